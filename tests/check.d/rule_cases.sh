#!/bin/sh
# rule_cases.sh -- every rule, in C or in regels.yaml, has a golden case.
set -u
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
for id in $(sed -n 's/.*{\.id = "\([a-z-]*\)".*/\1/p' tools/check/rules_*.c) \
	$(sed -n 's/^  - id: \([a-z-]*\)$/\1/p' schema/regels.yaml); do
	if [ -f "tests/golden/rules/$id/expect" ]; then
		passed=$((passed + 1))
	else
		echo "FAIL rule $id has no case in tests/golden/rules/$id"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
