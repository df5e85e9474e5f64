# The college of Beverwijk has decided.
/^      - naam: Beverwijk$/,/^        gepland: /{
	/^        gepland: /a\
        gehouden: 7 december 2021\
        uitkomst: vastgesteld
}
