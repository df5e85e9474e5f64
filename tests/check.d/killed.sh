#!/bin/sh
# killed.sh BUILD -- mending, making ready, recording and releasing are killed at
# moments that differ: what is there is the old or the new, whole, and doing it
# again does it.  KILLS says how often each; 100 by hand.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: killed.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
export SOURCE_DATE_EPOCH=1577880000
kills=${KILLS:-20}

# killed I COMMAND...: killed, with the git that it runs, after I of the moments
# that it takes; the locks of that git are git's own to leave
killed() {
	i=$1
	shift
	setsid "$@" >/dev/null 2>&1 &
	pid=$!
	sleep "$(awk -v i="$i" -v n="$kills" -v most="$most" \
		'BEGIN { srand(i); printf "%.4f", most * (i + rand()) / n }')"
	kill -KILL -$pid 2>/dev/null
	wait $pid 2>/dev/null
	# a git that is ended in the middle of making a lock still makes it
	n=0
	while kill -0 -$pid 2>/dev/null && [ $n -lt 50 ]; do
		sleep 0.02
		n=$((n + 1))
	done
	find . -path '*/.git/*' -name '*.lock' -exec rm {} +
}

# tally NAME WHOLE
tally() {
	if [ "$2" -eq "$kills" ]; then
		ok
	else
		not_ok "$1: $2 of $kills whole"
	fi
}

# takes COMMAND...: the seconds it takes, into $most
takes() {
	begin=$(date +%s%N)
	"$@" >/dev/null 2>&1
	most=$(awk -v b="$begin" -v e="$(date +%s%N)" \
		'BEGIN { printf "%.4f", (e - b) / 1e9 }')
}

# mending
cd "$tmp" || exit 2
{
	cat "$root/start/voorbeeld.md"
	awk 'BEGIN { for (i = 0; i < 400; i++) print "\nZin " i " met <b>resten</b> erin." }'
} >oud.md
cp oud.md nieuw.md
takes agenda validate --fix nieuw.md
gives 'there is something to mend' 1 '' cmp -s oud.md nieuw.md
whole=0 i=0
while [ $i -lt "$kills" ]; do
	cp oud.md doc.md
	killed $i agenda validate --fix doc.md
	if cmp -s doc.md oud.md || cmp -s doc.md nieuw.md; then
		whole=$((whole + 1))
	fi
	i=$((i + 1))
done
tally 'mending' $whole

# making ready
mkdir heel && takes agenda init heel
files() {
	(cd "$1" && find . -type f ! -path './.git/*' ! -name '*.??????' -o \
		-path './.git/hooks/*' ! -name '*.sample' ! -name '*.??????' -type f |
		sort | xargs -r sha1sum)
}
files heel >heel.list
whole=0 i=0
while [ $i -lt "$kills" ]; do
	rm -rf half && mkdir half
	killed $i agenda init half
	files half >half.list
	agenda init half >/dev/null 2>&1
	files half >again.list
	# every file there was one of the whole, and the second time made the rest
	if ! grep -qvxFf heel.list half.list && cmp -s again.list heel.list; then
		whole=$((whole + 1))
	fi
	i=$((i + 1))
done
tally 'making ready' $whole

# survives NAME HAPPENED WHERE COMMAND...: the command is killed in copies of
# this folder.  Where it HAPPENED (a revision that is there then), the document
# is the new one in WHERE; else a second time does it.
survives() {
	what=$1 happened=$2 where=$3
	shift 3
	for copy in eerst maat; do # the first warms up
		rm -rf "../$copy" && cp -r . "../$copy"
		most=$(cd "../$copy" && takes "$@" && echo "$most")
	done
	cp agendas/voorbeeld.md ../oud.md
	cp ../maat/agendas/voorbeeld.md ../nieuw.md
	gives "$what changes the document" 1 '' cmp -s ../oud.md ../nieuw.md
	whole=0 i=0
	while [ $i -lt "$kills" ]; do
		rm -rf ../half && cp -r . ../half
		cd ../half || exit 2
		killed $i "$@"
		good=no
		if cmp -s agendas/voorbeeld.md ../oud.md ||
			cmp -s agendas/voorbeeld.md ../nieuw.md; then
			good=yes
		fi
		git fsck --strict >/dev/null 2>&1 || good=no
		if git rev-parse -q --verify "$happened" >/dev/null; then
			git show "$where:agendas/voorbeeld.md" |
				cmp -s - ../nieuw.md || good=no
		else
			git checkout -q agendas 2>/dev/null
			"$@" >/dev/null 2>&1 || good=no
		fi
		[ $good = no ] || whole=$((whole + 1))
		cd ../heel || exit 2
		i=$((i + 1))
	done
	tally "$what" $whole
}

cd heel || exit 2
git add . && git commit -qm 'Begin'
survives 'recording' 'HEAD^' HEAD agenda record voorbeeldagenda s2 \
	--uitkomst besproken --gehouden 2019-12-12 --ja
survives 'releasing' voorbeeldagenda/v2 voorbeeldagenda/v2 \
	agenda release voorbeeldagenda v2 --ja

summary
