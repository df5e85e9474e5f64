#!/bin/sh
# run.sh BUILD -- every test, one closing line.  BUILD is build/<flavor>.
# Each part prints its own result and a line `N passed, N failed[, N skipped]`;
# the sum of those is the last line.
set -u
cd "$(dirname "$0")/.." || exit 2
build=${1:?usage: run.sh BUILD}
log=$build/tests.log
: >"$log"
failed=0
# deep stacks, so that leaks of libraries can be told from ours
export ASAN_OPTIONS=fast_unwind_on_malloc=0
export LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0"

part() {
	echo "== $1"
	shift
	"$@" >"$build/part.log" 2>&1
	status=$?
	cat "$build/part.log"
	cat "$build/part.log" >>"$log"
	if [ $status -ne 0 ]; then
		failed=1
		grep -qE '^[0-9]+ passed, [0-9]+ failed' "$build/part.log" ||
			echo "0 passed, 1 failed" | tee -a "$log"
	fi
}

part "layers" sh tests/layers.sh
part "layers, broken on purpose" sh tests/layers_test.sh
part "units" sh tests/units.sh "$build"
part "golden" sh tests/golden.sh "$build"
for t in tests/check.d/*.sh; do
	[ -e "$t" ] && part "$(basename "$t" .sh)" sh "$t" "$build"
done

sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed\(, \([0-9]*\) skipped\)\{0,1\}$/\1 \2 \4/p' "$log" |
	awk -v failed=$failed '
	{ p += $1; f += $2; s += $3 }
	END {
		if (failed && f == 0) f = 1
		printf "\n%d passed, %d failed", p, f
		if (s) printf ", %d skipped", s
		print ""
		exit f > 0
	}'
