#!/bin/sh
# record.sh BUILD -- recording an outcome: all of it or nothing, whatever stops
# it and whenever.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: record.sh BUILD}" && pwd)
AGENDA_ROOT=$root
. "$root/tests/lib.sh"
. "$root/tests/sample.sh"

SOURCE_DATE_EPOCH=1582300000 # 21 february 2020
export SOURCE_DATE_EPOCH
mkdir "$tmp/sample" && cd "$tmp/sample" || exit 2
sample
doc=agendas/gooi/onderwijsagenda.md
echo 'ander werk' >ander
git add ander
echo 'niet klaargezet' >los

# state: everything that must be as it was
state() {
	git rev-parse HEAD
	sha1sum .git/index "$doc" ander los
	ls agendas/gooi
	git stash list
}
before=$(state)
as_before() {
	if [ "$(state)" = "$before" ]; then
		ok
	else
		not_ok "$1: not as before"
		printf '%s\n%s\n' "$before" "$(state)"
	fi
}
record() {
	agenda-record --lang=en onderwijsagenda r2 --uitkomst vastgesteld \
		--inbreng 'Bericht aan de raden' --ja
}
hook() {
	printf '#!/bin/sh\n%s\n' "$2" >".git/hooks/$1"
	chmod +x ".git/hooks/$1"
}

for h in pre-commit prepare-commit-msg commit-msg; do
	hook $h 'echo "de haak weigert"; exit 1'
	gives "$h refuses" 2 "everything is as it was" record
	holds "$h is heard" "de haak weigert" "$tmp/out"
	as_before "$h"
	rm .git/hooks/$h
done

# a hook that prepares more, and then refuses
hook pre-commit 'git add los; exit 1'
gives "a hook that adds" 2 "everything is as it was" record
as_before "a hook that adds"

# interrupts, to the program alone and to all of its group
for sig in INT TERM HUP; do
	hook pre-commit 'touch ../bezig; sleep 5'
	rm -f ../bezig
	setsid sh -c 'trap - INT; exec agenda-record --lang=en onderwijsagenda \
		r2 --uitkomst vastgesteld --ja' >"$tmp/out" 2>&1 &
	pid=$!
	n=0
	while [ ! -e ../bezig ] && [ $n -lt 200 ]; do
		sleep 0.05
		n=$((n + 1))
	done
	kill -$sig $pid
	wait $pid
	holds "$sig is told" "interrupted" "$tmp/out"
	as_before "$sig"
done
rm .git/hooks/pre-commit

# git falls over after the branch has moved
if git version | grep -qE ' (2\.(2[89]|[3-9][0-9])|[3-9])\.'; then
	# shellcheck disable=SC2016 # for the hook
	hook reference-transaction 'test "$1" = committed || exit 0
read -r old new ref; test "$ref" = HEAD || exit 0
kill -KILL $PPID'
	gives "git falls over" 2 "everything is as it was" record
	rm -f .git/hooks/reference-transaction .git/*.lock
	as_before "git falls over"
fi
rm -f .git/hooks/reference-transaction

# killed outright, at moments that differ: the old or the new file, whole
git show "HEAD:$doc" >../oud
cp -r . ../na && (cd ../na && record >/dev/null 2>&1 && cp "$doc" ../nieuw)
n=0
whole=0
while [ $n -lt "${AGENDA_KILLS:-12}" ]; do
	rm -rf ../kill && cp -r . ../kill
	(cd ../kill && exec agenda-record onderwijsagenda r2 --uitkomst \
		vastgesteld --inbreng 'Bericht aan de raden' --ja) \
		>/dev/null 2>&1 &
	pid=$!
	sleep "0.0$(printf '%02d' $((n * 7 % 60)))"
	kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	if cmp -s "../kill/$doc" ../oud || cmp -s "../kill/$doc" ../nieuw; then
		whole=$((whole + 1))
	fi
	n=$((n + 1))
done
if [ $whole -eq $n ]; then ok; else not_ok "killed: $whole of $n whole"; fi

# and when nothing stops it
gives "recorded" 0 "is recorded" record
git show --shortstat HEAD >"$tmp/out"
holds "only that file" "1 file changed" "$tmp/out"
git status --short >"$tmp/out"
holds "other work stays prepared" "A  ander" "$tmp/out"
holds "loose work stays loose" "?? los" "$tmp/out"
lacks "nothing of the document is left" "$doc" "$tmp/out"
gives "no second time" 2 "has an outcome already" record
echo >>"$doc"
gives "work that is not recorded" 2 "has changes that are not recorded" \
	agenda-record --lang=en onderwijsagenda r2 --uitkomst vastgesteld --ja
summary
