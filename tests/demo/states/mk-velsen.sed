# The college of Velsen has decided.
/^      - naam: Velsen$/,/^        gepland: /{
	/^        gepland: /a\
        gehouden: 14 december 2021\
        uitkomst: vastgesteld
}
