#!/bin/sh
# stream.sh -- the history of the demo repository as a `git fast-import` stream.
#
# plan.tsv says who recorded what and when; each state is a file of agendas/
# with small edits (states/*.sed), so that the history never strays from the
# sample papers.  Everything in it is fixed: the same files give the same ids.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export LC_ALL=C
tab=$(printf '\t')

# raw DATE: "2018-06-04T11:00:00+0200" to git's "1528102800 +0200"
raw() {
	echo "$1" | awk '{
		y = substr($0, 1, 4); m = substr($0, 6, 2) + 0
		d = substr($0, 9, 2) + 0; zone = substr($0, 20)
		if (m <= 2) { y--; m += 12 }
		days = 365 * y + int(y / 4) - int(y / 100) + int(y / 400)
		days += int((153 * (m - 3) + 2) / 5) + d - 719469
		clock = substr($0, 12, 2) * 3600 + substr($0, 15, 2) * 60
		clock += substr($0, 18, 2)
		sign = substr(zone, 1, 1) == "-" ? -1 : 1
		clock -= sign * (substr(zone, 2, 2) * 60 + substr(zone, 4, 2)) * 60
		printf "%d %s\n", days * 86400 + clock, zone
	}'
}

# data FILE: its bytes, with their number before them
data() {
	printf 'data %d\n' "$(wc -c <"$1")"
	cat "$1"
	echo
}

# state FILE SCRIPT...: what a file of agendas/ was on a day
state() {
	cp "$root/agendas/$1" "$tmp/now"
	shift
	for script; do
		sed -f "$here/states/$script.sed" "$tmp/now" >"$tmp/next"
		if cmp -s "$tmp/now" "$tmp/next"; then
			echo "stream.sh: states/$script.sed changes nothing" >&2
			exit 1
		fi
		# what was cut off the end leaves no blank lines
		sed -e :a -e '/^\n*$/{' -e '$d' -e 'N' -e ba -e '}' "$tmp/next" \
			>"$tmp/now"
	done
}

# message SUBJECT TRAILERS [OVER]: subject, blank line, trailers
message() {
	printf '%s\n' "$1"
	[ "$2" = - ] && return
	echo
	printf '%s\n' "$2" | sed 's/; /\
/g'
	[ "${3:--}" = - ] || echo "Over: $(cat "$tmp/blob-$3")"
}

tree() {
	if [ "$1" = schema ]; then
		for file in "$root"/schema/*.yaml; do
			echo "M 100644 inline schema/${file##*/}"
			data "$file"
		done
		return
	fi
	# $2 is a list of words
	# shellcheck disable=SC2086
	state $2
	git hash-object --no-filters "$tmp/now" >"$tmp/blob-$3"
	echo "M 100644 inline $1"
	data "$tmp/now"
}

mark=0
grep -v '^#' "$here/plan.tsv" >"$tmp/plan"
echo 'feature done'
echo 'reset refs/heads/main'
while IFS=$tab read -r kind name date who mail path files subject trailers over
do
	message "$subject" "$trailers" "$over" >"$tmp/message"
	when=$(raw "$date")
	case $kind in
	commit)
		mark=$((mark + 1))
		echo "$mark" >"$tmp/mark-$name"
		echo 'commit refs/heads/main'
		echo "mark :$mark"
		echo "author $who <$mail> $when"
		echo "committer $who <$mail> $when"
		data "$tmp/message"
		tree "$path" "$files" "$name"
		;;
	tag)
		echo "tag $name"
		echo "from :$(cat "$tmp/mark-$path")"
		echo "tagger $who <$mail> $when"
		data "$tmp/message"
		;;
	*)
		echo "stream.sh: plan.tsv: neither commit nor tag: $kind" >&2
		exit 1
		;;
	esac
done <"$tmp/plan"
echo 'done'
