"""What was computed, as `frirum feedback score --json` prints it (docs/feedback.md)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .change import DEFINITION
from .coverage import Coverage
from .effects import Effect, Estimate
from .instruments import Ages
from .intervals import Interval, Share
from .summary import Group, RaterScore, Scored
from .tables import RowFault
from .trajectory import Fit, TooFew

REGRESSION_TO_THE_MEAN = (
    "There is no control group: who begins low tends to be higher next time whatever is done. "
    "Before-after figures include this regression to the mean, and say nothing of what caused a change."
)


def as_json(scored: Scored, faults: Iterable[RowFault] = ()) -> dict[str, Any]:
    """`{"raters": […], "overall": {…}, "faults": […]}`; numbers are millimetres, or steps of a goal."""
    return {
        "raters": [_rater(one) for one in scored.raters],
        "overall": {
            "effect_sizes": [_group(one) for one in scored.groups],
            "coverage": {
                **_coverage(scored.coverage),
                "by_role": {role: _coverage(one) for role, one in scored.by_role.items()},
                "skipped_because": scored.skipped,
            },
            "definition": DEFINITION,
            "thresholds": scored.digest,
            "note": REGRESSION_TO_THE_MEAN,
        },
        "faults": [
            {"line": one.line, "column": one.column, "says": one.says, "mend": one.mend} for one in faults
        ],
    }


def _rater(score: RaterScore) -> dict[str, Any]:
    moved = score.change
    return {
        "case": score.rater.case,
        "respondent": score.rater.respondent,
        "subject": score.rater.subject,
        "instrument": score.rater.instrument,
        "line": score.line,
        "role": score.rater.role,
        "age": score.age,
        "totals": list(score.totals),
        "skipped": score.skipped,
        "change": moved.mm if moved else None,
        "category": moved.category if moved else None,
        "why": moved.why if moved else "fewer-than-two",
        "sawtooth": score.sawtooth.flag,
        "teeth": score.sawtooth.teeth,
        "flags": [{"code": flag.code, "meeting": flag.meeting, **flag.told} for flag in score.flags],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "instrument": group.instrument,
        "line": group.line,
        "role": group.role,
        "ages": _ages(group.ages),
        "standing": group.standing,
        "withheld": group.withheld,
        "n": group.n,
        "first_mean": _short(group.first_mean),
        "latest_mean": _short(group.latest_mean),
        "effect": _effect(group.effect),
        "relative": _estimate(group.relative),
        "severity_adjusted": _estimate(group.severity_adjusted),
        "categories": group.categories and {name: _share(one) for name, one in group.categories.items()},
        "trajectory": _trajectory(group.trajectory),
        "coverage": _coverage(group.coverage),
    }


def _effect(effect: Effect | None) -> dict[str, Any] | None:
    if effect is None:
        return None
    return {
        "n": effect.n,
        "sd_first": _short(effect.sd_first),
        "d": _short(effect.d),
        "interval_d": _interval(effect.interval_d),
        "correction": _short(effect.correction),
        "g": _short(effect.g),
        "r": _short(effect.r),
        "variance": _short(effect.variance),
        "interval": _interval(effect.interval),
    }


def _estimate(estimate: Estimate | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    return {"value": _short(estimate.value), "interval": estimate.interval and _interval(estimate.interval)}


def _trajectory(fitted: Fit | TooFew | None) -> dict[str, Any] | None:
    if fitted is None:
        return None
    if isinstance(fitted, TooFew):
        return {"why": fitted.why, "raters": fitted.raters, "needed": fitted.needed}
    return {
        "a_mm": _short(fitted.a),
        "b": _short(fitted.b),
        "se_a": _short(fitted.se_a),
        "se_b": _short(fitted.se_b),
        "interval_a": _interval(fitted.interval_a),
        "interval_b": _interval(fitted.interval_b),
        "raters": fitted.raters,
        "ratings": fitted.ratings,
        "bands": [
            {"from": one.first, "to": one.last, "low": _short(one.low), "high": _short(one.high), "n": one.n}
            for one in fitted.bands
        ],
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "raters": coverage.raters,
        "with_two_or_more": _share(coverage.twice),
        "skipped": _share(coverage.skipped),
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "n": share.hits,
        "of": share.of,
        "share": _short(share.value),
        "interval": share.interval and _interval(share.interval),
    }


def _ages(ages: Ages | None) -> str | None:
    """`6-12`, or `18-` without an upper end."""
    return None if ages is None else f"{ages[0]}-{ages[1] or ''}"


def _interval(interval: Interval) -> list[float | None]:
    return [_short(interval.low), _short(interval.high)]


def _short(number: float | None) -> float | None:
    """Six decimals: more would be the machine's, not the families'."""
    return None if number is None else round(number, 6)
