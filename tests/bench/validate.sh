#!/bin/sh
# validate.sh -- 1,000 agendas of about 9 KB against the floor of libyaml and
# beside other validators, and one file as a whole process.  Run by run.sh.
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
floor_cpu=
row() {
	name=$1
	shift
	# shellcheck disable=SC2046 # three numbers
	set -- $(measure "$@")
	printf '%-40s %9s ms %9s ms CPU %7s MB' "$name" "$1" "$2" "$3"
	[ -z "$floor_cpu" ] ||
		awk -v a="$2" -v b="$floor_cpu" 'BEGIN { printf "  %.2f x", a / b }'
	echo
	cpu=$2
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
floor_cpu=
row 'one file: agenda-validate' 21 \
	agenda-validate --format=json agendas/1.yaml
row 'one file: the schema alone' 21 \
	agenda-validate --schema "$schema" --no-rules agendas/1.yaml
[ -z "$sourcemeta" ] || row 'one file: sourcemeta jsonschema' 21 \
	"$sourcemeta" validate "$schema" agendas/1.yaml
