#!/bin/sh
# html.sh BUILD -- the pages of agenda-diff, -route, -status and -versions are
# well-formed, fetch nothing, and stay so with hostile documents; in a browser
# axe finds nothing to mend.
#
# The browser part runs where chromium is installed and playwright-core and
# axe-core are: in build/browser, where `make browser` puts them, or in
# AGENDA_NODE_MODULES; nothing is fetched here.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: html.sh BUILD}" && pwd)
. "$root/tests/lib.sh"

page() {
	name=$1
	shift
	of "$name" agenda-diff --format=html "$@"
}
of() {
	name=$1
	shift
	"$@" >"$tmp/$name.html" 2>/dev/null
	if awk -f "$root/tests/html.awk" "$tmp/$name.html" >"$tmp/faults"; then
		ok
	else
		not_ok "$name"
		cat "$tmp/faults"
	fi
	holds "$name: its policy" "default-src 'none'" "$tmp/$name.html"
}

samples=$root/agendas/gooi-en-vechtstreek
hostile=$root/tests/golden/diff/hostile-html
cd "$root" || exit 2
page all "$samples/onderwijsagenda-v70.md" "$samples/onderwijsagenda-final.md"
page meeting --vergadering "$samples/onderwijsagenda-v70.md" \
	"$samples/onderwijsagenda-final.md"
page stat --stat "$samples/onderwijsagenda-v70.md" \
	"$samples/onderwijsagenda-final.md"
page same "$samples/onderwijsagenda-v70.md" "$samples/onderwijsagenda-v70.md"
page hostile "$hostile/a.yaml" "$hostile/b.yaml"
page english --lang=en "$hostile/a.yaml" "$hostile/b.yaml"
holds "in Dutch" '<html lang="nl">' "$tmp/all.html"
holds "in English" '<html lang="en">' "$tmp/english.html"
AGENDA_ROOT=$root
. "$root/tests/sample.sh"
mkdir "$tmp/repo" && cd "$tmp/repo" || exit 2
sample
of route agenda-route --format=html --op-datum 2020-03-01
of status agenda-status --format=html --op-datum 2020-03-01
of versions agenda-versions --format=html
cp "$root/tests/golden/route/as-html/hostile.md" agendas/gooi/onderwijsagenda.md
recorded 2020-03-01 Vijandig
of route-hostile agenda-route --format=html --op-datum 2020-03-01
lacks "no script" "<script" "$tmp/route-hostile.html"
cd "$root" || exit 2
printf '<h1>a<p></h1></p><h3>b</h3><th>' >"$tmp/bad.html"
if awk -f "$root/tests/html.awk" "$tmp/bad.html" >/dev/null; then
	not_ok "a bad page is noticed"
else
	ok
fi

modules=${AGENDA_NODE_MODULES:-$root/build/browser/node_modules}
chromium=$(command -v chromium || command -v chromium-browser)
if [ -n "$chromium" ] && command -v node >/dev/null 2>&1 &&
	[ -d "$modules/playwright-core" ] && [ -d "$modules/axe-core" ]; then
	for name in all meeting stat hostile route route-hostile status \
		versions; do
		if NODE_PATH=$modules CHROMIUM=$chromium node \
			"$root/tests/html.js" "$tmp/$name.html"; then
			ok
		else
			not_ok "$name in a browser"
		fi
	done
	summary
else
	echo "chromium, playwright-core or axe-core is not here: no browser" \
		"(make browser fetches the last two)"
	echo "$passed passed, $failed failed, 8 skipped"
	[ "$failed" -eq 0 ]
fi
