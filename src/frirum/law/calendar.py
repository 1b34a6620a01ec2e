"""How long a duty has: hours, weekdays, calendar months, or as soon as possible.

Four months are never 122 days, a weekday is what the provision says it is, and 24 hours run
through weekends and the change to summer time. Whether a deadline on a holiday rolls forward
is a question of law: a field per rule, by default it does not.
"""

from __future__ import annotations

import calendar as months
import csv
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import resources
from typing import Literal

from .moments import INSTANT_STEP, Moment, next_day_start

Unit = Literal["h", "wd", "d", "w", "mo", "asap", "none"]
DueKind = Literal["instant", "date", "asap", "none"]
Roll = Literal["none", "next-weekday"]

_WITHIN = re.compile(r"([1-9]\d{0,3})(h|wd|d|w|mo)")
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class Within:
    """A length of time: `amount` of `unit`; "asap" and "none" have no amount."""

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str | None) -> Within:
        """Reads "24h", "6wd", "7d", "6w", "4mo", "asap"; None is "no date". Raises ValueError."""
        if text is None:
            return cls(0, "none")
        if text == "asap":
            return cls(0, "asap")
        found = _WITHIN.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no length of time: write 24h, 6wd, 7d, 6w, 4mo or asap")
        return cls(int(found[1]), found[2])  # type: ignore[arg-type]  # the pattern allows only units

    def __str__(self) -> str:
        return self.unit if self.unit in ("asap", "none") else f"{self.amount}{self.unit}"


@dataclass(frozen=True, slots=True)
class Due:
    """When a duty is due. `instant` for hours, `day` for dates, neither for "asap" and "none".

    `undecided`: counted in hours from a moment whose hour nobody knows. `stood_still`: for how long the
    clock did, which is counted in.
    `missed_at`: the first instant at which it is past; None where it never is.
    """

    kind: DueKind
    instant: datetime | None = None
    day: date | None = None
    opens: date | None = None
    undecided: bool = False
    stood_still: timedelta = timedelta(0)

    @property
    def missed_at(self) -> datetime | None:
        if self.instant is not None:
            return self.instant + INSTANT_STEP
        return next_day_start(self.day) if self.day is not None else None


@cache
def holidays() -> dict[date, str]:
    """Danish public holidays by date, from the frozen table (2010-2040). Source: `holidays_dk.csv`.

    Frozen, so that a replay gives the same dates for ever; a test checks it against the
    `holidays` package. 1 May, 5 June, 24 and 31 December are not public holidays by law.
    """
    text = resources.files(__package__).joinpath("holidays_dk.csv").read_text("utf-8")
    return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(text.splitlines())}


def add_months(day: date, count: int) -> date:
    """The corresponding date `count` months on; the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def is_weekday(day: date, saturday: bool = True) -> bool:
    """Whether a day counts as *hverdag*: no Sunday, no public holiday, Saturday as the provision says."""
    return day.weekday() < (SUNDAY if saturday else SATURDAY) and day not in holidays()


def free_day(day: date, saturday: bool = True) -> str:
    """Why a day is no weekday: a holiday's Danish name, "saturday" or "sunday"; "" where it is one."""
    if is_weekday(day, saturday):
        return ""
    return holidays().get(day) or ("saturday" if day.weekday() == SATURDAY else "sunday")


def weekdays_after(day: date, count: int, saturday: bool = True) -> tuple[date, ...]:
    """The `count` weekdays that follow a day; the last is the deadline. The day itself never counts."""
    counted: list[date] = []
    while len(counted) < count:
        day += timedelta(days=1)
        if is_weekday(day, saturday):
            counted.append(day)
    return tuple(counted)


def add(day: date, within: Within, saturday: bool = True) -> date:
    """The last day of a length of time in days, weekdays, weeks or months from a day."""
    if within.unit == "mo":
        return add_months(day, within.amount)
    if within.unit == "wd":
        return weekdays_after(day, within.amount, saturday)[-1]
    if within.unit in ("d", "w"):
        return day + timedelta(days=within.amount * (7 if within.unit == "w" else 1))
    raise ValueError(f"{within} is not counted in days")


def due(
    start: Moment,
    within: Within,
    *,
    opens: Within | None = None,
    saturday: bool = True,
    roll: Roll = "none",
    pause: timedelta = timedelta(0),
) -> Due:
    """When a duty that starts at `start` is due; `pause` is the time for which its clock stood still."""
    if within.unit in ("asap", "none"):
        return Due("asap" if within.unit == "asap" else "none")
    if within.unit == "h":
        if not start.exact:
            return Due("instant", undecided=True)
        instant = start.instant + timedelta(hours=within.amount) + pause
        return Due("instant", instant=instant, stood_still=pause)
    stood_still = timedelta(days=pause.days)
    last = add(start.day, within, saturday) + stood_still
    while roll == "next-weekday" and not is_weekday(last, saturday=False):
        last += timedelta(days=1)
    window = add(start.day, opens, saturday) + stood_still if opens else None
    return Due("date", day=last, opens=window, stood_still=stood_still)


def sort_instant(value: Due) -> datetime:
    """Where a duty stands in a list by date: its last instant; undated ones come last."""
    if value.instant is not None:
        return value.instant
    return next_day_start(value.day) - INSTANT_STEP if value.day else datetime.max.replace(tzinfo=UTC)
