#!/bin/sh
# rule_papers.sh BUILD -- no rule ships without papers that it must flag and
# papers that it must leave alone.
#
# tests/rules/<rule> holds them one after the other, each under a line
#	=== flag 7 12		the rule speaks of these lines, and of no other
#	=== leave		the rule is silent
#	=== older		not judged: the next one is held against it
# with the extension of the file at the end where it is not txt.  Tabs are
# written as " | " outside Markdown: a paper has them between its cells.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: rule_papers.sh BUILD}" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
cd "$root" || exit 2

# apart RULE: each paper a file, and of each a line in $tmp/RULE.list:
# file, older file or "-", lines
apart() {
	mkdir "$tmp/$1"
	awk -v dir="$tmp/$1" -v tab='\t' '
		/^=== / {
			n++
			ext = $NF ~ /^(md|yaml)$/ ? $NF : "txt"
			file = dir "/" n "." ext
			printf "" >file
			if ($2 == "older") { older = file; next }
			lines = ""
			for (i = 3; i <= NF; i++)
				if ($i ~ /^[0-9]+$/)
					lines = lines " " $i
			print file, (older == "" ? "-" : older), $2 lines
			older = ""
			next
		}
		{
			if (ext == "txt")
				gsub(/ \| ?/, tab)
			print >file
		}' "tests/rules/$1" >"$tmp/$1.list"
}

# spoken RULE FILE OLDER: the lines that the rule speaks of
spoken() {
	set -- "$1" "$2" "${3#-}"
	"$build/agenda-validate" --profile schema --format gcc --color never \
		${3:+--against "$3"} "$2" 2>&1 |
		sed -n "s/^[^:]*:\([0-9]*\):[0-9]*: .* \[$1\]\$/\1/p" |
		sort -nu | tr '\n' ' '
}

for papers in tests/rules/*; do
	rule=${papers##*/}
	apart "$rule"
	while read -r file older verdict lines; do
		got=$(spoken "$rule" "$file" "$older")
		if [ "${got% }" = "$lines" ]; then
			passed=$((passed + 1))
		else
			echo "FAIL $rule, paper ${file##*/} ($verdict): lines" \
				"'${got% }', not '$lines'"
			failed=$((failed + 1))
		fi
	done <"$tmp/$rule.list"
	for verdict in flag leave; do
		n=$(grep -c " $verdict" "$tmp/$rule.list")
		if [ "$n" -ge 3 ]; then
			passed=$((passed + 1))
		else
			echo "FAIL $rule: $n papers to $verdict, not three"
			failed=$((failed + 1))
		fi
	done
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
