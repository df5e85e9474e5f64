# Step r19, the adoption, is still to come.
s/^  datum: 27 maart 2020$/  datum: 12 maart 2020/
/^| r19 /s/| 26 maart 2020 | vastgesteld | [^|]* | final | |$/| | | Volgt | | |/
/^| i08 /d
