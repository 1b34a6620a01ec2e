"""Brings the tables that are read from the journal up to it, for some persons and cases.

The same function serves the journal's door, which has just written entries, and the rebuild.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from django.db import models
from django.db.models import Q

from frirum.access.models import Grant
from frirum.law.loading import Lawbook

from .history import Aliases
from .law_changes import note
from .models import (
    Assignment,
    Breach,
    Case,
    CaseAlias,
    Consent,
    Custody,
    Duty,
    DutySpan,
    Effort,
    Goal,
    Meeting,
    NameCode,
    OwnGoals,
    Person,
    Proposal,
    Rating,
    Relation,
    Sharing,
    Talk,
)
from .people import Portrait, person_rows, portrait
from .projection import Law, alias_rows, case_rows, opened_with
from .regimes import for_municipality, law_hash
from .sealing import keyring
from .told import Told
from .writing import Difference, Rows, Table, differences, in_pieces, stored, write

# In the order in which they are written: what points comes after what it points to.
PERSON_TABLES: dict[type[models.Model], str] = {
    Person: "pk",
    NameCode: "person",
    Relation: "person",
    Custody: "child",
}
CASE_TABLES: dict[type[models.Model], str] = {
    Case: "pk",
    CaseAlias: "pk",
    Duty: "case",
    DutySpan: "case",
    Breach: "case",
    Assignment: "case",
    Consent: "case",
    Effort: "case",
    Goal: "case",
    Proposal: "case",
    Meeting: "case",
    Talk: "case",
    Rating: "case",
    Sharing: "case",
    OwnGoals: "case",
    Grant: "case",
}


@dataclass(slots=True)
class Laws:
    """The law by municipality, read once."""

    book: Lawbook
    found: dict[str, Law] = field(default_factory=dict)

    def of(self, municipality: str) -> Law:
        if municipality not in self.found:
            regimes = for_municipality(self.book, municipality)
            unit = default_unit(self.book, municipality)
            self.found[municipality] = Law(regimes, law_hash(self.book, regimes), unit)
        return self.found[municipality]


@dataclass(frozen=True, slots=True)
class Scope:
    """Persons and cases whose rows are looked at. `fresh` ones are known to have no rows yet."""

    persons: frozenset[UUID]
    cases: frozenset[UUID]
    fresh: frozenset[UUID] = frozenset()


def default_unit(book: Lawbook, municipality: str) -> str:
    """The unit in which a new case lies until it is assigned: the municipality's intake."""
    known = book.municipalities.get(municipality.lstrip("0"))
    units = known.units if known else ()
    return next((unit.id for unit in units if unit.intake), units[0].id if units else "")


def wanted(scope: Scope, told_of: Callable[[Iterable[UUID]], list[Told]], known: Aliases, laws: Laws) -> Rows:
    """All rows that the journal gives for a scope. `told_of` gives what is told about some subjects."""
    rows, ring, vocabulary = Rows(), keyring(), laws.book.vocabulary

    @cache
    def seen(person: UUID) -> Portrait:
        return portrait(person, told_of(known.persons_of(person) | {person}), known, vocabulary)

    for person in scope.persons:
        person_rows(rows, seen(person), known, ring)
    alias_rows(rows, scope.cases, known)
    for case in scope.cases - known.cases.keys():
        told = told_of(known.cases_of(case))
        opened = opened_with(case, told)
        if opened is None:
            continue
        written = UUID(opened["person"])
        registered = seen(written).registered
        home = registered.entry.stream_id if registered else told[0].entry.stream_id
        law = laws.of(told[0].entry.municipality)
        case_rows(rows, case, told, known, seen(known.person(written)).facts(), law, home)
    return rows


def compare(scope: Scope, rows: Rows) -> dict[type[models.Model], list[Difference]]:
    """How the stored rows of a scope differ from the wanted ones, table by table."""
    found: dict[type[models.Model], list[Difference]] = {}
    for tables, ids in ((PERSON_TABLES, scope.persons), (CASE_TABLES, scope.cases)):
        for model, column in tables.items():
            have: Table = {}
            for some in in_pieces(ids - scope.fresh):
                have |= stored(model, Q(**{f"{column}__in": some}))
            found[model] = differences(model, have, rows.of(model))
    return found


def refresh(
    scope: Scope, told_of: Callable[[Iterable[UUID]], list[Told]], known: Aliases, laws: Laws
) -> list[Difference]:
    """Writes what differs, and says what it was."""
    rows = wanted(scope, told_of, known, laws)
    found = compare(scope, rows)
    other_law = [one.id for one in found[Case] if one.how == "other" and "law" in one.columns]
    if other_law:
        note(other_law, rows, dict(Case.objects.filter(pk__in=other_law).values_list("pk", "law")))
    for model, differing in found.items():
        write(model, differing, rows.of(model))
    return [one for differing in found.values() for one in differing]
