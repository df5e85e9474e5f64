/*
 * text_papers.h -- the papers of text_rules.c.
 */
#ifndef TESTS_UNIT_TEXT_PAPERS_H
#define TESTS_UNIT_TEXT_PAPERS_H

#include <stddef.h>

/* `marked`: the words that the finding stands at; NULL: there is none. */
struct paper {
	const char *rule, *text, *marked;
};

static const struct paper papers[] = {
	/* slips, by the document itself */
	{"typo",
	 "De wijkverpleegkundige belt. De wijkverpleegkundige komt langs. Soms "
	 "belt "
	 "de wijkverplegkundige niet.",
	 "wijkverplegkundige"},
	{"typo",
	 "Het woningbouwprogramma is klaar. Het woningbouwprogramma gaat naar "
	 "de "
	 "raad; het conceptwonigbouwprogramma ligt ter inzage.",
	 "conceptwonigbouwprogramma"},
	{"typo",
	 "De omgevingsvisie is er. De omgevingsvisie wint. De omgveingsvisie "
	 "gaat "
	 "naar de raad.",
	 "omgveingsvisie"},
	{"typo",
	 "Wij voorkomen schade en voorkomen leed. Kosten kunnen voortkomen uit "
	 "de wijk.",
	 NULL},
	{"typo",
	 "De inwoners besluiten samen. De inwoners besluiten alles. Een "
	 "inwoner kan afsluiten.",
	 NULL},
	{"typo",
	 "De gemeentelijke begroting en de gemeentelijke rekening; een "
	 "gemeentelijk plan.",
	 NULL},
	{"typo",
	 "Bestuurders spraken met bestuurders over bestuurlijke drukte.", NULL},
	/* parted words */
	{"typo", "Het wijkteam helpt. Het wijk team komt langs.", "wijk team"},
	{"typo", "De woonvisie telt; over de woon visie beslist de raad.",
	 "woon visie"},
	{"typo", "Het zwembadplan ligt er. Wij lezen het zwembad plan.",
	 "zwembad plan"},
	{"typo", "Het samenwerken gaat goed als wij samen werken.", NULL},
	{"typo", "De werkplaats is open waar het werk plaats vindt.", NULL},
	{"typo", "Kinderopvang is er; voor kinderen. Opvang is er ook.", NULL},
	/* misspelt, and taken for another */
	{"typo", "De accomodatie is verbouwd.", "accomodatie"},
	{"typo", "Wij gaan dit gezamelijk doen.", "gezamelijk"},
	{"typo", "De raad wordt gevraagd om kennismaking van het plan.",
	 "kennismaking van"},
	{"typo", "Door korte lijstjes vinden zij elkaar.", "korte lijstjes"},
	{"typo", "De jeugdconsultant belt.", "jeugdconsultant"},
	{"typo", "Dit verbeterd de sfeer in de wijk.", "Dit verbeterd "},
	{"typo", "Het plan is verbetert na overleg.", "is verbetert"},
	{"typo", "Een kennismaking met de wijk, en korte lijsten met namen.",
	 NULL},
	{"typo", "De organisatieconsultant van het bureau verbetert de zorg.",
	 NULL},
	{"typo", "Dit verbeterde de sfeer; dat verband de wijk.", NULL},
	{"typo", "Het is verbeterd, hij is expert, de wijk wordt groter.",
	 NULL},
	/* grammar */
	{"grammar", "Hiervoor komt een nieuw gremia.", "een nieuw gremia"},
	{"grammar", "Dit criteria is te hard.", "Dit criteria"},
	{"grammar", "Iedereen krijgt de kans om elkaar beter leren kennen.",
	 NULL},
	{"grammar", "Zij komen om zich goed voorbereiden.",
	 "om zich goed voorbereiden"},
	{"grammar", "De Lokaal Educatieve Agenda ligt voor.", "Lokaal "},
	{"grammar", "Bijgevoegd notitie gaat hierover.", "Bijgevoegd "},
	{"grammar", "Wij lezen de de notitie.", "de de"},
	{"grammar", "Het college hebben besloten.", "Het college hebben"},
	{"grammar",
	 "De regionaal gedragen visie en de Lokale Educatieve Agenda.", NULL},
	{"grammar",
	 "Zij komen om zich goed te kunnen voorbereiden op de gremia.", NULL},
	{"grammar", "Wij weten dat dat kan, en die die wil, mag.", NULL},
	{"grammar", "Het agendapunt en de beleidsnota; dit werkgroepje.", NULL},
	{"grammar", "De wens van scholen heeft de aandacht.", NULL},
	/* punctuation */
	{"punct", "Sport, cultuur, etc.. horen erbij.", ".."},
	{"punct", "Wie doet dit?? Dat is de vraag.", "??"},
	{"punct", "De raad (en het college besluit in mei.", "("},
	{"punct", "De raad , het college en de wijk.", " ,"},
	{"punct", "De wijk is klaar.Daarna komt de straat aan de beurt.", "."},
	{"punct", "Zij noemen dit “de wijk\" en gaan door.", "“de wijk\""},
	{"punct",
	 "Wij wachten... en dan, na mei, besluit de raad (en het college).",
	 NULL},
	{"punct",
	 "Er zijn twee wegen: a) nu en b) later; zie www.wijk.nl voor meer.",
	 NULL},
	{"punct",
	 "Van 8.30 tot 9,5 uur, o.a. in de wijk, d.w.z. hier; kosten 1.500,-",
	 NULL},
	/* texts that break off */
	{"truncated", "De bus rijdt niet wanneer er sneeuw",
	 "wanneer er sneeuw"},
	{"truncated", "Wij spraken in diverse de laatste weken.",
	 "diverse de "},
	{"truncated",
	 "- de weg;\n- het pad;\n- de brug;\n\nDaarna volgt de raad.", ";"},
	{"truncated",
	 "De wijk krijgt in het voorjaar nieuwe lampen. Daarna komen er banken "
	 "bij de "
	 "vijver, en in het najaar bespreekt de werkgroep met de inwoners wat "
	 "er nog "
	 "aan groen",
	 "groen"},
	{"truncated", "De bus rijdt niet wanneer er sneeuw ligt", NULL},
	{"truncated", "- de weg;\n- het pad;\n\nkomen in het plan.", NULL},
	{"truncated",
	 "De wijk krijgt in het voorjaar nieuwe lampen. Daarna komen er banken "
	 "bij de "
	 "vijver, en in het najaar bespreekt de werkgroep met de inwoners dit "
	 "alles\n"
	 "\n- lampen\n- banken",
	 NULL},
	{"truncated", "Dit gebeurt wanneer nodig", NULL},
	/* abbreviations */
	{"abbrev", "De RUD controleert de bedrijven.", "RUD"},
	{"abbrev", "Het plan van de OMG gaat over bouwen.", "OMG"},
	{"abbrev",
	 "De BAR stemt in.\n\nDe Bestuurlijke Adviesraad (BAR) is er voor de "
	 "wijk.",
	 "BAR"},
	{"abbrev",
	 "De Regionale Uitvoeringsdienst (RUD) komt; de RUD controleert.",
	 NULL},
	{"abbrev",
	 "Iedere VMBO-leerling kan NIET zonder de GGD, maar niet vandaag.",
	 NULL},
	{"abbrev", "DEEL II\n\nVergaderen in het Hof van Sas, en zelf betalen.",
	 NULL},
	{"abbrev",
	 "De RUD (regionale uitvoeringsdienst) controleert; de RUD belt.",
	 NULL},
	/* u and je */
	{"style", "U leest de nota. Heb jij een vraag?", "jij"},
	{"style", "Wij vragen u om raad. Jouw mening telt, en u beslist.",
	 "Jouw"},
	{"style", "Jullie wensen tellen. Jouw wens ook. Wilt u meedoen?", "u"},
	{"style", "U leest de nota en u beslist; uw mening telt.", NULL},
	{"style", "Heb jij een vraag? Dan bel je, om 10 u.", NULL},
	{"style", "U hoorde het kind: \"zie jij mij?\"", NULL},
	/* persons */
	{"privacy", "Bel 06-1234 5678.", "06-1234 5678"},
	{"privacy", "Zijn BSN: 123456782.", "BSN: 123456782"},
	{"privacy", "Mail naar jan.jansen@hotmail.com.",
	 "jan.jansen@hotmail.com"},
	{"privacy", "Zij is geboren op 3 mei 1971.", "geboren op 3 mei 1971"},
	{"privacy", "Bel 035-123 45 67, kenmerk 06.1234567.", NULL},
	{"privacy", "Mail naar griffie@gemeente.nl over de BSN-voorziening.",
	 NULL},
	{"privacy", "De wijk is geboren uit nood, in 1971.", NULL},
	/* what another program left */
	{"residue", "De <b>raad</b> besluit.", "<b>raad</b>"},
	{"residue", "Zie Error! Reference source not found. Daarna.",
	 "Error! Reference source not found."},
	{"residue", "Wonen &nbsp; werken.", "&nbsp;"},
	{"residue", "Van Wijk -> Stad en verder.", " -> "},
	{"residue", "De raad <besluit> als 3 < 4 en 5 > 4.", NULL},
	{"residue", "Een reis à 10 euro, of drie à vier dagen.", NULL},
	{"residue", "Jansen & Zonen, R&D; fout! dacht hij.", NULL},
	/* what is still to be filled in */
	{"placeholder", "Binnen XX weken is er een besluit.", "XX weken"},
	{"placeholder", "De kosten zijn € XX per jaar.", "€ XX"},
	{"placeholder", "Vergadering van [datum] in het raadhuis.", "[datum]"},
	{"placeholder", "Klik of tik om tekst in te voeren.",
	 "Klik of tik om tekst in te voeren."},
	{"placeholder", "Binnen twee weken, op 12 mei, voor € 20 per jaar.",
	 NULL},
	{"placeholder", "In jaar X en straat XX staat het; nog n.t.b.", NULL},
	{"placeholder", "Zie de vergadering [1] van mei.", NULL},
};

#endif
