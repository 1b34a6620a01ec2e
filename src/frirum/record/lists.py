"""One list per question, with the access rule inside it: who asks gets what is theirs, and no more.

Lists are read by index, page by key, count nothing, and ask the same number of queries however
many cases there are. Somebody with several ways to a list (their own cases, their units') is
answered way by way, each by its own equality, and the answers are merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from frirum.access.models import Cover, Grant, ReadLog, User
from frirum.access.policy import Level, Viewer, covered, covering, granted, level, of_units, ways
from frirum.law.moments import local_day
from frirum.law.vocabulary import Vocabulary

from .history import IDENTIFIED, roots_of
from .models import (
    Case,
    CaseAlias,
    Counter,
    Custody,
    DutySpan,
    Entry,
    Goal,
    Meeting,
    Person,
    Proposal,
    Relation,
    Subject,
)
from .reading import CaseFile
from .told import Told, tell

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


@dataclass(frozen=True, slots=True)
class Family:
    """Who is around a child. Family is where cases meet, never a reason to see.

    `cases` are the viewer's own to see and open, this one first. `persons` are those who may be named: who
    has no case, who has one, open or closed, that is the viewer's to see, and whom this child's own
    relations and custody name: who somebody's brother is belongs to the child's case, whoever has his.
    """

    cases: tuple[tuple[Case, Level], ...]
    persons: Mapping[UUID, Person]
    relations: tuple[Relation, ...]
    custody: tuple[Custody, ...]


@dataclass(frozen=True, slots=True)
class News:
    """An entry that somebody else wrote on a case."""

    case: Case
    entry: Entry


def goals_of(case: Case) -> tuple[Goal, ...]:
    """The goals in force in a case."""
    return tuple(Goal.objects.filter(case=case.id, until=None).order_by("since", "id"))


@dataclass(frozen=True, slots=True)
class Ties:
    """Everybody whom a child's own relations and custody name, now or earlier."""

    relations: tuple[Relation, ...]
    custody: tuple[Custody, ...]

    @property
    def persons(self) -> Mapping[UUID, Person]:
        related = {one.other_id: one.other for one in self.relations}
        return related | {one.holder_id: one.holder for one in self.custody}


def ties(case: Case) -> Ties:
    """Relations and custody of the child of a case that the viewer may see; those that ended too."""
    relations = Relation.objects.filter(person=case.person_id).select_related("other")
    custody = Custody.objects.filter(child=case.person_id).select_related("holder")
    return Ties(tuple(relations.order_by("since", "id")), tuple(custody.order_by("since", "id")))


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


def who_comes(viewer: Viewer, planned: Iterable[Meeting]) -> dict[UUID, tuple[str, ...]]:
    """Names of those who come to some meetings, by meeting: as far as the child's case may name them.

    That is who has no case, has one that is the viewer's to see, or is named by the child's own relations
    and custody: the same as `family` says, for many cases in a few queries.
    """
    every = list(planned)
    ids = {UUID(one) for meeting in every for one in meeting.people}
    persons = {one.id: one for one in Person.objects.filter(pk__in=ids)}
    shut = others_own(viewer, ids)
    children = {meeting.case.person_id for meeting in every}
    tied = set(Relation.objects.filter(person__in=children).values_list("person", "other"))
    tied |= set(Custody.objects.filter(child__in=children).values_list("child", "holder"))

    def may_be_named(one: UUID, child: UUID) -> bool:
        return one in persons and (one not in shut or (child, one) in tied)

    return {
        meeting.id: tuple(
            str(persons[UUID(one)])
            for one in meeting.people
            if may_be_named(UUID(one), meeting.case.person_id)
        )
        for meeting in every
    }


def others_own(viewer: Viewer, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Which of some persons have a case, and none that is the viewer's to see. A child's own relations may
    name them; how to reach them, and all else, belongs to their case."""
    theirs = list(Case.objects.filter(person__in=set(persons)))
    levels = levels_of(viewer, theirs)
    seen = {one.person_id for one in theirs if levels[one.id]}
    return frozenset(one.person_id for one in theirs) - seen


def newest_sequence() -> int:
    """How far the journal has come."""
    return sum(Counter.objects.values_list("value", flat=True)[:1])


def news(viewer: Viewer, since: int, limit: int = 15) -> tuple[News, ...]:
    """What others have written on the cases that are a viewer's own, after a sequence; the newest first.

    Only what still stands: nothing corrected, erased or taken off the case.
    """
    own = Case.objects.filter(municipality=viewer.municipality, assignee=viewer.user_id, head__gt=since)
    cases = {one.id: one for one in with_person(own.filter(status="open"))} if viewer.user_id else {}
    if "adviser" not in viewer.roles or not cases:
        return ()
    real = {one: one for one in cases}
    real |= dict(CaseAlias.objects.filter(case__in=list(cases)).values_list("pk", "case"))
    rows = Subject.objects.filter(subject__in=list(real), sequence__gt=since).exclude(
        entry__actor_id=str(viewer.user_id)
    )
    found = {one.entry_id: one for one in rows.select_related("entry").order_by("-sequence")[: 4 * limit]}
    gone = set(Entry.objects.filter(corrects__in=list(found)).values_list("corrects", flat=True))
    return tuple(
        News(cases[real[one.subject]], one.entry)
        for one in found.values()
        if one.entry_id not in gone and one.entry.act
    )[:limit]


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


def family(viewer: Viewer, case: Case) -> Family:
    """Who is around the child of a case that the viewer may see, and which cases of theirs that one may."""
    today = local_day(viewer.at)
    every = list(
        Case.objects.filter(stream=case.stream, municipality=case.municipality).select_related("person")
    )
    every.sort(key=lambda one: (one.id != case.id, one.person.born or today, str(one.id)))
    levels = levels_of(viewer, every)
    seen = tuple(
        (one, may) for one in every if (may := levels[one.id]) and (one.status == "open" or one.id == case.id)
    )
    valid = Q(until=None) | Q(until__gt=today)
    relations = tuple(Relation.objects.filter(valid, person=case.person_id).select_related("other"))
    custody = tuple(Custody.objects.filter(valid, child=case.person_id).select_related("holder"))
    hidden = {one.person_id for one in every} - {one.person_id for one in every if levels[one.id]}
    members = Person.objects.filter(stream=case.stream, alias_of=None)
    persons = {one.id: one for one in members if one.id not in hidden}
    persons |= {one.other_id: one.other for one in relations}
    persons |= {one.holder.id: one.holder for one in custody if one.holder}
    # Who turned out to be one of them: what was written of them then is shown by name.
    persons |= {one.id: one for one in Person.objects.filter(alias_of__in=[*persons, case.person_id])}
    return Family(seen, persons, relations, custody)


def mergeable(viewer: Viewer, persons: Iterable[Person]) -> tuple[Person, ...]:
    """Those of some registered persons whom a viewer may merge with another: who writes in every case of
    theirs, open or closed, or, where there is none, in the family's. The door asks the same of the act."""
    asked = {one.id: one for one in persons if not one.provisional and one.alias_of_id is None}
    own = list(Case.objects.filter(person__in=asked))
    near = list(Case.objects.filter(stream__in={one.stream for one in asked.values()}))
    levels = levels_of(viewer, [*own, *near])
    streams = {one.stream for one in near if levels[one.id] == "write"}
    has, written = {one.person_id for one in own}, defaultdict(set)
    for one in own:
        written[one.person_id].add(levels[one.id])
    return tuple(
        one
        for one in asked.values()
        if (written[one.id] == {"write"} if one.id in has else one.stream in streams)
    )


def correctable(viewer: Viewer, file: CaseFile) -> frozenset[UUID]:
    """The entries of a case that a viewer may correct or erase: who writes in every case it stands on."""
    roots = roots_of(file.told)
    stands_on: dict[UUID, set[UUID]] = defaultdict(set)
    for one in file.told:
        known = str(one.entry.person_ids[1]) if one.entry.act == IDENTIFIED else None
        named = (each for each in one.entry.subjects["cases"] if each["person"] != known)
        stands_on[roots[one.id]] |= {UUID(each["id"]) for each in named}
    cases = set().union(*stands_on.values())
    real = {one: one for one in cases}
    real |= dict(CaseAlias.objects.filter(pk__in=cases).values_list("pk", "case"))
    levels = levels_of(viewer, Case.objects.filter(pk__in=set(real.values())))
    written = {one for one in cases if levels.get(real[one]) == "write"}
    return frozenset(one.id for one in file.told if stands_on[roots[one.id]] <= written)


def openings(cases: Iterable[UUID], vocabulary: Vocabulary) -> dict[UUID, list[Told]]:
    """What each case is about: each notification and request that nothing replaced, the newest first."""
    opening = [
        kind.id for kind in vocabulary.acts.values() if kind.occasion == "opens" and kind.id != "decision"
    ]
    real = {one: one for one in cases}
    real |= dict(CaseAlias.objects.filter(case__in=list(real)).values_list("pk", "case"))
    named = Subject.objects.filter(subject__in=list(real), entry__act__in=opening).select_related(
        "entry__payload"
    )
    found = list(named.order_by("-sequence"))
    # A withdrawal takes an entry from the cases that it names; a correction or erasure from every case.
    gone: dict[UUID, list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(corrects__in=[one.entry_id for one in found]):
        if entry.corrects:
            gone[entry.corrects].append(entry)
    told: dict[UUID, list[Told]] = defaultdict(list)
    for one in found:
        without = [
            entry
            for entry in gone[one.entry_id]
            if vocabulary.effect(entry.act) != "withdraws" or one.subject in entry.case_ids
        ]
        if not without and one.entry_id not in [known.id for known in told[real[one.subject]]]:
            told[real[one.subject]].append(tell(one.entry))
    return told


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
