#!/bin/sh
# run.sh BUILD [PART]... -- measure beside peers, in one run on one machine.
#
# Parts: validate, import, diff, route, hooks; without one, all of them.
# Peers are Debian packages; one that is not installed and cannot be is named
# and left out.  Only ratios travel to other machines.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: run.sh BUILD [PART]...}" && pwd)
shift
here=$root/tests/bench
work=$build/bench
mkdir -p "$work"
for part in "$@"; do
	[ -f "$here/$part.sh" ] && [ "$part" != run ] && continue
	echo "run.sh: there is no part $part" >&2
	exit 2
done
sh "$root/tests/deps.sh" bench || echo "(without the peers that are missing)"

for p in measure floor; do
	# shellcheck disable=SC2046 # words are wanted
	${CC:-cc} -O2 -std=c11 -o "$work/$p" "$here/$p.c" \
		$(pkg-config --cflags --libs yaml-0.1)
done
PATH=$work:$build:$PATH
export PATH LC_ALL=C.UTF-8
export work here

[ $# -gt 0 ] || set -- validate import diff route hooks
for part in "$@"; do
	[ -f "$here/$part.sh" ] || continue
	printf '\n== %s\n' "$part"
	sh "$here/$part.sh"
done
