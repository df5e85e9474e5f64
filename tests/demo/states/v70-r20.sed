# Step r20 has been held.
/^| r20 /s/| Volgt | r18 |$/| Akkoord; het directieoverleg vraagt om bedragen per gemeente. | r18 |/
/^| i06 /a\
| i07 | r20 | Bedragen per gemeente in de agenda zetten. | open | | | |
