"""Open cases from another system, into the journal: `docs/import.md`.

`columns` says what a table may hold, `table` reads it, `building` makes acts of a row, `running` records
them. A row is a case, and a case is in with all of it or not at all.
"""
