#!/bin/sh
# newcomer.sh BUILD -- from nothing: install, make a folder ready, write, be
# refused, mend by what the refusal says, release, compare, record, follow the
# route, and try to go round it all.  What is on the screen is kept in
# BUILD/newcomer.txt, which README.md quotes.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: newcomer.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
export SOURCE_DATE_EPOCH=1800529200 # 21 January 2027
GIT_AUTHOR_DATE='2027-01-21T10:00:00+0100'
GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
export GIT_AUTHOR_DATE GIT_COMMITTER_DATE GIT_PAGER=cat LC_ALL=C.UTF-8

links=$(cd "$root" && for p in man/agenda-*.1; do basename "$p" .1; done)
(cd "$root" && sh tests/install.sh install "$build" "$tmp/usr" \
	"$(echo "$links" | tr '\n' ' ')") >/dev/null 2>&1
PATH=$tmp/usr/bin:$(echo "$PATH" | sed "s#^$build:##")
screen=$build/newcomer.txt
: >"$screen"

# types STATUS COMMAND: as at a prompt
types() {
	status=$1
	printf '$ %s\n' "$2" >>"$screen"
	sh -c "$2" >"$tmp/out" 2>&1
	got=$?
	sed -e 's/ *$//' "$tmp/out" >>"$screen"
	if [ $got -eq "$status" ]; then
		ok
	else
		not_ok "$2: exit $got, not $status"
		cat "$tmp/out"
	fi
}

says() {
	holds "$1" "$1" "$tmp/out"
}

cd "$tmp" || exit 2
mkdir server
git config --global --unset init.defaultBranch # who did not choose one
git -c advice.defaultBranchName=false init -q --bare server/regio.git
types 0 'agenda init regio'
types 0 'agenda init --server server/regio.git'
cd regio || exit 2
git remote add origin ../server/regio.git
types 0 'git add . && git commit -q -m "Begin" && git push -q origin main'

# an agenda of one's own, with two slips
sed -e 's/voorbeeldagenda/jeugdagenda/' -e 's/Samen verder/Samen groot/' \
	-e '/verzonnen voorbeeld/d' -e 's/^gebied:/gebeid:/' \
	-e 's/| mei 2027 |/| 31 april 2027 |/' agendas/voorbeeld.md >agendas/jeugd.md
git rm -q agendas/voorbeeld.md
git add agendas
types 1 'git commit -m "Jeugdagenda"'
says 'jeugd.md:5'
says 'gebied'
says '31 april 2027'
# the cure, to the letter
sed -i -e 's/^gebeid:/gebied:/' -e 's/31 april 2027/30 april 2027/' agendas/jeugd.md
git add agendas
types 0 'git commit -q -m "Jeugdagenda"'
types 0 'agenda release jeugdagenda v1 --ja'
sed -i -e 's/zo dicht mogelijk bij huis/in hun eigen wijk/' \
	-e 's/| 30 april 2027 |/| 12 mei 2027 |/' agendas/jeugd.md
types 1 'agenda diff v1 agendas/jeugd.md'
says '12 mei 2027'
git add agendas
types 0 'git commit -q -m "Later en in de wijk"'
types 0 'agenda record jeugdagenda s1 --uitkomst besproken --gehouden 2027-01-20 --conclusie "Akkoord met de richting" --ja'
types 1 'agenda route jeugdagenda'
says 'besproken'
types 0 'git push -q origin main --tags'

# what CI makes of it
types 0 'ci/publiceer.sh public'
holds 'the page of what changed' '12 mei 2027' public/jeugdagenda.html
holds 'the page of all agendas' 'jeugdagenda' public/stand.html
holds 'the list of pages' 'href="jeugdagenda.html"' public/index.html
types 0 'OPENBAAR=ja ci/publiceer.sh openbaar'
gives 'in public nothing that has no name' 0 'index.html' ls openbaar
lacks 'in public nothing that has no name' 'jeugdagenda' "$tmp/out"
types 0 'agenda release jeugdagenda v2 --ja'
types 0 'OPENBAAR=ja ci/publiceer.sh openbaar'
holds 'in public what has a name' '12 mei 2027' openbaar/jeugdagenda.html
gives 'in public no status' 0 '' test ! -e openbaar/stand.html
rm -r public openbaar

# round the check on this machine
sed -i 's/^soort: .*/soort: iets/' agendas/jeugd.md
types 0 'git commit -q -a --no-verify -m "Vlug"'
types 1 'git push origin main'
says 'jeugd.md'
types 0 'agenda doctor'

summary
