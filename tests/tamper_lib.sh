# tamper_lib.sh -- the history that tests/check.d/tamper.sh tampers with, and how
# its cases are judged; sourced after lib.sh.
# shellcheck shell=sh disable=SC2154

# on DAY COMMAND...: a command on that day, at noon
on() {
	day=$1
	shift
	GIT_AUTHOR_DATE="${day}T12:00:00+0100" \
		GIT_COMMITTER_DATE="${day}T12:00:00+0100" "$@"
}

# save DAY MESSAGE [GIT-OPTION...]: records everything
save() {
	day=$1 message=$2
	shift 2
	git add -A
	on "$day" git commit -q --no-verify -m "$message" "$@"
}

# write VERSION TEXT R1 R2: the document; R1 and R2 are the ends of their rows
write() {
	mkdir -p agendas
	cat >"$doc" <<END
formaat: 1
agenda: oa
titel: Onderwijsagenda
versie: {id: $1}
toelichting: $2
route:
- {id: R1, overleg: Klankbordgroep, doel: bespreken, gepland: 2020-01-20$3}
- {id: R2, overleg: Portefeuillehoudersoverleg, doel: vaststellen, gepland: 2020-02-10$4}
- {id: R3, overleg: Gemeenteraad, doel: vaststellen, gepland: 2020-03-10}
END
}
agreed=', conclusie: Akkoord' adopted=', uitkomst: vastgesteld'

blob() { git rev-parse "HEAD:$doc"; }
name() { # DAY NAME [COMMIT]: with a message that says nothing
	on "$1" git tag -f -a -m Versie "$2" "${3:-HEAD}" >/dev/null 2>&1
}

base() {
	new_repo "$1"
	write v70 'Eerste tekst' '' ''
	save 2020-01-06 Begin
	on 2020-01-06 git tag -a -m "Versie 70

Over: $(blob)" oa/v70
	write v70 'Eerste tekst' "$agreed" ''
	save 2020-01-21 "Besproken

Stap: R1
Besluit: akkoord
Over: $(blob)"
	write v90 'Tweede tekst' "$agreed" ''
	save 2020-02-01 'Versie 90'
	on 2020-02-01 git tag -a -m "Versie 90

Over: $(blob)" oa/v90
	write v90 'Tweede tekst' "$agreed" "$adopted"
	save 2020-02-11 "Vastgesteld

Stap: R2
Besluit: vastgesteld
Over: oa/v90"
	echo Leesmij >README.md
	save 2020-02-20 Leesmij
}

# ask: the rules that are told, one a line
ask() {
	agenda-route --format=json --op-datum 2020-02-25 oa >"$tmp/json" \
		2>"$tmp/err"
	status=$?
	sed -n 's/.*"rule": "\([^"]*\)".*/\1/p' "$tmp/json" | sort -u \
		>"$tmp/rules"
}
told() { # NAME RULE
	ask
	if [ $status -eq 1 ] && grep -qx "$2" "$tmp/rules"; then
		ok
	else
		not_ok "$1: no $2 (exit $status): $(tr '\n' ' ' <"$tmp/rules")"
		cat "$tmp/err"
	fi
}
silent() { # NAME
	ask
	if [ $status -eq 0 ]; then
		ok
	else
		not_ok "$1: exit $status"
		cat "$tmp/json" "$tmp/err"
	fi
}

# case FUNCTION: in a copy of the repository
fresh() {
	cd "$tmp" || exit 2
	rm -rf case server.git collega ondiep
	cp -r "$tmp/base" "$tmp/case"
	cd "$tmp/case" || exit 2
}
attack() { # RULE FUNCTION
	fresh
	"$2" >"$tmp/log" 2>&1 || cat "$tmp/log"
	told "$2" "$1"
}
honest() { # FUNCTION
	fresh
	"$1" >"$tmp/log" 2>&1 || cat "$tmp/log"
	silent "$1"
}
