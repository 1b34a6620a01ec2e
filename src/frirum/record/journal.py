"""The only door for facts of casework: `record` and `record_many`.

One transaction: who may; what is well formed; the locks (streams, then cases, then the counter);
whether the writer had seen the newest; the entry, chained; the law's judgement of each case that
it is about; the differences in the tables that are read from it. All of it, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from frirum.access.policy import NotYours, ReadOnly
from frirum.law.history import effective
from frirum.law.loading import Lawbook
from frirum.law.moments import Moment
from frirum.law.vocabulary import ActKind

from . import casefacts, erasing, validation
from .answering import check_voice
from .appending import Appender, next_sequence
from .competence import check_competence
from .documents import Binder
from .drafts import Actor, Draft, Recorded, Refused, Stale, StaleDrafts, Subjects, Times
from .identifiers import municipality_stream
from .lawbook import lawbook
from .laying_down import check_laid_down
from .models import Entry
from .municipal import refresh_own
from .naming import Named, name_subjects
from .occasions import name_occasion
from .people import REGISTERED
from .permission import Gate
from .rebuild import bring_up_cases, lock_municipalities, rejudge
from .refreshing import Laws, Scope, default_unit, refresh
from .regimes import ADOPTED
from .scene import KnownPerson, Scene, load_scene
from .writing import in_pieces

__all__ = [
    "Actor",
    "Draft",
    "Moment",
    "NotYours",
    "ReadOnly",
    "Recorded",
    "Refused",
    "Stale",
    "StaleDrafts",
    "Subjects",
    "Times",
    "record",
    "record_many",
]

KEEPING = frozenset({casefacts.ASSIGNED, casefacts.UNASSIGNED})


def record(
    act: str,
    *,
    actor: Actor,
    entry_id: UUID,
    subjects: Subjects,
    times: Times,
    values: Mapping[str, Any],
    occasion: str | None = None,
    corrects: UUID | None = None,
    reason: str = "",
    expected_heads: Mapping[UUID, int] | None = None,
) -> Recorded | Stale:
    """Records one act. The same `entry_id` again gives the first result; it is written once.

    `expected_heads` says, by case, the newest sequence that the writer had seen: where more has
    come since, nothing is written and `Stale` says what. `corrects` names the entry that this one
    corrects (the whole act anew, with a `reason`), withdraws or erases.
    Raises Refused (bad input, by field), NotYours (a page answers 404), ReadOnly (403); then
    nothing was written.
    """
    draft = Draft(act, actor, entry_id, times, subjects, values, occasion, corrects, reason, expected_heads)
    try:
        return record_many([draft])[0]
    except StaleDrafts as stale:
        return stale.stale


def record_many(drafts: Iterable[Draft]) -> list[Recorded]:
    """Records several acts in one transaction, in order; each case is judged once, at the end.

    A draft may name what an earlier one began: a person registered, a case opened. Raises what
    `record` raises, and StaleDrafts; then nothing of it was written.
    """
    every = list({draft.entry_id: draft for draft in reversed(list(drafts))}.values())[::-1]
    book = lawbook()
    validation.check(every, book)
    with transaction.atomic():
        return _Recording(book).all(every)


@dataclass(slots=True)
class _Recording:
    """One transaction's work, and the persons and cases that it touches."""

    book: Lawbook
    binder: Binder = field(default_factory=Binder)
    persons: set[UUID] = field(default_factory=set)
    cases: set[UUID] = field(default_factory=set)
    fresh: set[UUID] = field(default_factory=set)
    municipalities: set[str] = field(default_factory=set)  # whose own acts there are among these

    def all(self, drafts: list[Draft]) -> list[Recorded]:
        adopting = _adopting(drafts)
        if adopting:
            lock_municipalities(set(adopting.values()))
        scene = load_scene(
            drafts, self.book.vocabulary, validation.persons_named(drafts, self.book.vocabulary)
        )
        done = _already(drafts)
        new = [draft for draft in drafts if draft.entry_id not in done]
        if new:
            validation.check_references(new, self.book.vocabulary, scene)
            gate = Gate.open_for(new, scene.cases)
            appender = Appender(next_sequence(), scene.streams, _real_time())
            heads = {case.id: case.head for case in scene.cases.values()}
            self._bring_up(scene)
            erasures: list[erasing.Erasure] = []
            self.binder = Binder.open_for(new)
            for draft in new:
                done[draft.entry_id] = self._one(draft, scene, gate, appender, heads)
                if self.book.vocabulary.effect(draft.act) == "erases":
                    erasures.append(erasing.erase(draft, scene))
            appender.write()
            self.binder.write()
            erasing.destroy(erasures)
            self._refresh(scene)
            for municipality in sorted(self.municipalities):
                refresh_own(self.book, municipality)
            for municipality in sorted({adopting[one.entry_id] for one in new if one.entry_id in adopting}):
                rejudge(self.book, municipality)
        return [done[draft.entry_id] for draft in drafts]

    def _one(
        self, draft: Draft, scene: Scene, gate: Gate, appender: Appender, heads: Mapping[UUID, int]
    ) -> Recorded:
        kind = self.book.vocabulary[draft.act]
        named = name_subjects(draft, kind, scene, default_unit(self.book, draft.actor.municipality))
        for case in named.opened:
            scene.know(case)
            self.fresh.add(case.id)
        gate.check(draft, kind, named, scene)
        validation.check_correction(draft, kind, scene)
        validation.check_entries(draft, kind, named, scene)
        check_voice(draft, kind, named, scene)
        check_laid_down(draft)
        check_competence(draft, named, scene, self.book)
        self.binder.check(draft, kind, scene)
        validation.check_adoption(draft, self.book)
        _check_heads(draft, scene, gate, heads)
        if draft.act == REGISTERED and draft.corrects is None:
            person = named.persons[0]
            scene.persons[person] = KnownPerson(
                person,
                draft.actor.municipality,
                named.stream,
                draft.values.get("provisional") is True,
                new=True,
            )
            self.fresh.add(person)
        name_occasion(named, draft, kind, scene, appender.sequence + 1)
        told = appender.append(draft, named.stream, named.subjects(), named.occasion)
        scene.add(told)
        self._touch(draft, kind, named, scene)
        if named.stream == municipality_stream(draft.actor.municipality):
            self.municipalities.add(draft.actor.municipality)
        _keep_up(draft, kind, named, scene, told.entry.sequence)
        return Recorded(draft.entry_id, told.entry.sequence, tuple(named.case_ids))

    def _touch(self, draft: Draft, kind: ActKind, named: Named, scene: Scene) -> None:
        """Notes whose rows may change: of the act's subjects and what it corrects; of people, all cases."""
        persons, cases = set(named.persons), set(named.case_ids)
        on_people = kind.area == "people"
        for one in scene.chains_of([draft.corrects] if draft.corrects else []):
            persons |= set(one.entry.person_ids)
            cases |= set(one.entry.case_ids)
            on_people = on_people or self.book.vocabulary[one.entry.act].area == "people"
        if on_people:
            cases |= {case for person in persons for case in scene.by_person.get(person, ())}
            cases |= {case.id for person in persons for case in scene.cases_of(scene.aliases.person(person))}
        self.persons |= persons | scene.tied
        self.cases |= cases

    def _bring_up(self, scene: Scene) -> None:
        """Cases read from an earlier law are judged anew first: a change of law is not told as an act's."""
        laws = Laws(self.book)
        codes = {case: one.municipality for case, one in scene.cases.items() if case in scene.laws}
        outdated = [case for case, code in codes.items() if scene.laws[case] != laws.of(code).hash]
        if outdated:
            bring_up_cases(self.book, outdated)

    def _refresh(self, scene: Scene) -> None:
        known = scene.aliases
        persons = {
            one for person in self.persons for one in known.persons_of(known.person(person)) | {person}
        }
        cases = {one for case in self.cases for one in known.cases_of(known.case(case)) | {case}}
        scope = Scope(frozenset(persons), frozenset(cases), frozenset(self.fresh))
        refresh(scope, scene.told_of, known, Laws(self.book))


def _adopting(drafts: list[Draft]) -> dict[UUID, str]:
    """The drafts that change which law governs in a municipality: all its cases are judged anew."""
    corrected = {draft.corrects for draft in drafts if draft.corrects}
    adoptions = set(Entry.objects.filter(pk__in=corrected, act=ADOPTED).values_list("pk", flat=True))
    return {
        draft.entry_id: draft.actor.municipality
        for draft in drafts
        if draft.act == ADOPTED or draft.corrects in adoptions
    }


def _real_time() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # `written_at` is when it was in truth written down


def _already(drafts: Iterable[Draft]) -> dict[UUID, Recorded]:
    """What of the drafts is in the journal already. Somebody else's entry id is not theirs to ask about."""
    by_id = {draft.entry_id: draft for draft in drafts}
    done: dict[UUID, Recorded] = {}
    for ids in in_pieces(by_id):
        for entry in Entry.objects.filter(pk__in=ids):
            draft = by_id[entry.id]
            writer = (draft.actor.kind, draft.actor.id, draft.actor.municipality)
            if entry.act and (entry.actor_kind, entry.actor_id, entry.municipality) != writer:
                raise NotYours
            done[entry.id] = Recorded(entry.id, entry.sequence, entry.case_ids, again=True)
    return done


def _check_heads(draft: Draft, scene: Scene, gate: Gate, heads: Mapping[UUID, int]) -> None:
    """Raises StaleDrafts where something came to a case since its writer looked."""
    changes: dict[UUID, Entry] = {}
    for case, seen in (draft.expected_heads or {}).items():
        now = scene.aliases.case(case)
        gate.check_sight(draft, now, scene)
        if heads.get(now, 0) > seen:
            told = scene.told_of(scene.aliases.cases_of(now))
            changes |= {one.id: one.entry for one in told if one.entry.sequence > seen}
    if changes:
        raise StaleDrafts(Stale(tuple(sorted(changes.values(), key=lambda entry: entry.sequence))))


def _keep_up(draft: Draft, kind: ActKind, named: Named, scene: Scene, sequence: int) -> None:
    """Brings the cases of the scene up to an act that was just appended."""
    changes = kind.closes in ("last", "case") or kind.id in KEEPING or draft.corrects is not None
    for case in (scene.cases[one] for one in named.case_ids if one in scene.cases):
        case.head = sequence
        if changes:
            acts = effective(scene.acts_of(case.id), scene.vocabulary)
            kept = casefacts.keeping(acts, scene.vocabulary, case.unit, str(case.id))
            case.is_open, case.assignee, case.unit = kept.is_open, kept.assignee, kept.unit
