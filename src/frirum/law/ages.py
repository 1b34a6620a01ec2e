"""What a child may at its age: be heard, be a party, consent, complain, have a lawyer. Ages are data.

Nothing is stored of it: what holds on a day, and what changes on the birthdays ahead, is read from
the law in force on that day and the birth date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .history import age_on
from .provisions import CapacityRule
from .regimes import RegimeTimeline


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day on which the law begins or ceases to give somebody something, for the age they then have."""

    day: date
    age: int
    begins: tuple[CapacityRule, ...]
    ends: tuple[CapacityRule, ...]


def capacities(regimes: RegimeTimeline, born: date | None, on: date) -> tuple[CapacityRule, ...]:
    """What the law of a day gives somebody of that birth date; nothing where that is not known."""
    if born is None or on < born:
        return ()
    age = age_on(born, on)
    return tuple(rule for rule in regimes.on(on).capacities if rule.covers(age))


def birthdays(regimes: RegimeTimeline, born: date | None, after: date) -> tuple[Birthday, ...]:
    """The birthdays after a day that change something, under the law in force on each of them."""
    if born is None:
        return ()
    found = []
    for age in range(max(age_on(born, after) + 1, 1), 25):
        day = birthday(born, age)
        law = regimes.on(day).capacities
        begins = tuple(rule for rule in law if rule.since_age == age)
        ends = tuple(rule for rule in law if rule.until_age == age)
        if begins or ends:
            found.append(Birthday(day, age, begins, ends))
    return tuple(found)


def birthday(born: date, age: int) -> date:
    """The day somebody turns an age; who is born on 29 February turns on 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
