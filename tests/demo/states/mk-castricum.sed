# The college of Castricum put it off.
/^      - naam: Castricum$/,/^        gepland: /{
	/^        gepland: /a\
        gehouden: 21 december 2021\
        uitkomst: aangehouden\
        conclusie: Aangehouden tot na de gemeenteraadsverkiezingen.
}
