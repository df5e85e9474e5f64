# generate.awk -- invented agendas to measure with.
#
#	awk -v seed=1 -v chapters=5 -v edits=0 -v form=md -f generate.awk
#
# The same seed gives the same document.  `edits`: of every 1,000 sentences so
# many get another word, and as many list items are dropped.  `form`: md (an
# agenda in Markdown) or yaml.
function rnd(n) { state = (state * 1103515245 + 12345) % 2147483648; return int(state / 65536) % n }
function pick(list, n) { return list[1 + rnd(n)] }
function sentence(   s) {
	s = pick(who, nw) " " pick(does, nd) " " pick(what, nt) " " pick(when, nm) "."
	if (edit_state(1000) < edits) s = s " Dit is later toegevoegd."
	return s
}
function edit_state(n) { second = (second * 69069 + 1) % 2147483648; return int(second / 65536) % n }
function paragraph(n,   s, i) { s = sentence(); for (i = 1; i < n; i++) s = s " " sentence(); return s }
BEGIN {
	nw = split("De gemeenten|De schoolbesturen|Het samenwerkingsverband|De werkgroep|Het jeugdteam|De wethouders|Ouders en jongeren|De leerplichtambtenaren", who, "|")
	nd = split("bespreken|evalueren|versterken|onderzoeken|ondersteunen|begroten|monitoren|verbeteren", does, "|")
	nt = split("de overgang naar de arbeidsmarkt|de inzet van jeugdhulp op school|het aantal thuiszitters|de doorgaande leerlijn|de huisvesting van scholen|het lerarentekort|de aanpak van laaggeletterdheid|het gesprek met ouders", what, "|")
	nm = split("in het voorjaar van 2022|voor 1 maart 2023|in 2024|elk kwartaal|tot augustus 2025|in oktober 2022|jaarlijks in januari|vanaf 2026", when, "|")
	state = seed * 7919 + 17
	second = 4242
	if (form == "yaml") yaml(); else markdown()
}
function head() {
	print "formaat: 1\nagenda: meting-" seed "\ntitel: Meting " seed "\nsoort: samenwerkingsagenda\ngebied: Meetgebied\nlooptijd: 2022/2026"
	print "versie:\n  id: v" seed "\n  naam: meetversie\n  status: concept"
}
function yaml(   c, d, i) {
	head()
	print "toelichting: >-\n  " paragraph(3) "\nspeerpunten:"
	for (c = 1; c <= chapters; c++) {
		print "  - id: sp-" c "\n    nummer: '" c "'\n    titel: Speerpunt over " pick(what, nt) "\n    tekst: >-\n      " paragraph(3) "\n    doelen:"
		for (d = 1; d <= 4; d++) {
			print "      - id: d-" c "-" d "\n        doel: " sentence() "\n        indicatoren:"
			for (i = 0; i < 3; i++) print "          - " sentence()
			print "        hoofdactiviteiten:"
			for (i = 0; i < 3; i++) print "          - " sentence()
		}
	}
}
function markdown(   c, d, i, n, v) {
	print "---"; head(); print "---\n\n## Toelichting\n\n" paragraph(4) "\n\n## Speerpunten\n"
	for (c = 1; c <= chapters; c++) {
		n = pick(what, nt)
		print "### Speerpunt " c ": Werken aan " n "\n"
		for (d = 1; d <= 4; d++) print paragraph(4) "\n"
		print "#### Acties\n"
		for (i = 0; i < 6; i++) { v = sentence(); if (edit_state(1000) >= edits) print "- " v }
		print ""
	}
}
