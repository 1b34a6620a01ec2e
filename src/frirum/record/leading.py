"""What a leader asks of the units that they answer for: what is late, what comes, who waits, who has what.

Each answer is read by index on municipality and unit, in as many queries as the viewer has units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, Sum

from frirum.access.models import Cover
from frirum.access.policy import Viewer, by_role, of_units

from .covers import ARRANGED
from .history import roots_of
from .lists import PAGE, Key, Page, merged, open_spans, with_person
from .models import Assignment, Case, DutySpan, Entry
from .told import told, with_chains


@dataclass(frozen=True, slots=True)
class Load:
    """How many open cases an adviser has in the viewer's units, and what they weigh together."""

    adviser: UUID
    cases: int
    weight: int


def overdue(viewer: Viewer, after: Key | None = None, limit: int = PAGE) -> Page[DutySpan]:
    """What is past its date and not done, the oldest first."""
    return _duties(viewer, Q(due_at__lte=viewer.at, missed_at__lte=viewer.at), after, limit)


def due_between(viewer: Viewer, since: datetime, until: datetime, limit: int = PAGE) -> Page[DutySpan]:
    """What is not done and will be past its date after one instant and no later than another."""
    dates = Q(due_at__gte=viewer.at, due_at__lte=until, missed_at__gt=since, missed_at__lte=until)
    return _duties(viewer, dates, None, limit)


def due_at_once(viewer: Viewer, limit: int = PAGE) -> Page[DutySpan]:
    """What is owed as soon as possible, and what has an hour that nobody knows: neither is ever late."""
    no_date = Q(due_kind="asap") | Q(undecided=True)
    return _duties(viewer, no_date & Q(due_at__lte=viewer.at), None, limit)


def waiting(viewer: Viewer, after: Key | None = None, limit: int = PAGE) -> Page[Case]:
    """The open cases in which the day clock runs, the longest wait first."""
    cases = with_person(Case.objects.filter(status="open", waiting_from__isnull=False))
    return merged([cases.filter(unit) for unit in of_units(viewer)], "waiting_from", after, limit)


def not_waiting(viewer: Viewer, after: Key | None = None, limit: int = PAGE) -> Page[Case]:
    """The other open cases: help has begun, or there is no notification to answer. The oldest first."""
    cases = with_person(Case.objects.filter(status="open", waiting_from=None))
    return merged([cases.filter(unit) for unit in of_units(viewer)], "opened_at", after, limit)


def last_written(cases: Iterable[Case]) -> Mapping[UUID, datetime]:
    """When something was last recorded in each case."""
    heads = {case.id: case.head for case in cases}
    newest = Entry.objects.filter(sequence__in=set(heads.values()))
    at = {entry.sequence: entry.recorded.instant for entry in newest}
    return {case: at[head] for case, head in heads.items() if head in at}


def caseloads(viewer: Viewer) -> tuple[Load, ...]:
    """The open cases of the viewer's units by adviser, in no order that means anything."""
    cases: Counter[UUID] = Counter()
    weight: Counter[UUID] = Counter()
    for unit in of_units(viewer):
        held = (
            Case.objects.filter(unit, status="open").exclude(assignee=None).order_by().values_list("assignee")
        )
        for adviser, number, weighs in held.annotate(Count("pk"), Sum("weight")):
            cases[adviser] += number
            weight[adviser] += weighs
    return tuple(Load(one, cases[one], weight[one]) for one in cases)


def of_adviser(viewer: Viewer, adviser: UUID) -> tuple[Case, ...]:
    """An adviser's open cases in the viewer's units, the oldest first: a caseload, so all of them."""
    cases = with_person(Case.objects.filter(status="open", assignee=adviser))
    found = [case for unit in of_units(viewer) for case in cases.filter(unit)]
    return tuple(sorted(found, key=lambda case: (case.opened_at, case.id.hex)))


def assignments(viewer: Viewer, entries: Iterable[UUID]) -> tuple[Assignment, ...]:
    """The assignments that some entries made, of cases that are still in the viewer's units, by name."""
    found = Assignment.objects.filter(entry__in=list(entries)).select_related("case__person")
    return tuple(
        sorted((one for one in found if by_role(viewer, one.case)), key=lambda one: str(one.case.person))
    )


def covers(viewer: Viewer) -> tuple[Cover, ...]:
    """Who covers for whom in a municipality, now or from a later day; the first to end first."""
    found = Cover.objects.filter(municipality=viewer.municipality, until__gt=viewer.at)
    return tuple(found.order_by("until", "id"))


def reasons(covers: Iterable[Cover]) -> Mapping[UUID, str]:
    """Why somebody covers, as the act says, by the cover's id."""
    by_entry = {one.entry: one.id for one in covers}
    every = told(with_chains(Entry.objects.filter(pk__in=by_entry).select_related("payload")))
    roots = roots_of(every.values())
    newest = {roots[one.id]: one for one in every.values() if one.entry.act == ARRANGED}
    return {
        by_entry[root]: str(one.said.get("reason", "")) for root, one in newest.items() if root in by_entry
    }


def _duties(viewer: Viewer, dates: Q, after: Key | None, limit: int) -> Page[DutySpan]:
    spans = open_spans(viewer.at).filter(dates)
    return merged([spans.filter(unit) for unit in of_units(viewer)], "due_at", after, limit)
