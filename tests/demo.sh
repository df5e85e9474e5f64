#!/bin/sh
# demo.sh BUILD FOLDER -- a repository with the history of the sample agendas,
# and the three questions asked in it.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${1:?usage: demo.sh BUILD FOLDER}" && pwd)
demo=${2:?usage: demo.sh BUILD FOLDER}

rm -rf "$demo"
git init -q -b main "$demo"
sh "$root/tests/demo/stream.sh" | git -C "$demo" fast-import --quiet
cd "$demo"
git checkout -q main
git config user.name 'Bestuurssecretaris'
git config user.email 'secretaris@regio.example'
git config core.hooksPath "$root/hooks"
git config agenda.program "$build/agenda"
git config include.path "$root/hooks/agenda.gitconfig"
git config diff.agenda.command "$build/agenda-diff"
git config diff.agenda.textconv "$build/agenda-show --textconv"
printf 'agendas/**/*.%s diff=agenda\n' md yaml >.git/info/attributes
PATH=$build:$PATH
export PATH GIT_PAGER=cat

say() {
	printf '\n\033[1m%s\033[0m\n' "$1"
}

# ask STATUS COMMAND...: show the command, run it, insist on its exit status
ask() {
	want=$1
	shift
	printf '$ %s\n' "$*"
	got=0
	"$@" || got=$?
	if [ $got -ne "$want" ]; then
		echo "demo: expected exit status $want, got $got" >&2
		exit 1
	fi
}

[ -t 1 ] || say() { printf '\n%s\n' "$1"; }

say "1. Is dit stuk in orde?"
ask 0 agenda-validate agendas

say "2. Wat is er veranderd sinds de 70% versie?"
ask 1 agenda-diff v70 final

agenda-diff --format=html v70 final >wijzigingen.html || true
echo "Als bladzijde om te mailen of af te drukken: $demo/wijzigingen.html"
say "   En wat moet de vergadering weten?"
ask 1 agenda-diff --vergadering v70 final

say "3. Waar staat het in de besluitvormingsroute?"
# 1: the real papers hold a conclusion that is older than its meeting
ask 1 agenda-route --op-datum 2020-04-01 onderwijsagenda

say "En een agenda die niet in orde is, komt er niet in:"
file=agendas/gooi-en-vechtstreek/onderwijsagenda.md
sed -i 's/^soort: .*/soort: onderwijs agenda/' "$file"
git add "$file"
ask 1 git commit -q -m 'Soort aangepast'
git checkout -q HEAD -- "$file"

printf '\nDe voorbeeldrepository staat in %s; de commando'"'"'s in %s.\n' \
	"${2}" "${1}"
