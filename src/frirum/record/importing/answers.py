"""Answers of another system, or of Frirum's own table, as talks and answers through the journal's door.

A file is in with all of it or not at all: half of a curve says something else than the whole. Ids follow from
municipality, source and what the row is called there: read twice, a file adds nothing (decision 0157).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from frirum.access.models import User
from frirum.access.policy import NotYours
from frirum.access.viewers import viewer
from frirum.feedback.ratings import Rating
from frirum.law.history import age_on
from frirum.law.moments import YEARS, Moment, local_day
from frirum.record import cpr, instruments
from frirum.record.drafts import Actor, Draft, Refused, Subjects, Times
from frirum.record.identifiers import NAMESPACE
from frirum.record.journal import record_many
from frirum.record.models import Entry, OwnGoals, Person
from frirum.record.models import Rating as Answered
from frirum.record.reading import find_case
from frirum.record.talking import ANSWERED, OPENED
from frirum.record.told import tell
from frirum.record.writing import in_pieces

from .table import RowFault

ROLES = ("adviser", "leader", "intake")
"""In which of their roles somebody brings answers in, the first that they have."""
MOST = 2_000  # answers in one file: they are one transaction, about a minute in which others wait
REFUSALS = 20  # what the door refuses is found one by one, up to here


@dataclass(frozen=True, slots=True)
class Brought:
    """A row with our own case and persons in its rating; `key` is what the file calls it.

    `ages` is the band that the file gives, both included; None where it gives none.
    """

    line: int
    key: tuple[str, ...]
    rating: Rating
    version: str
    ages: tuple[int, int | None] | None = None

    @property
    def talk(self) -> tuple[str, ...]:
        """Which talk it was given at: the file's case and meeting, and the day."""
        return (*self.key[:2], self.rating.date.isoformat())

    def fault(self, wrong: str, write: str) -> RowFault:
        return RowFault(self.line, self.key[0], "", wrong, write)


@dataclass(slots=True)
class Outcome:
    """What came of a file: answers added and those in already; with a fault, nothing was written."""

    added: int = 0
    talks: int = 0
    again: int = 0
    faults: list[RowFault] = field(default_factory=list)


class _Undone(Exception):
    """Ends the transaction of a trial, so that nothing of it stays."""


def bring_in(rows: Sequence[Brought], by: User, source: str, now: datetime, dry_run: bool = False) -> Outcome:
    """Records the answers of a file in the name of a user, who must be able to write in each case.

    Raises NotYours for a user who may record no answer. Reads no clock.
    """
    role = next((one for one in ROLES if one in by.roles), None)
    if role is None or not by.active:
        raise NotYours
    coming = _Coming(Actor("user", str(by.id), role, by.municipality), source, now)
    outcome = Outcome(faults=list(coming.check(rows, by)))
    if outcome.faults:
        return outcome
    new, outcome.again, outcome.faults = coming.sort_out(rows)
    waiting, tried = new, len(new)
    while waiting and len(outcome.faults) < REFUSALS:
        drafts = coming.drafts(waiting)
        try:
            _record(drafts.values(), keep=not dry_run and not outcome.faults)
        except Refused as refused:
            bad = [one for one in waiting if refused.entry_id in (coming.id(one.talk), coming.id(one.key))]
            says = " ".join(one.says["en"] for one in refused.faults)
            outcome.faults.append(bad[0].fault(says.rstrip("."), "Mend the row, or its line in the map."))
            waiting = [one for one in waiting if one not in bad]
            continue
        outcome.added, outcome.talks = tried, sum(one.act == OPENED for one in drafts.values())
        break
    if outcome.faults:
        outcome.added = outcome.talks = 0
    return outcome


def _record(drafts: Iterable[Draft], keep: bool) -> None:
    try:
        with transaction.atomic():
            record_many(drafts)
            if not keep:
                raise _Undone
    except _Undone:
        pass


@dataclass(slots=True)
class _Coming:
    """Rows on their way in, and what is known of those whom they name."""

    actor: Actor
    source: str
    now: datetime
    cases: dict[str, UUID] = field(default_factory=dict)  # as the rows name them; merged ones as one
    ages: dict[tuple[str, str], int] = field(default_factory=dict)  # by person and day
    there: set[UUID] = field(default_factory=set)  # talks of an earlier reading

    def id(self, what: tuple[str, ...]) -> UUID:
        """The id of a talk, or an answer, by what the file calls it."""
        return uuid5(NAMESPACE, "answers:" + json.dumps([self.actor.municipality, self.source, *what]))

    def check(self, rows: Sequence[Brought], by: User) -> Iterable[RowFault]:
        """What is wrong before the door is asked: row by row, with what to write."""
        who, today = viewer(by, self.now), local_day(self.now)
        born = self._born({one.rating.subject for one in rows} | {one.rating.respondent for one in rows})
        levels: dict[str, str] = {}
        for case in {one.rating.case for one in rows}:
            try:
                opened = find_case(who, UUID(case))
            except NotYours:
                continue
            levels[case], self.cases[case] = opened.level, opened.case.id
        for one in rows:
            said = one.rating
            if any(map(_is_number, one.key)):
                # Ids stand unsealed, and one made of ten digits is found by trying them all (decision 0081).
                yield one.fault("a CPR number is used as a name", "Write another name for the person.")
            elif said.case not in levels:
                yield one.fault("there is no such case, or it is not theirs", "Mend its line in the map.")
            elif levels[said.case] != "write":
                yield one.fault("the case is theirs to read only", "Ask who has the case to bring it in.")
            elif not {said.subject, said.respondent} <= born.keys():
                yield one.fault("the person is not there", "Mend the person's line in the map.")
            elif said.date > today or said.date.year not in YEARS:
                yield one.fault(f"{said.date} is no day of a meeting yet", "Write the day of the meeting.")
            else:
                yield from self._of_its_age(one, born)

    def _born(self, persons: Iterable[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for some in in_pieces(persons):
            here = Person.objects.filter(municipality=self.actor.municipality, pk__in=some)
            found |= {str(key): born for key, born in here.values_list("pk", "born")}
        return found

    def _of_its_age(self, one: Brought, born: Mapping[str, Any]) -> Iterable[RowFault]:
        """Notes the age on the day, by our own register; who is of another band is somebody else."""
        day = born[one.rating.subject]
        if day is None or day > one.rating.date:
            return
        age = age_on(day, one.rating.date)
        self.ages[one.rating.subject, one.rating.date.isoformat()] = age
        if one.ages and not (one.ages[0] <= age and (one.ages[1] is None or age <= one.ages[1])):
            wrong = f"the file says {one.ages[0]}-{one.ages[1] or ''} years, and the person was {age}"
            yield one.fault(wrong, "Look whether the map names the right person.")

    def sort_out(self, rows: Sequence[Brought]) -> tuple[list[Brought], int, list[RowFault]]:
        """What is new, how many are in already, and what was brought over before as something else."""
        before = self._before({self.id(one.key) for one in rows} | {self.id(one.talk) for one in rows})
        self.there = {self.id(one.talk) for one in rows} & before.keys()
        given = self._given(rows)
        new: list[Brought] = []
        faults: list[RowFault] = []
        again = 0
        for one in rows:
            talk, answer = before.get(self.id(one.talk)), before.get(self.id(one.key))
            if answer is not None:
                same = not answer or _without_age(answer) == _without_age(self._answer(one).values)
                again += same
                if not same:
                    wrong = "the answer was brought over before, and says something else now"
                    faults.append(one.fault(wrong, "Correct it in the case itself, with the reason."))
            elif talk is not None and str(self.id(one.key)) not in {
                ask["id"] for ask in talk.get("asks", ())
            }:
                wrong = "the meeting was brought over before, without this answer"
                faults.append(one.fault(wrong, "Leave the row out, and write the answer in the case itself."))
            elif self._asked_of(one) in given:
                wrong = "the same person has answered the same that day in the case already"
                faults.append(one.fault(wrong, "Leave the row out, or correct the answer in the case."))
            else:
                new.append(one)
        return new, again, faults

    def _asked_of(self, one: Brought) -> tuple[object, ...]:
        said = one.rating
        people = (UUID(said.respondent), UUID(said.subject))
        return (self.cases[said.case], said.date, *people, said.role, said.instrument)

    def _given(self, rows: Sequence[Brought]) -> set[tuple[object, ...]]:
        """What was answered in these cases, on which day: our own table must not come in beside itself."""
        asked = ("case", "day", "respondent", "about", "role", "instrument")
        found: set[tuple[object, ...]] = set()
        for some in in_pieces({self.cases[one.rating.case] for one in rows}):
            found |= set(Answered.objects.filter(case__in=some).values_list(*asked))
        return found

    def _before(self, ids: Iterable[UUID]) -> dict[UUID, Mapping[str, Any]]:
        """What entries of an earlier reading said; an erased one says nothing, and does not come back."""
        found: dict[UUID, Mapping[str, Any]] = {}
        for some in in_pieces(ids):
            for entry in Entry.objects.filter(pk__in=some).select_related("payload"):
                found[entry.id] = tell(entry).said
        return found

    def drafts(self, rows: Sequence[Brought]) -> dict[UUID, Draft]:
        """The talks that are not in yet, each with all that was asked at it, then the answers."""
        talks: dict[UUID, list[Brought]] = {}
        for one in rows:
            talks.setdefault(self.id(one.talk), []).append(one)
        opened = [self._talk(key, listed) for key, listed in talks.items() if key not in self.there]
        ordered = sorted(opened, key=lambda one: one.times.occurred_at.instant)
        return {one.entry_id: one for one in (*ordered, *map(self._answer, rows))}

    def _talk(self, entry: UUID, rows: Sequence[Brought]) -> Draft:
        asks = [{"id": str(self.id(one.key)), **self._asked(one)} for one in rows]
        return self._draft(OPENED, entry, rows[0], {"asks": asks})

    def _answer(self, one: Brought) -> Draft:
        said = one.rating
        values: dict[str, Any] = {"talk": str(self.id(one.talk)), "ask": str(self.id(one.key))}
        values |= self._asked(one) | {"mode": "import"}
        if said.marks is not None:
            values["marks"] = list(said.marks)
        elif said.total_mm is not None:
            values["total"] = said.total_mm
        else:
            values["skipped"] = said.skipped
        if (age := self.ages.get((said.subject, said.date.isoformat()))) is not None:
            values["age"] = age
        if goals := self._goals(one):
            values["goals"] = goals
        return self._draft(ANSWERED, self.id(one.key), one, values)

    def _asked(self, one: Brought) -> dict[str, str]:
        said = one.rating
        persons = {"respondent": said.respondent, "about": said.subject}
        return persons | {"role": said.role, "instrument": said.instrument, "version": one.version}

    def _goals(self, one: Brought) -> str:
        """The goals in own words that were in force on the day: the table has their marks, not the words."""
        said, instrument = one.rating, instruments.shipped().get(one.rating.instrument)
        if said.marks is None or instrument is None or instrument.kind != "goals":
            return ""
        held = Q(until=None) | Q(until__gte=said.date)
        found = OwnGoals.objects.filter(held, case=self.cases[said.case], whose=said.subject)
        goals = found.filter(since__lte=said.date).order_by("-since", "id").first()
        return str(goals.entry) if goals else ""

    def _draft(self, act: str, entry: UUID, one: Brought, values: dict[str, Any]) -> Draft:
        now, done = Moment(self.now), Moment.on(one.rating.date)
        times = Times(done, None, max(now, done, key=lambda moment: moment.instant))
        return Draft(act, self.actor, entry, times, Subjects(cases=(self.cases[one.rating.case],)), values)


def _is_number(text: str) -> bool:
    try:
        return bool(cpr.normal(text))
    except cpr.NoNumber:
        return False


def _without_age(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the file says: the age is by our own register, where a birth date may have been corrected."""
    return {name: said for name, said in values.items() if name not in ("age", "goals")}
