# Before the cover of 15 October 2018 there was a starting note.
s/^  id: richting$/  id: startnotitie/
s/^  naam: richting$/  naam: startnotitie/
s/^  status: richting$/  status: startnotitie/
/^  datum: 13 november 2018$/d
s/^  datum: 15 oktober 2018$/  datum: 4 juni 2018/
/^## Memo$/,/^## Inleiding$/{
	/^## Inleiding$/!d
}
