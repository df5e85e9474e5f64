#!/bin/sh
# import.sh -- a paper of 30 KB as a whole process, and how import grows with
# the paper: the invented papers of tests/papers again and again.  Run by run.sh.
set -eu
data=${work:?run by run.sh}/import
papers=${here:?}/../papers
mkdir -p "$data"

# paper BYTES: whole papers up to that size
paper() {
	while cat "$papers"/*.txt "$papers"/*.md; do
		:
	done 2>/dev/null | head -c "$1" >"$data/$1.txt"
}

for size in 30000 100000 1000000 10000000; do
	[ -f "$data/$size.txt" ] || paper "$size"
done
per_mb=
for size in 30000 100000 1000000 10000000; do
	# shellcheck disable=SC2046 # three numbers
	set -- $(measure "$([ "$size" -gt 1000000 ] && echo 1 || echo 3)" agenda import --as x --form yaml --report /dev/null \
		"$data/$size.txt")
	printf '%-40s %9s ms %9s ms CPU %7s MB' "agenda import, $size bytes" \
		"$1" "$2" "$3"
	[ -z "$per_mb" ] || awk -v a="$2" -v n="$size" -v b="$per_mb" \
		'BEGIN { printf "  %.2f x per byte", a / n / b }'
	echo
	[ "$size" != 1000000 ] ||
		per_mb=$(awk -v a="$2" -v n="$size" 'BEGIN { print a / n }')
done
# shellcheck disable=SC2046 # three numbers
set -- $(measure 5 agenda validate --format=json "$data/30000.txt")
printf '%-40s %9s ms %9s ms CPU %7s MB\n' 'agenda-validate, 30000 bytes' \
	"$1" "$2" "$3"
