#!/bin/sh
# client_hooks.sh BUILD -- the hooks of whoever records: each hook, and each way
# to record.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: client_hooks.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
GIT_EDITOR=true
export GIT_EDITOR
git config --global core.hooksPath "$root/hooks"
git config --global advice.detachedHead false

file=agendas/gooi/onderwijsagenda.md
start() {
	cd "$tmp" && rm -rf "$tmp/work" && new_repo "$tmp/work"
	cp -r "$root/schema" .
	mkdir -p agendas/gooi
	cp "$root/tests/sample/final.md" "$file"
	commit_on 2020-01-20 'Finaal concept'
}
break_it() { sed -i 's/^soort: .*/soort: iets/' "$1"; }
mend_it() { sed -i 's/^soort: .*/soort: onderwijsagenda/' "$1"; }
reword() { sed -i 's/Elk kind/Ieder kind/' "$1"; }

# refused NAME WORDS COMMAND...: nothing is recorded and no file is touched
refused() {
	head=$(git rev-parse -q --verify HEAD)
	files=$(find . -path ./.git -prune -o -type f -exec cksum {} +)
	gives "$1" 1 "$2" sh -c "$3"
	[ "$head" = "$(git rev-parse -q --verify HEAD)" ] ||
		not_ok "$1: something was recorded"
	[ "$files" = "$(find . -path ./.git -prune -o -type f -exec cksum {} +)" ] ||
		not_ok "$1: a file was touched"
}
# taken NAME COMMAND
taken() {
	head=$(git rev-parse -q --verify HEAD)
	gives "$1" 0 '' sh -c "$2; status=\$?; echo; exit \$status"
	[ "$head" != "$(git rev-parse -q --verify HEAD)" ] ||
		not_ok "$1: nothing was recorded"
}

# ---- pre-commit, by each way to record
new_repo "$tmp/leeg"
mkdir agendas && echo '# Los' >agendas/los.md && git add -A
refused "the very first version" 'fout[no-agenda]' 'git commit -q -m x'

start
break_it "$file"
refused "git commit -a" 'fout[schema-enum]' 'git commit -qam x'
refused "git commit PATH" 'fout[schema-enum]' "git commit -q -m x $file"
refused "in a subfolder" 'fout[schema-enum]' \
	'cd agendas/gooi && git commit -q -m x onderwijsagenda.md'
git add "$file" && mend_it "$file"
refused "the index, not the file" 'fout[schema-enum]' 'git commit -q -m x'
git reset -q && break_it "$file" && mkdir sub
echo los >sub/los.txt && git add sub
taken "what is left out of it" 'git commit -q -m x'
git checkout -q "$file"
reword "$file" && git add "$file" && break_it "$file"
taken "a file that is half finished" 'git commit -q -m x'
git checkout -q "$file"

git worktree add -q "$tmp/naast" -b naast 2>/dev/null
cd "$tmp/naast" && break_it "$file"
refused "a linked work tree" 'fout[schema-enum]' 'git commit -qam x'
git checkout -q . && sed -i 's/^# .*/&!/' "$file"
taken "and what is in order there" 'git commit -qam x'
cd "$tmp/work" || exit 2

sed -i 's/^# .*/& nu/' "$file" && git commit -qam 'Titel' >/dev/null
git merge -q naast >/dev/null 2>&1
gives "a conflict" 2 'aan twee kanten' agenda hook pre-commit
git checkout -q --theirs "$file" && break_it "$file" && git add "$file"
refused "a merge" 'fout[schema-enum]' 'git commit -q -m x'
mend_it "$file" && git add "$file"
taken "a merge that is in order" 'git commit -q -m x'
git checkout -q -b kapot HEAD~1 && break_it "$file"
git commit -q --no-verify -am Kapot && git checkout -q main
sed -i 's/Voorkomen gaat/Voorkomen komt/' "$file"
git commit -qam Woord >/dev/null
refused "a merge by itself" 'fout[schema-enum]' \
	'git merge -q --no-edit kapot; git merge --abort; exit 1'
break_it "$file"
refused "git commit --amend" 'fout[schema-enum]' 'git commit -qa --amend -m x'
git checkout -q .
git checkout -q -b twee && sed -i 's/^looptijd.*//; s/^# .*/&./' "$file"
git commit -qam Punt >/dev/null
GIT_SEQUENCE_EDITOR='sed -i s/^pick/edit/' git rebase -q -i HEAD~1 2>/dev/null
break_it "$file" && git add "$file"
refused "while rebasing" 'fout[schema-enum]' 'git commit -q --amend -m x'
git checkout -q HEAD -- "$file" && git rebase --abort && git checkout -q main

# ---- odd files
odd=$(printf 'agendas/een\nregel "met" \303\251.md')
sed 's/^agenda: .*/agenda: regel/; s/^soort: .*/soort: iets/' "$file" >"$odd"
git add -A
refused "a name with a line end" 'fout[schema-enum]' 'git commit -q -m x'
git rm -qf --cached "$odd" && rm "$odd"
echo '# Los' >agendas/later.md && git add -N agendas/later.md
reword "$file"; sed -i 's/^# .*/&?/' "$file" && git add "$file"
taken "only announced (git add -N)" 'git commit -q -m x'
git reset -q && rm agendas/later.md
ln -s /etc/passwd agendas/agenda.md && git add -A
refused "a link" 'geen document' 'git commit -q -m x'
git rm -qf agendas/agenda.md
git update-index --add --cacheinfo "160000,$(git rev-parse HEAD),agendas/ander"
refused "another repository" 'geen document' 'git commit -q -m x'
git rm -q --cached agendas/ander

# ---- agendas that refer to what changes
sed -E 's/^agenda: .*/agenda: zorg/
	s~^(Elk|Ieder) kind.*~Zie [hier](../gooi/onderwijsagenda.md#sp-vroeg).~' \
	"$file" >"$tmp/zorg.md"
mkdir agendas/zorg && cp "$tmp/zorg.md" agendas/zorg/zorg.md
git add -A && git commit -q -m Zorg >/dev/null
git mv "$file" agendas/gooi/anders.md
refused "a document that others link to moves" \
	'er is geen document agendas/gooi/onderwijsagenda.md' 'git commit -q -m x'
git reset -q --hard
sed -i 's/ {#sp-vroeg}//' "$file"
refused "an id that others link to goes" 'heeft het id sp-vroeg' \
	'git commit -qam x'
git reset -q --hard
sed -i 's/#sp-vroeg/#sp-weg/' agendas/zorg/zorg.md
refused "a link to nothing" 'heeft het id sp-weg' 'git commit -qam x'
git reset -q --hard

# ---- the note
message() { git log -1 --format=%B >"$tmp/message"; }
sed -i 's/^| r2 .*/| r2 | 2020-02-13 | Directieoverleg | Vaststellen | 2020-02-13 | Vastgesteld | |/' "$file"
blob=$(git rev-parse "HEAD:$file")
taken "a decision" 'git commit -qa'
message
printf '%s\n' 'Directieoverleg: vastgesteld' '' 'Agenda: onderwijsagenda' \
	'Stap: r2' 'Besluit: vastgesteld' 'Gehouden: 2020-02-13' \
	"Over: $blob" '' >"$tmp/expected"
if cmp -s "$tmp/expected" "$tmp/message"; then ok; else
	not_ok "the note of a decision"
	cat "$tmp/message"
fi
sed -i 's/Komt er een/Komt een/; s/^looptijd.*/looptijd: 2020/' \
	agendas/zorg/zorg.md
sed -i 's/Voorkomen komt/Voorkomen gaat/' agendas/zorg/zorg.md
taken "a change of words" 'git commit -qa'
message
holds "the note says where" 'zorg: alinea gewijzigd' "$tmp/message"
for way in '-m Eigen' '-F ../eigen' '--amend' '-C HEAD'; do
	echo Eigen >"$tmp/eigen"
	sed -i 's/^# .*/&,/' agendas/zorg/zorg.md
	git log -1 --format=%s >"$tmp/was"
	# shellcheck disable=SC2086 # an option and its value
	git commit -qa $way >/dev/null 2>&1
	git log -1 --format=%s >"$tmp/is"
	case $way in
	-m* | -F*) echo Eigen >"$tmp/was" ;;
	esac
	if cmp -s "$tmp/was" "$tmp/is"; then ok; else
		not_ok "the note of git commit $way"
	fi
done

git update-ref refs/remotes/origin/main HEAD
cp "$file" "$tmp/adopted.md"
sed -i 's/Ieder kind/Elk kind/' "$file"
refused "an adopted text" 'geef hem een nieuwe versie' 'git commit -qam x'
cp "$tmp/adopted.md" "$file"
sed -i 's/| Vastgesteld |/| Besproken |/' "$file"
refused "an outcome that was sent" 'Rectificatie: STAP' 'git commit -qam x'
refused "without a reason" 'Rectificatie: STAP' \
	'git commit -qam x -m "Rectificatie: r2"'
refused "a note that says something else" 'de route zegt "Besproken"' \
	'git commit -qam x -m "Stap: r2
Besluit: vastgesteld
Rectificatie: r2 het verslag was onjuist"'
refused "a step that is not there" 'staat niet in de route' \
	'git commit -qam x -m "Stap: r9
Rectificatie: r2 het verslag was onjuist"'
printf '%s\n' 'Hersteld' '' 'Stap: r2' 'Besluit: besproken' \
	'Rectificatie: r2 het verslag was onjuist' '# een opmerking van git' \
	'# ------------------------ >8 ------------------------' \
	'Stap: r9' >"$tmp/note"
taken "with its reason" "git commit -qa --cleanup=scissors -F $tmp/note"
other=agendas/zorg/zorg.md
row='| r2 | 2020-02-13 | Directieoverleg | Vaststellen | 2020-02-13 |'
sed -i "s/^| r2 .*/$row Vastgesteld | |/" "$other"
git commit -qam x >/dev/null
sed -i "s/^| r2 .*/$row Aangehouden | |/" "$other"
gives "what was not sent may be replaced" 0 'toch vastgelegd' \
	git commit -qa --amend -m x

# ---- a program of one's own
printf '#!/bin/sh\necho "$*" >>%s\n' "$tmp/gezien" >"$tmp/eigen programma"
chmod +x "$tmp/eigen programma"
git config agenda.program "$tmp/eigen programma"
taken "agenda.program" 'git commit -q --allow-empty -m x'
holds "it gets the hook" 'hook pre-commit' "$tmp/gezien"
holds "and what git gives it" 'hook commit-msg .git/COMMIT_EDITMSG' "$tmp/gezien"
mkdir -p "$HOME/bin" && mv "$tmp/eigen programma" "$HOME/bin/zelf"
# shellcheck disable=SC2088 # git expands it
rm "$tmp/gezien" && git config agenda.program '~/bin/zelf'
taken "in the user's own folder" 'git commit -q --allow-empty -m x'
holds "it gets the hook there" 'hook pre-commit' "$tmp/gezien"
rm "$HOME/bin/zelf"
gives "a program that is gone" 0 'er is niets gecontroleerd' \
	git commit -q --allow-empty -m x
git config --unset agenda.program

# ---- what costs time and serves no hook: the certificates of the machine
LD_DEBUG=bindings agenda hook pre-commit 2>&1 |
	grep 'libgit2.*: .* symbol .*mbedtls_x509_crt_parse_file' >"$tmp/out"
lacks "no certificates are read" 'to /lib' "$tmp/out"
lacks "no certificates are read" 'to /usr' "$tmp/out"

# ---- where nothing can be checked
mkdir "$tmp/buiten" && cd "$tmp/buiten" || exit 2
gives "outside a repository" 2 'hoort niet bij een git-repository' \
	agenda hook pre-commit
gives "no hook of ours" 2 'er is geen hook "pre-comit"' agenda hook pre-comit
gives "a hook with too little" 2 'met andere argumenten' agenda hook commit-msg
cd "$tmp/work" && git checkout -qf main
printf 'regels: [\n' >schema/regels.yaml && git add -A
refused "a profile that cannot be read" 'schema/ zijn niet in orde' 'git commit -q -m x'
git checkout -qf HEAD -- .
if [ "$(id -u)" = 0 ]; then
	chown -R 12345 "$tmp/work"
	gives "somebody else's repository" 2 'is van een andere gebruiker' \
		agenda hook pre-commit
	holds "and the remedy" 'safe.directory' "$tmp/out"
	sh -c "$(sed -n 's/.*voer dan uit: //p' "$tmp/out")"
	gives "which works" 0 '' sh -c 'agenda hook pre-commit; echo'
else
	echo "not root: somebody else's repository is not tried"
	echo "0 passed, 0 failed, 3 skipped"
fi
summary
