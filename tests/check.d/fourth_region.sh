#!/bin/sh
# fourth_region.sh BUILD -- a region with its own headings, columns and bodies
# passes validate, diff and route with nothing but its own schema/.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: fourth_region.sh BUILD}" && pwd)
. "$root/tests/lib.sh"

new_repo "$tmp/repo"
cp -r "$root/tests/fourth/schema" .
mkdir -p agendas/waddenkust
cp "$root/tests/fourth/agendas/zorgvisie-1.md" agendas/waddenkust/zorgvisie.md
commit_on 2023-10-02 'Ronde 1 klaar voor de wijktafel'
git tag -a -m 'Ronde 1' zorgvisie-waddenkust/ronde-1
cp "$root/tests/fourth/agendas/zorgvisie-slot.md" agendas/waddenkust/zorgvisie.md
commit_on 2024-01-23 'Besluit van het eilandberaad verwerkt'
git tag -a -m 'Slotversie' zorgvisie-waddenkust/slot

gives "validate is content" 0 "" agenda-validate
gives "validate under another profile is not" 1 "zorgvisie" \
	agenda-validate --profile "$root/schema" agendas
gives "diff names the renamed hoofdlijn" 1 'verpleegkundigen' agenda-diff ronde-1 slot
agenda-diff --format=json ronde-1 slot >"$tmp/diff.json"
for kind in added removed changed renamed moved; do
	holds "diff knows $kind" "\"kind\": \"$kind\"" "$tmp/diff.json"
done
agenda-diff --format=json ronde-1 ronde-1 >"$tmp/same.json"
lacks "no change against itself" '"kind"' "$tmp/same.json"
agenda-route --format=json --op-datum 2024-02-01 >"$tmp/route.json"
for status in besproken aangehouden vastgesteld; do
	holds "route knows $status" "\"status\": \"$status\"" "$tmp/route.json"
done
holds "the commit that recorded it" "$(git rev-parse HEAD)" "$tmp/route.json"
agenda-route --format=json --op-datum 2023-12-15 >"$tmp/early.json"
holds "a step still ahead on that day" '"status": "gepland"' "$tmp/early.json"
summary
