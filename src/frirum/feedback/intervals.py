"""Intervals around what was counted or estimated. Plain Python: small numbers, no arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple


class Interval(NamedTuple):
    """From and to, both included."""

    low: float
    high: float


def z_of(level: float = 0.95) -> float:
    """The normal distribution's two-sided quantile: 1.96 for 95 %."""
    return NormalDist().inv_cdf((1 + level) / 2)


def t_of(freedom: int, level: float = 0.95) -> float:
    """Student's t, two-sided, by Cornish and Fisher's expansion: right to 0.001 from 10 degrees on."""
    z, v = z_of(level), float(freedom)
    if freedom < 1:
        raise ValueError("a t has at least one degree of freedom")
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )


def wilson(hits: int, of: int, level: float = 0.95) -> Interval | None:
    """Wilson's interval of a share (1927): it stays within 0 and 1 where few were counted; None of none."""
    if not 0 <= hits <= of:
        raise ValueError(f"{hits} of {of} is no share")
    if of == 0:
        return None
    z, p = z_of(level), hits / of
    middle = (p + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return Interval(low, 1.0 if hits == of else min(1.0, middle + half))


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with Wilson's interval; all None where it is withheld (too few to be shown)."""

    hits: int | None
    of: int | None
    interval: Interval | None

    @property
    def value(self) -> float | None:
        return self.hits / self.of if self.hits is not None and self.of else None


WITHHELD = Share(None, None, None)


def share(hits: int, of: int) -> Share:
    """A share as it is shown."""
    return Share(hits, of, wilson(hits, of))


def quantile(ordered: Sequence[float], at: float) -> float:
    """A quantile of sorted numbers, between two by a straight line (Hyndman & Fan's type 7)."""
    place = at * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
