"""FRIRUM_AT moves business time and lets it run on, so that what is done later is later in the record."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pytest_django import Settings

from frirum.site import clock

REAL = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def forget_earlier_starts() -> None:
    clock._started.cache_clear()


def test_without_it_business_time_is_the_real_time(settings: Settings) -> None:
    settings.FRIRUM_AT = ""
    with time_machine.travel(REAL, tick=False):
        assert clock.now() == REAL


def test_a_date_begins_at_nine_in_copenhagen(settings: Settings) -> None:
    settings.FRIRUM_AT = "2018-06-15"
    assert clock.now() == datetime(2018, 6, 15, 7, 0, tzinfo=UTC)
    settings.FRIRUM_AT = "2018-01-15"
    assert clock.now() == datetime(2018, 1, 15, 8, 0, tzinfo=UTC)


def test_an_instant_without_offset_is_copenhagens(settings: Settings) -> None:
    settings.FRIRUM_AT = "2018-06-15T14:30"
    assert clock.now() == datetime(2018, 6, 15, 12, 30, tzinfo=UTC)
    settings.FRIRUM_AT = "2018-06-15T14:30+00:00"
    assert clock.now() == datetime(2018, 6, 15, 14, 30, tzinfo=UTC)


def test_it_runs_on_with_the_real_clock_and_never_back(settings: Settings) -> None:
    settings.FRIRUM_AT = "2018-06-15"
    with time_machine.travel(REAL, tick=False) as real:
        first = clock.now()
        real.shift(timedelta(minutes=5))
        assert clock.now() - first == timedelta(minutes=5)
        real.shift(timedelta(hours=-1))
        assert clock.now() == first


def test_the_legal_date_is_copenhagens(settings: Settings) -> None:
    settings.FRIRUM_AT = "2018-06-15T22:30+00:00"
    assert clock.today().isoformat() == "2018-06-16"


@pytest.mark.parametrize("unclear", ["tomorrow", "15-06-2018", "2018-13-01", "2018-06-15T25:00"])
def test_what_is_no_date_is_refused(unclear: str) -> None:
    with pytest.raises(ValueError, match=r"[A-Za-z]"):
        clock.read(unclear)
