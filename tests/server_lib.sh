# server_lib.sh -- a server with the hook, and what it says to a push; sourced
# after lib.sh.
# shellcheck shell=sh disable=SC2154

# server FOLDER: a bare repository with the hook; the one that is pushed to
server() {
	server=$1
	rm -rf "$server"
	git init -q --bare "$server"
	git -C "$server" config receive.autogc false
	cp "$root/hooks/pre-receive" "$server/hooks/"
}

# says NAME STATUS WORDS COMMAND...: words in what it prints, lines joined
says() {
	name=$1 status=$2 words=$3
	shift 3
	"$@" >"$tmp/out" 2>&1
	got=$?
	sed 's/^remote: //; s/ *$//' "$tmp/out" | tr '\n' ' ' >"$tmp/joined"
	if [ $got -ne "$status" ]; then
		not_ok "$name: exit $got, not $status"
		head -c 2000 "$tmp/out"
	elif [ -n "$words" ] && ! grep -qF -- "$words" "$tmp/joined"; then
		not_ok "$name: no \"$words\" in the output"
		head -c 2000 "$tmp/out"
	else
		ok
	fi
}

# is_refused NAME WORDS PUSH...: the server says no in these words, and holds
# what it held
is_refused() {
	before=$(git -C "$server" for-each-ref)
	why=$2
	first=$1
	shift 2
	says "$first" 1 "$why" "$@"
	grep -q 'niet.* aangenomen' "$tmp/joined" || not_ok "$first: no verdict"
	[ "$before" = "$(git -C "$server" for-each-ref)" ] ||
		not_ok "$first: the server has changed"
	for left in "$server"/objects/*incoming*; do
		[ ! -e "$left" ] || not_ok "$first: something stays behind"
	done
}

# taken NAME COMMAND...
taken() {
	first=$1
	shift
	says "$first" 0 '' "$@"
}

# ---- an agenda on that server, of which a version is adopted

file=agendas/gooi/onderwijsagenda.md
adopted='| r2 | 2020-02-13 | Directieoverleg | Vaststellen | 2020-02-13 | Vastgesteld | final |'

# begin: a work copy of an empty server, with the agenda recorded in it
begin() {
	server "$tmp/server.git"
	rm -rf "$tmp/work"
	new_repo "$tmp/work"
	git remote add origin "$tmp/server.git"
	cp -r "$root/schema" .
	mkdir -p agendas/gooi
	cp "$root/tests/sample/final.md" "$file"
	commit_on 2020-01-20 'Finaal concept'
}

# start: the same with a version that is named, adopted and sent
start() {
	begin
	git tag -a -m 'Finaal concept' onderwijsagenda/final
	sed -i "s/^| r2 .*/$adopted/" "$file"
	commit_on 2020-02-14 'Vastgesteld'
	git push -q origin main --tags || exit 2
}

# again: back to what the server has
again() {
	git rebase --abort 2>/dev/null
	git merge --abort 2>/dev/null
	git checkout -qf main
	git fetch -q origin
	git reset -q --hard origin/main
	for b in $(git for-each-ref --format='%(refname:short)' refs/heads); do
		[ "$b" = main ] || git branch -q -D "$b"
	done
}

# refused NAME WORDS PUSH...: and then back to what the server has
refused() {
	is_refused "$@"
	again
}

change_text() { sed -i 's/Elk kind/Ieder kind/' "$file"; }
change_outcome() { sed -i 's/Akkoord met de richting/Niet akkoord/' "$file"; }
break_it() { sed -i 's/^soort: .*/soort: iets/' "$file"; }
push() { git push -q origin "$@"; }
