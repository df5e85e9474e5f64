# No request yet, so no table for them.
/^## Inbreng$/,/^## Toelichting$/{
	/^## Toelichting$/!d
}
