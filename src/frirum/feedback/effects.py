"""Effect sizes: how large is the mean change, beside how much people differ? Each with what it was made of.

There is no group that was not helped: before-after includes regression to the mean, and whoever shows these
figures says so. They are of many raters together; no one rater, and no adviser, has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import correlation, fmean, stdev

from .intervals import Interval, z_of


@dataclass(frozen=True, slots=True)
class Effect:
    """`d = (mean of latest - mean of first) / SD of first`; `g = c * d`, for few raters (Becker 1988)."""

    n: int
    first_mean: float
    latest_mean: float
    sd_first: float
    d: float
    correction: float  # c
    g: float
    r: float  # between first and latest
    variance: float  # of g
    interval: Interval  # of g, 95 %


def becker(first: Sequence[float], latest: Sequence[float], level: float = 0.95) -> Effect | None:
    """Pre-post with Becker's correction; None with fewer than three pairs, or where all first ones are equal.

    `c = 1 - 3/(4(n-1) - 1)`; `variance = 2(1-r)/n + g**2/(2n)`. r is of the pairs themselves; where all
    latest ones are equal there is none: 0 is taken.
    """
    n = len(first)
    if n < 3 or n != len(latest) or (sd := stdev(first)) == 0:
        return None
    r = correlation(first, latest) if stdev(latest) > 0 else 0.0
    d = (fmean(latest) - fmean(first)) / sd
    c = 1 - 3 / (4 * (n - 1) - 1)
    g = c * d
    variance = 2 * (1 - r) / n + g * g / (2 * n)
    half = z_of(level) * sqrt(variance)
    return Effect(n, fmean(first), fmean(latest), sd, d, c, g, r, variance, Interval(g - half, g + half))


def relative(effect: float, reference_effect: float) -> float:
    """How much more than those one compares with."""
    return effect - reference_effect


def severity_adjusted(residuals: Sequence[float], reference_change: float, sd_reference: float) -> float:
    """`(mean change of the reference + mean residual gain) / SD of the reference` (Brown's, as published).

    A residual is the latest answer less what was expected from the first; only raters who began in the
    clinical range go in, and the caller chooses them.
    """
    if not residuals or sd_reference <= 0:
        raise ValueError("it needs at least one residual, and a spread")
    return (reference_change + fmean(residuals)) / sd_reference
