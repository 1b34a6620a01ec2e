"""How much of what was asked was answered: without it no mean says anything. And how it is told of few.

A number is kept back where it is small, and so is a total from which a small number that was kept back could
be had by subtraction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from .intervals import WITHHELD, Share, share
from .ratings import RaterKey


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of some raters: how many have answered at least twice, and how many ratings were skipped."""

    raters: int | None  # None: withheld
    twice: Share  # raters with at least two answers
    skipped: Share  # ratings that were skipped, of all


HIDDEN = Coverage(None, WITHHELD, WITHHELD)


@dataclass(frozen=True, slots=True)
class Tally:
    """One rater: how often they answered, and how often not."""

    answered: int
    skipped: int


Tallies = Mapping[RaterKey, Tally]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the raters of a total, and what is shown of them apart. `tells_twice`: their n is shown."""

    raters: Collection[RaterKey]
    coverage: Coverage
    tells_twice: bool


def is_small(number: int, k: int) -> bool:
    """Whether a number is of few. Nought is of nobody."""
    return 0 < number < k


def coverage(tallies: Tallies, k: int, parts: Iterable[Part] = ()) -> Coverage:
    """The coverage of some raters: hidden where a number in it is of few, or where it would be so less what
    its `parts` show."""
    every = list(parts)
    once, twice = _split(tallies, tallies)
    rest_once, _ = _split(tallies, _in([one for one in every if one.coverage.raters is None]))
    _, rest_twice = _split(tallies, _in([one for one in every if not one.tells_twice]))
    if any(is_small(number, k) for number in (once, twice, rest_once, rest_twice)):
        return HIDDEN
    unseen = _in([one for one in every if one.coverage.skipped.of is None])
    return Coverage(len(tallies), share(twice, len(tallies)), _skipped(tallies, k, unseen))


def _in(parts: Iterable[Part]) -> set[RaterKey]:
    return {rater for part in parts for rater in part.raters}


def _split(tallies: Tallies, which: Iterable[RaterKey]) -> tuple[int, int]:
    """How many of some raters have not answered twice, and how many have."""
    twice = [tallies[one].answered > 1 for one in which]
    return twice.count(False), twice.count(True)


def _skipped(tallies: Tallies, k: int, unseen: Collection[RaterKey]) -> Share:
    told = _sums(tallies, tallies)
    if any(is_small(number, k) for number in (*told, *_sums(tallies, unseen))):
        return WITHHELD
    return share(told[1], sum(told))


def _sums(tallies: Tallies, which: Iterable[RaterKey]) -> tuple[int, int]:
    """How many ratings of some raters were answered, and how many skipped."""
    listed = [tallies[one] for one in which]
    return sum(one.answered for one in listed), sum(one.skipped for one in listed)
