"""How answers went, of many raters: our own open model, fitted from a municipality's own numbers.

    E[Y_s - X1 | X1, s] = (a + b (X1 - centre)) * ln s          s: the number of the rating, 1 the first

Least squares through the origin; standard errors by leaving out one rater at a time, so that what
one rater's answers share makes none too small. Fitted per instrument, role and age band, and not at all below
50 raters with three ratings. It says how it went for others who answered here, never what is expected of a
family: no coefficients from elsewhere are in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, exp, log, log2, sqrt

from .intervals import Interval, quantile, t_of

NEEDED = 50  # raters with at least three ratings
ENOUGH = 3
CENTRE_MM, MOST_MM = 200, 400  # the middle and the end of four lines
BAND = (0.2, 0.8)
BAND_NEEDED = 20  # residuals in a bin; fewer have no 20 % to speak of


@dataclass(frozen=True, slots=True)
class Band:
    """Between which residuals 60 % lay, from rating `first` to `last`."""

    first: int
    last: int
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted curve: `a` in mm for each unit of ln s, `b` a plain number; and what they rest on."""

    a: float
    b: float
    se_a: float
    se_b: float
    interval_a: Interval
    interval_b: Interval
    raters: int
    ratings: int  # after the first of each
    bands: tuple[Band, ...]
    centre_mm: int = CENTRE_MM
    most_mm: int = MOST_MM

    def expected(self, first_mm: float, number: int) -> float:
        """How high rating `number` was, of others who began there; within the line's ends."""
        return self._clip(self._plain(first_mm, number))

    def band(self, first_mm: float, number: int) -> Interval | None:
        """Between what 60 % of the others lay; None at the first rating, and where there were too few."""
        for band in self.bands:
            if band.first <= number <= band.last:
                plain = self._plain(first_mm, number)
                return Interval(self._clip(plain + band.low), self._clip(plain + band.high))
        return None

    def _plain(self, first_mm: float, number: int) -> float:
        return curve(self.a, self.b, first_mm, number, self.centre_mm)

    def _clip(self, value: float) -> float:
        return min(float(self.most_mm), max(0.0, value))


@dataclass(frozen=True, slots=True)
class TooFew:
    """Why there is no curve: an answer, no fault. `why` may be "all-alike": all began at the same place."""

    raters: int  # with at least three ratings
    needed: int
    why: str = "too-few-raters"


@dataclass(frozen=True, slots=True)
class _Row:
    step: float  # ln s
    tilt: float  # (X1 - centre) ln s
    gain: float  # Y_s - X1


def curve(a: float, b: float, first_mm: float, number: int, centre_mm: int = CENTRE_MM) -> float:
    """The model's own line: where rating `number` lies, of who began at `first_mm`."""
    return first_mm + (a + b * (first_mm - centre_mm)) * log(number)


def fit(
    series: Sequence[Sequence[int]], needed: int = NEEDED, centre_mm: int = CENTRE_MM, most_mm: int = MOST_MM
) -> Fit | TooFew:
    """Fits the totals of raters, each as time went; that they are of one kind is the caller's to see."""
    enough = sum(len(totals) >= ENOUGH for totals in series)
    if enough < needed:
        return TooFew(enough, needed)
    clusters = [list(_rows(totals, centre_mm)) for totals in series if len(totals) > 1]
    rows = [row for cluster in clusters for row in cluster]
    ss = sum(row.step * row.step for row in rows)
    st = sum(row.step * row.tilt for row in rows)
    tt = sum(row.tilt * row.tilt for row in rows)
    if _alike(ss, st, tt):
        return TooFew(enough, needed, "all-alike")
    det = ss * tt - st * st
    sy = sum(row.step * row.gain for row in rows)
    ty = sum(row.tilt * row.gain for row in rows)
    a = (tt * sy - st * ty) / det
    b = (ss * ty - st * sy) / det
    variances = _jackknife(clusters, a, b, ss, st, tt)
    if variances is None:
        return TooFew(enough, needed, "all-alike")
    t = t_of(len(clusters) - 1)
    se_a, se_b = map(sqrt, variances)
    return Fit(
        a=a,
        b=b,
        se_a=se_a,
        se_b=se_b,
        interval_a=Interval(a - t * se_a, a + t * se_a),
        interval_b=Interval(b - t * se_b, b + t * se_b),
        raters=len(clusters),
        ratings=len(rows),
        bands=tuple(_bands(rows, a, b)),
        centre_mm=centre_mm,
        most_mm=most_mm,
    )


def _rows(totals: Sequence[int], centre_mm: int) -> Iterator[_Row]:
    """All ratings of a rater but the first: there ln 1 = 0, and nothing is said of it."""
    first = totals[0]
    for number, total in enumerate(totals[1:], 2):
        step = log(number)
        yield _Row(step, (first - centre_mm) * step, total - first)


def _jackknife(
    clusters: Sequence[Sequence[_Row]], a: float, b: float, ss: float, st: float, tt: float
) -> tuple[float, float] | None:
    """The variances of a and b: how far they move when each rater in turn is left out (CR3).

    The plainer sandwich is too narrow: raters who began far from the centre pull at b. Of 6,000 simulations
    with 60 raters its interval held b in 92.8 %, this one in 94.2 % (decision 0137).
    """
    var_a = var_b = 0.0
    for cluster in clusters:
        u = v = 0.0
        left_ss, left_st, left_tt = ss, st, tt
        for row in cluster:
            residual = row.gain - a * row.step - b * row.tilt
            u, v = u + row.step * residual, v + row.tilt * residual
            left_ss -= row.step * row.step
            left_st -= row.step * row.tilt
            left_tt -= row.tilt * row.tilt
        if _alike(left_ss, left_st, left_tt):
            return None
        det = left_ss * left_tt - left_st * left_st
        var_a += ((left_tt * u - left_st * v) / det) ** 2
        var_b += ((left_ss * v - left_st * u) / det) ** 2
    share = (len(clusters) - 1) / len(clusters)
    return share * var_a, share * var_b


def _alike(ss: float, st: float, tt: float) -> bool:
    """Whether all began at the same place, so that nothing can be said of where one begins."""
    return ss * tt - st * st <= 1e-9 * ss * max(tt, 1.0)


def _bands(rows: Sequence[_Row], a: float, b: float) -> Iterator[Band]:
    """By bins of ln s, each twice as long as the one before: rating 2, 3-4, 5-8, 9-16 …"""
    bins: dict[int, list[float]] = {}
    for row in rows:
        number = round(exp(row.step))
        bins.setdefault(ceil(log2(number)), []).append(row.gain - a * row.step - b * row.tilt)
    for power, residuals in sorted(bins.items()):
        if len(residuals) >= BAND_NEEDED:
            residuals.sort()
            low, high = (quantile(residuals, share) for share in BAND)
            yield Band(2 ** (power - 1) + 1, 2**power, low, high, len(residuals))
