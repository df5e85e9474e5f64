#!/bin/sh
# install.sh install|uninstall BUILD PREFIX LINKS -- put the program, its links,
# catalog, manual pages, hooks, default profile and what `agenda init` lays down
# under PREFIX, or take away exactly those.
set -eu
cd "$(dirname "$0")/.."
what=$1 build=$2 prefix=$3 links="$4 git-agenda"

bin=$prefix/bin data=$prefix/share/agenda
catalog=$prefix/share/locale/nl/LC_MESSAGES

if [ "$what" = uninstall ]; then
	for l in agenda $links; do rm -f "$bin/$l"; done
	for page in man/*.[0-9]; do
		rm -f "$prefix/share/man/man${page##*.}/$(basename "$page")"
	done
	rm -f "$catalog/agenda.mo"
	rm -rf "$data"
	exit 0
fi

install -d "$bin" "$data/schema" "$data/hooks" "$data/start" "$catalog"
install -m 755 "$build/agenda" "$bin/agenda"
for l in $links; do ln -sf agenda "$bin/$l"; done
install -m 644 "$build/locale/nl/LC_MESSAGES/agenda.mo" "$catalog"
install -m 644 schema/*.yaml "$data/schema"
install -m 755 hooks/* "$data/hooks"
install -m 644 start/* "$data/start"
for page in man/*.[0-9]; do
	section=$prefix/share/man/man${page##*.}
	install -d "$section"
	install -m 644 "$page" "$section"
done
