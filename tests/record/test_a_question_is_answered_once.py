"""One question has one answer: sent twice it is there once, and after that only a correction changes it."""

from __future__ import annotations

from uuid import UUID

import pytest

from frirum.record import feedback, reading
from frirum.record.drafts import Actor, Recorded
from tests.cast import IKAST, World

TALK, LATER = "2018-06-05T14:00", "2018-06-05T14:20"


@pytest.fixture
def asked(world: World) -> Recorded:
    """Alma's case with Mette, a talk at which Alma and her mother are asked about Alma."""
    alma, _ = world.brandt()
    lone = world.register("Ida Brandt", family="brandt")
    case = world.notified(alma).cases[0]
    world.assigned(case, "mette")
    return world.talk(
        world.ask(alma, alma),
        world.ask(lone, alma, "parent-about-child", "trivselslinjer"),
        on=[case],
        at=TALK,
    )


def alma(world: World) -> Actor:
    return Actor.respondent(world.names["alma"], IKAST)


def own(world: World) -> dict[str, str]:
    return world.ask(world.names["alma"], world.names["alma"])


def marks(world: World, case: UUID) -> list[tuple[int, ...] | None]:
    opened = reading.find_case(world.viewer("mette"), case)
    return [one.rating.marks for one in feedback.ratings(opened)]


def test_a_child_answers_by_itself(world: World, asked: Recorded) -> None:
    world.answer(asked, own(world), 62, 45, 70, 0, by=alma(world), at=LATER)
    assert marks(world, asked.cases[0]) == [(62, 45, 70, 0)]


def test_sent_twice_it_is_there_once(world: World, asked: Recorded) -> None:
    draft = world.answer_draft(asked, own(world), 62, 45, 70, 80, by=alma(world), at=LATER)
    first, again = world.write(draft), world.write(draft)
    assert (first.sequence, again.again) == (again.sequence, True)
    assert marks(world, asked.cases[0]) == [(62, 45, 70, 80)]
