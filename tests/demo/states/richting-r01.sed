# Step r01 is still to come.
/^| r01 /s/| [^|]* |$/| Volgt |/
