#!/bin/sh
# publish.sh BUILD -- the recipes for CI that agenda init lays down: their lines,
# taken out of them and run in a clean copy, make the pages; and in public
# nothing is said that got no name.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: publish.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
export SOURCE_DATE_EPOCH=1577880000

mkdir "$tmp/regio" && cd "$tmp/regio" || exit 2
agenda init >/dev/null
mkdir 'agendas/Gooi en Vecht' "$(printf 'agendas/caf\303\251')"
other() {
	sed -e "s/voorbeeldagenda/$1/" -e 's/mei 2027/31-5-2027/' \
		agendas/voorbeeld.md >"$2"
}
other ruimte 'agendas/Gooi en Vecht/ruimte.md'
other koffie "$(printf 'agendas/caf\303\251/koffie.md')"
other twee agendas/twee.md
agenda convert --form yaml agendas/twee.md -o agendas/twee.yml && rm agendas/twee.md
git add -A && git commit -q -m Begin 2>/dev/null
all() { find agendas -type f; }
# everyone VERSION: each agenda is changed and gets that version
everyone() {
	all | while read -r f; do
		sed -i "s/3*1*-*5-2027\|mei 2027/$2/" "$f"
	done
	git commit -q -a -m "$1" 2>/dev/null
	for agenda in voorbeeldagenda ruimte koffie twee; do
		agenda release $agenda "$1" --ja >/dev/null 2>&1 || not_ok "release $agenda"
	done
}
everyone v1 '12-5-2027'
everyone v2 '13-5-2027'
# what has no name yet: a date, a text, a file, an agenda, a note, a tag
all | while read -r f; do
	sed -i 's/1[23]-5-2027/14-5-2027/; s/Kinderen gaan/Geheime kinderen gaan/' "$f"
done
sed 's/voorbeeldagenda/geheim/' agendas/voorbeeld.md >agendas/geheim.md
git add -A && git commit -q -m 'Geheim overleg' 2>/dev/null
git clone -q . "$tmp/kloon" && cd "$tmp/kloon" || exit 2

# ---- in the open
OPENBAAR=ja gives 'in public' 0 '' ci/publiceer.sh openbaar
for page in voorbeeldagenda ruimte koffie twee; do
	holds "$page from one name to the next" '13-5-2027' "openbaar/$page.html"
	holds "$page is listed" "href=\"$page.html\">$page: van v1 naar v2<" \
		openbaar/index.html
done
gives 'no word of what has no name' 1 '' grep -rliE 'geheim|14-5-2027' openbaar
ls -A openbaar >"$tmp/out"
lacks 'nor a file' 'geheim' "$tmp/out"
lacks 'nor the status' 'stand' "$tmp/out"
for secret in $(git log --format='%h %ae'); do
	grep -rqF "$secret" openbaar && not_ok "history is told: $secret"
done
# a minute on, or it may be of the same second as v2 and not be the newest
GIT_COMMITTER_DATE="$(($(date +%s) + 60)) +0000" git tag -a -m x 'twee/<b>v3' &&
	OPENBAAR=ja ci/publiceer.sh openbaar
holds 'a name is no markup' 'naar &lt;b&gt;v3<' openbaar/index.html
git tag -d 'twee/<b>v3' >/dev/null && rm -r openbaar

# ---- the recipes, as each forge runs them
echo '{"type": "object"}' >"$tmp/any.json"
for recipe in .gitlab-ci.yml .github/workflows/agenda.yml \
	.forgejo/workflows/agenda.yml; do
	gives "$recipe is YAML" 0 '' agenda-validate --no-rules \
		--schema "$tmp/any.json" "$recipe"
done
sed -n '/^  script:/,/^  artifacts:/s/^    - //p' .gitlab-ci.yml >"$tmp/gitlab"
sed -n 's/^ *-* run: \(agenda .*\|ci\/.*\)/\1/p' .github/workflows/agenda.yml \
	>"$tmp/github"
sed -n 's/^ *-* run: \(agenda .*\|ci\/.*\)/\1/p' .forgejo/workflows/agenda.yml \
	>"$tmp/forgejo"
git config user.name S && git config user.email s@regio.example
for forge in gitlab github forgejo; do
	gives "$forge" 0 '' sh -e "$tmp/$forge"
	holds "$forge: the page of a changed agenda" '14-5-2027' public/ruimte.html
	holds "$forge: the status" 'koffie' public/stand.html
	holds "$forge: their list" 'koffie: sinds v2' public/index.html
	rm -r public
done
gives 'a report of nothing' 0 '[' head -c 1 gl-code-quality-report.json
sed -i 's/^soort: .*/soort: iets/' agendas/geheim.md
git commit -q -a --no-verify -m Fout
gives 'gitlab: an error' 1 '' sh -e "$tmp/gitlab"
holds 'gitlab: its place' 'agendas/geheim.md' gl-code-quality-report.json
gives 'gitlab: the pages are there all the same' 0 '' test -s public/stand.html
gives 'github: an error' 1 '::error file=agendas/geheim.md,line=4' \
	sh -e "$tmp/github"

# ---- one page that cannot be made keeps none of the others away
git tag -a -m x ruimte/v3 "HEAD:agendas/geheim.md"
rm -r public
gives 'one page less' 2 '' ci/publiceer.sh public
gives 'the others are there' 0 'koffie: sinds v2' cat public/index.html
summary
