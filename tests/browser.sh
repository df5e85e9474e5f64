#!/bin/sh
# browser.sh BUILD -- the pages in a real browser, with what that needs: two
# packages of npm in the versions that tests/browser/ names, put in
# build/browser.  Where npm, node or chromium is not there it says so and skips.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=${1:?usage: browser.sh BUILD}
place=$root/build/browser

for need in npm node chromium; do
	command -v "$need" >/dev/null 2>&1 || {
		echo "$need is not here: no browser"
		echo "0 passed, 0 failed, 1 skipped"
		exit 0
	}
done
if [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
	echo "node is older than 20, which playwright needs: no browser"
	echo "0 passed, 0 failed, 1 skipped"
	exit 0
fi
if ! cmp -s "$root/tests/browser/package-lock.json" "$place/package-lock.json"; then
	mkdir -p "$place"
	cp "$root/tests/browser/package.json" "$place"
	cp "$root/tests/browser/package-lock.json" "$place"
	(cd "$place" &&
		npm ci --silent --ignore-scripts --no-audit --no-fund) || {
		rm -rf "$place"
		echo "npm could not fetch its packages: no browser"
		echo "0 passed, 0 failed, 1 skipped"
		exit 0
	}
fi
AGENDA_NODE_MODULES=$place/node_modules
export AGENDA_NODE_MODULES
exec sh "$root/tests/check.d/html.sh" "$build"
