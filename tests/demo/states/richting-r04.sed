# Step r04 is still to come; nobody has asked for preventie yet.
/^| r04 /s/| [^|]* |$/| Volgt |/
/^| i01 /d
