#!/bin/sh
# server_ways.sh BUILD -- odd ways to a server: every kind of name, copies of a
# whole repository, histories without a beginning, notes that mean harm, objects
# that the server has already, repositories that are not in order.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: server_ways.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
. "$root/tests/server_lib.sh"
git config --global advice.detachedHead false

# wrong: records a wrong agenda round the checks, on a branch zij
wrong() {
	git checkout -qb zij && break_it
	git commit -q --no-verify -am Fout
}

start

# ---- every kind of name
for ref in refs/for/main refs/notes/agenda refs/remotes/origin/main \
	refs/changes/01/1/1 refs/heads/zij refs/pull/1/head; do
	wrong
	refused "wrong, as $ref" 'schema-enum' push "zij:$ref"
done
wrong
refused "wrong, as HEAD" '' push zij:HEAD
git notes add -m 'Besproken met de griffie' && taken "a note beside it" \
	push refs/notes/commits
blob=$(git rev-parse "HEAD:$file")
for ref in refs/tags/los refs/tags/onderwijsagenda/tekst refs/notes/blob \
	refs/meta/x; do
	refused "a text by itself, as $ref" 'noemt niets' push "$blob:$ref"
	refused "a folder by itself, as $ref" 'noemt niets' \
		push "HEAD^{tree}:$ref"
done
git tag -a -m x boom "HEAD^{tree}"
refused "a name of a name of a folder" 'noemt niets' push boom
git tag -d boom >/dev/null
git tag -a -m x binnen HEAD && git tag -a -m x buiten binnen 2>/dev/null
taken "a name of a name" push buiten
git tag -d binnen buiten >/dev/null
push :buiten

# ---- one name for two things
change_text && git commit -q --no-verify -am Tekst
refused "a name that hides the main branch" 'twee dingen' \
	push HEAD~1:refs/tags/main
refused "a branch that is called as a version" 'twee dingen' \
	push HEAD:refs/heads/onderwijsagenda/final
git tag los && git branch los
taken "two names that nobody protects" push refs/tags/los refs/heads/los
git tag -d los >/dev/null
push :refs/tags/los :refs/heads/los
again

# ---- another name of the server for its main branch
git -C "$server" symbolic-ref refs/heads/oud refs/heads/main
git fetch -q
git commit -q --no-verify --allow-empty -m Leeg
taken "by another name of the main branch" push main:oud
refused "back, by another name" 'zouden verloren gaan' push -f main~1:oud
refused "away, by another name" 'zou verdwijnen' push :oud
git -C "$server" symbolic-ref -d refs/heads/oud
git -C "$server" symbolic-ref refs/tags/oud refs/tags/onderwijsagenda/final
refused "another version, by another name" 'een andere tekst' \
	push -f main:refs/tags/oud
git -C "$server" symbolic-ref -d refs/tags/oud
git fetch -q --prune

# ---- all at once
git clone -q --bare . "$tmp/leeg.git"
git -C "$tmp/leeg.git" for-each-ref --format='delete %(refname)' |
	git -C "$tmp/leeg.git" update-ref --stdin
git -C "$tmp/leeg.git" update-ref refs/heads/ander \
	"$(git rev-parse HEAD~1)"
refused "a mirror of less" 'de tak main zou verdwijnen' \
	git -C "$tmp/leeg.git" push -q --mirror "$server"
holds "and its versions" 'onderwijsagenda/final zou verdwijnen' "$tmp/joined"
git clone -q --mirror "$server" "$tmp/spiegel.git"
taken "a mirror of the same" git -C "$tmp/spiegel.git" push -q --mirror "$server"
wrong
git push -q "$tmp/spiegel.git" zij
refused "a mirror with a wrong branch" 'schema-enum' \
	git -C "$tmp/spiegel.git" push -q --mirror "$server"
wrong && git tag fout
refused "wrong beside what is in order" 'schema-enum' push main fout
git tag -d fout >/dev/null

# ---- a content that is known, as something that it was not judged as
sed 's/^agenda: .*/agenda: zorg/; s/^soort: .*/soort: iets/' "$file" \
	>agendas/README.md
git add -A && git commit -q --no-verify -m Uitleg
taken "a text that is no document" push main
git mv agendas/README.md agendas/zorg.md && git commit -q --no-verify -m Zorg
refused "which becomes one" 'schema-enum' push main
printf 'agenda: data\nsoort: onderwijsagenda\n' >agendas/data.yaml
cp agendas/data.yaml agendas/data.md
git add -A && git commit -q --no-verify -m Twee
refused "the same bytes in another syntax" 'agendas/data.md' push main
cp agendas/README.md 'agendas/b@c.yaml'
sed '1d; /^---$/,$d' "$file" | sed 's/^agenda: .*/agenda: zorg/' \
	>'agendas/b@c.yaml'
cp 'agendas/b@c.yaml' 'agendas/d@e.yaml'
echo '# een' >>'agendas/d@e.yaml'
git add -A && git commit -q --no-verify -m Apestaart
refused "one version in names with @" 'dezelfde agenda en dezelfde versie' \
	push main
cp "$file" 'agendas/een.yaml@twee.md' && git add -A
git commit -q --no-verify -m Versie
refused "a name that seems a version" 'staat voor een versie' push main
for folder in Agendas SCHEMA; do
	mkdir "$folder" && echo x >"$folder/x.md" && git add -A
	git commit -q --no-verify -m "$folder"
	refused "a folder in capitals: $folder" 'op veel computers' push main
	rm -rf "$folder"
done

# ---- histories
git checkout -q --orphan wees && break_it && git commit -q --no-verify -am Fout
refused "a history of its own" 'schema-enum' push wees
git checkout -q --orphan wees && change_text
git commit -q --no-verify -am Tekst
refused "in the place of the main branch" 'zouden verloren gaan' \
	push -f wees:main
git checkout -q --orphan wees && change_text
git commit -q --no-verify -am Tekst && git checkout -q main
git merge -q --no-edit --allow-unrelated-histories -X theirs wees \
	>/dev/null 2>&1
git checkout -q wees -- "$file" && git commit -q --no-verify --amend --no-edit
refused "taken in from a history of its own" 'gewijzigd nadat r2' push main
git clone -q --depth 1 "file://$server" "$tmp/kort" 2>/dev/null
cd "$tmp/kort" && break_it && git commit -q --no-verify -am Fout
is_refused "from a copy without history" 'schema-enum' push main
cd "$tmp/work" || exit 2
git checkout -qb zij && break_it && git commit -q --no-verify -am Fout
break_it && git checkout -q main -- . && git commit -q --no-verify -am Goed
git checkout -q main && git merge -q --squash zij 2>/dev/null
git commit -q --allow-empty --no-verify -m Samengevoegd
taken "squashed, nothing wrong is left" push main

# ---- notes that mean harm
esc=$(printf '\033]0;kwaad\007\033[2J')
# note_of TEXT: a recording of what stands, with this note, written by hand
note_of() {
	printf 'tree %s\nparent %s\nauthor A <a@x> 1600000000 +0100\ncommitter A <a@x> 1600000000 +0100\n\n%s\n' \
		"$(git write-tree)" "$(git rev-parse HEAD)" "$1" |
		git hash-object -t commit -w --literally --stdin
}
change_outcome && git add -A
commit=$(note_of "Titel $esc

Stap: r1 $esc
Besluit: niet $esc")
refused "a note with commands for the screen" 'achteraf herschreven' \
	push "$commit:main"
lacks "which do not reach it" "$(printf '\033')" "$tmp/out"
change_outcome && git add -A
commit=$(note_of "Titel

Rectificatie: r10 een andere stap
Rectificatie: r
Rectificatie: R1-r1 niets
rectificatie r1 zonder dubbele punt
Rectificatie: $(awk 'BEGIN { while (i++ < 100000) printf "r1" }')")
refused "corrections of nothing" 'achteraf herschreven' push "$commit:main"
change_outcome && git add -A
commit=$(note_of "$(awk 'BEGIN {
	print "Titel\n"
	while (i++ < 100000) print "Stap: r" i
}')")
refused "a hundred thousand trailers" 'achteraf herschreven' \
	push "$commit:main"
change_outcome && git add -A
commit=$(note_of "Titel

Rectificatie: r1 met reden

en dan nog een alinea")
refused "a correction that is no trailer" 'achteraf herschreven' \
	push "$commit:main"
change_outcome && git add -A
commit=$(printf 'tree %s\nparent %s\nauthor A <a@x> 1 +0100\ncommitter A <a@x> 1 +0100\n\nTitel\0\n\nRectificatie: r1 met reden\n' \
	"$(git write-tree)" "$(git rev-parse HEAD)" |
	git hash-object -t commit -w --literally --stdin)
refused "a correction behind the end" 'achteraf herschreven' \
	push "$commit:main"

# ---- what the server has already
git clone -q --bare "$server" "$tmp/buur.git"
rm -f "$tmp/buur.git/hooks/pre-receive"
wrong && git push -q "$tmp/buur.git" zij
echo "$tmp/buur.git/objects" >"$server/objects/info/alternates"
refused "objects of a neighbour" 'schema-enum' push zij
rm "$server/objects/info/alternates"
wrong && git bundle create -q "$tmp/los.bundle" zij
git -C "$server" fetch -q "$tmp/los.bundle" zij 2>/dev/null
refused "objects that no name led to" 'schema-enum' push zij

# ---- repositories that are not in order
taken "nothing new" push main
git -C "$server" config core.hooksPath /dev/null
sed -i '1i regels: [' schema/regels.yaml
git commit -q --no-verify -am 'Profiel stuk' && push main
git -C "$server" config --unset core.hooksPath
git checkout -q HEAD~1 -- schema && git commit -q --no-verify -am 'Hersteld'
refused "where the profile in force is broken" \
	'het profiel van de hoofdtak is niet in orde' push main
server "$tmp/nieuw.git"
sed -i '1i regels: [' schema/regels.yaml
git commit -q --no-verify -am 'Profiel stuk'
is_refused "a first push with a broken profile" 'herstel' \
	git push -q "$server" main
git reset -q --hard HEAD~1
git checkout -q --orphan begin && git rm -qrf --cached schema && rm -r schema
git commit -q --no-verify -m 'Zonder schema'
taken "a first push without a profile" git push -q "$server" begin:main
if [ "$(id -u)" = 0 ]; then
	git commit -q --no-verify --allow-empty -m Leeg
	chown -R 12345 "$server"
	says "a server of somebody else" 128 'dubious ownership' \
		git push -q "$server" begin:main
	git config --global --add safe.directory "$server"
	taken "which is trusted" git push -q "$server" begin:main
else
	echo "not root: a server of somebody else is not tried"
	echo "0 passed, 0 failed, 2 skipped"
fi
summary
