"""One reading of many answers: rater by rater, and all together. Command and leader's page both show this.

No mean of a family, none of an adviser. Two instruments, roles, age bands or ways of standing (open, closed)
are never put together: that would be a mean of unlike things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Literal

from .change import CATEGORIES, Category, Change, change
from .checks import Flag, Sawtooth, changed_raters, check_rater, sawtooth
from .coverage import Coverage, Part, Tally, coverage, is_small
from .effects import Effect, Estimate, becker, relative, severity_adjusted
from .instruments import Ages, Instrument, Library
from .intervals import Share, share
from .ratings import RaterKey, Rating, age_at_first, by_rater, total
from .suppression import kept_back
from .thresholds import Threshold, Thresholds
from .trajectory import Fit, TooFew, curve, fit

BANDS: tuple[Ages, ...] = ((0, 5), (6, 12), (13, 17), (18, None))
Standing = Literal["all", "open", "closed"]


@dataclass(frozen=True, slots=True)
class RaterScore:
    """One rater's curve: of a sum, or of one goal (`line` names it)."""

    rater: RaterKey
    line: str
    totals: tuple[int, ...]  # mm, or steps of a goal; answered ones alone, as time went
    skipped: int
    age: int | None  # at the first answer where it is known: it says which threshold and band
    change: Change | None  # None with fewer than two answers
    sawtooth: Sawtooth
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """From start to latest: raters of one instrument (or goal), role, age band and standing."""

    instrument: str
    line: str
    role: str
    ages: Ages | None  # None: no age is known
    standing: Standing
    measures: str
    withheld: bool  # fewer than k raters: all below is None, and nobody can be made out
    coverage: Coverage
    n: int | None = None  # with at least two answers: what the rest is of
    first_mean: float | None = None
    latest_mean: float | None = None
    effect: Effect | None = None  # outcomes alone
    relative: Estimate | None = None
    severity_adjusted: Estimate | None = None
    categories: dict[Category, Share] | None = None  # None: no threshold, or one is of 1 to k - 1
    trajectory: Fit | TooFew | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """All that is computed of the answers; `digest` names the thresholds that it was computed with."""

    raters: tuple[RaterScore, ...]
    groups: tuple[Group, ...]
    coverage: Coverage
    by_role: dict[str, Coverage]
    skipped: dict[str, int | None]  # ratings, by why they were skipped; None: withheld
    digest: str


def score(
    ratings: Iterable[Rating],
    thresholds: Thresholds,
    library: Library,
    *,
    k: int = 0,
    closed: Collection[str] | None = None,
) -> Scored:
    """Scores answers; the order in which they come changes nothing.

    `k`: figures of fewer raters are withheld (0: none). `closed`: the cases that are closed; then open and
    closed stand apart, and nothing is said of both together. Raises KeyError for an instrument that is not in
    the library.
    """
    listed = by_rater(ratings)
    followed = changed_raters(one for answers in listed.values() for one in answers)
    raters: list[RaterScore] = []
    for rater, answers in listed.items():
        raters += _scores(rater, answers, thresholds, library[rater.instrument])
        if rater in followed:
            raters[-1] = replace(raters[-1], flags=(*raters[-1].flags, followed[rater]))
    grouped = _grouped(raters, closed)
    groups = [_group(library[key[0]], key[4], listed, k) for key, listed in grouped]
    parts = [
        (one.role, Part({score.rater for score in listed}, one.coverage, not one.withheld))
        for one, (_, listed) in zip(groups, grouped, strict=True)
    ]
    by_role = {
        role: coverage(
            _tallies(one for one in raters if one.rater.role == role),
            k,
            [one for of, one in parts if of == role],
        )
        for role in sorted({one.rater.role for one in raters})
    }
    # What a role hides, all less the other roles would tell, but for what its groups show.
    hidden = [one for role, one in parts if by_role[role].skipped.of is None]
    reasons = Counter(one.skipped for answers in listed.values() for one in answers if one.skipped)
    back = kept_back(reasons, k)
    return Scored(
        raters=tuple(raters),
        groups=tuple(groups),
        coverage=coverage(_tallies(raters), k, hidden),
        by_role=by_role,
        skipped={one: None if one in back else reasons[one] for one in sorted(reasons)},
        digest=thresholds.digest,
    )


def band_of(age: int | None) -> Ages | None:
    """The age band that figures are grouped by."""
    if age is None:
        return None
    return next(band for band in BANDS if age >= band[0] and (band[1] is None or age <= band[1]))


def _scores(
    rater: RaterKey, answers: Sequence[Rating], thresholds: Thresholds, instrument: Instrument
) -> list[RaterScore]:
    """A rater's curve, or one for each goal."""
    age = age_at_first(answers)
    threshold = thresholds.find(rater.instrument, rater.role, age)
    flags = check_rater(answers, instrument, threshold, thresholds.limits)
    skipped = sum(not one.answered for one in answers)
    if instrument.scoring == "sum":
        series = {"": tuple(number for one in answers if (number := total(one)) is not None)}
    else:
        series = {
            line.id: tuple(one.marks[place] for one in answers if one.marks and len(one.marks) > place)
            for place, line in enumerate(instrument.lines)
        }
        series = {line: totals for line, totals in series.items() if totals} or {"": ()}
    scores = []
    for line, totals in series.items():
        teeth = Sawtooth(0, 0, False) if line else sawtooth(totals, thresholds.limits)
        moved = change(totals, threshold, instrument.measures)
        scores.append(RaterScore(rater, line, totals, skipped, age, moved, teeth, flags))
    return scores


def _tallies(scores: Iterable[RaterScore]) -> dict[RaterKey, Tally]:
    """Each rater counts once, however many goals it has."""
    found: dict[RaterKey, Tally] = {}
    for one in scores:
        known = found.get(one.rater)
        found[one.rater] = Tally(max(len(one.totals), known.answered if known else 0), one.skipped)
    return found


def _grouped(
    raters: Sequence[RaterScore], closed: Collection[str] | None
) -> list[tuple[tuple[str, str, str, int, Standing], list[RaterScore]]]:
    """By instrument, goal, role, age band and standing, in that order."""
    grouped: dict[tuple[str, str, str, int, Standing], list[RaterScore]] = {}
    for one in raters:
        standing: Standing = "all" if closed is None else "closed" if one.rater.case in closed else "open"
        band = band_of(one.age)
        lowest = -1 if band is None else band[0]
        grouped.setdefault((one.rater.instrument, one.line, one.rater.role, lowest, standing), []).append(one)
    return sorted(grouped.items(), key=lambda one: one[0])


def _group(instrument: Instrument, standing: Standing, scores: Sequence[RaterScore], k: int) -> Group:
    changes = [one.change for one in scores if one.change is not None]
    first = scores[0]
    bare = Group(
        instrument=instrument.id,
        line=first.line,
        role=first.rater.role,
        ages=band_of(first.age),
        standing=standing,
        measures=instrument.measures,
        withheld=is_small(len(changes), k) or is_small(len(scores), k),
        coverage=coverage(_tallies(scores), k),
    )
    if bare.withheld:
        return bare
    outcome = instrument.measures == "outcome"
    starts, latest = [one.first_mm for one in changes], [one.latest_mm for one in changes]
    effect = becker(starts, latest) if outcome else None
    settings = {one.threshold for one in changes}
    threshold = settings.pop() if len(settings) == 1 else None  # thresholds may split a band
    return replace(
        bare,
        n=len(changes),
        first_mean=fmean(starts) if starts else None,
        latest_mean=fmean(latest) if latest else None,
        effect=effect,
        relative=_relative(effect, threshold),
        severity_adjusted=_severity_adjusted(scores, threshold, instrument) if outcome else None,
        categories=_categories(changes, k),
        trajectory=_trajectory(scores, instrument) if outcome else None,
    )


def _relative(effect: Effect | None, threshold: Threshold | None) -> Estimate | None:
    if effect is None or threshold is None or threshold.reference_effect is None:
        return None
    return relative(effect, threshold.reference_effect)


def _severity_adjusted(
    scores: Sequence[RaterScore], threshold: Threshold | None, instrument: Instrument
) -> Estimate | None:
    """Against the reference's curve: against one fitted here the mean residual would be nought by itself."""
    if threshold is None or threshold.cutoff_mm is None or threshold.sd_mm is None:
        return None
    a, b, gained = threshold.reference_a_mm, threshold.reference_b, threshold.reference_change_mm
    if a is None or b is None or gained is None:
        return None
    centre = _centre(instrument)
    residuals = [
        one.totals[-1] - curve(a, b, one.totals[0], len(one.totals), centre)
        for one in scores
        if len(one.totals) > 1 and not threshold.above(one.totals[0])
    ]
    return severity_adjusted(residuals, gained, threshold.sd_mm) if residuals else None


def _categories(changes: Sequence[Change], k: int) -> dict[Category, Share] | None:
    """How many of each; all withheld where one is of 1 to k - 1: the others would give it away."""
    told = Counter(one.category for one in changes if one.category is not None)
    if not told or any(0 < number < k for number in told.values()):
        return None
    return {category: share(told[category], told.total()) for category in CATEGORIES}


def _trajectory(scores: Sequence[RaterScore], instrument: Instrument) -> Fit | TooFew:
    series = [one.totals for one in scores]
    return fit(series, centre_mm=_centre(instrument), most_mm=instrument.most_total or 0)


def _centre(instrument: Instrument) -> int:
    return (instrument.most_total or 0) // 2
