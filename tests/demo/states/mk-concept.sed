# A month earlier: no planning yet.
s/^  id: oktober-2021$/  id: september-2021/
s/^  naam: versie oktober 2021$/  naam: versie september 2021/
s/^  status: ter vaststelling$/  status: concept/
s/^  datum: Oktober 2021$/  datum: September 2021/
/^planning:$/,/^begrippen:$/{
	/^begrippen:$/!d
}
