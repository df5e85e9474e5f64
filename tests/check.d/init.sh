#!/bin/sh
# init.sh BUILD -- a folder made ready, beside what stands there, and taken back
# with the commands that were printed; agenda doctor agrees at each turn.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: init.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
export SOURCE_DATE_EPOCH=1577880000

# undo FILE: the commands that agenda init printed, as a user would paste them
undo() {
	sed -n '/^To take it back$/,/^$/p' "$1" | grep -E '^(rm|mv|git) ' >"$tmp/undo.sh"
	sh -e "$tmp/undo.sh"
}

en='--lang en --width 0'
cd "$tmp" || exit 2
mkdir 'een regio'
# shellcheck disable=SC2086 # options
agenda init $en 'een regio' >"$tmp/made"
cd 'een regio' || exit 2
gives 'the example is in order' 0 'in orde' agenda validate
gives 'the doctor finds nothing that matters' 0 '.git/hooks' agenda doctor
printf 'formaat: 1\nagenda: kapot\nsoort: iets\n' >agendas/kapot.yaml
git add .
gives 'a wrong agenda is refused' 1 'agendas/kapot.yaml' git commit -m 'Begin'
git rm -qf agendas/kapot.yaml
gives 'what is in order is recorded' 0 '' git commit -qm 'Begin'
gives 'git shows it by what changed' 0 'is nieuw' \
	git show --ext-diff HEAD -- agendas/voorbeeld.md
# shellcheck disable=SC2086
gives 'a second time makes nothing' 0 'Was there already' agenda init $en
lacks 'a second time makes nothing' 'Made' "$tmp/out"
for f in .editorconfig .gitattributes .vscode/settings.json ci/publiceer.sh; do
	gives "there is $f" 0 '' test -s "$f"
done
cd "$tmp" || exit 2
undo "$tmp/made"
gives 'all is taken back' 0 '' test -z "$(find 'een regio' -path '*/.git' \
	-prune -o -type f -print)"
cd 'een regio' || exit 2
gives 'git is as before' 1 '' git config --get include.path
gives 'the doctor sees it' 1 'agenda init' agenda doctor

# files, hooks and a profile of the user's own
new_repo "$tmp/eigen"
mkdir schema agendas .vscode
cp "$root/schema/agenda.schema.yaml" schema/
echo '{}' >.vscode/settings.json
cat >.git/hooks/pre-commit <<'EOF'
#!/bin/sh
echo eigen >>"$(git rev-parse --git-dir)/gezien"
[ ! -e stop ]
EOF
chmod +x .git/hooks/pre-commit
cp .git/hooks/pre-commit "$tmp/pre-commit"
# shellcheck disable=SC2086
gives 'beside a hook' 0 'calls the hook that was there first' agenda init $en
cp "$tmp/out" "$tmp/made"
gives 'the profile is left alone' 0 'agenda.schema.yaml' ls schema
lacks 'the profile is left alone' 'regels.yaml' "$tmp/out"
gives 'settings are left alone' 0 '{}' cat .vscode/settings.json
rm -r schema
git add . && git commit -qm 'Begin'
holds 'the hook that was there is called' eigen .git/gezien
touch stop
gives 'and can refuse' 1 '' git commit --allow-empty -m 'Nee'
rm stop
undo "$tmp/made"
gives 'the hook is back' 0 '' cmp .git/hooks/pre-commit "$tmp/pre-commit"
gives 'and nothing of ours is' 1 '' test -e .git/hooks/commit-msg

# a script of ours, of another version
new_repo "$tmp/ouder"
printf '#!/bin/sh\n# pre-commit -- as it was\nexec agenda hook pre-commit\n' \
	>.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
# shellcheck disable=SC2086
gives 'a hook of ours is not called by ours' 0 'older one of ours' agenda init $en
gives 'but goes' 1 '' test -e .git/hooks/pre-commit.former

# core.hooksPath points elsewhere
new_repo "$tmp/elders"
mkdir "$tmp/haken"
cp "$tmp/pre-commit" "$tmp/haken/pre-commit"
sed 's/eigen/na/' "$tmp/pre-commit" >"$tmp/haken/post-commit"
chmod +x "$tmp/haken/post-commit"
git config core.hooksPath "$tmp/haken"
# shellcheck disable=SC2086
agenda init $en >"$tmp/made"
git add . && git commit -qm 'Begin'
holds 'a hook of core.hooksPath is called' eigen .git/gezien
holds 'also one that we have not' na .git/gezien
printf 'formaat: 1\nagenda: kapot\n' >agendas/kapot.yaml
git add .
gives 'ours is called too' 1 'kapot.yaml' git commit -m 'Kapot'
gives 'nothing was written there' 0 '' test ! -e "$tmp/haken/commit-msg"
git worktree add -q "$tmp/zij" HEAD
printf 'formaat: 1\nagenda: kapot\n' >"$tmp/zij/agendas/kapot.yaml"
git -C "$tmp/zij" add .
gives 'also in a linked work tree' 1 'kapot.yaml' \
	git -C "$tmp/zij" commit -m 'Kapot'
undo "$tmp/made"
gives 'core.hooksPath is back' 0 "$tmp/haken" git config core.hooksPath

# the server
git init -q --bare "$tmp/server.git"
# shellcheck disable=SC2086
gives 'a server' 0 'pre-receive' agenda init $en --server "$tmp/server.git"
new_repo "$tmp/werk"
agenda init >/dev/null
git add . && git commit -qm 'Begin'
gives 'what is in order is taken' 0 '' git push -q "$tmp/server.git" HEAD:main
printf 'formaat: 1\nagenda: kapot\n' >agendas/kapot.yaml
git add . && git commit -q --no-verify -m 'Langs de controle'
gives 'what went round the check is not' 1 'kapot.yaml' \
	git push "$tmp/server.git" HEAD:main
cd "$tmp/server.git" || exit 2
gives 'the doctor of a server' 0 'server' agenda doctor
git config receive.maxInputSize 0
gives 'a server without a limit' 1 'git config receive.maxInputSize 200m' \
	agenda doctor
git config receive.maxInputSize 100k
gives 'the limit of the user is as good' 0 '' agenda doctor
git config --unset receive.fsckObjects
gives 'a server that looks at nothing' 1 'git config receive.fsckObjects true' \
	agenda doctor
git config transfer.fsckObjects on
gives 'another setting that does it' 0 '' agenda doctor
# shellcheck disable=SC2086
gives 'what is set is left alone' 0 'fsckObjects = true' \
	agenda init $en --server .
cp "$tmp/out" "$tmp/made"
gives 'the limit too' 0 '100k' git config receive.maxInputSize
cd "$tmp/werk" && git reset -q --hard HEAD~1
head -c 200000 /dev/urandom >bijlage.bin
git add . && git commit -qm 'Te groot om te ontvangen'
gives 'more than git may take in' 1 'pack exceeds maximum' \
	git push "$tmp/server.git" HEAD:zwaar
git reset -q --hard HEAD~1
commit=$(printf 'tree %s\nauthor A 1 +0100\ncommitter A <a> 1 +0100\n\nx\n' \
	"$(git rev-parse 'HEAD^{tree}')" |
	git hash-object -t commit -w --literally --stdin)
gives 'a recording that is not sound' 1 'missingEmail' \
	git push "$tmp/server.git" "$commit:refs/heads/krom"
cd "$tmp/server.git" && undo "$tmp/made"
gives 'what was set goes' 1 '' git config receive.fsckObjects
gives 'what was left stays' 0 100k git config receive.maxInputSize

# what is no folder for it
# shellcheck disable=SC2086
{
	gives 'no folder' 2 'git init --bare' agenda init $en --server "$tmp/nergens"
	gives 'a bare one' 2 '--server' agenda init $en "$tmp/server.git"
	gives 'a work tree as server' 2 'no bare repository' \
		agenda init $en --server "$tmp/werk"
}
if [ "$(id -u)" -ne 0 ]; then
	mkdir "$tmp/dicht" && chmod a-w "$tmp/dicht"
	gives 'a folder that cannot be written' 2 'dicht' agenda init "$tmp/dicht"
fi

# each thing the doctor names, mended by the command it gives, to the letter
# mends AREA WORDS: the command has these words, and after it all is well
mends() {
	agenda doctor --lang en >"$tmp/said" 2>&1
	sed -n "/^What mends it/,\$s/^$1: //p" "$tmp/said" >"$tmp/cure"
	holds "$1: the command" "$2" "$tmp/cure"
	sh -e "$tmp/cure" >/dev/null 2>&1
	agenda doctor --lang en | sed -n '/^What mends it/,$d; p' >"$tmp/said"
	if grep -qE "^$1 +in order" "$tmp/said"; then ok; else
		not_ok "$1: not mended by $(cat "$tmp/cure")"
	fi
}
new_repo "$tmp/ziek"
agenda init >/dev/null && git add . && git commit -qm 'Begin' 2>/dev/null
rm .git/hooks/commit-msg
mends hooks 'agenda init'
chmod -x .git/hooks/commit-msg
mends hooks 'agenda init'
printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-commit
mends hooks 'agenda init'
git config --unset include.path
mends comparing 'agenda init'
sed -i '/diff=agenda/d' .gitattributes
mends comparing '.gitattributes'
echo '*.md filter=lfs' >>.gitattributes
mends recording '-filter'
: >.gitattributes && git config core.autocrlf true
mends recording 'eol=lf'
git config --unset core.autocrlf && git checkout -q -- .gitattributes
for what in name email; do
	git config --global --unset user.$what
	mends name "git config --global user.$what"
done
git config core.splitIndex true && git update-index --split-index
mends repository '--no-split-index'
rm -r schema
mends profile 'agenda init'
git config user.signingKey x && git config gpg.format ssh
mends signatures 'allowedSignersFile'
git commit -q --allow-empty -m Nog && git config uploadpack.allowFilter true
git clone -q --depth 1 "file://$tmp/ziek" "$tmp/kort" && cd "$tmp/kort" || exit 2
mends history '--unshallow'
if git clone -q --filter=blob:none "file://$tmp/ziek" "$tmp/deels" &&
	git fetch --refetch -h 2>&1 | grep -q -- --refetch; then
	cd "$tmp/deels" || exit 2
	mends history '--refetch'
fi

# a program that became newer brings newer hooks; what another tool put over
# ours is not lost
new_repo "$tmp/nieuwer"
# shellcheck disable=SC2016 # for the hook
printf '#!/bin/sh\necho eigen >>"$(git rev-parse --git-dir)/gezien"\n' \
	>.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
agenda init >/dev/null
for turn in een twee; do
	echo "# $turn" >>.git/hooks/pre-commit
	# shellcheck disable=SC2086
	gives "older hooks are renewed, turn $turn" 0 'an older one of ours' \
		agenda init $en
done
git add . && git commit -qm 'Begin' 2>/dev/null
gives 'what stood before them is called once' 0 'eigen' cat .git/gezien
gives 'and the check with it' 0 '1' sh -c 'wc -l <.git/gezien'
printf '#!/bin/sh\n# een ander\n' >.git/hooks/pre-commit
# shellcheck disable=SC2086
gives 'another tool over ours' 2 'another is kept already' agenda init $en
sh -c "$(sed -n 's/.*to keep the last: //p' "$tmp/out")"
# shellcheck disable=SC2086
gives 'mended as it says' 0 'calls the hook that was there first' agenda init $en
holds 'the last one is kept' 'een ander' .git/hooks/pre-commit.former

# nothing but a name, by somebody who set nothing
(
	HOME=$tmp/nieuw
	mkdir "$HOME" && cd "$HOME" || exit 2
	long='een  map van een regio met een naam die veel langer is dan een regel op een scherm'
	agenda init --lang en "$long/agenda" >made
	git -C "$long/agenda" symbolic-ref HEAD
	sed -n '/^To take it back$/,/^$/p' made | grep -E '^(rm|git) ' >undo.sh
	sh -e undo.sh && sed -n 's/^the repository itself.*: //p' made | sh -e
	ls -d "$long/"*
) >"$tmp/said" 2>&1
gives 'a folder that is not there is made' 0 'refs/heads/main' cat "$tmp/said"
gives 'and all of it taken back' 0 'No such file' cat "$tmp/said"
git config --global --unset init.defaultBranch
git init -q --bare "$tmp/oud.git" 2>/dev/null
git -C "$tmp/oud.git" symbolic-ref HEAD refs/heads/master
# shellcheck disable=SC2086
gives 'a server gets the same' 0 'HEAD = refs/heads/main' \
	agenda init $en --server "$tmp/oud.git"
cp "$tmp/out" "$tmp/made"
undo "$tmp/made"
gives 'which is taken back' 0 'refs/heads/master' \
	git -C "$tmp/oud.git" symbolic-ref HEAD
git -C "$tmp/werk" push -q "$tmp/oud.git" HEAD:refs/heads/main
# shellcheck disable=SC2086
gives 'one that is in use keeps what it has' 0 'pre-receive' \
	agenda init $en --server "$tmp/oud.git"
cd "$tmp/oud.git" || exit 2
gives 'of which the doctor tells' 1 'git symbolic-ref HEAD refs/heads/main' agenda doctor
git symbolic-ref HEAD refs/heads/main
gives 'and then no more' 0 '' agenda doctor
cd "$tmp" || exit 2
git config --global init.defaultBranch hoofd
agenda init "$tmp/hoofd" >/dev/null
gives 'who chose a branch keeps it' 0 'refs/heads/hoofd' \
	git -C "$tmp/hoofd" symbolic-ref HEAD

# in a folder of a larger repository; where no hook is called; with other ids
new_repo "$tmp/groot" && mkdir -p beleid/regio
# shellcheck disable=SC2086
gives 'a folder of a larger repository' 0 "begins in $tmp/groot" \
	agenda init $en beleid/regio
holds 'everything goes to its top' "$tmp/groot/agendas/voorbeeld.md" "$tmp/out"
new_repo "$tmp/stil" && git config core.hooksPath ''
# shellcheck disable=SC2086
gives 'no hook is called' 0 'core.hooksPath = ' agenda init $en
cp "$tmp/out" "$tmp/made"
gives 'which is mended' 0 'agenda-hooks' agenda doctor
undo "$tmp/made"
# shellcheck disable=SC2016 # for the inner shell
gives 'and taken back' 0 '' sh -c '[ "$(git config core.hooksPath)" = "" ]'
if git init -q --object-format=sha256 "$tmp/anders" 2>/dev/null; then
	# shellcheck disable=SC2086
	gives 'ids that cannot be read' 2 'SHA-256' agenda init $en "$tmp/anders"
	gives 'nothing is laid down there' 0 '.git' ls -A "$tmp/anders"
fi

summary
