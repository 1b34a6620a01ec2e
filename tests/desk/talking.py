"""Talks at which somebody of a family answers, for the pages that read many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frirum.record.drafts import Draft, Recorded
from frirum.record.identifiers import new_id
from tests.cast import COUNSELLING, user_id

if TYPE_CHECKING:
    from tests.cast import World

FIRST, DAY = date(2018, 6, 4), timedelta(days=1)
CHILD, ADULT = "trivselslinjer-boern", "trivselslinjer"
CHILDS_TALK = "samtalelinjer-boern"


@dataclass(frozen=True)
class Given:
    """An answer, and what it answers."""

    case: UUID
    talk: Recorded
    ask: Mapping[str, str]
    entry: UUID
    at: str
    said: Mapping[str, Any]


@dataclass(frozen=True)
class Family:
    """A child, its answers, and perhaps its mother's."""

    name: str
    totals: Sequence[int | None]
    adviser: str = "mette"
    mothers: Sequence[int | None] = ()
    child: UUID = field(default_factory=new_id)
    mother: UUID = field(default_factory=new_id)


def case_of(world: World, name: str, born: str = "2009-02-03", adviser: str = "mette") -> tuple[UUID, UUID]:
    """A child and its case."""
    child = world.register(name, born, family=name)
    case = world.notified(child).cases[0]
    world.assigned(case, adviser)
    return child, case


def answers(
    world: World,
    case: UUID,
    who: UUID,
    totals: Sequence[int | None],
    instrument: str = CHILD,
    role: str = "self",
    about: UUID | None = None,
    first: date = FIRST,
    age: int | None = 9,
) -> list[Given]:
    """A talk every other day at which somebody answers; None: they would rather not."""
    found = []
    for number, told in enumerate(totals):
        at = f"{first + timedelta(days=2 * number)}T13:00"
        ask = world.ask(who, about or who, role, instrument)
        talk = world.talk(ask, on=[case], at=at)
        said: dict[str, Any] = {"skipped": "did-not-want"} if told is None else {"total": told}
        said |= {"age": age} if age is not None else {}
        entry = world.answer(talk, ask, at=at, on=[case], **said).entry_id
        found.append(Given(case, talk, ask, entry, at, said))
    return found


def together(world: World, families: Sequence[Family]) -> None:
    """Many families at once: a child with its answers on some days, and perhaps its mother with hers."""
    drafts = [
        world.draft("person-registered", about=[one.child], family=one.child, name=one.name)
        for one in families
    ]
    mothers = [one for one in families if one.mothers]
    drafts += [
        world.draft("person-registered", about=[one.mother], family=one.child, name=f"{one.name}s mor")
        for one in mothers
    ]
    world.many(*drafts)
    told = world.many(*(world.draft("notification-received", about=[one.child]) for one in families))
    cases = {one.child: recorded.cases[0] for one, recorded in zip(families, told, strict=True)}
    drafts = []
    for one in families:
        case = cases[one.child]
        adviser = str(user_id(one.adviser))
        held = world.draft(
            "case-assigned", at="2018-06-02T09:00", on=[case], unit=COUNSELLING, adviser=adviser
        )
        drafts.append(held)
        drafts += _talks(world, case, one.child, one.totals, CHILD, "self", FIRST, 9)
        drafts += _talks(world, case, one.mother, one.mothers, ADULT, "parent-about-self", FIRST + DAY, 38)
    world.many(*drafts)


def _talks(
    world: World,
    case: UUID,
    who: UUID,
    totals: Sequence[int | None],
    instrument: str,
    role: str,
    first: date,
    age: int,
) -> list[Draft]:
    found = []
    ask = world.ask(who, who, role, instrument)
    for number, told in enumerate(totals):
        at = f"{first + 2 * number * DAY}T13:00"
        talk = world.draft("talk-opened", on=[case], at=at, asks=[ask])
        said: dict[str, Any] = {"skipped": "did-not-want"} if told is None else {"total": told}
        opened = Recorded(talk.entry_id, 0, (case,), False)
        found += [talk, world.answer_draft(opened, ask, at=at, on=[case], age=age, **said)]
    return found


def again(world: World, one: Given, total: int) -> None:
    """The same answer with another number: it was written wrong."""
    said = {**one.said, "total": total}
    world.answer(
        one.talk, one.ask, at=one.at, on=[one.case], corrects=one.entry, because="Skrevet forkert.", **said
    )
