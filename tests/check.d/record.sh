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

# two at once: one is recorded, the other did nothing; what the other would
# put back is not what the first recorded
hook pre-commit 'touch ../bezig; sleep 1'
rm -rf ../samen ../bezig && cp -r . ../samen && cd ../samen || exit 2
record >../een 2>&1 &
pid=$!
n=0
while [ ! -e ../bezig ] && [ $n -lt 200 ]; do
	sleep 0.05
	n=$((n + 1))
done
gives "a second at the same moment" 2 "somebody is recording here" \
	agenda-record --lang=en onderwijsagenda r1 --uitkomst besproken --ja
wait $pid
gives "the first is recorded" 0 "is recorded" cat ../een
gives "and nothing else is changed" 0 '' git diff --quiet HEAD -- "$doc"

# changed while the question is on the screen, where there is a terminal
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	git reset -q --hard HEAD~1
	rm -f .git/hooks/pre-commit ../vraag
	{
		n=0
		while ! grep -qF 'Go on?' ../vraag 2>/dev/null && [ $n -lt 100 ]; do
			sleep 0.05
			n=$((n + 1))
		done
		git commit -q --allow-empty -m 'Iemand anders'
		printf 'y\n'
		sleep 1
	} | timeout 20 script -qec "agenda-record --lang=en onderwijsagenda r2 \
		--uitkomst vastgesteld" ../vraag >/dev/null 2>&1
	holds "changed while it asked" "changed or recorded meanwhile" ../vraag
	git log -1 --format=%s >"$tmp/out"
	holds "what others recorded stays" "Iemand anders" "$tmp/out"
	gives "the document too" 0 '' git diff --quiet HEAD -- "$doc"
else
	echo "no terminal: a change while it asks is not tried"
	echo "0 passed, 0 failed, 3 skipped"
fi

# while two sides are put together; with an index in two parts; a wrong year
git reset -q --hard && git checkout -q -b zij && echo zij >zij && git add zij
git commit -q -m Zij && git checkout -q - && git commit -q --allow-empty -m Hier
git merge -q --no-commit --no-ff zij >/dev/null 2>&1
gives "during a merge" 2 "put together" record
git merge --abort
git config core.splitIndex true && git update-index --split-index
gives "an index in two parts" 2 "git update-index --no-split-index" record
gives "which the doctor tells" 1 "--no-split-index" agenda doctor
git config core.splitIndex false && git update-index --no-split-index
gives "a wrong year" 2 "is the year right?" agenda-record --lang=en \
	onderwijsagenda r2 --uitkomst vastgesteld --gehouden 0202-02-13 --ja
git mv "$doc" weg.md && git commit -q -m Weg
gives "an agenda that is no longer here" 2 "no file here" record
git reset -q --hard HEAD~1
gives "all of it mended" 0 "is recorded" record
cd ../sample && rm -f .git/hooks/pre-commit

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
