# say.sh -- one recording of an outcome, under message after message.
# shellcheck shell=sh
sample
sed -i 's/^| r2 .*/| r2 | 2020-02-13 | OOGO | Vaststellen | 2020-02-13 | Conform vastgesteld | |/' agendas/gooi/onderwijsagenda.md
git add agendas
tree=$(git write-tree) parent=$(git rev-parse HEAD)
who='Bestuurssecretaris <secretaris@regio.example> 1581678000 +0100'

# told NAME: records with the message on stdin; what the route says of r2
told() {
	{
		printf 'tree %s\nparent %s\n' "$tree" "$parent"
		printf 'author %s\ncommitter %s\n\n' "$who" "$who"
		cat
	} >.git/text
	id=$(git hash-object -t commit -w --literally .git/text)
	git update-ref refs/heads/main "$id" && rm -rf .git/logs
	timeout 20 agenda-route --lang=en --width 200 --op-datum 2020-03-01 \
		>.git/out 2>&1
	echo "$1: exit $?"
	sed -n -e '/^ . r2 /,/^$/p' -e '/^warning/p' -e '/^error/p' .git/out |
		sed -e '/^ . r2 /d' -e '/^$/d' -e 's/ ([0-9a-f]*)//' | cut -c 1-150
	LC_ALL=C tr -d '\012\040-\176\200-\377' <.git/out | od -An -c
}

decided='Stap: r2\nBesluit: vastgesteld\n'
printf 'Besluit\n\n%bGehouden: 2020-02-13\n' "$decided" | told 'as it should be'
printf 'Besluit\n\n%b\nMeer is er niet te zeggen.\n' "$decided" |
	told 'in the middle'
printf '%b' "$decided" | told 'no subject'
printf 'Besluit\n\n| Stap | Besluit |\n|---|---|\n| r2 | ja |\n---\n\n%b' \
	"$decided" | told 'after dashes'
printf 'Besluit\r\n\r\nStap: r2\r\nBesluit: vastgesteld\r\n' | told 'CRLF'
{ printf 'Besluit\n\n' && head -c 1000000 /dev/zero | tr '\0' 'x' &&
	printf '\n\n%b' "$decided"; } | told 'a line of a megabyte'
{ printf 'Besluit\n\n' && yes 'Stap: r2' | head -n 100000; } |
	told 'a hundred thousand steps'
printf 'Besluit\n\nStap: r2\nBesluit: \033[2Jafgewezen\033]0;x\007\n' |
	told 'escapes'
printf 'Bes\377luit\n\nStap: r2\nBesluit: vastgesteld\nGehouden: \377\376\n' |
	told 'no UTF-8'
printf 'Besluit\n\nStap: r2\n\0Besluit: vastgesteld\n' | told 'a NUL'
printf 'Besluit\n\nStap: r2\nBesluit: afgewezen\n' | told 'a lie'
printf 'Besluit\n\nStap: r9\nBesluit: vastgesteld\n' | told 'another step'
printf 'Besluit\n\nAgenda: andere\n%b' "$decided" | told 'another agenda'
printf '' | told 'nothing'
who='\033[31mRood\033[0m <rood@regio.example> 1581678000 +0100'
who=$(printf '%b' "$who")
printf 'Besluit\n' | told 'escapes in a name'
