"""Whoever opens a case leaves a line: who, which case, by which page, when. Who is turned away: none."""

from __future__ import annotations

from typing import Any

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


def test_what_a_list_shows_of_several_is_a_line_each_once_an_hour(
    world: World, django_assert_num_queries: Any
) -> None:
    from datetime import timedelta

    import time_machine

    from tests.conftest import STILL

    cases = [world.case(one) for one in world.notified(*world.brandt()).cases]
    viewer = world.viewer("rikke")
    with django_assert_num_queries(2):
        reading.note_shown(viewer, cases[:1], "intake")
    with django_assert_num_queries(2):
        reading.note_shown(viewer, cases, "intake")
    lines = ReadLog.objects.values_list("user", "case", "way", "person")
    assert set(lines) == {(user_id("rikke"), one.id, "intake", None) for one in cases}
    assert len(lines) == 2
    with time_machine.travel(STILL + timedelta(minutes=61), tick=False):
        reading.note_shown(viewer, cases, "intake")
    assert ReadLog.objects.count() == 4


def test_nothing_shown_is_nothing_noted(world: World, django_assert_num_queries: Any) -> None:
    viewer = world.viewer("rikke")
    with django_assert_num_queries(0):
        reading.note_shown(viewer, [], "intake")
