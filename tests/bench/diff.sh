#!/bin/sh
# diff.sh -- pairs of 15 KB to 11 MB with few and many edits, beside the diff
# tools of Debian.  Run by run.sh.
set -eu
data=${work:?run by run.sh}/diff
here=${here:?}
mkdir -p "$data"

pair() { # CHAPTERS EDITS
	for side in 0 "$2"; do
		f=$data/$1-$side.md
		[ -f "$f" ] || awk -v seed=7 -v chapters="$1" -v edits="$side" \
			-v form=md -f "$here/generate.awk" >"$f"
	done
}

row() {
	name=$1
	shift
	command -v "$2" >/dev/null || { echo "$name: not installed"; return; }
	# shellcheck disable=SC2046 # three numbers
	set -- $(timeout 120 measure "$@" || echo '- - -')
	printf '  %-22s %10s ms %10s MB\n' "$name" "$1" "$3"
	wall=$1
}

for edits in 5 200; do
	printf 'edits: %s of 1,000 sentences\n' "$edits"
	before='' size_before=''
	for chapters in 8 64 640 6400; do
		pair $chapters $edits
		old=$data/$chapters-0.md new=$data/$chapters-$edits.md
		size=$(wc -c <"$old")
		printf ' %s bytes\n' "$size"
		runs=5
		[ $chapters -gt 1000 ] && runs=1
		row agenda-diff $runs agenda-diff --format=json "$old" "$new"
		if [ -n "$before" ] && [ "$wall" != - ]; then
			awk -v a="$wall" -v b="$before" -v m="$size" -v n="$size_before" \
				'BEGIN { printf "  growth exponent %.2f\n", log(a / b) / log(m / n) }'
		fi
		before=$wall size_before=$size
		[ $chapters -gt 1000 ] && [ -z "${BENCH_ALL:-}" ] && continue
		row 'git diff --word-diff' $runs git diff --no-index --word-diff "$old" "$new"
		row wdiff $runs wdiff "$old" "$new"
		row dwdiff $runs dwdiff "$old" "$new"
		row lowdown-diff $runs lowdown-diff "$old" "$new"
	done
done
