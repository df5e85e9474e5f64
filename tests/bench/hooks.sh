#!/bin/sh
# hooks.sh -- what the hooks cost: a recording of one agenda over git's own
# time, the same among 1,000 agendas of which ten refer to it, and a push of
# 1,000 recorded versions of three agendas.  Run by run.sh.
set -eu
: "${work:?run by run.sh}" "${here:?}"
root=$(cd "$here/../.." && pwd)
data=$work/hooks
HOME=$data/home
export HOME GIT_CONFIG_NOSYSTEM=1
rm -rf "$data"
mkdir -p "$HOME"
git config --global user.name Bureau
git config --global user.email bureau@regio.example
git config --global init.defaultBranch main
git config --global gc.auto 0
row() {
	name=$1
	shift
	# shellcheck disable=SC2046 # three numbers
	set -- $(measure "$@")
	printf '%-52s %9s ms %9s ms CPU %7s MB\n' "$name" "$1" "$2" "$3"
}
agenda_of() {
	awk -v seed="$1" -v chapters=3 -v form=md -f "$here/generate.awk"
}

# ---- one agenda, and one among a thousand
record() {
	cd "$1" && shift
	echo >>agendas/1.md
	row "$1: git alone" 21 sh -c \
		'echo x >>agendas/1.md; git commit -qam x --no-verify'
	row "$1: pre-commit alone" 21 sh -c \
		'echo x >>agendas/1.md; git -c core.hooksPath='"$data/pre"' commit -qam x'
	row "$1: all hooks" 21 sh -c \
		'echo x >>agendas/1.md; git -c core.hooksPath='"$root/hooks"' commit -qam x'
}
mkdir "$data/pre"
cp "$root/hooks/pre-commit" "$data/pre/"
git init -q "$data/one"
mkdir "$data/one/agendas"
cp -r "$root/schema" "$data/one/"
agenda_of 1 >"$data/one/agendas/1.md"
git -C "$data/one" add -A && git -C "$data/one" commit -qm x
cp -r "$data/one" "$data/many"
i=2
while [ $i -le 1000 ]; do
	agenda_of $i >"$data/many/agendas/$i.md"
	[ $((i % 100)) -ne 0 ] ||
		printf '\nZie [de eerste](1.md).\n' >>"$data/many/agendas/$i.md"
	i=$((i + 1))
done
git -C "$data/many" add -A && git -C "$data/many" commit -qm x
record "$data/one" "one agenda"
record "$data/many" "one of 1,000, ten refer to it"

# ---- a push
git init -q --bare "$data/server.git"
cd "$data/one" && git reset -q --hard
for n in 2 3; do agenda_of $n >agendas/$n.md; done
git add -A && git commit -qm x && git push -q "$data/server.git" main
old=$(git rev-parse main)
i=1
while [ $i -le 1000 ]; do
	printf 'commit refs/heads/main\ncommitter B <b@regio.example> %d +0100\ndata 2\nx\n' \
		$((1600000000 + i * 60))
	[ $i -ne 1 ] || echo "from $old"
	for n in 1 2 3; do
		sed "s/Meting/Meting $i/" "agendas/$n.md" >"$data/text"
		printf 'M 100644 inline agendas/%d.md\ndata %d\n' $n \
			"$(wc -c <"$data/text")"
		cat "$data/text"
		echo
	done
	i=$((i + 1))
done | git fast-import --quiet --force
git -C "$data/server.git" fetch -q "$data/one" main:refs/bench/x
git -C "$data/server.git" update-ref -d refs/bench/x
printf '%s %s refs/heads/main\n' "$old" "$(git rev-parse main)" >"$data/lines"
cd "$data/server.git"
row 'pre-receive, 1,000 x 3 agendas' 5 \
	sh -c "GIT_DIR=. agenda hook pre-receive <$data/lines"
