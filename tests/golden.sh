#!/bin/sh
# golden.sh BUILD [FOLDER...] -- run the golden cases.
#
# A case is a folder with `cmd` (one line of sh) and `expect` (stdout and
# stderr, then a line `exit N`); all else in it is input.  `cmd` runs in a copy
# of the folder with the built commands on the PATH.  Write `expect` by hand
# first; BLESS=1 rewrites it, and the commit says why.  Where the machine may
# lack something, the file `needs` has a command that fails without it; the case
# is then skipped, by name.
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${1:?usage: golden.sh BUILD}" && pwd)
shift
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0 skipped=0

PATH=$build:$PATH
unset LANG LC_MESSAGES LANGUAGE NO_COLOR CLICOLOR_FORCE COLUMNS GIT_DIR \
	GIT_INDEX_FILE GIT_WORK_TREE
HOME=$tmp/home
export PATH HOME LC_ALL=C.UTF-8 TZ=UTC TERM=dumb AGENDA_ROOT="$root"
export GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE='2020-01-01T12:00:00+0100' \
	GIT_COMMITTER_DATE='2020-01-01T12:00:00+0100'
# the clock of every case; a case that needs another sets it in its cmd
export SOURCE_DATE_EPOCH=1577880000
mkdir -p "$HOME"
git config --global user.name 'Bestuurssecretaris'
git config --global user.email 'secretaris@regio.example'
git config --global init.defaultBranch main
git config --global safe.directory '*'

run() {
	rm -rf "$tmp/case"
	cp -r "$1" "$tmp/case"
	rm -f "$tmp/case/cmd" "$tmp/case/expect" "$tmp/case/needs"
	(cd "$tmp/case" && sh "$root/$1/cmd") >"$tmp/out" 2>&1 </dev/null
	echo "exit $?" >>"$tmp/out"
}

cd "$root" || exit 2
[ $# -gt 0 ] || set -- tests/golden
find "$@" -name cmd -type f | LC_ALL=C sort >"$tmp/cases"
while read -r cmd; do
	case=$(dirname "$cmd")
	if [ -f "$case/needs" ] && ! sh "$case/needs" >"$tmp/out" 2>&1; then
		echo "skipped: $case needs $(cat "$case/needs")"
		skipped=$((skipped + 1))
		continue
	fi
	run "$case"
	if [ -n "${BLESS:-}" ]; then
		cp "$tmp/out" "$case/expect"
	elif [ ! -f "$case/expect" ]; then
		echo "FAIL $case: no expect file"
		failed=$((failed + 1))
		continue
	fi
	if diff -u "$case/expect" "$tmp/out" >"$tmp/diff"; then
		passed=$((passed + 1))
	else
		echo "FAIL $case: $(cat "$cmd")"
		cat "$tmp/diff"
		failed=$((failed + 1))
	fi
done <"$tmp/cases"
if [ $skipped -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ $failed -eq 0 ]
