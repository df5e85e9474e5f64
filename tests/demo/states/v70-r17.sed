# Step r17 has been held.
/^| r17 /s/ | |$/ | Besproken, met het verzoek om het lerarentekort als speerpunt op te nemen en doelen meetbaar te maken. |/
/^| i04 /a\
| i05 | r17 | Van het lerarentekort een speerpunt maken. | open | | | |\
| i06 | r17 | Bij elk speerpunt een doel opnemen dat te meten is. | open | | | |
