# html.awk -- is a page well-formed?  Tags close in the order they opened, no
# heading skips a level, table headers have a scope, ids are there once, a
# picture says what it is and holds no more than lines, forms and words.  Prints
# each fault; exits with 1 when there is one.
BEGIN {
	RS = "<"
	split("meta input br img hr link", words, " ")
	for (i in words)
		empty[words[i]] = 1
}
function bad(why) { print why; failed = 1 }
NR == 1 { next }
{
	end = index($0, ">")
	if (!end) { bad("a bare < before: " substr($0, 1, 40)); next }
	tag = substr($0, 1, end - 1)
	if (tag ~ /^!/) next
	name = tag
	sub(/^\//, "", name)
	sub(/[^a-z0-9].*/, "", name)
	if (tag ~ /^\//) {
		if (!depth || open[depth] != name)
			bad("</" name "> closes <" open[depth] ">")
		else
			depth--
		next
	}
	if (name == "") bad("a tag without a name: <" tag)
	if (name ~ /^(script|iframe|object|embed|link|img|form|use|image|foreignobject|animate|set)$/)
		bad("<" name "> has no place here")
	if (tag ~ / (on[a-z]+|src|href)=/) bad("no such attribute: <" tag)
	if (name == "svg" && tag !~ / role="img" aria-labelledby="/)
		bad("a picture without a name")
	if (name ~ /^h[1-6]$/) {
		level = substr(name, 2) + 0
		if (level > last + 1) bad("h" level " after h" last)
		if (level == 1 && ones++) bad("more than one h1")
		last = level
	}
	if (name == "th" && tag !~ / scope="(row|col)"/) bad("th without scope")
	if (match(tag, / id="[^"]*"/)) {
		id = substr(tag, RSTART, RLENGTH)
		if (seen[id]++) bad("twice" id)
	}
	if (match(tag, / for="[^"]*"/)) wanted[substr(tag, RSTART + 6, RLENGTH - 7)] = 1
	if (!(name in empty) && tag !~ /\/$/) open[++depth] = name
}
END {
	if (depth) bad("<" open[depth] "> is not closed")
	for (id in wanted)
		if (!((" id=\"" id "\"") in seen)) bad("a label for nothing: " id)
	if (!ones) bad("no h1")
	exit failed
}
