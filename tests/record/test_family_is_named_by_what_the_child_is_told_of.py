"""Who is around a child is named where the viewer may see them, or where the child's own case names them."""

from __future__ import annotations

from uuid import UUID

import pytest

from frirum.record import around
from tests.cast import World


@pytest.fixture
def cases(world: World) -> tuple[UUID, UUID]:
    """Alma's case is Mette's; Bertil's, closed since 4 June, was given to her as well."""
    alma, bertil = world.notified(*world.brandt()).cases
    world.assigned(alma, "mette")
    world.assigned(bertil, "mette")
    world.tell("case-closed", on=[bertil], at="2018-06-04T09:00")
    return alma, bertil


def named(world: World, case: UUID) -> set[UUID]:
    return set(around.family(world.viewer("mette"), world.case(case)).persons)


def test_a_sibling_whose_closed_case_one_may_see_can_be_chosen(
    world: World, cases: tuple[UUID, UUID]
) -> None:
    assert world.case(cases[1]).status == "closed"
    assert world.names["bertil"] in named(world, cases[0])
    assert [one.id for one, _ in around.family(world.viewer("mette"), world.case(cases[0])).cases] == [
        cases[0]
    ]
    world.tell(
        "relation-recorded",
        by=world.actor("mette"),
        about=[world.names["alma"]],
        at="2018-06-05T09:00",
        other=str(world.names["bertil"]),
        kind="sibling",
    )


def test_one_whose_case_is_anothers_is_named_by_the_childs_own_relations_alone(
    world: World, cases: tuple[UUID, UUID]
) -> None:
    world.assigned(cases[1], "jonas", at="2018-06-03T09:00")
    assert world.names["bertil"] not in named(world, cases[0])
    world.tell(
        "relation-recorded",
        about=[world.names["alma"]],
        at="2018-06-05T09:00",
        other=str(world.names["bertil"]),
        kind="sibling",
    )
    assert world.names["bertil"] in named(world, cases[0])
