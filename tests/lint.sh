#!/bin/sh
# lint.sh [quick] -- clang-tidy over the C, shellcheck over the shell, mandoc
# over the manual pages.  Silent when all is well.  `quick` leaves out the
# analyzer, which follows paths through the code and takes 20 times as long.
set -u
cd "$(dirname "$0")/.." || exit 2
bad=0
checks=
[ "${1:-}" != quick ] || checks='--checks=-clang-analyzer-*'
export checks
# one process a file: the analyzer is slow, and every core helps
# shellcheck disable=SC2016 # the inner shell expands "$1"
printf '%s\n' tools/*/*.c | xargs -P "$(nproc)" -n 1 sh -c \
	'clang-tidy --quiet $checks "$1" -- -std=c11 -D_POSIX_C_SOURCE=200809L \
		-Itools "-DVERSION=\"x\"" "-DDATADIR=\"x\"" \
		"-DLOCALEDIR=\"x\"" 2>/dev/null' _ || bad=1
find tests hooks start .ci -type f | while read -r f; do
	case $f in
	*.sh) echo "$f" ;;
	*) head -c 20 "$f" | grep -qE '^#! ?(/bin/sh|/usr/bin/env (ba)?sh)' &&
		echo "$f" ;;
	esac
done | grep -v '^tests/golden/' | xargs -r shellcheck -x -e SC1091 || bad=1
for page in man/*.[0-9]; do
	[ -e "$page" ] || continue
	mandoc -T lint -W warning "$page" || bad=1
done
exit $bad
