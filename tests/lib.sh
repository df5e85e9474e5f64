# lib.sh -- what the shell tests share; sourced with $root and $build set.
# Gives a folder $tmp that goes away by itself, git settings that do not depend
# on the machine, and a count of what passed.
# shellcheck shell=sh disable=SC2034,SC2154

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

PATH=$build:$PATH
HOME=$tmp/home
mkdir -p "$HOME"
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE LANGUAGE NO_COLOR CLICOLOR_FORCE
export PATH HOME LC_ALL=C.UTF-8 TZ=UTC GIT_CONFIG_NOSYSTEM=1
git config --global user.name 'Bestuurssecretaris'
git config --global user.email 'secretaris@regio.example'
git config --global init.defaultBranch main

# new_repo FOLDER: makes an empty repository and goes there
new_repo() {
	git init -q "$1" && cd "$1" || exit 2
}

# commit_on DAY SUBJECT: commits everything, at noon of that day
commit_on() {
	GIT_AUTHOR_DATE="$1T12:00:00+0100" GIT_COMMITTER_DATE="$1T12:00:00+0100"
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	git add -A && git commit -q --no-verify -m "$2"
}

ok() {
	passed=$((passed + 1))
}

not_ok() {
	echo "FAIL $1"
	failed=$((failed + 1))
}

# gives NAME STATUS WORDS COMMAND...: exit status, and words in the output
# unless WORDS is empty
gives() {
	name=$1 status=$2 words=$3
	shift 3
	"$@" >"$tmp/out" 2>&1
	got=$?
	if [ $got -ne "$status" ]; then
		not_ok "$name: exit $got, not $status"
		cat "$tmp/out"
	elif [ -n "$words" ] && ! grep -qF -- "$words" "$tmp/out"; then
		not_ok "$name: no \"$words\" in the output"
		cat "$tmp/out"
	else
		ok
	fi
}

# holds NAME WORDS FILE / lacks NAME WORDS FILE
holds() {
	if grep -qF -- "$2" "$3"; then ok; else not_ok "$1: no $2"; fi
}
lacks() {
	if grep -qF -- "$2" "$3"; then not_ok "$1: $2 is there"; else ok; fi
}

summary() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
