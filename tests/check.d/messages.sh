#!/bin/sh
# messages.sh BUILD -- every message in the code has its Dutch: none is missing
# from po/nl.po, empty or doubtful, and none there has left the code.
set -u
cd "$(dirname "$0")/../.." || exit 2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_:1,2 \
	--keyword=MSG --output="$tmp/code.pot" tools/*/*.[ch] || exit 2
msgattrib --translated --no-fuzzy --no-obsolete -o "$tmp/nl.po" po/nl.po ||
	exit 2
# both forms of a plural: a table names each with a MSG() of its own
messages() {
	msgcat --no-wrap --no-location "$1" |
		sed -n 's/^msgid\(_plural\)\{0,1\} //p' |
		sed '/^""$/d' | LC_ALL=C sort -u
}
messages "$tmp/code.pot" >"$tmp/code"
messages "$tmp/nl.po" >"$tmp/dutch"
LC_ALL=C comm -23 "$tmp/code" "$tmp/dutch" >"$tmp/missing"
LC_ALL=C comm -13 "$tmp/code" "$tmp/dutch" >"$tmp/left"
sed 's/^/no Dutch for: /' "$tmp/missing"
sed 's/^/no longer in the code: /' "$tmp/left"
missing=$(cat "$tmp/missing" "$tmp/left" | wc -l)
echo "$(($(wc -l <"$tmp/code") - $(wc -l <"$tmp/missing"))) passed, $missing failed"
[ "$missing" -eq 0 ]
