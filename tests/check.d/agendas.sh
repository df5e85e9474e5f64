#!/bin/sh
# agendas.sh BUILD -- no fact of the papers behind the samples got lost, and
# the samples are in order.
#
# tests/agendas.expect names, a line each, a file of agendas/ and words that
# must stand in it: every speerpunt, doel, project, meeting, date and party.
# Line breaks do not count.  The counts below say that lists are complete.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: agendas.sh BUILD}" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
tab=$(printf '\t')
cd "$root/agendas" || exit 2

ok() {
	passed=$((passed + 1))
}

not_ok() {
	echo "FAIL $1"
	failed=$((failed + 1))
}

for file in */*; do
	mkdir -p "$tmp/${file%/*}"
	tr -s ' \n' ' ' <"$file" >"$tmp/$file"
done
while IFS=$tab read -r file words; do
	if grep -qF -- "$words" "$tmp/$file"; then
		ok
	else
		not_ok "agendas/$file lacks: $words"
	fi
done <"$root/tests/agendas.expect"

# counts NUMBER FILE PATTERN [FROM TO]: lines like it, in a part of the file
counts() {
	got=$(sed -n "\\%${4:-^}%,\\%${5:-^@end}%p" "$2" | grep -c -- "$3")
	if [ "$got" -eq "$1" ]; then
		ok
	else
		not_ok "agendas/$2: $got times $3, not $1"
	fi
}

richting=gooi-en-vechtstreek/onderwijsagenda-richting.md
counts 5 $richting '^### Speerpunt '
counts 16 $richting '^| r[0-9]'
counts 18 $richting '^| .*201[89]\|^| 5 februari' '^## Planning' '^## Werk'
counts 12 $richting '^| a[0-9]'
counts 4 $richting '^- ' '^## Wat valt op' '^## Eerste'
for n in 1:4 2:4 3:3 4:5 5:3; do
	counts ${n#*:} $richting '^- ' "^### Speerpunt ${n%:*}:" \
		"^### Speerpunt $((${n%:*} + 1)):\\|^## Richting"
done
v70=gooi-en-vechtstreek/onderwijsagenda-v70.md
counts 19 $v70 '^| r[0-9]'
counts 6 $v70 '^### ' '^## Waarden' '^## Uitgangspunten'
counts 4 $v70 '^- ' '^## Uitgangspunten' '^## Speerpunten'
counts 3 $v70 '^### Speerpunt '
counts 3 $v70 '^- ' '^## Aandachtspunt: Leraren' '^## Vervolg'
counts 10 $v70 '^| n[0-9]'
counts 20 $v70 '^| l[0-9]'
counts 15 $v70 '^| [a-z]* 202[01]' '^## Planning' '^## Lopende'
mk=midden-kennemerland/uitvoeringsagenda.yaml
counts 13 $mk '^      - id: d[0-9]'
counts 7 $mk '^  - term: '
counts 8 $mk '^  - naam: ' '^partijen:' '^visie:'
counts 15 $mk '^  - id: a[0-9]*$' '^planning:' '^begrippen:'
uw=utrecht-west/samenwerkingsagenda.md
counts 13 $uw '^| d[1-4][1-4] '
counts 4 $uw '^- ' '^## Visie' '^## Thema'
counts 4 $uw '^| 2016 '
counts 6 $uw '^| p[0-9]'
counts 6 $uw '^[1-6]\. ' '^### Kerndoelen'
for t in 'Preventie en toegang:6' 'Integraal arrangeren:3' Thuiszitters:2 \
	'Aansluiting arbeidsmarkt en participatie:2'; do
	sed -n '/^## Opbrengsten/,$p' $uw >"$tmp/yield"
	got=$(awk -v t="### ${t%:*}" '$0 == t { on = 1; next } /^#/ { on = 0 }
		on && /^\|/ { n++ } END { print n - 2 }' "$tmp/yield")
	if [ "$got" -eq "${t#*:}" ]; then ok; else not_ok "$uw: $t, not $got"; fi
done
# mail goes to a function at an address that cannot exist; nobody has a number
if grep -rnE '[a-z0-9._]+@[a-z0-9.-]+\.[a-z]|06[- ]*[0-9]{8}' . |
	grep -vE '@[a-z0-9-]+\.example\b'; then
	not_ok "an address or number of a person in agendas/"
else
	ok
fi
# each contradiction that stays has its reason in `onderdruk`
cd "$root" || exit 2
if "$build/agenda-validate" --fail-on=aandacht agendas >"$tmp/out" 2>&1; then
	ok
else
	not_ok "the samples are not in order"
	cat "$tmp/out"
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
