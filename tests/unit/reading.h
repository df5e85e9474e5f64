/*
 * reading.h -- profiles and documents from strings, for tests of doc/ and
 * edit/.
 *
 * `club` is an invented profile of an invented trade, in which no heading,
 * column or field is that of an agenda: what passes with it is in the profile,
 * not in C.
 */
#ifndef TESTS_UNIT_READING_H
#define TESTS_UNIT_READING_H

#include "base/buf.h"
#include "base/file.h"
#include "doc/agenda.h"
#include "doc/markup.h"
#include "tree/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char club[] =
	"formaat: 1\n"
	"secties:\n"
	"  - {kop: '(?<lid>.+)', niveau: 1, als: document, schrijf: '{lid}'}\n"
	"  - {kop: 'Was: (?<was>.+)', als: regel, schrijf: 'Was: {was}'}\n"
	"  - {kop: 'Lied', schrijf: Lied, veld: lied, als: tekst}\n"
	"  - kop: 'Taken|Klussen'\n"
	"    schrijf: Taken\n"
	"    veld: taken\n"
	"    als: lijst\n"
	"    punt: '(?<wie>[^:]+): (?<wat>.+)'\n"
	"    schrijf_punt: '{wie}: {wat}'\n"
	"  - kop: 'Stemmen'\n"
	"    schrijf: Stemmen\n"
	"    als: groep\n"
	"    secties:\n"
	"      - kop: 'Stem (?<cijfer>\\d+)( ~ (?<klank>.+))?'\n"
	"        schrijf: 'Stem {cijfer} ~ {klank}'\n"
	"        schrijf_zonder: {klank: 'Stem {cijfer}'}\n"
	"        veld: stemmen\n"
	"        meer: true\n"
	"        als: deel\n"
	"        tekst: uitleg\n"
	"        secties:\n"
	"          - {kop: 'Was: (?<was>.+)', als: regel, schrijf: 'Was: "
	"{was}'}\n"
	"          - {kop: 'Leden', schrijf: Leden, veld: leden, als: lijst}\n"
	"          - kop: 'Partituren'\n"
	"            schrijf: Partituren\n"
	"            veld: partituren\n"
	"            als: tabel\n"
	"            kolommen:\n"
	"              - {kolom: 'Stuk|Werk', veld: stuk, schrijf: Stuk, "
	"sleutel: true}\n"
	"              - {kolom: 'Blad', veld: blad, schrijf: Blad}\n"
	"              - {kolom: 'Regels?', veld: regels, schrijf: Regels, "
	"als: lijst}\n"
	"  - kop: 'Rooster'\n"
	"    schrijf: Rooster\n"
	"    als: groep\n"
	"    secties:\n"
	"      - kop: '(?<zaal>.+)'\n"
	"        schrijf: '{zaal}'\n"
	"        veld: avonden\n"
	"        als: tabel\n"
	"        zet: {soort: vast}\n"
	"        kolommen:\n"
	"          - {kolom: 'Avond', veld: avond, schrijf: Avond, sleutel: "
	"true}\n"
	"          - {kolom: 'Uur', veld: uur, schrijf: Uur, sleutel: true}\n";

static inline const struct source *
text_source(struct arena *a, const char *name, const char *text)
{
	return source_new(a, str_from(name), str_from(text));
}

/* A profile with only an opmaak.yaml. */
static inline const struct profile *
profile_of(struct arena *a, const char *opmaak, struct findings *to)
{
	struct profile_files files = {
		.opmaak = text_source(a, "opmaak.yaml", opmaak)};

	return profile_read(a, files, to);
}

/* A document, read without a finding of the profile. */
static inline const struct agenda *document(struct arena *a, const char *opmaak,
					    const char *name, const char *text,
					    struct findings *to)
{
	struct findings none = {.a = a};
	const struct profile *p = profile_of(a, opmaak, &none);

	assert_int_equal(none.n, 0);
	return agenda_read(a, p, text_source(a, name, text), to);
}

/* Data as JSON on one line, with single quotes: readable in a test. */
static inline const char *as_json(struct arena *a, const struct node *data)
{
	struct buf out = {.a = a};
	struct json j = {.out = &out, .compact = true};
	char *text;

	if (data == NULL)
		return "nothing";
	json_node(&j, data);
	text = str_cstr(a, buf_str(&out));
	for (char *c = text; *c != '\0'; c++)
		if (*c == '"')
			*c = '\'';
	return text;
}

/* "rule@line:column" of every finding, with blanks between. */
static inline const char *places(struct arena *a, struct findings *f)
{
	struct buf out = {.a = a};

	findings_sort(f);
	for (size_t i = 0; i < f->n; i++) {
		struct place p =
			source_place(f->at[i].source, f->at[i].span.from);

		buf_fmt(&out, "%s%s@%u:%u", i > 0 ? " " : "", f->at[i].rule,
			p.line, p.column);
	}
	return str_cstr(a, buf_str(&out));
}

#endif
