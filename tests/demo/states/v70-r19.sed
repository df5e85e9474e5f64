# Step r19 has a day at last.
/^| r19 /s/| begin 2019 |/| 26-3-2020 |/
