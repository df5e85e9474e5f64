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
regels='' gedaan=' ' fout=0

# blad NAAM TITEL COMMANDO...: een bladzijde; lukt er een niet, dan komen de
# andere er wel, en is het geheel toch niet gelukt
blad() {
	naam=$1 titel=$2
	shift 2
	status=0
	"$@" --format=html >"$map/$naam.html.nieuw" || status=$?
	if [ $status -gt 1 ]; then
		rm -f "$map/$naam.html.nieuw"
		fout=$status
		return
	fi
	mv "$map/$naam.html.nieuw" "$map/$naam.html"
	titel=$(printf '%s' "$titel" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g')
	regels="$regels<li><a href=\"$naam.html\">$titel</a></li>
"
}

# bestanden: alle agenda's, een per regel; zo mogen er spaties in een naam staan
bestanden() {
	git -c core.quotePath=false ls-files \
		'agendas/*.md' 'agendas/*.yaml' 'agendas/*.yml'
}

[ "$openbaar" = ja ] || blad stand "Stand van alle agenda's" agenda status
set -f
IFS='
'
for bestand in $(bestanden); do
	[ -f "$bestand" ] || continue
	id=$(sed -n "s/^agenda: *[\"']\{0,1\}\([a-z0-9-]*\).*/\1/p" "$bestand" | head -n 1)
	[ -n "$id" ] || continue
	versies=$(git tag --list "$id/*" --sort=-version:refname \
		--sort=-creatordate --format='%(refname:lstrip=3)')
	nieuw=$(echo "$versies" | sed -n 1p)
	oud=$(echo "$versies" | sed -n 2p)
	naam=$id
	case $gedaan in
	*" $id "*)
		[ "$openbaar" != ja ] || continue # alleen de namen tellen
		naam=$id-$(printf '%s' "$gedaan" | wc -w)
		;;
	esac
	gedaan="$gedaan$id "
	if [ "$openbaar" = ja ]; then
		[ -n "$oud" ] || continue
		blad "$naam" "$id: van $oud naar $nieuw" \
			agenda diff --vergadering --agenda "$id" "$oud" "$nieuw"
	elif [ -n "$nieuw" ] && ! git diff --quiet "refs/tags/$id/$nieuw" -- "$bestand"; then
		blad "$naam" "$id: sinds $nieuw" \
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
exit "$fout"
