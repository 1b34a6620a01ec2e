"""Calendars as tables: when each Copenhagen day begins, and the last day of each kind of deadline.

A table is filled once by the law's own `calendar`, day by day, so that the kernel cannot count otherwise
than it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frirum.law.calendar import Roll, Within, due
from frirum.law.moments import Moment, day_start

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1).toordinal()
MICROSECOND = timedelta(microseconds=1)

Ints = NDArray[np.integer[Any]]


def number_of(day: date) -> int:
    """Days since 1970."""
    return day.toordinal() - EPOCH_DAY


def day_of(number: int) -> date:
    return date.fromordinal(number + EPOCH_DAY)


def microseconds(instant: datetime) -> int:
    """Since 1970, of an aware instant."""
    return (instant - EPOCH) // MICROSECOND


def instant_of(number: int) -> datetime:
    return EPOCH + number * MICROSECOND


@dataclass(frozen=True, slots=True)
class Deadline:
    """A way of counting days, such as six weekdays with Saturdays."""

    within: Within
    saturday: bool
    roll: Roll


@lru_cache(maxsize=8)
def day_starts(first: int, count: int) -> Ints:
    """The instant (µs) at which each of `count` days from `first` begins."""
    starts = [microseconds(day_start(day_of(number))) for number in range(first, first + count)]
    return np.array(starts, dtype=np.int64)


@lru_cache(maxsize=64)
def due_days(deadline: Deadline, first: int, count: int) -> Ints:
    """The last day of a deadline that runs from each of `count` days from `first`."""
    found = np.empty(count, dtype=np.int64)
    for place in range(count):
        start = Moment.on(day_of(first + place))
        last = due(start, deadline.within, saturday=deadline.saturday, roll=deadline.roll).day
        found[place] = number_of(last) if last else 0
    return found
