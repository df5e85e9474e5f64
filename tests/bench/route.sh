#!/bin/sh
# route.sh -- the route of one of 200 agendas in 100,000 commits, and the
# overview of all, beside git's own log of the same files.  Run by run.sh.
#
# git log follows a path and no document, so it does less; --full-history is
# its nearest in meaning.  Each row is measured without git's list of commits
# (commit-graph) and with it, git's with the paths that each commit changed.
set -eu
data=${work:?run by run.sh}/route
here=${here:?}
mkdir -p "$data"

repository() { # NAME COMMITS MERGES EVERY
	[ -d "$data/$1.git" ] && return
	rm -rf "$data/new.git"
	git init -q --bare "$data/new.git"
	git -C "$data/new.git" symbolic-ref HEAD refs/heads/main
	awk -v seed=7 -v N="$2" -v F=200 -v M="$3" -v E="$4" \
		-f "$here/history.awk" |
		git -C "$data/new.git" fast-import --quiet
	git -C "$data/new.git" commit-graph write --reachable --changed-paths
	mv "$data/new.git" "$data/$1.git"
}

# list on|off: git's list of commits is there or not
list() {
	kept=commit-graph.kept there=objects/info/commit-graph
	if [ "$1" = on ] && [ -f $kept ]; then
		mv $kept $there
	elif [ "$1" = off ] && [ -f $there ]; then
		mv -f $there $kept
	fi
}

row() { # NAME RUNS COMMAND...
	name=$1
	shift
	# shellcheck disable=SC2046 # three numbers
	set -- $(measure "$@")
	printf '  %-44s %9s ms %9s ms CPU %6s MB' "$name" "$1" "$2" "$3"
	cpu=$2
}

beside() { # FLOOR FACTOR WHAT: the ratio to FLOOR x FACTOR
	awk -v a="$cpu" -v b="$1" -v f="$2" -v what="$3" \
		'BEGIN { printf "   %.3g x %s\n", a / (b * f), what }'
}

one_agenda() {
	row 'git log --full-history, one file' 3 \
		git log --full-history --format=%H main -- agendas/a7.yaml
	floor=$cpu
	echo
	row 'agenda-route, one agenda' 3 agenda-route --format=json a7
	beside "$floor" 1 git
}

for shape in 'linear 100000 0 0' 'merges 100000 1 0' 'elsewhere 100000 0 50'; do
	# shellcheck disable=SC2086 # four words
	repository $shape
	cd "$data/${shape%% *}.git"
	echo "100,000 commits, ${shape%% *}"
	list off
	one_agenda
	echo '  with a list of commits; of git with changed paths'
	list on
	one_agenda
done

# Ten of the agendas, since two hundred logs would take minutes.
every_agenda() {
	# shellcheck disable=SC2016 # the inner shell fills it in
	row 'git log --full-history, 10 of 200 files' 1 sh -c '
		for f in 0 20 40 60 80 100 120 140 160 180; do
			git log --full-history --format=%H main \
				-- agendas/a$f.yaml
		done'
	floor=$cpu
	echo
	row 'agenda status' 3 agenda status --format=json
	beside "$floor" 20 'git, 200 files'
}
repository overview 100000 0 10
cd "$data/overview.git"
echo '100,000 commits, 200 agendas of 50 versions'
list off
every_agenda
echo '  with a list of commits; of git with changed paths'
list on
every_agenda

repository small 100 0 0
cd "$data/small.git"
echo '100 commits'
list off
row 'git log --full-history, one file' 20 \
	git log --full-history --format=%H main -- agendas/a7.yaml
echo
row 'agenda-route, one agenda' 20 agenda-route --format=json a7
echo '   (at most 30 ms)'
