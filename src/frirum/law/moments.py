"""Moments of casework: an instant, or a day whose hour nobody knows.

Legal dates are Copenhagen's, instants are UTC. A day without an hour sorts at its very end,
and says of itself that it is not exact, so that it never decides a duty counted in hours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
YEARS = range(1850, 2200)  # outside them a date is a slip of the pen, and arithmetic may overflow
INSTANT_STEP = timedelta(microseconds=1)  # the smallest step that datetime knows


@lru_cache(maxsize=65_536)
def day_start(day: date) -> datetime:
    """The instant (UTC) at which a Copenhagen day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=COPENHAGEN).astimezone(UTC)


def next_day_start(day: date) -> datetime:
    """The first instant (UTC) after a Copenhagen day: a dated duty is missed from here."""
    return day_start(day + timedelta(days=1))


def local_day(instant: datetime) -> date:
    """The Copenhagen day on which an instant falls."""
    return instant.astimezone(COPENHAGEN).date()


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was. `instant` is UTC; `exact` is False where only the day is known."""

    instant: datetime
    exact: bool = True
    day: date = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if self.instant.tzinfo is None:
            raise ValueError("a moment needs an offset; use Moment.of for Copenhagen's local time")
        object.__setattr__(self, "day", local_day(self.instant))

    @classmethod
    def on(cls, day: date) -> Moment:
        """A day without an hour: its last instant, marked inexact."""
        return cls(next_day_start(day) - INSTANT_STEP, exact=False)

    @classmethod
    def of(cls, value: str | date | datetime) -> Moment:
        """Reads ISO 8601 text, a date, or a date-time; without offset it is Copenhagen's.

        Raises ValueError where the text is neither a date nor a date-time, where the local time does
        not exist (the hour that summer time skips), and for years outside YEARS.
        """
        if isinstance(value, str):
            text = value.strip()
            value = date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
        if value.year not in YEARS:
            raise ValueError(f"the year {value.year} is not within {YEARS.start}-{YEARS.stop - 1}")
        if not isinstance(value, datetime):
            return cls.on(value)
        if value.tzinfo is None:
            value = _in_copenhagen(value)
        return cls(value.astimezone(UTC))

    def __str__(self) -> str:
        """ISO 8601: the day, or the instant with Copenhagen's offset."""
        return self.instant.astimezone(COPENHAGEN).isoformat() if self.exact else self.day.isoformat()


def _in_copenhagen(naive: datetime) -> datetime:
    local = naive.replace(tzinfo=COPENHAGEN)
    if local.astimezone(UTC).astimezone(COPENHAGEN).replace(tzinfo=None) != naive:
        raise ValueError(
            f"{naive.isoformat()} does not exist in Copenhagen, the clock went forward; give its offset"
        )
    return local
