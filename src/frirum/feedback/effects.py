"""Effect sizes: how large is the mean change, beside how much people differ? Each with what it was made of.

There is no group that was not helped: before-after includes regression to the mean, and whoever shows these
figures says so. They are of many raters together; no one rater, and no adviser, has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import correlation, fmean, stdev

from .intervals import Interval, t_of, z_of


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

    @property
    def interval_d(self) -> Interval:
        """The same of d, which is g without the correction."""
        return Interval(self.interval.low / self.correction, self.interval.high / self.correction)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95 % interval; None where one number alone gives none."""

    value: float
    interval: Interval | None


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


def relative(effect: Effect, reference_effect: float) -> Estimate:
    """How much larger g is than the effect of those one compares with; theirs is taken as it stands."""
    low, high = effect.interval
    return Estimate(effect.g - reference_effect, Interval(low - reference_effect, high - reference_effect))


def severity_adjusted(residuals: Sequence[float], reference_change: float, sd_reference: float) -> Estimate:
    """`(mean change of the reference + mean residual gain) / SD of the reference` (Brown's, as published).

    A residual is the latest answer less what was expected from the first; only raters who began in the
    clinical range go in, and the caller chooses them.
    """
    if not residuals or sd_reference <= 0:
        raise ValueError("it needs at least one residual, and a spread")
    value = (reference_change + fmean(residuals)) / sd_reference
    if len(residuals) < 2:
        return Estimate(value, None)
    half = t_of(len(residuals) - 1) * stdev(residuals) / sqrt(len(residuals)) / sd_reference
    return Estimate(value, Interval(value - half, value + half))
