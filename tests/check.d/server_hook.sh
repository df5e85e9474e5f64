#!/bin/sh
# server_hook.sh BUILD -- the hook of the server: what a push may not do, by
# every way around the hooks of the sender.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: server_hook.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
. "$root/tests/server_lib.sh"
git config --global advice.detachedHead false

start
# ---- what is in order goes through
sed -i 's/Akkoord met de richting/& en het vervolg/' "$file"
git commit -qam 'Verslag hersteld' -m 'Rectificatie: r1 het verslag was onvolledig'
taken "a correction with its reason" push main
git checkout -qb nieuw
sed -i 's/  id: final/  id: tweede/; s/Elk kind/Ieder kind/; s/^| r2 .*/| r2 | 2020-09-10 | Directieoverleg | Vaststellen | | | |/' "$file"
commit_on 2020-05-01 'Nieuwe versie'
refused "an outcome that goes with a new version" 'weggehaald' push nieuw
sed -i 's/  id: final/  id: tweede/; s/Elk kind/Ieder kind/' "$file"
commit_on 2020-05-01 'Nieuwe versie'
taken "a new version has its own text" push main:nieuw
taken "a branch that nobody protects goes" push :nieuw
sed -i 's/^  id: .*/  id: later/' "$file"
git commit -q --no-verify -am Later && git tag -a -m x onderwijsagenda/later
taken "a version gets its name" push onderwijsagenda/later
again
git tag -a -m x onderwijsagenda/v99
refused "a name that the text does not say" 'zelf zegt versie final' \
	push onderwijsagenda/v99
git tag -d onderwijsagenda/v99 >/dev/null
git tag -a -m x onderwijsagenda/Final
refused "a name in other capitals" 'zelf zegt versie final' \
	push onderwijsagenda/Final
git tag -d onderwijsagenda/Final >/dev/null
git tag -a -m x archief/2020 && taken "a name of no agenda" push archief/2020
git tag los && taken "a name that is no version" push los
git tag -f los HEAD~1 >/dev/null 2>&1
taken "and may move" push -f los
again

# ---- the ways around the hooks of the sender
break_it
refused "--no-verify" 'schema-enum' sh -c \
	'git commit -q --no-verify -am Fout && git push -q origin main'
break_it
git commit -q --no-verify -am Fout
git checkout -q -- . && sed -i 's/^soort: .*/soort: onderwijsagenda/' "$file"
git commit -q --no-verify -am Hersteld
refused "wrong, then mended: each version counts" 'git reset --soft' push main
git checkout -qb zij && break_it && git commit -q --no-verify -am Fout
git checkout -q main && git cherry-pick zij >/dev/null
refused "cherry-pick" 'schema-enum' push main
git checkout -qb zij && change_text && git commit -q --no-verify -am Tekst
git checkout -q main && sed -i 's/^# .*/&!/' "$file"
git commit -q --no-verify -am Titel && git checkout -q zij
git rebase -q main >/dev/null 2>&1
refused "rebase" 'gewijzigd nadat r2' push zij:main
change_text && git commit -q --no-verify -am Tekst
git format-patch -q -1 -o "$tmp/patches" && git reset -q --hard HEAD~1
git am -q "$tmp"/patches/*.patch >/dev/null
refused "am" 'gewijzigd nadat r2' push main
break_it && git add -A
tree=$(git write-tree)
commit=$(git commit-tree -p HEAD -m Buitenom "$tree")
git update-ref refs/heads/main "$commit"
refused "commit-tree and update-ref" 'schema-enum' push main
change_outcome && git commit -q --no-verify -am Anders
refused "a plain push, as a web editor sends it" 'achteraf herschreven' push main
change_outcome && git commit -q --no-verify -am Anders
refused "under another name" 'achteraf herschreven' push main:refs/anders/x
git checkout -qb zij HEAD~1 && change_text
git commit -q --no-verify -am Tekst && git checkout -q main
git merge -q -s ours --no-edit zij >/dev/null 2>&1
git checkout -q zij -- "$file" 2>/dev/null
sed -i "s/^| r2 .*/$adopted/" "$file"
git commit -q --no-verify -a --amend --no-edit
refused "a merge that takes another text" 'gewijzigd nadat r2' push main
git rm -q "$file" && git commit -q --no-verify -m Weg
refused "taking the document away" 'zou verdwijnen' push main
git mv "$file" agendas/gooi/anders.md
sed -i 's/Elk kind/Ieder kind/' agendas/gooi/anders.md
git commit -q --no-verify -am Hernoemd
refused "a text that changes while it moves" 'gewijzigd nadat r2' push main
git mv "$file" agendas/gooi/anders.md && git commit -q --no-verify -am Hernoemd
taken "a document that only moves" push main:zo
push :zo
again

# ---- a document with outcomes that nobody adopted
other=agendas/gooi/zorg.md
sed -e 's/^agenda: .*/agenda: zorg/' \
	-e 's/^| r2 .*/| r2 | 2020-02-13 | OOGO | Vaststellen | | | |/' \
	"$file" >"$other"
git add -A && git commit -q --no-verify -m Zorg
taken "a second agenda" push main
git rm -q "$other" && git commit -q --no-verify -m Weg
refused "taking outcomes away" 'is uit de route verdwenen, met de uitkomst' push main
git mv "$other" agendas/gooi/anders.md
sed -i 's/Akkoord met de richting/Niet akkoord/' agendas/gooi/anders.md
git commit -q --no-verify -am Anders
refused "another outcome in another file" 'achteraf herschreven' push main
sed -e 's/  id: final/  id: later/' "$other" >agendas/gooi/later.md
git add -A && git commit -q --no-verify -m Ernaast && git rm -q "$other"
git commit -q --no-verify -m Opgeruimd
taken "a newer file has them too" push main
git rm -q agendas/gooi/later.md
git commit -q -m Weg -m 'Rectificatie: r1 was een proef'
taken "taking them away with a reason" push main
change_outcome
git commit -q --no-verify -am Anders -m 'Rectificatie: r1 .'
refused "a reason without a word" 'achteraf herschreven' push main

# ---- by way of what stands on the server already
git -C "$tmp/server.git" config core.hooksPath /dev/null
git checkout -qb oud && change_text && git commit -q --no-verify -am Tekst
push oud && git -C "$tmp/server.git" config --unset core.hooksPath
refused "a branch from before the hook" 'gewijzigd nadat r2' push oud:main
git fetch -q origin && git checkout -q origin/oud
refused "an old recording under the main branch" 'gewijzigd nadat r2' \
	push HEAD:main
push :oud

# ---- names
git commit -q --allow-empty -m Leeg && git push -q origin main
git reset -q --hard HEAD~1
refused "a branch that goes back" 'zouden verloren gaan' push -f main
refused "a branch that goes away" 'de tak main zou verdwijnen' push :main
git tag -f -a -m x onderwijsagenda/final HEAD >/dev/null 2>&1
refused "a version that moves" 'een andere tekst' \
	push -f onderwijsagenda/final
git tag -d onderwijsagenda/final >/dev/null
refused "a version that goes away" 'onderwijsagenda/final zou verdwijnen' \
	push :refs/tags/onderwijsagenda/final
git fetch -q --tags
git tag -a -m x onderwijsagenda/boom "HEAD^{tree}"
refused "a version of nothing" 'noemt niets' push onderwijsagenda/boom
git tag -d onderwijsagenda/boom >/dev/null
git replace HEAD HEAD~1
refused "one version in the place of another" 'andere versies laten zien' \
	push "refs/replace/*"
git replace -d HEAD >/dev/null

# ---- the rules that hold are those from before the push
mkdir -p tmp && printf 'regels: [\n' >schema/regels.yaml
git commit -q --no-verify -am 'Profiel stuk'
refused "a profile that cannot be read" 'blijft gelden' push main
sed -i 's/enum: \[samen/enum: [iets, samen/' schema/agenda.schema.yaml
break_it && git commit -q --no-verify -am 'Ander profiel'
refused "a document by its own new profile" 'schema-enum' push main
sed -i 's/enum: \[samen/enum: [iets, samen/' schema/agenda.schema.yaml
git commit -q --no-verify -am 'Ander profiel'
says "the profile alone" 0 'volgende aanlevering' push main
printf 'formaat: 1\ntakken: ["raad/*"]\n' >schema/server.yaml
git commit -q --no-verify -am 'Takken' && push main 2>/dev/null
push main:raad/baarn && git commit -q --allow-empty -m Leeg
push main:raad/baarn
refused "a branch that the profile protects" 'zouden verloren gaan' \
	push -f main~1:raad/baarn
printf 'formaat: 1\ngrenzen: {namen: 0}\n' >schema/server.yaml
git commit -q --no-verify -am 'Geen getal'
refused "a limit that is no number" 'geheel getal' push main

# ---- two files, one version
sed 's/^# .*/# Nog een/' "$file" >agendas/gooi/nog.md
git add -A && git commit -q --no-verify -m Twee
refused "the same version twice" 'dezelfde agenda en dezelfde versie' push main

# ---- names that many computers take for one
sed 's/^agenda: .*/agenda: zorg/; s/^| r2 .*/| r2 | | OOGO | Vaststellen | | | |/' \
	"$file" >agendas/gooi/Onderwijsagenda.md
git add -A && git commit -q --no-verify -m Hoofdletter
refused "a name in other capitals" 'op veel computers dezelfde naam' push main
# one letter, and a letter with an accent after it
for name in "$(printf 'agendas/caf\303\251.md')" \
	"$(printf 'agendas/cafe\314\201.md')"; do
	sed "s/^agenda: .*/agenda: zorg/; s/  id: final/  id: ${#name}/
		s/^| r2 .*/| r2 | | OOGO | Vaststellen | | | |/" \
		"$file" >"$name"
done
git add -A && git commit -q --no-verify -m Accent
refused "an accent written otherwise" 'op veel computers dezelfde naam' push main

# ---- what is no document
ln -s /etc/passwd agendas/gooi/agenda.md && git add -A
git commit -q --no-verify -m Link
refused "a link" 'geen document' push main
for folder in agendas schema; do
	git rm -qr --cached $folder
	git update-index --add --cacheinfo \
		"120000,$(echo /etc | git hash-object -w --stdin),$folder"
	git commit -q --no-verify -m "Map $folder"
	refused "a folder that is a link: $folder" \
		"$folder, vastgelegd op" push main
	holds "which is said: $folder" 'geen document' "$tmp/joined"
done
git update-index --add --cacheinfo \
	"160000,$(git rev-parse HEAD),agendas/gooi/ander.md"
git commit -q --no-verify -m Repository
refused "another repository" 'geen document' push main
head -c 20000000 /dev/zero >agendas/gooi/groot.md && git add -A
git commit -q --no-verify -m Groot
refused "a document that is too large" '19 MB, meer dan 16' push main

# ---- nobody is asked who is not there
git commit -q --allow-empty -m Leeg
PATH=/usr/bin:/bin
refused "no program on the server" 'niet geinstalleerd' push main
PATH=$build:$PATH
git commit -q --allow-empty -m Leeg
git config --global agenda.program /bin/false
refused "a program that fails" '' push main
git config --global --unset agenda.program

# ---- the main branch of the server is one that nobody uses
git -C "$tmp/server.git" symbolic-ref HEAD refs/heads/hoofdtak
sed -i 's/enum: \[samen/enum: [wat, samen/' schema/agenda.schema.yaml
sed 's/^agenda: .*/agenda: zorg/; s/^soort: .*/soort: wat/' "$file" \
	>agendas/gooi/zorg.md
git add -A && git commit -q --no-verify -m 'Eigen regels'
refused "a document by its own new profile, still" 'schema-enum' push main
summary
