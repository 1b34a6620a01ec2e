"""ISO 8601 durations, as DCR graphs write delays and deadlines: `P3D`, `P1M`, `PT24H`; `3` is three days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

WRITTEN = re.compile(
    r"P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+(?:[.,]\d+)?)W)?(?:(?P<days>\d+(?:[.,]\d+)?)D)?"
    r"(?:T(?=.)(?:(?P<hours>\d+(?:[.,]\d+)?)H)?(?:(?P<minutes>\d+(?:[.,]\d+)?)M)?(?:(?P<seconds>\d+(?:[.,]\d+)?)S)?)?",
    re.ASCII,
)
LONGEST = 12_000  # months: a thousand years, so that no date runs out of the calendar by one duration alone


@dataclass(frozen=True, slots=True)
class Duration:
    """Months of the calendar, and elapsed time beside them."""

    months: int = 0
    rest: timedelta = timedelta()

    @classmethod
    def of(cls, text: str) -> Duration:
        """Reads one. Raises ValueError where it is none, or longer than a thousand years."""
        if re.fullmatch(r"\d{1,6}", text, re.ASCII):
            text = f"P{text}D"
        found = WRITTEN.fullmatch(text)
        if not found:
            raise ValueError(f"{text[:40]!r} is no duration")
        told = {name: number.replace(",", ".") for name, number in found.groupdict().items() if number}
        try:
            months = 12 * int(told.pop("years", "0")) + int(told.pop("months", "0"))
            rest = timedelta(**{name: float(number) for name, number in told.items()})
        except (OverflowError, ValueError):
            months, rest = LONGEST + 1, timedelta()
        if months > LONGEST or rest.days > LONGEST * 31:
            raise ValueError(f"{text[:40]!r} is longer than a thousand years")
        return cls(months, rest)

    def after(self, start: datetime) -> datetime:
        """The moment so long after another; in a month without such a day, the last of that month."""
        index = start.year * 12 + start.month - 1 + self.months
        year, month = divmod(index, 12)
        try:
            day = min(start.day, monthrange(year, month + 1)[1])
            return start.replace(year=year, month=month + 1, day=day) + self.rest
        except (OverflowError, ValueError):  # past the year 9999
            return datetime.max.replace(tzinfo=start.tzinfo)

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        hours, left = divmod(self.rest.seconds, 3600)
        minutes, seconds = divmod(left, 60)
        parts = (
            f"{seconds}.{self.rest.microseconds:06}".rstrip("0") if self.rest.microseconds else str(seconds)
        )
        days = _said((years, "Y"), (months, "M"), (self.rest.days, "D"))
        clock = _said((hours, "H"), (minutes, "M"))
        clock += f"{parts}S" if parts != "0" else ""
        return f"P{days}" + (f"T{clock}" if clock else "") if days or clock else "P0D"


def _said(*counted: tuple[int, str]) -> str:
    return "".join(f"{number}{unit}" for number, unit in counted if number)
