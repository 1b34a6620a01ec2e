"""What the journal says about one case or person, as the law reads it. Pure.

An entry's corrections count wherever they lead: one that no longer names the case takes the
entry away from it. A withdrawal counts only in the cases that it names: what was recorded on
the wrong case of two siblings stays in the other's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID

from frirum.law.history import Act, OccasionNeeded, effective, in_occasions
from frirum.law.history import roots_of as chain_roots
from frirum.law.vocabulary import Vocabulary

from .told import Told

IDENTIFIED, MERGED = "person-identified", "persons-merged"
JOINING = frozenset({IDENTIFIED, MERGED})
"""Acts by which one person is read as another: the first whom they name as the second."""


@dataclass(frozen=True)
class Aliases:
    """Who somebody turned out to be, and which case of theirs is read as which."""

    persons: Mapping[UUID, UUID] = field(default_factory=dict)
    cases: Mapping[UUID, UUID] = field(default_factory=dict)
    by_entry: Mapping[UUID, UUID] = field(default_factory=dict)  # aliased case -> the entry that says so

    def person(self, one: UUID) -> UUID:
        """The person as whom one is read."""
        return _followed(self.persons, one)

    def case(self, one: UUID) -> UUID:
        """The case under which another's entries are read."""
        return _followed(self.cases, one)

    def persons_of(self, one: UUID) -> frozenset[UUID]:
        """A person and all who turned out to be that person."""
        return self._groups.get(one, frozenset({one}))

    def cases_of(self, one: UUID) -> frozenset[UUID]:
        """A case and all that are read as part of it."""
        return self._groups.get(one, frozenset({one}))

    @cached_property
    def _groups(self) -> dict[UUID, frozenset[UUID]]:
        groups: dict[UUID, set[UUID]] = {}
        for links in (self.persons, self.cases):
            for other in links:
                real = _followed(links, other)
                groups.setdefault(real, {real}).add(other)
        return {real: frozenset(group) for real, group in groups.items()}


def aliases(told: Iterable[Told], vocabulary: Vocabulary) -> Aliases:
    """The aliases that identifications and merges make, corrections and withdrawals applied; the newest wins.

    Each names first who is read as another, then that other, the real one; of the cases it names, the
    first person's is read as the real person's of the same area. One that would close a circle has no
    effect.
    """
    persons: dict[UUID, UUID] = {}
    cases: dict[UUID, UUID] = {}
    by_entry: dict[UUID, UUID] = {}
    chains = [one for one in told if one.entry.act in JOINING or one.entry.corrects is not None]
    for one, _ in in_effect(chains, vocabulary):
        named = one.entry.person_ids
        if one.entry.act not in JOINING or len(named) != 2 or _followed(persons, named[1]) == named[0]:
            continue
        other, real = named
        persons[other] = real
        of_real = {
            case["area"]: case["id"] for case in one.entry.subjects["cases"] if case["person"] == str(real)
        }
        for case in one.entry.subjects["cases"]:
            if case["person"] == str(other) and case["area"] in of_real:
                cases[UUID(case["id"])] = UUID(of_real[case["area"]])
                by_entry[UUID(case["id"])] = one.id
    return Aliases(persons, cases, by_entry)


def in_effect(told: Iterable[Told], vocabulary: Vocabulary) -> list[tuple[Told, UUID]]:
    """What counts of some entries, in the law's order, each with the first entry of its chain."""
    by_id = {str(one.id): one for one in told}
    acts = effective((act_of(one, "") for one in by_id.values()), vocabulary)
    return [(by_id[act.id], UUID(act.root)) for act in acts]


def about_person(person: UUID, told: Iterable[Told], vocabulary: Vocabulary) -> list[tuple[Told, UUID]]:
    """What counts of the entries about a person."""
    return in_effect(_kept(told, lambda one: person in one.entry.person_ids, vocabulary), vocabulary)


def of_case(case: UUID, told: Iterable[Told], known: Aliases, vocabulary: Vocabulary) -> tuple[Act, ...]:
    """A case's history as acts: all entries, corrections and withdrawals among them, occasions said.

    Each act carries the case as the first entry of its chain wrote it, so that duty ids stay.
    """
    ids = known.cases_of(case)
    kept = _kept(told, lambda one: not ids.isdisjoint(one.entry.case_ids), vocabulary)
    roots = roots_of(kept)
    by_id = {one.id: one for one in kept}
    acts = [act_of(one, _written(by_id.get(roots[one.id], one), case, ids)) for one in kept]
    return said_occasions(acts, vocabulary)


def said_occasions(acts: Iterable[Act], vocabulary: Vocabulary, asking: str = "") -> tuple[Act, ...]:
    """The acts, where each that must say its occasion does.

    What is in the journal is never refused: where something recorded later makes an older act's
    occasion a question, it counts as about the first one that was open; a correction can say better.
    Of the act that is `asking` to come in, OccasionNeeded is raised instead.
    """
    said = tuple(acts)
    while True:
        try:
            in_occasions(effective(said, vocabulary), vocabulary)
        except OccasionNeeded as needed:
            if needed.act.id == asking:
                raise
            first = needed.open_occasions[0]
            said = tuple(replace(act, occasion=first) if act.id == needed.act.id else act for act in said)
        else:
            return said


def act_of(one: Told, case: str) -> Act:
    """An entry as the law's act, in a case."""
    entry = one.entry
    return Act(
        id=str(entry.id),
        name=entry.act,
        occurred_at=entry.occurred,
        known_at=entry.known,
        recorded_at=entry.recorded,
        sequence=entry.sequence,
        occasion=_occasion(one, case),
        by_role=entry.actor_role,
        values=one.said,
        corrects=str(entry.corrects) if entry.corrects else None,
        case=case,
    )


def roots_of(told: Iterable[Told]) -> dict[UUID, UUID]:
    """The first entry of each entry's correction chain, as far as it is among them."""
    written = sorted(told, key=lambda one: one.entry.sequence)
    return chain_roots((one.id, one.entry.corrects) for one in written)


def _kept(told: Iterable[Told], names: Callable[[Told], bool], vocabulary: Vocabulary) -> list[Told]:
    """The entries that name a subject, less those that a correction took away from it."""
    every = list(told)
    roots = roots_of(every)
    newest: dict[UUID, Told] = {}
    for one in sorted(every, key=lambda one: one.entry.sequence):
        if vocabulary.effect(one.entry.act) is None:
            newest[roots[one.id]] = one
    taken = {root for root, one in newest.items() if not names(one)}
    return [one for one in every if names(one) and roots[one.id] not in taken]


def _written(first: Told, case: UUID, ids: frozenset[UUID]) -> str:
    written = [one for one in first.entry.case_ids if one in ids]
    return str(case if case in written or not written else written[0])


def _occasion(one: Told, case: str) -> str | None:
    """The occasion that an entry names, for a case that differs from the others its own."""
    cases: Iterable[Mapping[str, str]] = one.entry.subjects.get("cases", ())
    own = next((named["occasion"] for named in cases if named["id"] == case and "occasion" in named), None)
    return own or one.entry.occasion or None


def _followed(links: Mapping[UUID, UUID], one: UUID) -> UUID:
    seen = {one}
    while (other := links.get(one)) is not None and other not in seen:
        seen.add(other)
        one = other
    return one
