#!/bin/sh
# judged.sh BUILD -- how much of what is wrong in papers is found, and how much
# is told that is not wrong.
#
# tests/judged/N.txt are invented papers, N.key what was put wrong in them by
# hand (tests/judged/score.awk); an empty key is a paper in which nothing is.
# The floors below are what was measured, a little lower for the papers with
# defects: raise them when rules find more.  JUDGED=1 prints what was missed.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: judged.sh BUILD}" && pwd)
# shellcheck source=tests/lib.sh
. "$root/tests/lib.sh"
cd "$root" || exit 2

found=0 wrong=0 others=0
for key in tests/judged/*.key; do
	paper=${key%.key}.txt
	agenda-validate --profile schema --lang en --format gcc --color never \
		"$paper" >"$tmp/findings" 2>&1
	awk -f tests/judged/score.awk "$key" "$paper" "$tmp/findings" >"$tmp/score"
	[ "${JUDGED:-0}" = 1 ] && sed "s|^|${paper##*/}: |" "$tmp/score"
	if grep '^key names' "$tmp/score"; then
		not_ok "$key does not fit its paper"
	else
		ok
	fi
	# found N of N, N others
	# shellcheck disable=SC2046
	set -- $(sed -n 's/^found //p' "$tmp/score" | tr -dc '0-9 ')
	if [ -s "$key" ]; then
		found=$((found + $1)) wrong=$((wrong + $2)) others=$((others + $3))
	elif [ "$3" -eq 0 ]; then
		ok
	else
		not_ok "$paper: nothing is wrong there, $3 findings"
	fi
done

# at_least NAME FLOOR GOT
at_least() {
	if [ "$3" -ge "$2" ]; then ok; else not_ok "$1: $3, not $2"; fi
}
at_least "defects found of $wrong" 94 "$found"
[ $((found + others)) -gt 0 ] || others=1 # nothing told: 0 of 100
at_least "findings of 100 that a key names" 88 $((100 * found / (found + others)))
summary
