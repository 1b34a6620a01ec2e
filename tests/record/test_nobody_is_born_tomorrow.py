"""A birth date after the day on which it is written down is refused, in business time and by field."""

from __future__ import annotations

from typing import Any

import pytest

from frirum.record.drafts import Refused
from tests.cast import World

TODAY = "2018-06-01T10:00"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"born": "2018-06-02"}, "born"),
        ({"cpr": "020618-4000"}, "cpr"),
        ({"cpr": "010136-4000"}, "cpr"),
        ({"born": "2018-06-02", "unborn": True}, "born"),
    ],
)
def test_it_is_refused_when_registered_and_when_changed(
    world: World, said: dict[str, Any], field: str
) -> None:
    alma = world.register("Alma Brandt")
    for draft in (
        world.draft("person-registered", about=[], at=TODAY, name="Bertil", **said),
        world.draft("person-changed", about=[alma], at=TODAY, **said),
    ):
        with pytest.raises(Refused) as refused:
            world.write(draft)
        [fault] = refused.value.faults
        assert fault.field == field
        assert "fremtiden" in fault.says["da"]
        assert "future" in fault.says["en"]


def test_born_today_is_born(world: World) -> None:
    assert world.register("Alma Brandt", "2018-06-01", at=TODAY, cpr="010618-4000")


def test_the_day_that_counts_is_the_one_it_is_written_on(world: World) -> None:
    alma = world.register("Alma Brandt")
    world.tell("person-changed", about=[alma], at=TODAY, recorded="2018-06-03T09:00", born="2018-06-02")
