# Before the day of the session was known.
/^| p03 /s/ (sessie met [^)]*)//
