# Before it was taken up, preventie was no speerpunt and the requests stood open.
/^5\. Preventie/d
/^### Speerpunt 5: Preventie/,/^## Richting van/{
	/^## Richting van/!d
}
/^| i0[12] /s/| verwerkt | richting | sp-preventie |/| open | | |/
