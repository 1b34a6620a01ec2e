"""What a set of drafts touches: loaded once, under locks, and kept up while they are recorded.

Streams are locked first, in order of id, then cases, then (by the journal) the counter; every
writer takes them in this order, so that none waits for another in a circle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from frirum.law.history import Act
from frirum.law.vocabulary import Vocabulary

from .drafts import Draft
from .history import JOINING, Aliases, aliases, of_case
from .identifiers import family_of, municipality_stream
from .models import Case, CaseAlias, Custody, Entry, Person, Relation, Stream
from .people import REGISTERED
from .told import Told, told, told_about, with_chains
from .writing import AT_ONCE, in_pieces


@dataclass(slots=True)
class KnownPerson:
    """A person as the journal has them so far. `new`: registered by one of these drafts."""

    id: UUID
    municipality: str
    stream: UUID
    provisional: bool = False
    new: bool = False


@dataclass(slots=True)
class KnownCase:
    """A case as the journal has it so far. `head` is the sequence of its newest entry."""

    id: UUID
    person: UUID
    area: str
    municipality: str
    stream: UUID
    unit: str
    assignee: UUID | None
    is_open: bool
    head: int
    new: bool = False


@dataclass(slots=True)
class Scene:
    """Everything that some drafts are about."""

    vocabulary: Vocabulary
    persons: dict[UUID, KnownPerson] = field(default_factory=dict)
    cases: dict[UUID, KnownCase] = field(default_factory=dict)
    streams: dict[UUID, Stream] = field(default_factory=dict)
    told: dict[UUID, Told] = field(default_factory=dict)
    begun: set[UUID] = field(default_factory=set)  # streams that begin with these drafts
    aliases: Aliases = field(default_factory=Aliases)
    about: dict[UUID, list[UUID]] = field(default_factory=lambda: defaultdict(list))  # subject -> entries
    corrections: dict[UUID, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    by_person: dict[UUID, list[UUID]] = field(default_factory=lambda: defaultdict(list))  # person -> cases
    laws: dict[UUID, str] = field(default_factory=dict)  # the law that each case's rows were read from
    tied: set[UUID] = field(default_factory=set)  # whose relations and custody name somebody who is joined

    def know(self, case: KnownCase) -> None:
        """Takes in a case, old or new."""
        self.cases[case.id] = case
        self.by_person[case.person].append(case.id)

    def add(self, one: Told) -> None:
        """Takes in an entry, old or new."""
        self.told[one.id] = one
        for subject in {*one.entry.person_ids, *one.entry.case_ids}:
            self.about[subject].append(one.id)
        if one.entry.corrects:
            self.corrections[one.entry.corrects].append(one.id)
        if one.entry.act in JOINING or (one.entry.corrects and self.aliases.persons):
            self.aliases = aliases(self.told.values(), self.vocabulary)

    def told_of(self, subjects: Iterable[UUID]) -> list[Told]:
        """The entries about some subjects with their whole correction chains, in order."""
        return self.chains_of(entry for one in subjects for entry in self.about.get(one, ()))

    def chains_of(self, entries: Iterable[UUID]) -> list[Told]:
        """Entries with all that they correct and all that corrects them, in order."""
        found: set[UUID] = set()
        wanted = {entry for entry in entries if entry in self.told}
        while wanted:
            found |= wanted
            near = {other for one in wanted for other in self.corrections.get(one, ())}
            near |= {before for one in wanted if (before := self.told[one].entry.corrects)}
            wanted = {one for one in near - found if one in self.told}
        return sorted((self.told[one] for one in found), key=lambda one: one.entry.sequence)

    def forget(self, entry: UUID) -> None:
        """Takes out an entry that is erased whole."""
        del self.told[entry]

    def acts_of(self, case: UUID) -> tuple[Act, ...]:
        """A case's history so far."""
        ids = self.aliases.cases_of(case)
        return of_case(case, self.told_of(ids), self.aliases, self.vocabulary)

    def cases_of(self, person: UUID) -> list[KnownCase]:
        """A person's cases, those that are read as part of another left out."""
        ids = [case for one in self.aliases.persons_of(person) for case in self.by_person.get(one, ())]
        return [self.cases[one] for one in ids if one not in self.aliases.cases]

    def open_case(self, person: UUID, area: str) -> KnownCase | None:
        """A person's open case in an area."""
        return next((one for one in self.cases_of(person) if one.area == area and one.is_open), None)


def load_scene(drafts: Iterable[Draft], vocabulary: Vocabulary, named: Iterable[UUID] = ()) -> Scene:
    """Locks and loads what drafts name, and what hangs on it. Inside a transaction only.

    `named` are persons that the drafts' fields point to. What is read before the locks may have changed
    when they are there; where it takes more locks then, all are let go and taken anew, in order.
    """
    every, also = list(drafts), set(named)
    reading = _read(every, also)
    while True:
        asked, attempt = reading.streams, transaction.savepoint()
        streams = locked(asked)
        reading = _read(every, also)
        begun = _begun(every, streams) if reading.streams <= asked else None
        if begun is not None:
            break
        transaction.savepoint_rollback(attempt)
    transaction.savepoint_commit(attempt)
    laws: dict[UUID, str] = {}
    for some in in_pieces(sorted(reading.cases)):
        rows = Case.objects.filter(pk__in=some).order_by("pk").select_for_update()
        laws |= dict(rows.values_list("pk", "law"))
    scene = Scene(vocabulary, persons=reading.persons, streams=streams | begun, begun=set(begun), laws=laws)
    scene.tied = reading.tied
    for case in reading.cases.values():
        scene.know(case)
    ids = {*reading.persons, *reading.cases, *reading.aliased, *_read_as_others(reading.persons)}
    about = told_about(ids) if ids else {}
    for one in (about | told(entry for entry in reading.chains if entry.id not in about)).values():
        scene.add(one)
    return scene


@dataclass(frozen=True, slots=True)
class _Reading:
    """What drafts touch, read without locks. `aliased` are cases that are read as part of another."""

    chains: list[Entry]
    persons: dict[UUID, KnownPerson]
    cases: dict[UUID, KnownCase]
    aliased: set[UUID]
    streams: set[UUID]
    tied: set[UUID]


def _read(drafts: list[Draft], named: set[UUID]) -> _Reading:
    persons = {one for draft in drafts for one in draft.subjects.persons} | named
    cases = {one for draft in drafts for one in draft.subjects.cases}
    streams = {one for draft in drafts if (one := stream_named(draft)) is not None}
    chains = _chains({draft.corrects for draft in drafts if draft.corrects})
    for entry in chains:
        persons |= set(entry.person_ids)
        cases |= set(entry.case_ids)
        streams.add(entry.stream_id)
    known_persons, known_cases, aliased = _connected(persons, cases)
    tied: set[UUID] = set()
    if any(draft.act in JOINING for draft in drafts) or any(entry.act in JOINING for entry in chains):
        tied = _tied(known_persons)
        known_persons, known_cases, aliased = _connected(persons | tied, cases)
    streams |= {one.stream for one in known_persons.values()} | {one.stream for one in known_cases.values()}
    return _Reading(chains, known_persons, known_cases, aliased, streams, tied)


def _begun(drafts: list[Draft], streams: Mapping[UUID, Stream]) -> dict[UUID, Stream] | None:
    """The streams that begin with drafts, written and locked. None where another began one meanwhile."""
    found: dict[UUID, Stream] = {}
    for draft in drafts:
        stream = stream_named(draft)
        if stream is not None and stream not in streams:
            of = "municipality" if of_municipality(draft) else "family"
            found[stream] = Stream(id=stream, municipality=draft.actor.municipality, of=of)
    new = [found[one] for one in sorted(found)]
    Stream.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)
    begun = locked(found)
    return None if any(one.head_position for one in begun.values()) else begun


def stream_named(draft: Draft) -> UUID | None:
    """The stream that a draft itself names, there already or yet to begin."""
    if of_municipality(draft):
        return municipality_stream(draft.actor.municipality)
    if draft.subjects.family or draft.act != REGISTERED or draft.corrects or not draft.subjects.persons:
        return draft.subjects.family
    return family_of(draft.entry_id, draft.subjects.persons[0])


def of_municipality(draft: Draft) -> bool:
    """Whether an act is about neither person nor case, but the municipality's own."""
    return not draft.subjects.persons and not draft.subjects.cases and draft.corrects is None


def _chains(ids: set[UUID]) -> list[Entry]:
    """The entries that drafts correct, with their whole chains."""
    if not ids:
        return []
    return with_chains(Entry.objects.filter(pk__in=ids).exclude(act="").select_related("payload"))


def locked(ids: Iterable[UUID]) -> dict[UUID, Stream]:
    """Locks streams, in order of id; those that are not there are left out."""
    return {
        one.id: one
        for some in in_pieces(sorted(ids))
        for one in Stream.objects.filter(pk__in=some).order_by("pk").select_for_update()
    }


def _connected(
    persons: set[UUID], cases: set[UUID]
) -> tuple[dict[UUID, KnownPerson], dict[UUID, KnownCase], set[UUID]]:
    """Persons and cases with their aliases, each person's cases, each case's person."""
    known_persons: dict[UUID, KnownPerson] = {}
    known_cases: dict[UUID, KnownCase] = {}
    aliased: set[UUID] = set()
    seen: set[UUID] = set()
    while persons or cases:
        seen |= persons | cases
        found: set[UUID] = set()
        for row in _persons(persons):
            known_persons[row.id] = KnownPerson(row.id, row.municipality, row.stream, row.provisional)
            found |= {row.id} | ({row.alias_of_id} if row.alias_of_id else set())
        more: set[UUID] = set()
        for case in _cases(cases, persons):
            known_cases[case.id] = _known(case)
            more |= {case.id}
            found |= {case.person_id}
        for alias in _case_aliases(cases):
            aliased.add(alias.id)
            more |= {alias.id, alias.case_id}
        persons, cases = found - seen, more - seen
    return known_persons, known_cases, aliased


def _tied(ids: Iterable[UUID]) -> set[UUID]:
    """Those whose relations and custody name one of some persons: their rows follow who is read as whom."""
    found: set[UUID] = set()
    for some in in_pieces(ids):
        found |= set(Relation.objects.filter(other__in=some).values_list("person", flat=True))
        found |= set(Custody.objects.filter(holder__in=some).values_list("child", flat=True))
    return found


def _read_as_others(ids: Iterable[UUID]) -> set[UUID]:
    """Persons that are read as somebody whom relations or custody of these name, as the entries wrote it."""
    found: set[UUID] = set()
    for some in in_pieces(ids):
        others = Relation.objects.filter(person__in=some).values("other")
        holders = Custody.objects.filter(child__in=some).values("holder")
        same = Person.objects.filter(Q(alias_of__in=others) | Q(alias_of__in=holders))
        found |= set(same.values_list("pk", flat=True))
    return found


def _persons(ids: set[UUID]) -> Iterable[Person]:
    columns = ("id", "municipality", "stream", "provisional", "alias_of")
    for some in in_pieces(ids):
        yield from Person.objects.filter(Q(pk__in=some) | Q(alias_of__in=some)).only(*columns)


def _cases(ids: set[UUID], persons: set[UUID]) -> Iterable[Case]:
    for some in in_pieces(ids):
        yield from Case.objects.filter(pk__in=some)
    for some in in_pieces(persons):
        yield from Case.objects.filter(person__in=some)


def _case_aliases(ids: set[UUID]) -> Iterable[CaseAlias]:
    for some in in_pieces(ids):
        yield from CaseAlias.objects.filter(Q(pk__in=some) | Q(case__in=some))


def _known(row: Case) -> KnownCase:
    return KnownCase(
        row.id,
        row.person_id,
        row.area,
        row.municipality,
        row.stream,
        row.unit,
        row.assignee,
        row.status == "open",
        row.head,
    )
