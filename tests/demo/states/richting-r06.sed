# Step r06 is still to come.
/^| r06 /s/| [^|]* |$/| Volgt |/
/^| i02 /d
