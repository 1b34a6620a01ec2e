"""One list per question, with the access rule inside it: who asks gets what is theirs, and no more.

Lists are read by index, page by key, count nothing, and ask the same number of queries however
many cases there are. Somebody with several ways to a list (their own cases, their units') is
answered way by way, each by its own equality, and the answers are merged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from frirum.access.models import Grant
from frirum.access.policy import UNIT_ROLES, Viewer, granted, ways

from . import cpr
from .models import Case, DutySpan, Person
from .people import CPR_INDEX
from .sealing import keyring

PAGE = 50
STAFF = frozenset({"intake", "adviser", "leader"})
UNUSED_OF_A_PERSON = ("cpr", "address", "language")  # sealed: a list doesn't open what it doesn't show
Key = tuple[datetime, UUID]
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, and the key that the next page comes after (None: there is no more)."""

    rows: tuple[Row, ...]
    after: Key | None


def worklist(viewer: Viewer, after: Key | None = None, limit: int = PAGE) -> Page[DutySpan]:
    """What is to be done in a viewer's cases, by when: the unmet duties, the earliest first.

    `viewer.at` is now: never before the newest entry, as business time never is. Each row has its
    case and person with it (`row.case.person.name`).
    """
    now = Q(over=False, standing="open", since__lte=viewer.at) & (Q(until=None) | Q(until__gt=viewer.at))
    spans = DutySpan.objects.filter(now).select_related("case__person")
    spans = spans.defer(*(f"case__person__{name}" for name in UNUSED_OF_A_PERSON))
    return _merged([spans.filter(way) for way in ways(viewer)], "due_at", after, limit)


def intake(viewer: Viewer, after: Key | None = None, limit: int = PAGE) -> Page[Case]:
    """The open cases of a viewer's units that are nobody's yet, the oldest first.

    Each row has its person, and what is owed in it now (`row.owed`, the earliest first).
    """
    if not viewer.roles & UNIT_ROLES:
        return Page((), None)
    cases = _with_person(Case.objects.filter(status="open", assignee=None)).prefetch_related(_owed(viewer.at))
    units = [Q(municipality=viewer.municipality, unit=unit) for unit in sorted(viewer.units)]
    return _merged([cases.filter(unit) for unit in units], "opened_at", after, limit)


def cases(viewer: Viewer, status: str = "open", after: Key | None = None, limit: int = PAGE) -> Page[Case]:
    """A viewer's cases, the oldest first, with their persons."""
    every = _with_person(Case.objects.filter(status=status))
    return _merged([every.filter(way) for way in ways(viewer)], "opened_at", after, limit)


def shared(viewer: Viewer) -> tuple[Case, ...]:
    """The cases that were opened to a viewer by grant: a short list, apart from their own."""
    if viewer.user_id is None:
        return ()
    ids = Grant.objects.filter(granted(viewer)).values("case")
    return tuple(
        _with_person(Case.objects.filter(pk__in=ids, municipality=viewer.municipality)).order_by("opened_at")
    )


def person_by_cpr(viewer: Viewer, number: str) -> Person | None:
    """The person with a CPR number in the viewer's municipality, for staff alone; None where there is none.

    Raises ValueError where it is no such number, saying why.
    """
    codes = keyring().blind_indexes(CPR_INDEX, cpr.normal(number))
    if not viewer.roles & STAFF:
        return None
    found = Person.objects.filter(cpr_index__in=codes, municipality=viewer.municipality, alias_of=None)
    return found.order_by("provisional", "id").first()


def _with_person(found: QuerySet[Case]) -> QuerySet[Case]:
    return found.select_related("person").defer(*(f"person__{name}" for name in UNUSED_OF_A_PERSON))


def _owed(at: datetime) -> Prefetch[str]:
    now = Q(over=False, standing="open", since__lte=at) & (Q(until=None) | Q(until__gt=at))
    return Prefetch("spans", DutySpan.objects.filter(now).order_by("due_at", "id"), to_attr="owed")


def _merged(parts: Iterable[QuerySet[Row]], column: str, after: Key | None, limit: int) -> Page[Row]:
    """The first rows of several lists in the same order, as one; what stands in two of them once."""

    def key(row: Row) -> Key:
        return getattr(row, column), row.pk

    found: dict[UUID, Row] = {}
    for part in parts:
        if after is not None:
            # The first condition is for the index, the second for rows that share their instant.
            part = part.filter(**{f"{column}__gte": after[0]})
            part = part.exclude(**{column: after[0], "pk__lte": after[1]})
        found |= {row.pk: row for row in part.order_by(column, "pk")[: limit + 1]}
    rows = sorted(found.values(), key=_sort_key(key))
    return Page(tuple(rows[:limit]), key(rows[limit - 1]) if len(rows) > limit else None)


def _sort_key(key: Callable[[Row], Key]) -> Callable[[Row], tuple[datetime, str]]:
    # Both databases order ids as their text does: PostgreSQL by bytes, SQLite by hexadecimal digits.
    return lambda row: (key(row)[0], key(row)[1].hex)
