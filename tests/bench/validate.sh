#!/bin/sh
# validate.sh -- 1,000 agendas of about 9 KB against the floor of libyaml and
# beside other validators, one file as a whole process, how time grows with the
# size and the number of files, and what it takes to refuse a bomb.  Run by
# run.sh; a row that fails says so, and then the part does.
# The others come from npm into build/, where npm is; else they are left out.
set -eu
data=${work:?run by run.sh}/validate
here=${here:?}
if [ ! -d "$data" ]; then
	mkdir -p "$data/agendas" "$data/defects"
	i=1
	while [ $i -le 1000 ]; do
		awk -v seed=$i -v chapters=3 -v form=yaml -f "$here/generate.awk" \
			>"$data/agendas/$i.yaml"
		# five defects in each
		sed -e 's/^soort: .*/soort: iets/' -e 's/^gebied/gebeid/' \
			-e 's/^  status: .*/  status: 3/' -e '/^  naam:/d' \
			-e "s/nummer: '2'/nummer: [2]/" \
			"$data/agendas/$i.yaml" >"$data/defects/$i.yaml"
		i=$((i + 1))
	done
fi
peers=$work/peers
if [ ! -d "$peers" ] && command -v npm >/dev/null 2>&1; then
	mkdir -p "$peers"
	npm install --silent --no-audit --no-fund --prefix "$peers" \
		@sourcemeta/jsonschema @jirutka/ajv-cli >/dev/null 2>&1 || true
fi
cd "$data"
schema=$here/../../schema/agenda.schema.yaml
echo "files: $(find agendas -type f | wc -l), bytes: $(cat agendas/*.yaml | wc -c)"
floor_cpu='' failed=0
# row NAME RUNS COMMAND...: the CPU time in $cpu
row() {
	name=$1
	shift
	if ! numbers=$(measure "$@" 2>&1); then
		printf '%-40s FAILED: %s\n' "$name" "$numbers"
		failed=1 cpu=0
		return
	fi
	# shellcheck disable=SC2086 # three numbers
	set -- $numbers
	printf '%-40s %9s ms %9s ms CPU %7s MB' "$name" "$1" "$2" "$3"
	[ -z "$floor_cpu" ] ||
		awk -v a="$2" -v b="$floor_cpu" 'BEGIN { printf "  %.2f x", a / b }'
	echo
	cpu=$2
}
# exponent NAME SMALL LARGE TIMES: growth per tenfold, of what is TIMES as large
exponent() {
	awk -v name="$1" -v a="$2" -v b="$3" -v times="$4" 'BEGIN {
		if (a > 0 && b > 0)
			printf "%-40s ^ %.2f\n", name, log(b / a) / log(times)
	}'
}
row 'libyaml yaml_parser_load (floor)' 5 floor agendas/*.yaml
floor_cpu=$cpu
row 'libyaml events' 5 floor -e agendas/*.yaml
row 'agenda-validate' 5 agenda-validate --format=json agendas
row 'agenda-validate, 5 defects in each' 5 \
	agenda-validate --format=json defects
row 'agenda-validate, the schema alone' 5 \
	agenda-validate --schema "$schema" --no-rules --format=json agendas
sourcemeta=$(find "$peers" -name "jsonschema-linux-$(uname -m)" 2>/dev/null |
	head -n 1)
if [ -n "$sourcemeta" ]; then
	chmod +x "$sourcemeta"
	row 'sourcemeta jsonschema' 3 "$sourcemeta" validate "$schema" agendas/*.yaml
	row 'sourcemeta jsonschema --fast' 3 \
		"$sourcemeta" validate --fast "$schema" agendas/*.yaml
else
	echo "sourcemeta jsonschema: not here (npm could not install it)"
fi
if [ -x "$peers/node_modules/.bin/ajv" ]; then
	row 'ajv (@jirutka/ajv-cli)' 1 "$peers/node_modules/.bin/ajv" validate \
		--spec=draft2020 --strict=false --all-errors -s "$schema" -- agendas/*.yaml
else
	echo "ajv: not here (npm could not install it)"
fi
floor_cpu=""
row 'one file: agenda-validate' 21 \
	agenda-validate --format=json agendas/1.yaml
row 'one file: the schema alone' 21 \
	agenda-validate --schema "$schema" --no-rules agendas/1.yaml
[ -z "$sourcemeta" ] || row 'one file: sourcemeta jsonschema' 21 \
	"$sourcemeta" validate "$schema" agendas/1.yaml

echo "-- growth"
few=$data/few
if [ ! -d "$few" ]; then
	mkdir -p "$few"
	for i in 1 2 3 4 5 6 7 8 9; do
		cp "$data/agendas/$i"*.yaml "$few/"
		[ "$(find "$few" -type f | wc -l)" -lt 100 ] || break
	done
	find "$few" -type f | sort | tail -n +101 | xargs rm -f
fi
row '100 files' 5 agenda-validate --format=json few
small=$cpu
row '1,000 files' 3 agenda-validate --format=json agendas
exponent 'growth with the number of files' "$small" "$cpu" 10
small=''
for size in 1 10 100; do
	file=$data/$size-mb.yaml
	[ -f "$file" ] || awk -v seed=1 -v chapters=$((size * 340)) -v form=yaml \
		-f "$here/generate.awk" >"$file"
	row "one file of $size MB" $((size < 100 ? 3 : 1)) \
		agenda-validate --max-size=200 --format=json "$file"
	[ -z "$small" ] ||
		exponent "growth from $((size / 10)) MB" "$small" "$cpu" 10
	small=$cpu
done

echo "-- bombs (bar: 50 ms CPU)"
bombs=$data/bombs
mkdir -p "$bombs"
(
	cd "$bombs"
	# nine aliases of nine aliases of ...
	awk 'BEGIN {
		print "agenda: &a [x,x,x,x,x,x,x,x,x]"
		for (i = 98; i < 107; i++) {
			printf "%c: &%c [", i, i
			for (k = 0; k < 9; k++)
				printf "%s*%c", k ? "," : "", i - 1
			print "]"
		}
	}' >aliases.yaml
	awk 'BEGIN { printf "agenda: "; for (i = 0; i < 50000; i++) printf "[" }' >brackets.yaml
	awk 'BEGIN { print "agenda: x"; printf "y: "; for (i = 0; i < 50000; i++) printf "{a: " }' >braces.yaml
	awk 'BEGIN { print "agenda: x\ny:"; for (i = 0; i < 50000; i++) printf "- " }' >dashes.yaml
	awk 'BEGIN { for (i = 0; i < 50000; i++) printf "["; print "" }' >brackets.json
	awk 'BEGIN { print "---\nagenda: x\n---\n"; for (i = 0; i < 20000; i++) printf "> "; print "x" }' >quotes.md
	awk 'BEGIN { print "---\nagenda: x\n---\n"; for (i = 0; i < 5000; i++) printf "| a "; print "|"
		for (i = 0; i < 5000; i++) printf "| - "; print "|"; for (i = 0; i < 5000; i++) print "| x |" }' >columns.md
	awk 'BEGIN { printf "a"; for (i = 0; i < 100000; i++) printf "b"; print ": c" }' >key.yaml
	head -c 17000000 /dev/zero | tr '\0' 'a' >size.yaml
)
for bomb in aliases.yaml brackets.yaml braces.yaml dashes.yaml brackets.json \
	quotes.md columns.md key.yaml; do
	row "bomb: $bomb" 5 agenda-validate --format=json "$bombs/$bomb"
done
if agenda-validate "$bombs/size.yaml" >/dev/null 2>&1; then
	echo 'bomb: size.yaml (17 MB)                  FAILED: not refused'
	failed=1
else
	# a file over the limit is trouble (2), which has no time here
	# shellcheck disable=SC2016 # $1 is that of the inner shell
	row 'bomb: size.yaml (17 MB)' 5 \
		sh -c '! agenda-validate "$1"' sh "$bombs/size.yaml"
fi
exit $failed
