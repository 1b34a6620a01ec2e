"""Delays run from the last time the source was done; the newest deadline takes the place of the older."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.exchange.dcr import Hindrance, Rules
from frirum.exchange.dcrgraph import read
from frirum.exchange.durations import Duration
from tests.exchange.portal import dcrgraph

START = datetime(2018, 1, 31, 10)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def test_a_condition_with_a_delay_waits_from_the_last_time():
    rules = Rules(read(dcrgraph("a b", {"condition": [("a", "b", "P3D")]})))
    state = rules.execute(rules.start(day(0)), "a", day(0))
    assert list(rules.hindrances(state, "b", day(2.9))) == [Hindrance("delay", "a")]
    assert rules.enabled(state, "b", day(3))
    again = rules.execute(state, "a", day(2))
    assert not rules.enabled(again, "b", day(3))
    assert rules.enabled(again, "b", day(5))


def test_a_repeated_trigger_moves_the_deadline_as_the_definition_has_it():
    """engine.md 1.3: A at day 0 and 3, B within 5 days: due on day 8."""
    rules = Rules(read(dcrgraph("a b", {"response": [("a", "b", "P5D")]})))
    state = rules.execute(rules.start(day(0)), "a", day(0))
    assert state.pending == {"b": day(5)}
    state = rules.execute(state, "a", day(3))
    assert state.pending == {"b": day(8)}
    assert state.overdue(day(8)) == ()
    assert state.overdue(day(8.1)) == ("b",)


def test_of_one_act_the_strictest_deadline_holds():
    rules = Rules(read(dcrgraph("a b", {"response": [("a", "b", "P5D"), ("a", "b", "P2D"), ("a", "b")]})))
    assert rules.execute(rules.start(day(0)), "a", day(0)).pending == {"b": day(2)}


def test_a_deadline_of_the_start_counts_from_the_first_step():
    rules = Rules(read(dcrgraph("a b", pending='<event id="b" deadline="P1M"/>')))
    assert rules.start(START).pending == {"b": datetime(2018, 2, 28, 10)}


def test_what_is_not_in_play_is_not_overdue_and_its_deadline_runs_on():
    graph = dcrgraph(
        "a b", {"include": [("a", "b")]}, included=["a"], pending='<event id="b" deadline="P1D"/>'
    )
    rules = Rules(read(graph))
    state = rules.start(day(0))
    assert state.overdue(day(2)) == ()
    assert rules.execute(state, "a", day(2)).overdue(day(2)) == ("b",)


def test_without_time_delays_and_deadlines_are_not_judged():
    rules = Rules(read(dcrgraph("a b", {"condition": [("a", "b", "P3D")], "response": [("a", "b", "P3D")]})))
    state = rules.execute(rules.start(), "a")
    assert rules.enabled(state, "b")
    assert state.pending == {"b": None}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("P3D", Duration(0, timedelta(3))),
        ("3", Duration(0, timedelta(3))),
        ("P1W", Duration(0, timedelta(7))),
        ("P1Y2M", Duration(14)),
        ("PT24H", Duration(0, timedelta(1))),
        ("P1DT1H30M0.5S", Duration(0, timedelta(1, 5400.5))),
        ("P0D", Duration()),
    ],
)
def test_durations_are_read_as_iso_8601_writes_them(text, meant):
    assert Duration.of(text) == meant


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1S", "-P1D", "3 days", "1D", "P1.5M", "P99999999D", "P١D", "frist"]
)
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="is no duration|longer than a thousand"):
        Duration.of(text)


@given(st.integers(0, 12_000), st.timedeltas(timedelta(), timedelta(300_000)))
def test_a_duration_is_written_as_it_is_read(months, rest):
    assert Duration.of(str(Duration(months, rest))) == Duration(months, rest)


def test_a_month_without_such_a_day_ends_on_its_last():
    assert Duration.of("P4M").after(datetime(2019, 10, 31)) == datetime(2020, 2, 29)
    assert Duration.of("P1000Y").after(datetime(9500, 1, 1)) == datetime.max
