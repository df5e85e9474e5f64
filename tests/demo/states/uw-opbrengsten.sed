# Before the look back was added.
/^| 1 | Opbrengsten/d
s/^| 2 | Film/| 1 | Film/
/^## Terugblik 2012-2015$/,$d
