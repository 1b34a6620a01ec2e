"""One list per question, with the access rule inside it: who asks gets what is theirs, and no more.

Lists are read by index, page by key, count nothing, and ask the same number of queries however
many cases there are. Somebody with several ways to a list (their own cases, their units') is
answered way by way, each by its own equality, and the answers are merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from frirum.access.models import Cover, Grant, ReadLog, User
from frirum.access.policy import Level, Viewer, covered, covering, granted, level, of_units, ways

from .models import (
    Case,
    DutySpan,
    Goal,
    Meeting,
    Proposal,
)
from .models.casework import END_OF_TIME

PAGE = 50
UNUSED_OF_A_PERSON = (
    "cpr",
    "address",
    "contact",
    "school",
    "language",
)  # sealed: a list doesn't open what it doesn't show
Key = tuple[datetime, UUID]
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list, and the key that the next page comes after (None: there is no more)."""

    rows: tuple[Row, ...]
    after: Key | None


def goals_of(case: Case) -> tuple[Goal, ...]:
    """The goals in force in a case."""
    return tuple(Goal.objects.filter(case=case.id, until=None).order_by("since", "id"))


def meetings(viewer: Viewer, since: date, until: date, limit: int = PAGE) -> tuple[Meeting, ...]:
    """The meetings agreed and not yet held, from one day to another, both included: in a viewer's cases,
    and in those that they cover."""
    found = Meeting.objects.filter(over=False, day__gte=since, day__lte=until).select_related("case__person")
    found = found.defer(*(f"case__person__{name}" for name in UNUSED_OF_A_PERSON))
    every = [*ways(viewer), *(covered(viewer, one) for one in covering(viewer))]
    return merged([found.filter(way) for way in every], "day", None, limit).rows


def meetings_of(case: Case, since: date) -> tuple[Meeting, ...]:
    """Who comes next in a case: the meetings agreed from a day on, and not held or cancelled."""
    found = Meeting.objects.filter(case=case.id, over=False, day__gte=since)
    return tuple(found.select_related("case__person").order_by("day", "id"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which duties a worklist is asked for, by columns of the row itself; nothing said: all that are open."""

    standing: Literal["open", "waived", "suspended"] = "open"
    late: bool = False  # missed by now
    before: datetime | None = None  # due before
    rules: tuple[str, ...] = ()
    rule_kind: str = ""
    unit: str = ""

    def condition(self, at: datetime) -> Q:
        """What a row must be, at an instant."""
        now = Q(over=False, standing=self.standing, since__lte=at) & (Q(until=None) | Q(until__gt=at))
        if self.late:
            now &= Q(missed_at__lte=at, due_at__lte=at)  # the second for the index
        if self.before is not None:
            now &= Q(due_at__lt=self.before)
        if self.rules:
            now &= Q(rule__in=self.rules)
        if self.rule_kind:
            now &= Q(rule_kind=self.rule_kind)
        if self.unit:
            now &= Q(unit=self.unit)
        return now


ALL_OPEN = Wanted()


def worklist(
    viewer: Viewer, after: Key | None = None, limit: int = PAGE, *, wanted: Wanted = ALL_OPEN
) -> Page[DutySpan]:
    """What is to be done in a viewer's cases, by when: the unmet duties, the earliest first.

    `viewer.at` is now: never before the newest entry, as business time never is. Each row has its
    case and person with it (`row.case.person.name`).
    """
    spans = open_spans(viewer.at, wanted)
    return merged([spans.filter(way) for way in ways(viewer)], "due_at", after, limit)


def undated(viewer: Viewer, limit: int) -> tuple[DutySpan, ...]:
    """The unmet duties of a viewer's cases that no rule sets a date for, the oldest first."""
    spans = open_spans(viewer.at, ALL_OPEN).filter(due_at__gte=END_OF_TIME, due_kind="none")
    return merged([spans.filter(way) for way in ways(viewer)], "since", None, limit).rows


def covered_worklist(viewer: Viewer, adviser: UUID, after: Key | None = None) -> Page[DutySpan]:
    """What is to be done in the cases of an adviser for whom the viewer covers now; else nothing."""
    return merged([open_spans(viewer.at).filter(covered(viewer, adviser))], "due_at", after, PAGE)


def covered_cases(viewer: Viewer, adviser: UUID, after: Key | None = None) -> Page[Case]:
    """The open cases of an adviser for whom the viewer covers now, the oldest first; else none."""
    every = with_person(Case.objects.filter(status="open"))
    return merged([every.filter(covered(viewer, adviser))], "opened_at", after, PAGE)


def grants_of(case: Case) -> tuple[Grant, ...]:
    """The grants given on a case that the asker may see, also those that are over; the oldest first."""
    return tuple(Grant.objects.filter(case=case.id).order_by("since", "id"))


def readings(case: Case, limit: int = 200) -> tuple[ReadLog, ...]:
    """Who was shown a case that the asker may see, the newest first."""
    return tuple(ReadLog.objects.filter(case=case.id).order_by("-read_at")[:limit])


def covered_by(viewer: Viewer, case: Case) -> tuple[Cover, ...]:
    """Who covers now for the adviser of a case that the viewer may see."""
    if case.assignee is None:
        return ()
    running = Cover.objects.filter(since__lte=viewer.at, until__gt=viewer.at)
    return tuple(
        running.filter(municipality=case.municipality, adviser=case.assignee).order_by("until", "id")
    )


def intake(viewer: Viewer, after: Key | None = None, limit: int = PAGE) -> Page[Case]:
    """The open cases of a viewer's units that are nobody's yet, the oldest first.

    Each row has its person, and what is owed in it now (`row.owed`, the earliest first).
    """
    nobodys = Case.objects.filter(status="open", assignee=None).select_related("person")
    # Number, school and address are opened: by them is found who a child is whom nobody knows yet.
    cases = nobodys.defer("person__contact", "person__language").prefetch_related(_owed(viewer.at))
    return merged([cases.filter(unit) for unit in of_units(viewer)], "opened_at", after, limit)


def cases(viewer: Viewer, status: str = "open", after: Key | None = None, limit: int = PAGE) -> Page[Case]:
    """A viewer's cases, the oldest first, with their persons."""
    every = with_person(Case.objects.filter(status=status))
    return merged([every.filter(way) for way in ways(viewer)], "opened_at", after, limit)


def proposals(viewer: Viewer, after: Key | None = None, limit: int = PAGE) -> Page[Proposal]:
    """The decisions that wait for a leader of these units, the longest first, with their case and person."""
    if "leader" not in viewer.roles:
        return Page((), None)
    waiting = Proposal.objects.filter(outcome="waiting").select_related("case__person")
    waiting = waiting.defer(*(f"case__person__{name}" for name in UNUSED_OF_A_PERSON))
    units = [Q(municipality=viewer.municipality, unit=unit) for unit in sorted(viewer.units)]
    return merged([waiting.filter(unit) for unit in units], "since", after, limit)


def answers_to(viewer: Viewer, since: datetime, limit: int = 10) -> tuple[Proposal, ...]:
    """What a viewer proposed for approval on their own open cases, answered since; the newest first."""
    own = Proposal.objects.filter(
        case__municipality=viewer.municipality,
        case__assignee=viewer.user_id,
        case__status="open",
        proposed_by=viewer.user_id,
        outcome__in=("decided", "sent-back"),
        answered_at__gte=since,
    )
    if viewer.user_id is None:
        return ()
    return tuple(own.select_related("case__person").order_by("-answered_at", "-id")[:limit])


def proposals_of(case: Case) -> tuple[Proposal, ...]:
    """What was proposed in a case that the asker may see, the newest first."""
    return tuple(Proposal.objects.filter(case=case.id).order_by("-since", "-id"))


def proposal(case: Case, entry: UUID) -> Proposal | None:
    """One proposal of a case that the asker may see, by its first version."""
    return Proposal.objects.filter(case=case.id, entry=entry).first()


def shared(viewer: Viewer) -> tuple[Case, ...]:
    """The cases that were opened to a viewer by grant: a short list, apart from their own."""
    if viewer.user_id is None:
        return ()
    ids = Grant.objects.filter(granted(viewer)).values("case")
    return tuple(
        with_person(Case.objects.filter(pk__in=ids, municipality=viewer.municipality)).order_by("opened_at")
    )


def staff(viewer: Viewer) -> tuple[User, ...]:
    """Everybody who works, or has worked, in the viewer's municipality."""
    return tuple(User.objects.filter(municipality=viewer.municipality))


def levels_of(viewer: Viewer, found: Iterable[Case]) -> dict[UUID, Level | None]:
    """What a viewer may do with each of some cases."""
    cases = list(found)
    held: dict[UUID, list[Grant]] = defaultdict(list)
    given = Grant.objects.filter(case__in=[one.id for one in cases])
    for grant in given.filter(user=viewer.user_id) if viewer.user_id else ():
        held[grant.case].append(grant)
    return {one.id: level(viewer, one, held[one.id]) for one in cases}


def with_person(found: QuerySet[Case]) -> QuerySet[Case]:
    return found.select_related("person").defer(*(f"person__{name}" for name in UNUSED_OF_A_PERSON))


def open_spans(at: datetime, wanted: Wanted = ALL_OPEN) -> QuerySet[DutySpan]:
    """The unmet duties that are wanted at an instant, each with its case, person and duty."""
    spans = DutySpan.objects.filter(wanted.condition(at)).select_related("case__person", "duty")
    return spans.defer(*(f"case__person__{name}" for name in UNUSED_OF_A_PERSON))


def _owed(at: datetime) -> Prefetch[str]:
    return Prefetch(
        "spans", DutySpan.objects.filter(ALL_OPEN.condition(at)).order_by("due_at", "id"), to_attr="owed"
    )


def merged(parts: Iterable[QuerySet[Row]], column: str, after: Key | None, limit: int) -> Page[Row]:
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
