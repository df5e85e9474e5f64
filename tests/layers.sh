#!/bin/sh
# layers.sh [ROOT] -- who may include whom.  The table below is the
# architecture; tools/README.md has the picture.  Prints every line that breaks
# it and exits with 1.
set -eu
cd "${1:-$(dirname "$0")/..}"

# folder: folders it may include besides itself
layers='
base:
text: base
tree: base text
doc: base text tree
repo: base text
check: base text tree doc
diff: base text tree doc
trail: base text tree doc
import: base text tree doc
edit: base text tree doc
report: base text tree doc diff trail
cmd: base text tree doc repo check diff trail import edit report
'
# foreign header: the only files or folders that may include it
foreign='
git2*: tools/repo/
yaml.h: tools/tree/yaml.c
md4c.h: tools/tree/markdown*.c
pcre2.h: tools/base/regex.c
zlib.h: tools/import/odt.c
unicase.h: tools/base/utf8.c tools/diff/words*.c
uniconv.h: tools/base/utf8.c tools/diff/words*.c
unictype.h: tools/base/utf8.c tools/diff/words*.c
unigbrk.h: tools/base/utf8.c tools/diff/words*.c
unilbrk.h: tools/base/utf8.c tools/diff/words*.c
uninorm.h: tools/base/utf8.c tools/diff/words*.c
unistr.h: tools/base/utf8.c tools/diff/words*.c
unitypes.h: tools/base/utf8.c tools/diff/words*.c
uniwbrk.h: tools/base/utf8.c tools/diff/words*.c
uniwidth.h: tools/base/utf8.c tools/diff/words*.c
idn2.h: tools/check/format*.c
uriparser/*: tools/check/format*.c
libintl.h: tools/base/lang.h
locale.h: tools/base/lang.c
'

{
	printf '%s' "$layers" | sed -n 's/^\([a-z]*\): */layer \1 /p'
	printf '%s' "$foreign" | sed -n 's/^\([^:]*\): */foreign \1 /p'
	grep -nE '^[[:space:]]*#[[:space:]]*include' tools/*/*.[ch] |
		sed 's/^/line /'
} | awk '
function glob(s) {
	gsub(/[.]/, "[.]", s); gsub(/[*]/, ".*", s)
	return "^" s
}
function bad(why) { print why; failed = 1 }
$1 == "layer" { known[$2] = 1; for (i = 3; i <= NF; i++) may[$2, $i] = 1; next }
$1 == "foreign" { n++; head[n] = glob($2) "$"; for (i = 3; i <= NF; i++) ok[n] = ok[n] "|" glob($i); next }
{
	split($2, at, ":")
	file = at[1]
	split(file, part, "/")
	from = part[2]
	text = $0
	sub(/^line [^:]*:[0-9]*:/, "", text)
	if (!(from in known)) bad(file ": folder tools/" from " has no layer")
	if (match(text, /"[^"]*"/)) {
		name = substr(text, RSTART + 1, RLENGTH - 2)
		if (name !~ /\//) { bad(file ":" at[2] ": write \"folder/file.h\", not \"" name "\""); next }
		split(name, to, "/")
		if (to[1] != from && !((from, to[1]) in may))
			bad(file ":" at[2] ": " from " may not include " name)
	} else if (match(text, /<[^>]*>/)) {
		name = substr(text, RSTART + 1, RLENGTH - 2)
		for (i = 1; i <= n; i++)
			if (name ~ head[i] && !(file ~ substr(ok[i], 2)))
				bad(file ":" at[2] ": <" name "> belongs elsewhere")
	}
}
END { exit failed }'

# a folder that includes another that includes it back would pass above only by
# a hole in the table; sizes are part of the architecture too
awk 'FNR == 1 { if (n > 450) { print prev ": " n " lines, at most 450"; bad = 1 }; prev = FILENAME }
     { n = FNR }
     END { if (n > 450) { print prev ": " n " lines, at most 450"; bad = 1 }; exit bad }' \
	tools/*/*.[ch] tests/*/*.[ch]
