#!/bin/sh
# fix.sh BUILD -- agenda-validate --fix changes the bytes it must and no other,
# leaves a whole file behind whenever it is stopped, and has nothing to do the
# second time.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: fix.sh BUILD}" && pwd)
# shellcheck source=tests/lib.sh
. "$root/tests/lib.sh"
cp -r "$root/schema" "$tmp/schema"
cd "$tmp" || exit 2

fix() {
	agenda-validate --fix "$@" >"$tmp/out" 2>&1
}

same() { # NAME FILE FILE
	if cmp -s "$2" "$3"; then ok; else not_ok "$1: $2 is not $3"; fi
}

# an agenda with the mistakes that $1, $2 and so on hold
agenda() {
	printf -- '---\nformaat: 1\nagenda: %s\ntitel: T\n' "$1"
	printf 'soort: onderwijsagenda\ngebied: G\n'
	printf 'versie: {id: v1, naam: een, status: concept}\n---\n\n# T\n\n'
	shift
	printf '%s\n\n' "$@"
}

# ---------------------------------------------------------- bytes and nothing else
agenda x 'De <b>raad</b> komt , vandaag.' 'Twee  spaties, etc.. en  drie.' \
	'Een (half  haakje' >plain.md
agenda x 'De raad komt, vandaag.' 'Twee spaties, etc. en drie.' \
	'Een (half haakje' >meant.md
cp plain.md a.md
fix a.md
same 'what is mended' a.md meant.md
cp a.md once.md
fix a.md
same 'the second time' a.md once.md

sed 's/$/\r/' plain.md >crlf.md
sed 's/$/\r/' meant.md >crlf.meant
fix crlf.md
same 'line ends of Windows' crlf.md crlf.meant

{ printf '\357\273\277' && cat plain.md; } >bom.md
{ printf '\357\273\277' && cat meant.md; } >bom.meant
fix bom.md
same 'a byte order mark' bom.md bom.meant

printf '%s' "$(cat plain.md)" >open.md
printf '%s' "$(cat meant.md)" >open.meant
fix open.md
same 'no line end at the end' open.md open.meant

# ---------------------------------------------------------- the file itself
cp plain.md mode.md
chmod 640 mode.md
mkdir -p else && cp plain.md else/real.md && ln -s else/real.md link.md
fix mode.md link.md
if [ "$(stat -c %a mode.md)" = 640 ]; then ok; else not_ok 'permissions'; fi
if [ -L link.md ]; then ok; else not_ok 'the link became a file'; fi
same 'behind a link' else/real.md meant.md

before=$(stat -c %i-%Y meant.md)
fix meant.md
if [ "$(stat -c %i-%Y meant.md)" = "$before" ]; then
	ok
else
	not_ok 'a file without mistakes was written'
fi

# ---------------------------------------------------------- what it must not
# mended, this would be no YAML any more: all of it stays
printf 'formaat: 1\nagenda: q\ntitel: "Zeg &quot;ja&quot; nu"\n' >quote.yaml
cp quote.yaml quote.meant
fix quote.yaml
same 'a document that could not be read afterwards' quote.yaml quote.meant
printf '\377\376 geen tekst' >latin.md
cp latin.md latin.meant
fix latin.md
same 'no UTF-8' latin.md latin.meant

# ---------------------------------------------------------- as a diff
cp plain.md d.md
agenda-validate --fix --dry-run d.md >d.diff
same 'a dry run' d.md plain.md
git init -q . && git apply -p0 d.diff
same 'the diff, applied' d.md meant.md

# ---------------------------------------------------------- stopped halfway
i=0
while [ $i -lt 300 ]; do
	printf '%s\n\n' 'De <b>raad</b> komt , vandaag, etc.. en zo.'
	i=$((i + 1))
done >body
agenda big "$(cat body)" >big.old
cp big.old big.md
fix big.md
cp big.md big.new
whole=0 halves=0
for delay in 0.001 0.002 0.004 0.006 0.008 0.01 0.012 0.015 0.02 0.03 0.05; do
	cp big.old big.md
	timeout -s KILL $delay agenda-validate --fix big.md >/dev/null 2>&1
	if cmp -s big.md big.old || cmp -s big.md big.new; then
		whole=$((whole + 1))
	else
		halves=$((halves + 1))
	fi
done
if [ $halves -eq 0 ]; then ok; else not_ok "$halves half files"; fi
if cmp -s big.old big.new; then not_ok 'nothing was mended'; else ok; fi
summary
