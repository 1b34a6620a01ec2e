"""Months, weekdays, hours, windows and roll-over (engine.md 5.6, law.md 3.3)."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from frirum.law import Moment
from frirum.law.calendar import Within, add, add_months, due, holidays, weekdays_after

DAYS = st.dates(date(2012, 1, 1), date(2038, 1, 1))


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2019-10-31", "4mo", "2020-02-29"),  # no such date: the last of the month, and a leap year
        ("2018-10-31", "4mo", "2019-02-28"),
        ("2018-03-05", "4mo", "2018-07-05"),
        ("2018-03-27", "6wd", "2018-04-06"),  # 28, (29, 30, 1, 2 holidays), 31, 3, 4, 5, 6
        ("2018-03-02", "6wd", "2018-03-09"),  # Friday: Saturday counts, Sunday does not
        ("2023-05-04", "6wd", "2023-05-12"),  # store bededag, 5 May 2023, still a holiday
        ("2024-04-25", "6wd", "2024-05-02"),  # and 26 April 2024 no longer
        ("2018-06-04", "6wd", "2018-06-11"),  # 5 June is no public holiday: the earlier date
        ("2018-03-05", "6w", "2018-04-16"),
        ("2018-03-05", "7d", "2018-03-12"),
    ],
)
def test_the_last_day(start, length, end):
    assert add(date.fromisoformat(start), Within.parse(length)).isoformat() == end


def test_where_saturday_does_not_count_the_date_is_later():
    assert add(date(2018, 3, 2), Within.parse("6wd"), saturday=False) == date(2018, 3, 12)


@given(DAYS, st.integers(1, 60))
def test_months_agree_with_an_independent_library(day, count):
    assert add_months(day, count) == day + relativedelta(months=count)


@given(DAYS, st.integers(1, 30))
def test_weekdays_are_just_the_days_that_count(day, count):
    counted = weekdays_after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (counted[-1] - day).days + 1)]
    assert list(counted) == [one for one in between if one.weekday() != 6 and one not in holidays()]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2018-03-24T10:00", "2018-03-25T11:00:00+02:00"),  # the clock goes forward: 24 hours are 24 hours
        ("2018-10-27T10:00", "2018-10-28T09:00:00+01:00"),  # and back
        ("2018-03-03T10:00", "2018-03-04T10:00:00+01:00"),  # through a weekend
    ],
)
def test_24_hours_are_elapsed_hours(start, end):
    found = due(Moment.of(start), Within.parse("24h")).instant
    assert found is not None
    assert str(Moment(found)) == end


def test_an_hour_that_nobody_knows_decides_nothing():
    found = due(Moment.of("2018-03-03"), Within.parse("24h"))
    assert found.undecided
    assert found.missed_at is None


def test_a_window_opens_and_forbids_nothing():
    found = due(Moment.of("2018-04-03T10:00"), Within.parse("12w"), opens=Within.parse("6w"))
    assert (found.opens, found.day) == (date(2018, 5, 15), date(2018, 6, 26))


@pytest.mark.parametrize(
    ("start", "last", "rolled"),
    [
        ("2018-03-24", "2018-03-31", "2018-04-03"),  # Saturday before Easter
        ("2018-03-22", "2018-03-29", "2018-04-03"),  # Maundy Thursday
        ("2018-03-20", "2018-03-27", "2018-03-27"),  # a Tuesday stays
    ],
)
def test_roll_over_only_where_the_rule_says_so(start, last, rolled):
    moment, week = Moment.of(f"{start}T10:00"), Within.parse("7d")
    assert due(moment, week).day == date.fromisoformat(last)
    assert due(moment, week, roll="next-weekday").day == date.fromisoformat(rolled)


@pytest.mark.parametrize("text", ["24", "h24", "0d", "4 mo", "-1d", "1y", "99999d"])
def test_a_length_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="write 24h"):
        Within.parse(text)
