# Step r18 was put off; r20 takes over from it.
/^| r18 /s/ | |$/ | Aangehouden tot het speerpunt preventie is uitgewerkt. |/
/^## Behandeling$/,/^## Inbreng$/{
	/^| Stap /s/$/ Vervangt |/
	/^| --- /s/$/ --- |/
	/^| r/s/$/ |/
}
/^| r18 /a\
| r20 | 13-2-2020 | Directieoverleg sociaal domein | Bespreken | Volgt | r18 |
