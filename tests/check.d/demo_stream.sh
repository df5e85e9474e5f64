#!/bin/sh
# demo_stream.sh BUILD -- the history of the demo repository: it imports, it is
# whole, it ends in the sample papers and it is the same every time.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: demo_stream.sh BUILD}" && pwd)
. "$root/tests/lib.sh"

for n in 1 2; do
	git init -q "$tmp/$n"
	if sh "$root/tests/demo/stream.sh" |
		git -C "$tmp/$n" fast-import --quiet; then
		ok
	else
		not_ok "import $n"
	fi
done
same() {
	if [ "$2" = "$3" ]; then ok; else not_ok "$1: $2, not $3"; fi
}
cd "$tmp/1" || exit 2
if git fsck --strict 2>&1; then ok; else not_ok "not whole"; fi
same "ids" "$(git for-each-ref)" "$(git -C "$tmp/2" for-each-ref)"
same "a commit a line of the plan" "$(git rev-list --count main)" \
	"$(grep -c '^commit' "$root/tests/demo/plan.tsv")"
at() {
	git rev-parse "$1:agendas/gooi-en-vechtstreek/onderwijsagenda.md"
}
for version in richting v70 final; do
	case $version in final) when=main ;; *) when=onderwijsagenda/$version ;; esac
	same "$version as in agendas/" "$(at $when)" "$(git hash-object --no-filters \
		"$root/agendas/gooi-en-vechtstreek/onderwijsagenda-$version.md")"
done
for tag in richting v70 final; do
	same "$tag is annotated" tag "$(git cat-file -t "onderwijsagenda/$tag")"
done

# what lay on the table when the last body adopted is the tagged version
over=$(git log -1 --format='%(trailers:key=Over,valueonly)' --grep='^Stap: r19')
same "adopted" "$(echo "$over" | head -1)" \
	"$(at onderwijsagenda/final)"
for date in $(git log --format=%ct --reverse); do
	[ "$date" -ge "${last:-0}" ] || not_ok "commits out of order"
	last=$date
done
ok
same "dates as planned" "2018-06-04T11:00:00+02:00" \
	"$(git log --format=%aI --grep='^Startnotitie onderwijsagenda')"

# the three questions, answered in it
gives "the demo" 0 "De voorbeeldrepository staat in" \
	sh "$root/tests/demo.sh" "$build" "$tmp/demo"
summary
