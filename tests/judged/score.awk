# score.awk -- holds findings against a key.
#	awk -f score.awk KEY PAPER FINDINGS
# KEY: a line per planted defect: rules, a tab, words of its line in the paper
# ("2:words" for the second line with them; "words || words" where two places
# contradict and either may be named).  FINDINGS as of --format gcc.  A
# finding of one of the rules, at most two lines away, is a hit.  Prints
# `missed`, `other` and, last, `found N of N, N others`.
function near(there) {
	return there && at - there <= 2 && there - at <= 2
}
FILENAME == ARGV[1] {
	tab = index($0, "\t")
	words = substr($0, tab + 1)
	turn = 1
	n++
	other[n] = index(words, " || ") ? substr(words, index(words, " || ") + 4) : ""
	sub(/ \|\| .*/, "", words)
	if (match(words, /^[0-9]:/)) {
		turn = substr(words, 1, 1) + 0
		words = substr(words, 3)
	}
	rules[n] = "," substr($0, 1, tab - 1) ","
	quote[n] = words
	left[n] = turn
	next
}
FILENAME == ARGV[2] {
	for (i = 1; i <= n; i++) {
		if (!line[i] && index($0, quote[i]) && --left[i] == 0)
			line[i] = FNR
		if (other[i] != "" && !also[i] && index($0, other[i]))
			also[i] = FNR
	}
	next
}
match($0, /^[^:]*:[0-9]+:/) && match($0, /\[[a-z-]+\]$/) {
	rule = substr($0, RSTART + 1, RLENGTH - 2)
	split($0, part, ":")
	at = part[2] + 0
	used = 0
	for (i = 1; i <= n; i++)
		if (index(rules[i], "," rule ",") && (near(line[i]) || near(also[i])))
			hit[i] = used = 1
	if (!used) {
		others++
		print "other " $0
	}
}
END {
	for (i = 1; i <= n; i++) {
		if (!line[i])
			print "key names words that are not there: " quote[i]
		if (hit[i])
			found++
		else
			print "missed " rules[i] " line " line[i] ": " quote[i]
	}
	printf "found %d of %d, %d others\n", found, n, others
}
