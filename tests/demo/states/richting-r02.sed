# Step r02, the working session, is still to come; so are its actions.
/^| r02 /s/| [^|]* |$/| Volgt |/
/^## Werksessie 24 september 2018$/,$d
