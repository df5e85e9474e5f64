#!/bin/sh
# rules_page.sh BUILD [--write] -- man/agenda-rules.7 says what the rules say.
# Its list of rules is made from `--explain`; with --write the page is made
# anew, without it the page that is there must be that one.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: rules_page.sh BUILD [--write]}" && pwd)
cd "$root" || exit 2
page=man/agenda-rules.7
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

explain() {
	"$build/agenda-validate" --explain "$1" --lang en --width 0 \
		--color never --profile schema
}

# shellcheck disable=SC2016 # backquotes for sed, not for the shell
rules() {
	sed -n 's/.*{\.id = "\([a-z-]*\)".*/\1/p' tools/check/rules_*.c |
		LC_ALL=C sort | while read -r id; do
		explain "$id" | awk '
			NR == 1 { printf ".It Cm %s %s\n", $1, $2; next }
			/^$/ { next }
			NR == 2 { print "Looks at " $0 "."; next }
			{ print }'
	done | sed 's/(error)/Pq fout/; s/(warning)/Pq waarschuwing/
		s/(note)/Pq aandacht/; s/`\([^`]*\)`/\\(lq\1\\(rq/g
		s/  */ /g; s/\([a-z)0-9]\)\. \([A-Z]\)/\1.\
\2/g'
}

patterns() {
	sed -n 's/^  - id: \([a-z-]*\)$/.It Cm \1/p
		s/^    melding_en: \(.*\)/Says: \1./p
		s/^    waarom_en: \(.*\)/\1/p' schema/regels.yaml |
		sed 's/\([a-z)0-9]\)\. \([A-Z]\)/\1.\
\2/g'
}

awk '{ print } /^\.\\" rules$/ { exit }' "$page" >"$tmp/page"
{
	echo '.Bl -tag -width Ds'
	rules
	echo '.El'
	echo '.Ss Pattern rules of the default profile'
	echo '.Bl -tag -width Ds'
	patterns
	echo '.El'
	echo '.Sh SEE ALSO'
	echo '.Xr agenda-validate 1 ,'
	echo '.Xr agenda-opmaak 5'
} >>"$tmp/page"

if [ "${2:-}" = --write ]; then
	cp "$tmp/page" "$page"
elif diff -u "$page" "$tmp/page"; then
	echo "1 passed, 0 failed"
else
	echo "FAIL $page: run tests/check.d/rules_page.sh BUILD --write"
	echo "0 passed, 1 failed"
	exit 1
fi
