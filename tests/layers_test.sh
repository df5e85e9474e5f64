#!/bin/sh
# The layer test must fail when a layer is broken: a test that cannot fail is
# no test.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

# breaks FILE LINE WORDS: adding LINE to FILE must be reported with WORDS
breaks() {
	rm -rf "$tmp/tools" "$tmp/tests"
	cp -r "$root/tools" "$root/tests" "$tmp"
	printf '%s\n' "$2" >>"$tmp/$1"
	if out=$(sh "$root/tests/layers.sh" "$tmp"); then
		echo "not noticed: $2 in $1"
		failed=$((failed + 1))
	elif ! printf '%s' "$out" | grep -qF "$3"; then
		echo "wrong words for $2 in $1: $out"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}

breaks tools/text/source.c '#include "cmd/cmd.h"' 'text may not include cmd/cmd.h'
breaks tools/diff/words.c '#include "trail/trail.h"' 'diff may not include'
breaks tools/doc/period.c '#include <git2.h>' '<git2.h> belongs elsewhere'
breaks tools/cmd/cmd.c '#include <yaml.h>' '<yaml.h> belongs elsewhere'
breaks tools/base/str.c '#include "str.h"' 'folder/file.h'
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
