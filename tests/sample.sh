# sample.sh -- a small repository in the working folder, for golden cases: one
# agenda in two recorded versions, v70 with a tag and final without.
# shellcheck shell=sh

# recorded DAY SUBJECT: commits everything, at noon of that day
recorded() {
	GIT_AUTHOR_DATE="$1T12:00:00+0100" GIT_COMMITTER_DATE="$1T12:00:00+0100"
	export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
	git add -A && git commit -q --no-verify -m "$2"
}

# place VERSION NAME: puts a version of the sample where agenda NAME lives
place() {
	mkdir -p "agendas/gooi"
	sed "s/^agenda: .*/agenda: $2/" "$AGENDA_ROOT/tests/sample/$1.md" \
		>"agendas/gooi/$2.md"
}

sample() {
	git init -q -b main .
	place v70 onderwijsagenda
	recorded 2019-10-21 '70% versie'
	git tag -a -m '70% versie' onderwijsagenda/v70
	place final onderwijsagenda
	recorded 2020-01-20 'Finaal concept'
}
