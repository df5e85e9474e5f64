#!/bin/sh
# units.sh BUILD -- run every cmocka program; one line each, all of the output
# of those that fail.
set -u
build=${1:?usage: units.sh BUILD}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
export AGENDA_BUILD="$build" LC_ALL=C.UTF-8 TZ=UTC

for t in tests/unit/*.c; do
	name=$(basename "$t" .c)
	"$build/unit/$name" >"$tmp/log" 2>&1
	status=$?
	p=$(grep -c '^\[       OK \]' "$tmp/log")
	f=$(grep -c '^\[  FAILED  \] .*$' "$tmp/log")
	[ "$f" -gt 0 ] && f=$(sed -n 's/^\[  FAILED  \] tests: *\([0-9]*\) test.*/\1/p;s/^ *\([0-9]*\) FAILED TEST.*/\1/p' "$tmp/log" | tail -n 1)
	[ "${f:-0}" -eq 0 ] && [ $status -ne 0 ] && f=1
	passed=$((passed + p)) failed=$((failed + ${f:-0}))
	if [ $status -ne 0 ]; then
		echo "FAIL $name"
		cat "$tmp/log"
	else
		echo "ok   $name ($p)"
	fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
