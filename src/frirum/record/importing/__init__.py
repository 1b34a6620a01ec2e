"""Open cases from another system, into the journal: `docs/import.md`.

`columns` says what a table may hold, `table` reads it, `incoming` makes a case of a row,
`building` makes acts of the case, `running` records them. A row is a case, and a case is in with all of
it or not at all.
"""
