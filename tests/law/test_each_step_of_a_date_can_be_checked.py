"""The steps by which a date was counted, held against a computation that shares nothing with the law room."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import holidays
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.law import Act, Duty, Lawbook, Moment, judge
from frirum.law.explain import Free, GoesUnder, Last, NoDate, Start, Sum, Weekdays, Window, chain, steps

from .small import Story, book
from .test_a_change_of_law_says_what_goes_over import BECOMES, CHANGE, LAWS

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PUBLIC = holidays.country_holidays("DK", years=range(2012, 2032))
RULES = """
[[duty]]
id = "hours"
trigger = "notified"
act = "examined"
within = "24h"
[[duty]]
id = "weekdays"
trigger = "notified"
act = "examined"
within = "6wd"
[[duty]]
id = "workdays"
trigger = "notified"
act = "examined"
within = "7wd"
saturday = false
[[duty]]
id = "months"
trigger = "notified"
act = "examined"
within = "4mo"
opens = "6w"
[[duty]]
id = "rolled"
trigger = "notified"
act = "examined"
within = "3w"
roll = "next-weekday"
[[duty]]
id = "soon"
trigger = "missed:weekdays"
act = "examined"
within = "asap"
"""


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Lawbook:
    return book(tmp_path_factory.mktemp("law"), RULES)


def judged(law: Lawbook, at: Moment) -> dict[str, Duty]:
    found = judge(law.regimes("756", ()), [Act("1", "notified", at, at)])
    return {one.rule.id.removeprefix("lov/"): one for one in found.duties}


def free(day: date, saturday: bool) -> bool:
    return day.weekday() == 6 or day in PUBLIC or (saturday and day.weekday() == 5)


MOMENTS = st.datetimes(datetime(2013, 1, 1), datetime(2029, 12, 31)).map(
    lambda one: Moment(one.replace(tzinfo=UTC))
)


@settings(deadline=None, max_examples=150)
@given(at=MOMENTS)
def test_every_step_agrees_with_a_computation_of_its_own(law: Lawbook, at: Moment) -> None:
    duties = judged(law, at)
    start = at.instant.astimezone(COPENHAGEN).date()

    first, total = steps(duties["hours"])
    assert isinstance(first, Start)
    assert isinstance(total, Sum)
    assert first.moment == at
    assert total.due.instant == at.instant + timedelta(hours=24)
    days = {start + timedelta(days=one) for one in range(3)}
    end = (at.instant + timedelta(hours=24)).astimezone(COPENHAGEN)
    assert {one.day for one in total.through} == {
        day for day in days if day <= end.date() and free(day, saturday=True)
    }
    assert total.clock_moved == end.utcoffset() - at.instant.astimezone(COPENHAGEN).utcoffset()  # type: ignore[operator]

    for name, count, no_saturday in (("weekdays", 6, False), ("workdays", 7, True)):
        _, listed, total, *_ = steps(duties[name])
        assert isinstance(listed, Weekdays)
        assert isinstance(total, Sum)
        every = [start + timedelta(days=one) for one in range(1, (listed.counted[-1] - start).days + 1)]
        assert sorted([*listed.counted, *(one.day for one in listed.skipped)]) == every
        assert [day for day in every if not free(day, no_saturday)] == list(listed.counted)
        assert len(listed.counted) == count
        assert total.due.day == listed.counted[-1]

    _, total, window, *_ = steps(duties["months"])
    assert isinstance(total, Sum)
    assert isinstance(window, Window)
    assert total.due.day == start + relativedelta(months=4)
    assert total.no_such_day == ((start + relativedelta(months=4)).day != start.day)
    assert window.opens == start + timedelta(weeks=6)

    _, total, *last = steps(duties["rolled"])
    assert isinstance(total, Sum)
    plain = start + timedelta(weeks=3)
    assert total.due.day == plain
    moved = plain
    while free(moved, saturday=True):
        moved += timedelta(days=1)
    assert duties["rolled"].due.day == moved
    assert bool(last) == (moved != plain)
    if last:
        assert isinstance(last[0], Last)
        assert (last[0].free.day, last[0].to) == (plain, moved)


def test_the_last_of_the_month_stands_for_a_day_that_is_not_there(law: Lawbook) -> None:
    _, total, *_ = steps(judged(law, Moment.of("2019-10-31T10:00"))["months"])
    assert isinstance(total, Sum)
    assert (total.due.day, total.no_such_day) == (date(2020, 2, 29), True)


def test_holidays_are_named_and_a_free_last_day_that_stays_says_so(law: Lawbook) -> None:
    duties = judged(law, Moment.of("2018-05-18T10:00"))
    _, listed, *_ = steps(duties["weekdays"])
    assert isinstance(listed, Weekdays)
    assert listed.skipped == (
        Free(date(2018, 5, 20), "Pinsedag"),
        Free(date(2018, 5, 21), "Anden pinsedag"),
    )
    last = steps(judged(law, Moment.of("2018-03-04T10:00"))["months"])[-1]
    assert not isinstance(last, Last)
    assert steps(judged(law, Moment.of("2018-03-08T10:00"))["months"])[-1] == Last(
        Free(date(2018, 7, 8), "sunday"), None
    )


def test_hours_say_the_weekend_and_the_summer_time_that_they_ran_through(law: Lawbook) -> None:
    _, total = steps(judged(law, Moment.of("2018-03-24T10:00"))["hours"])
    assert isinstance(total, Sum)
    assert [one.why for one in total.through] == ["saturday", "sunday"]
    assert total.clock_moved == timedelta(hours=1)
    assert str(Moment(total.due.instant or datetime.max)) == "2018-03-25T11:00:00+02:00"


def test_an_unknown_hour_and_no_date_are_steps_too(law: Lawbook) -> None:
    _, undecided = steps(judged(law, Moment.of("2018-03-24"))["hours"])
    assert isinstance(undecided, NoDate)
    assert undecided.why == "undecided"
    soon = judged(law, Moment.of("2018-03-24T10:00"))["soon"]
    start, none = steps(soon)
    assert isinstance(start, Start)
    assert start.act is None
    assert isinstance(none, NoDate)
    assert none.why == "asap"
    assert [one.id for one in chain(soon)] == ["1"]


def test_a_change_of_law_is_told_once_it_has_come(tmp_path: Path) -> None:
    text = LAWS.format(transition=CHANGE + 'open = "keep"\n', within="5mo")
    told = Story(book(tmp_path, text)).act("notified", "2023-12-01T10:00")
    [duty] = [one for one in judge(told.regimes, told.acts).duties if one.rule.id == "lov/assess"]
    changes = told.regimes.transitions
    before = steps(duty, None, changes, date(2023, 12, 31))
    assert not any(isinstance(one, GoesUnder) for one in before)
    after = steps(duty, None, changes, date(2024, 1, 1))[-1]
    assert isinstance(after, GoesUnder)
    assert (after.transition.id, after.anew) == ("lov/change", False)


def test_a_duty_counted_anew_says_so(tmp_path: Path) -> None:
    text = LAWS.format(transition=CHANGE + 'open = "recompute"\n' + BECOMES, within="5mo")
    told = Story(book(tmp_path, text)).act("notified", "2023-12-01T10:00")
    duty = next(one for one in judge(told.regimes, told.acts).duties if one.carried)
    start, total, *_, last = steps(duty, None, told.regimes.transitions, date(2024, 1, 2))
    assert isinstance(start, Start)
    assert isinstance(total, Sum)
    assert start.moment.day == date(2023, 12, 1)
    assert total.due.day == date(2024, 5, 1)
    assert isinstance(last, GoesUnder)
    assert last.anew
