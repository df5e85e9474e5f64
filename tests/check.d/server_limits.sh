#!/bin/sh
# server_limits.sh BUILD -- the hook of the server under what is too much: many
# names, many files, a large file, a full disk, two pushes at once.
#
# GUARD_TIMES=100 does the pushes at once so many times; GUARD_MB=1024 sends a
# file of that size.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:?usage: server_limits.sh BUILD}" && pwd)
. "$root/tests/lib.sh"
. "$root/tests/server_lib.sh"
times=${GUARD_TIMES:-4}
size=${GUARD_MB:-101}
git config --global core.compression 1
git config --global gc.auto 0
git config --global maintenance.auto false

begin
git push -q origin main || exit 2

# too_much NAME WORDS SECONDS PUSH...: no, in these words, and soon
too_much() {
	what=$1 reason=$2 most=$3
	shift 3
	from=$(date +%s)
	is_refused "$what" "$reason" "$@"
	took=$(($(date +%s) - from))
	[ $took -le "$most" ] || not_ok "$what: took $took seconds"
	[ "$(wc -c <"$tmp/out")" -lt 1500000 ] ||
		not_ok "$what: a verdict without end"
}

# ---- names
seq 10000 | sed "s|.*|create refs/tags/onderwijsagenda/n& $(git rev-parse HEAD)|" |
	git update-ref --stdin
too_much "10,000 names" 'meer dan 1000' 30 git push -q origin --tags
git for-each-ref --format='delete %(refname)' refs/tags | git update-ref --stdin

# ---- recordings and files
{
	printf 'blob\nmark :1\ndata 2\nx\n\ncommit refs/heads/veel\n'
	printf 'committer S <s@regio.example> 1580000000 +0100\ndata 4\nVeel\n'
	printf 'from refs/heads/main^0\n'
	seq 100000 | awk '{ print "M 100644 :1 bijlagen/" int($1 / 300) "/" $1 ".txt" }'
	echo
} | git fast-import --quiet --force
too_much "100,000 files" 'meer dan 50000 bestanden' 60 git push -q origin veel
{
	printf 'blob\nmark :1\ndata 2\nx\n\ncommit refs/heads/diep\n'
	printf 'committer S <s@regio.example> 1580000000 +0100\ndata 4\nDiep\n'
	printf 'from refs/heads/main^0\nM 100644 :1 agendas/'
	awk 'BEGIN { for (i = 0; i < 400; i++) printf "a/"; print "a.md\n" }'
} | git fast-import --quiet --force
too_much "folders without end" 'diep' 30 git push -q origin diep
seq 20001 | awk '{
	printf "commit refs/heads/lang\ncommitter S <s@regio.example> %d +0100\ndata 2\nx\n", 1580000000 + $1
	if ($1 == 1) print "from refs/heads/main^0"
	print ""
}' | git fast-import --quiet --force
too_much "20,001 recordings" 'meer dan 20000' 60 git push -q origin lang

# ---- a file of zeros, which is small on its way
git checkout -q -b groot
truncate -s "${size}M" bijlage.bin
git add -A && git commit -q -m Groot
too_much "a file of $size MB" "$size MB, meer dan 100" 120 \
	git push -q origin groot
git rm -q --cached bijlage.bin && mv bijlage.bin "$file"
git add -A && git commit -q --amend -m Groot
too_much "a document of $size MB" "$size MB, meer dan 16" 120 \
	git push -q origin groot
git checkout -qf main && git branch -q -D groot

# ---- bombs in documents end soon
bomb() {
	git checkout -q -b bom
	cp "$tmp/bomb" agendas/bom.yaml
	git add -A && git commit -q -m Bom
	too_much "$1" "$2" 20 git push -q origin bom
	git checkout -q main && git branch -q -D bom
}
{
	echo 'a0: &a0 [x,x,x,x,x,x,x,x,x]'
	for i in 1 2 3 4 5 6 7 8 9; do
		b="*a$((i - 1))"
		echo "a$i: &a$i [$b,$b,$b,$b,$b,$b,$b,$b,$b]"
	done
} >"$tmp/bomb"
bomb "names for names for names" 'fout[alias-limit]'
head -c 20000 /dev/zero | tr '\0' '[' >"$tmp/bomb"
bomb "20,000 brackets" 'fout['

# ---- the time that a check may take, where every rule can refuse
printf 'formaat: 1\ngrenzen: {seconden: 1}\n' >schema/server.yaml
sed -i 's/ernst: .*/ernst: fout/' schema/regels.yaml
git add -A && git commit -q -m Tijd && git push -q origin main 2>/dev/null
{
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
		printf 'commit refs/heads/traag\ncommitter S <s@regio.example> 1580000000 +0100\ndata 2\nx\n'
		[ $i = 1 ] && echo 'from refs/heads/main^0'
		awk -v seed=$i -v chapters=900 -v form=md \
			-f "$root/tests/bench/generate.awk" >"$tmp/text"
		printf 'M 100644 inline agendas/g%d.md\ndata %d\n' $i \
			"$(wc -c <"$tmp/text")"
		cat "$tmp/text"
		echo
	done
} | git fast-import --quiet --force
too_much "longer than it may take" 'langer dan 1 seconden' 60 \
	git push -q origin traag
cp "$root"/schema/*.yaml schema/ && git add -A && git commit -q -m Tijd
git push -q origin main 2>/dev/null

# ---- what git would never say
lines() {
	what=$1
	shift
	# shellcheck disable=SC2059 # the lines are the format
	if printf "$@" | GIT_DIR=$tmp/server.git agenda hook pre-receive \
		>"$tmp/out" 2>&1; then
		not_ok "$what is taken"
	elif grep -q 'niet aangenomen' "$tmp/out"; then
		ok
	else
		not_ok "$what"
		cat "$tmp/out"
	fi
}
zero=0000000000000000000000000000000000000000
lines "half a line" 'x'
lines "a line without its end" '%s %s refs/heads/x' $zero $zero
lines "an id that is too short" '%s 0 refs/heads/x\n' $zero
lines "a name outside" '%s %s HEAD\n' $zero $zero
lines "a name that goes up" '%s %s refs/heads/../x\n' $zero $zero
lines "a name twice" '%s %s refs/heads/x\n%s %s refs/heads/x\n' \
	$zero $zero $zero $zero
lines "an object that is not there" '%s %s refs/heads/x\n' $zero \
	1111111111111111111111111111111111111111

# ---- two at once
git clone -q "$tmp/server.git" "$tmp/ander" 2>/dev/null
one_wins=0 both=0
for i in $(seq "$times"); do
	for who in work ander; do
		cd "$tmp/$who" && git fetch -q origin &&
			git reset -q --hard origin/main
		git commit -q --allow-empty -m "$who $i"
	done
	git -C "$tmp/work" push -q origin main >/dev/null 2>&1 &
	first=$!
	git -C "$tmp/ander" push -q origin main >/dev/null 2>&1
	second=$?
	wait $first
	[ $(($? == 0)) -ne $((second == 0)) ] && one_wins=$((one_wins + 1))
	git -C "$tmp/work" push -q origin "main:zij$i" >/dev/null 2>&1 &
	first=$!
	git -C "$tmp/ander" push -q origin "main:ander$i" >/dev/null 2>&1
	second=$?
	wait $first && [ $second -eq 0 ] && both=$((both + 1))
done
if [ "$one_wins" -eq "$times" ]; then ok; else
	not_ok "two pushes of one branch: $one_wins of $times have one winner"
fi
if [ "$both" -eq "$times" ]; then ok; else
	not_ok "two pushes of two branches: $both of $times are both taken"
fi
if git -C "$tmp/server.git" fsck --no-dangling >"$tmp/out" 2>&1; then ok; else
	not_ok "the server is damaged"
	cat "$tmp/out"
fi

# ---- a full disk
mkdir "$tmp/vol"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=2m none "$tmp/vol" 2>/dev/null
then
	cd "$tmp/work" || exit 2
	git clone -q --bare "$tmp/server.git" "$tmp/vol/server.git" 2>/dev/null
	cp "$root/hooks/pre-receive" "$tmp/vol/server.git/hooks/"
	before=$(git -C "$tmp/vol/server.git" for-each-ref)
	head -c 4000000 /dev/urandom >bijlage.bin
	git add -A && git commit -q -m Vol
	if git push -q "$tmp/vol/server.git" HEAD:vol >"$tmp/out" 2>&1 ||
		[ "$before" != "$(git -C "$tmp/vol/server.git" for-each-ref)" ]
	then not_ok "a full disk"; else ok; fi
	cd "$tmp" && umount "$tmp/vol"
else
	echo "no small disk can be made here: a full one is not tried"
	echo "0 passed, 0 failed, 1 skipped"
fi
summary
