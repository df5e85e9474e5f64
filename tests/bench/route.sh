#!/bin/sh
# route.sh -- the route of one of 200 agendas in 100,000 commits, beside git's
# own log of that one file.  Run by run.sh.
set -eu
data=${work:?run by run.sh}/route
here=${here:?}
mkdir -p "$data"

repository() { # NAME MERGES
	[ -d "$data/$1.git" ] && return
	git init -q --bare "$data/new.git"
	git -C "$data/new.git" symbolic-ref HEAD refs/heads/main
	awk -v seed=7 -v N=100000 -v F=200 -v M="$2" -f "$here/history.awk" |
		git -C "$data/new.git" fast-import --quiet
	mv "$data/new.git" "$data/$1.git"
}

row() {
	name=$1
	shift
	# shellcheck disable=SC2046 # three numbers
	set -- $(measure "$@")
	printf '  %-34s %9s ms %9s ms CPU %8s MB' "$name" "$1" "$2" "$3"
	cpu=$2
}

for shape in 'linear 0' 'merges 1'; do
	# shellcheck disable=SC2086 # two words
	repository $shape
	cd "$data/${shape% *}.git"
	echo "100,000 commits, ${shape% *}"
	row 'git log --full-history, one file' 3 \
		git log --full-history --format=%H main -- agendas/a7.yaml
	floor=$cpu
	echo
	row 'agenda-route, one agenda' 3 agenda-route --format=json a7
	awk -v a="$cpu" -v b="$floor" 'BEGIN { printf "   %.2f x git\n", a / b }'
done
