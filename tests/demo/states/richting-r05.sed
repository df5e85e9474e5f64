# Step r05 is still to come.
/^| r05 /s/| [^|]* |$/| Volgt |/
/^| i0[34] /d
