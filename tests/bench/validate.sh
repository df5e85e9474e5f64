#!/bin/sh
# validate.sh -- 1,000 agendas of about 9 KB against the floor of libyaml, and
# one file as a whole process.  Run by run.sh.
set -eu
data=${work:?run by run.sh}/validate
here=${here:?}
if [ ! -d "$data" ]; then
	mkdir -p "$data/agendas"
	i=1
	while [ $i -le 1000 ]; do
		awk -v seed=$i -v chapters=3 -v form=yaml -f "$here/generate.awk" \
			>"$data/agendas/$i.yaml"
		i=$((i + 1))
	done
fi
cd "$data"
echo "files: $(find agendas -type f | wc -l), bytes: $(cat agendas/*.yaml | wc -c)"
row() {
	name=$1
	shift
	# shellcheck disable=SC2046 # three numbers
	set -- $(measure "$@")
	printf '%-34s %9s ms %9s ms CPU %8s MB' "$name" "$1" "$2" "$3"
	cpu=$2
}
row 'libyaml yaml_parser_load (floor)' 5 floor agendas/*.yaml
floor_cpu=$cpu
echo
row 'agenda-validate' 5 agenda-validate --format=json agendas
awk -v a="$cpu" -v b="$floor_cpu" 'BEGIN { printf "   %.2f x floor\n", a / b }'
row 'agenda-validate, one file' 21 agenda-validate --format=json agendas/1.yaml
echo
