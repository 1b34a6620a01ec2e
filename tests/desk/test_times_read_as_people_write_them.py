"""Dates, hours and intervals in words, in both languages; Copenhagen's clock, summer and winter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from frirum.law import Moment
from frirum.site.screen import words

NOW = datetime(2018, 6, 15, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "danish", "english"),
    [
        (date(2018, 6, 15), "i dag", "today"),
        (date(2018, 6, 16), "i morgen", "tomorrow"),
        (date(2018, 6, 18), "om 3 dage", "in 3 days"),
        (date(2018, 6, 14), "1 dag over", "1 day over"),
        (date(2018, 5, 15), "31 dage over", "31 days over"),
    ],
)
def test_how_far_off_a_day_is(due: date, danish: str, english: str) -> None:
    with translation.override("da"):
        assert words.days_left(due, date(2018, 6, 15)) == danish
    with translation.override("en"):
        assert words.days_left(due, date(2018, 6, 15)) == english


@pytest.mark.parametrize(
    ("gap", "says"),
    [
        (timedelta(hours=5, minutes=20), "om 5 timer 20 min."),
        (timedelta(hours=1), "om 1 time"),
        (timedelta(minutes=59, seconds=30), "om 59 min."),
        (timedelta(0), "om 0 min."),
        (-timedelta(minutes=1), "1 min. over"),
        (-timedelta(hours=23), "23 timer over"),
        (timedelta(hours=47, minutes=59), "om 47 timer 59 min."),
        (timedelta(hours=48), "om 2 dage"),
        (-timedelta(hours=48), "2 dage over"),
    ],
)
def test_how_far_off_an_instant_is(gap: timedelta, says: str) -> None:
    with translation.override("da"):
        assert words.time_left(NOW + gap, NOW) == says


def test_days_and_hours_are_copenhagens() -> None:
    with translation.override("da"):
        assert words.instant(NOW) == "fredag den 15. juni 2018 kl. 9.00"
        assert words.short_instant(datetime(2018, 1, 31, 23, 30, tzinfo=UTC)) == "1. februar 2018 kl. 0.30"
        assert words.moment(Moment.of("2018-06-15")) == "15. juni 2018"
        assert words.weekday_and_day(date(2018, 6, 15)) == "fre 15. juni"
    with translation.override("en"):
        assert words.instant(NOW) == "Friday 15 June 2018 at 09:00"
        assert words.weekday_and_day(date(2018, 6, 15)) == "Fri 15 June"


def test_one_is_one_year() -> None:
    with translation.override("en"):
        assert words.age(date(2017, 6, 15), date(2018, 6, 15)) == "1 year"
        assert words.age(date(2016, 6, 15), date(2018, 6, 15)) == "2 years"
        assert words.age(None, date(2018, 6, 15)) == ""
