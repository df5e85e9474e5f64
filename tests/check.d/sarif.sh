#!/bin/sh
# sarif.sh BUILD -- what we write as SARIF is valid by the schema of SARIF.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: sarif.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
schema=$root/tests/sarif/sarif-2.1.0.json
export SOURCE_DATE_EPOCH=1577880000

# valid NAME ARGUMENTS...: the findings of agenda-validate ARGUMENTS are SARIF
valid() {
	name=$1
	shift
	agenda-validate --format=sarif "$@" >"$tmp/sarif.json" 2>"$tmp/err"
	gives "$name" 0 '' agenda-validate --schema "$schema" \
		--assert-formats --no-rules "$tmp/sarif.json"
}

valid 'no findings' "$root/agendas"
for case in "$root"/tests/golden/rules/* "$root"/tests/golden/validate/* \
	"$root"/tests/golden/bad-input/*; do
	set --
	for f in "$case"/*.md "$case"/*.yaml "$case"/*.json "$case"/*.txt \
		"$case"/*/*.md "$case"/*/*.yaml; do
		[ ! -f "$f" ] || set -- "$@" "$f"
	done
	[ $# -eq 0 ] || valid "${case#"$root"/tests/golden/}" "$@"
done
cd "$tmp" || exit 2
odd='een "naam" met % en
regel.yaml'
printf 'agenda: [\n\001: "\\u0007"\n' >"$odd"
valid 'a name and a text with anything in it' "$odd"
agenda-validate --format=sarif "$odd" >odd.json
sed 's/"ruleId"/"ruleID"/' odd.json >wrong.json
gives 'a wrong one is found' 1 'ruleID' \
	agenda-validate --schema "$schema" --no-rules wrong.json

summary
