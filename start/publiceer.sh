#!/bin/sh
# publiceer.sh [MAP] -- maakt bladzijden om te delen: de stand van alle agenda's,
# en van elke agenda wat er veranderde sinds de laatste versie met een naam.
#
# Met OPENBAAR=ja staat er alleen in wat een naam kreeg (agenda release): de
# twee laatste versies naast elkaar, en niets van wat nog in bewerking is.  De
# geschiedenis zelf wordt nooit gepubliceerd.
set -eu
cd "$(git rev-parse --show-toplevel)"
map=${1:-public}
openbaar=${OPENBAAR:-nee}
mkdir -p "$map"
regels=''

# blad NAAM TITEL COMMANDO...: een bladzijde, als er iets op staat
blad() {
	naam=$1 titel=$2
	shift 2
	status=0
	"$@" --format=html >"$map/$naam.html.nieuw" || status=$?
	if [ $status -gt 1 ]; then
		rm -f "$map/$naam.html.nieuw"
		return $status
	fi
	mv "$map/$naam.html.nieuw" "$map/$naam.html"
	regels="$regels<li><a href=\"$naam.html\">$titel</a></li>
"
}

[ "$openbaar" = ja ] || blad stand 'Stand van alle agenda&rsquo;s' agenda status
for bestand in $(git ls-files 'agendas/*.md' 'agendas/*.yaml' | grep -v ' '); do
	id=$(sed -n "s/^agenda: *[\"']\{0,1\}\([a-z0-9-]*\).*/\1/p" "$bestand" | head -n 1)
	[ -n "$id" ] || continue
	versies=$(git tag --list "$id/*" --sort=-creatordate --format='%(refname:lstrip=3)')
	nieuw=$(echo "$versies" | sed -n 1p)
	oud=$(echo "$versies" | sed -n 2p)
	if [ "$openbaar" = ja ]; then
		[ -n "$oud" ] || continue
		blad "$id" "$id: van $oud naar $nieuw" \
			agenda diff --vergadering --agenda "$id" "$oud" "$nieuw"
	elif [ -n "$nieuw" ] && ! git diff --quiet "$id/$nieuw" -- "$bestand"; then
		blad "$id" "$id: sinds $nieuw" \
			agenda diff --vergadering "$bestand@$nieuw" "$bestand"
	fi
done
cat >"$map/index.html" <<EINDE
<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>Agenda&rsquo;s</title></head>
<body>
<main>
<h1>Agenda&rsquo;s</h1>
<ul>
$regels</ul>
</main>
</body>
</html>
EINDE
