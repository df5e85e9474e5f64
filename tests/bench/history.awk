# history.awk -- a repository as a `git fast-import` stream: N commits, each of
# which changes one of F agendas; with M every tenth commit is a merge of a
# side branch of one commit; with E only every E-th changes an agenda, and the
# others one of as many files in another folder.  Fixed dates and a fixed seed.
BEGIN {
	srand(seed)
	for (i = 1; i <= N; i++) {
		side = M && i > 10 && i % 10 == 9
		merge = M && i > 10 && i % 10 == 0
		begin(i, side ? "refs/heads/side" : "refs/heads/main")
		if (side)
			print "from :" i - 1
		if (merge)
			print "from :" i - 2 "\nmerge :" i - 1
		if (i == 1) {
			for (f = 0; f < F; f++)
				put(f, i)
			for (f = 0; E && f < F; f++)
				news(f, i)
		} else if (E && i % E) {
			news(int(rand() * F), i)
		} else if (merge) {
			put(last, i - 1)
		} else {
			last = int(rand() * F)
			put(last, i)
		}
		print ""
	}
}
function begin(i, branch,   t) {
	t = 1500000000 + i * 60
	print "commit " branch "\nmark :" i
	print "author A <a@example.nl> " t " +0100"
	print "committer A <a@example.nl> " t " +0100"
	print "data 5\nwerk\n"
}
function put(f, i,   s) {
	s = "formaat: 1\nagenda: a" f "\ntitel: Agenda " f "\n" \
	    "versie: {id: v" int(i / 1000) "}\n" \
	    "route:\n- {id: R1, overleg: Raad, doel: vaststellen}\n" \
	    "toelichting: Stand " i "\n"
	print "M 100644 inline agendas/a" f ".yaml\ndata " length(s) "\n" s
}
function news(f, i,   s) {
	s = "# Nieuws " f "\n\nBericht " i "\n"
	print "M 100644 inline nieuws/n" f ".md\ndata " length(s) "\n" s
}
