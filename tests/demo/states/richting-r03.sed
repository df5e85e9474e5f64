# Step r03 is still to come.
/^| r03 /s/| [^|]* |$/| Volgt |/
