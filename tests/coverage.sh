#!/bin/sh
# coverage.sh BUILD -- lines executed per folder, from gcov's own summary.
set -eu
build=${1:?usage: coverage.sh BUILD}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
find "$build/tools" -name '*.gcda' | while read -r f; do
	gcov -n "$f" 2>/dev/null
done >"$tmp/all"
awk -F"'" '
/^File/ { file = $2; split(file, part, "/"); folder = part[2]; ours = file ~ /^tools\/.*[.]c$/ }
/^Lines executed/ && ours {
	split($0, w, /[:% ]+/)
	n = $0; sub(/.* of /, "", n)
	if (file in seen) next
	seen[file] = 1
	lines[folder] += n; hit[folder] += n * w[3] / 100
	all += n; allhit += n * w[3] / 100
}
END {
	for (f in lines) printf "%-8s %5.1f %% of %d lines\n", f, 100 * hit[f] / lines[f], lines[f] | "sort"
	close("sort")
	printf "%-8s %5.1f %% of %d lines\n", "all", 100 * allhit / all, all
}' "$tmp/all"
