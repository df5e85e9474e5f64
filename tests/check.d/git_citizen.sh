#!/bin/sh
# git_citizen.sh BUILD -- git shows agendas by what changed in them, and the
# pager is the one that git would use.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: git_citizen.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
unset PAGER GIT_PAGER LESS

sample=$root/tests/sample
new_repo "$tmp/repo"
mkdir -p agendas/gooi hooks
cp "$root/hooks/agenda.gitconfig" hooks/
cp "$root/.gitattributes" .
git config include.path ../hooks/agenda.gitconfig
cp "$sample/v70.md" agendas/gooi/onderwijsagenda.md
commit_on 2019-10-21 '70% versie'
cp "$sample/final.md" agendas/gooi/onderwijsagenda.md
commit_on 2020-01-20 'Finaal concept'
git mv agendas/gooi/onderwijsagenda.md agendas/gooi/samen.md
sed -i 's/Voorkomen gaat voor genezen/Voorkomen komt eerst/' agendas/gooi/samen.md
commit_on 2020-01-21 'Naam en een zin'
sed 's/^agenda: .*/agenda: zorgagenda/' "$sample/v70.md" >agendas/gooi/zorg.md
commit_on 2020-01-22 'Zorg erbij'
git rm -q agendas/gooi/zorg.md
commit_on 2020-01-23 'Zorg eraf'
printf -- '---\nagenda: [\n---\n' >agendas/gooi/kapot.md
commit_on 2020-01-24 'Kapot'
printf -- '---\nagenda: [x\n---\n' >agendas/gooi/kapot.md
commit_on 2020-01-25 'Nog kapot'

gives "git diff" 0 'stap r1 gewijzigd: Klankbordgroep' \
	git diff HEAD~6 HEAD~5
gives "git show" 0 'speerpunt toegevoegd: 3 Preventie' \
	git show --ext-diff HEAD~5
gives "git log" 0 'samen.md is nieuw' \
	git log -p --ext-diff --no-renames HEAD~4 -1
gives "a rename" 0 'naar agendas/gooi/samen.md' git diff -M HEAD~5 HEAD~4
holds "a rename has its words" 'komt eerst' "$tmp/out"
gives "an added agenda" 0 'zorg.md is nieuw' git diff HEAD~4 HEAD~3
gives "a removed agenda" 0 'zorg.md is weggehaald' git diff HEAD~3 HEAD~2
gives "what cannot be read is shown by its lines" 0 '+agenda: [x' \
	git diff HEAD~1 HEAD
gives "one driver that fails stops nothing" 0 'stap r1' git diff HEAD~6 HEAD
gives "textconv" 0 'Scholen maken in juni 2020' \
	git log -p --no-ext-diff HEAD~5 -1
gives "blame reads the same" 0 'Voorkomen komt eerst' \
	git blame HEAD -- agendas/gooi/samen.md
gives "the work tree" 0 'titel' sh -c \
	'sed -i "s/^# .*/# Anders/" agendas/gooi/samen.md; git diff'
git checkout -q -- .
gives "git difftool" 0 'stap r1 gewijzigd' \
	git difftool -y -t agenda HEAD~6 HEAD~5
gives "a merge shows nothing twice" 0 '' git show --ext-diff --stat HEAD

if command -v script >/dev/null 2>&1 && script -qec true /dev/null \
	>/dev/null 2>&1; then
	old=$sample/v70.md new=$sample/final.md
	tty() { script -qec "$1" /dev/null </dev/null | tr -d '\r'; }
	paged() {
		name=$1 want=$2
		shift 2
		tty "env TERM=xterm $* agenda-diff --color=never $old $new" >"$tmp/tty"
		case $(head -n 1 "$tmp/tty") in
		"$want"*) ok ;;
		*) not_ok "$name"; cat "$tmp/tty" ;;
		esac
	}
	paged "GIT_PAGER comes first" G: "GIT_PAGER='sed s/^/G:/' PAGER='sed s/^/P:/'"
	paged "then PAGER" P: "PAGER='sed s/^/P:/'"
	git config core.pager 'sed s/^/C:/'
	paged "core.pager comes before PAGER" C: "PAGER='sed s/^/P:/'"
	paged "cat is none" Samen "GIT_PAGER=cat"
	paged "empty is none" Samen "GIT_PAGER="
	paged "a pager that is not there" "sh: " "GIT_PAGER=geen-pager-hier"
	holds "and the text all the same" "Samen naar school" "$tmp/tty"
	git config --unset core.pager
	paged "less leaves at the end of a short text" F "PAGER='echo \$LESS;cat >/dev/null;:'"
	tty "env TERM=xterm GIT_PAGER='sed s/^/G:/' agenda-diff $old $new | cat" >"$tmp/tty"
	lacks "no pager in a pipe" G: "$tmp/tty"
	tty "env TERM=xterm GIT_PAGER='head -n 1' agenda-diff $old $new; echo status \$?" >"$tmp/tty"
	holds "a reader who stops early is no trouble" 'status 1' "$tmp/tty"
	tty "env TERM=xterm GIT_PAGER='sed s/^/G:/' git diff HEAD~6 HEAD~5" >"$tmp/tty"
	lacks "git pages once" G:G: "$tmp/tty"
else
	echo "script(1) is not here: the pager is not tried"
	echo "0 passed, 0 failed, 10 skipped"
fi
summary
