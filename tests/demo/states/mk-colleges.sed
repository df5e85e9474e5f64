# Two of the five colleges have decided.
/^      - naam: Beverwijk$/,/^        gepland: /{
	/^        gepland: /a\
        gehouden: 7 december 2021\
        uitkomst: vastgesteld
}
/^      - naam: Velsen$/,/^        gepland: /{
	/^        gepland: /a\
        gehouden: 14 december 2021\
        uitkomst: vastgesteld
}
