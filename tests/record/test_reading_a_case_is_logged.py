"""Whoever opens a case leaves a line: who, which case, by which page, when. Who is turned away: none."""

from __future__ import annotations

import pytest

from frirum.access.models import ReadLog
from frirum.access.policy import NotYours
from frirum.record import reading
from tests.cast import World, user_id


def test_each_opening_is_a_line(world: World) -> None:
    case = world.notified(world.brandt()[0]).cases[0]
    world.assigned(case, "mette")
    viewer = world.viewer("mette")
    reading.open_case(viewer, case, "case")
    reading.open_case(viewer, case, "act")
    lines = list(ReadLog.objects.order_by("id"))
    assert [(one.user, one.case, one.way, one.at) for one in lines] == [
        (user_id("mette"), case, "case", viewer.at),
        (user_id("mette"), case, "act", viewer.at),
    ]


def test_who_is_turned_away_leaves_none(world: World) -> None:
    case = world.notified(world.brandt()[0]).cases[0]
    with pytest.raises(NotYours):
        reading.open_case(world.viewer("jonas"), case, "case")
    assert not ReadLog.objects.exists()
