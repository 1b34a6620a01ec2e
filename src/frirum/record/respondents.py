"""Who answers at a talk: what they are shown of it, and their answer on its way to the journal.

Somebody with a code is no member of staff: they are shown their own asks, whom those are about by first
name, and who their adviser is; nothing else of any case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from frirum.access.models import User
from frirum.feedback.instruments import Instrument, Library, Line
from frirum.law.history import age_on
from frirum.law.moments import Moment, local_day

from . import feedback
from .answering import ANSWER_DAYS, cases_of
from .drafts import Actor, Recorded, Stale, Subjects, Times
from .feedback import Ask, Rated, TalkRead
from .instruments import library
from .journal import record
from .models import Case, Person, Talk
from .talking import ANSWERED


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who answers, and what of the talk is theirs to see."""

    person: UUID
    municipality: str
    name: str
    age: int | None
    talk: UUID
    talks: tuple[TalkRead, ...]  # the talk, in each case that it stands on
    asks: tuple[Ask, ...]  # those still open
    names: Mapping[UUID, str]  # of whom the asks are about, by first name
    cases: Mapping[UUID, UUID]  # the talk's cases, by the child
    adviser: str
    goals: Mapping[UUID, feedback.Goals]  # the goals in force, by whose they are
    library: Library

    @property
    def is_child(self) -> bool:
        """Whether it is a child who answers: then no number is shown, and others' sight is said first."""
        return self.age is not None and self.age < ADULT

    def instrument(self, ask: Ask) -> Instrument | None:
        return self.library.get(ask.instrument)

    def lines(self, ask: Ask) -> tuple[Line, ...]:
        """The lines of an ask that can be shown; of goals only those that are worded."""
        instrument = self.instrument(ask)
        if instrument is None or not instrument.showable:
            return ()
        worded = self.goals.get(ask.about)
        return (
            instrument.lines[: len(worded.texts) if worded else 0]
            if instrument.kind == "goals"
            else (instrument.lines)
        )


ADULT = 18
"""When Danish law calls somebody an adult; here it says only which words are used."""


def respondent(municipality: str, talk: UUID, person: UUID, at: datetime) -> Respondent | None:
    """What somebody who answers is shown; None where they are asked nothing at this talk (any more).

    A ticket keeps the person as they were known when it was given: they may have turned out to be another.
    """
    person = feedback.turned_out(municipality).get(person, person)
    talks = feedback.talk_for(person, talk, municipality)
    if not talks:
        return None
    mine = [ask for ask in talks[0].asks if ask.respondent == person]
    people = {one.id: one for one in Person.objects.filter(pk__in={person, *(ask.about for ask in mine)})}
    cases = list(Case.objects.filter(pk__in=[one.case for one in talks]))
    answered = frozenset().union(*(one.answered for one in talks))
    adviser = User.objects.filter(pk__in=[one.assignee for one in cases if one.assignee]).first()
    return Respondent(
        person=person,
        municipality=municipality,
        name=first_name(people.get(person)),
        age=age_of(people.get(person), talks[0].day),
        talk=talk,
        talks=talks,
        asks=tuple(ask for ask in mine if ask.id not in answered),
        names={one.id: first_name(one) for one in people.values()},
        cases={one.person_id: one.id for one in cases},
        adviser=adviser.name if adviser else "",
        goals={
            one.whose: one
            for case in cases
            for one in feedback.own_goals(case)
            if one.until is None or one.until > local_day(at)
        },
        library=library(municipality),
    )


def known_as(municipality: str, person: UUID) -> frozenset[UUID]:
    """Somebody, and all who turned out to be that person: a code may be from before that was known."""
    real = feedback.turned_out(municipality)
    who = real.get(person, person)
    return frozenset({who, *(one for one, other in real.items() if other == who)})


def waiting_for(municipality: str, person: UUID, at: datetime) -> UUID | None:
    """The newest talk that still waits for an answer of somebody: where a child's card leads."""
    recent = Talk.objects.filter(
        municipality=municipality, day__gt=local_day(at) - timedelta(days=ANSWER_DAYS)
    )
    for talk in dict.fromkeys(recent.order_by("-opened_at", "id").values_list("entry", flat=True)):
        found = respondent(municipality, talk, person, at)
        if found and any(found.lines(ask) for ask in found.asks):
            return talk
    return None


def draft_values(who: Respondent, ask: Ask, said: Mapping[str, Any], mode: str) -> dict[str, Any]:
    """The values of an answer. `said` is one of marks, total, skipped."""
    people = {one.id: one for one in Person.objects.filter(pk=ask.about)}
    age = age_of(people.get(ask.about), who.talks[0].day)
    values: dict[str, Any] = {
        "talk": str(who.talk),
        "ask": ask.id,
        "respondent": str(ask.respondent),
        "about": str(ask.about),
        "role": ask.role,
        "instrument": ask.instrument,
        "version": ask.version,
        "mode": mode,
        **said,
    }
    if age is not None:
        values["age"] = age
    instrument = who.instrument(ask)
    if instrument and instrument.kind == "goals" and ask.about in who.goals:
        values["goals"] = str(who.goals[ask.about].entry)
    return values


def seen(who: Respondent, at: datetime) -> tuple[Rated, ...]:
    """What somebody who answers may see of the answers in the talk's cases: their own, and what is shared."""
    cases = Case.objects.filter(pk__in=who.cases.values())
    return feedback.counted_once(one for case in cases for one in feedback.voice(who.person, case, at))


def subjects_of(who: Respondent, ask: Ask) -> Subjects:
    """An answer about a child stands on that child's case; a parent's own on all of the talk's."""
    cases = [{"id": str(case), "person": str(child)} for child, case in who.cases.items()]
    return Subjects(cases=cases_of(ask.about, cases))


def give_answer(
    who: Respondent,
    ask: Ask,
    said: Mapping[str, Any],
    mode: str,
    entry_id: UUID,
    at: datetime,
    ago: timedelta,
) -> Recorded | Stale:
    """Records what somebody answered `ago` before `at`. The same `entry_id` again gives the first result.

    Raises what `record` raises: NotYours where it is not theirs to answer (any more).
    """
    now = Moment(at)
    return record(
        ANSWERED,
        actor=Actor.respondent(who.person, who.municipality),
        entry_id=entry_id,
        subjects=subjects_of(who, ask),
        times=Times(Moment(at - ago), now, now),
        values=draft_values(who, ask, said, mode),
    )


def first_name(person: Person | None) -> str:
    return (person.name or "").split(" ")[0] if person else ""


def age_of(person: Person | None, day: date) -> int | None:
    """Whole years on a day; None where it is not known when somebody was born."""
    born = person.born if person else None
    return age_on(born, day) if born and born <= day else None
