"""From the first to the latest answer: is it more than measurement error? Jacobson & Truax (1991).

The definitions are stated in the answer, since the field has several: here *significant* is reliable **and**
crossed; others call crossing alone so. A category describes two numbers; it is no proof of effect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from .instruments import Measures
from .thresholds import Threshold

Category = Literal["deteriorated", "unchanged", "improved", "significant"]
CATEGORIES: tuple[Category, ...] = ("deteriorated", "unchanged", "improved", "significant")

Why = Literal["", "fewer-than-two", "no-threshold", "alliance", "goals"]
"""Why there is no category: the words are the screens'."""

DEFINITION = (
    "Jacobson & Truax: deteriorated: fell by the RCI or more; improved: rose by the RCI or more; "
    "significant: improved, and from not above the cutoff to above it; else unchanged."
)


@dataclass(frozen=True, slots=True)
class Change:
    """How far a rater's answers have come. `threshold` is the setting that the category was judged by."""

    first_mm: int
    latest_mm: int
    category: Category | None
    why: Why = ""
    threshold: Threshold | None = None

    @property
    def mm(self) -> int:
        return self.latest_mm - self.first_mm


def change(
    totals: Sequence[int], threshold: Threshold | None, measures: Measures = "outcome"
) -> Change | None:
    """From the first to the last of a rater's totals, as time went; None with fewer than two.

    Only what measures an outcome has a category: an alliance is talked about, and a goal is its own measure.
    """
    if len(totals) < 2:
        return None
    first, latest = totals[0], totals[-1]
    if measures != "outcome":
        return Change(first, latest, None, measures, threshold)
    if threshold is None or threshold.rci_mm is None:
        return Change(first, latest, None, "no-threshold", threshold)
    return Change(first, latest, category(first, latest, threshold), "", threshold)


def category(first_mm: int, latest_mm: int, threshold: Threshold) -> Category:
    """The category of a change, by the definition above. Raises ValueError where no RCI is set."""
    if threshold.rci_mm is None:
        raise ValueError("no RCI is set")
    moved, rci = latest_mm - first_mm, threshold.rci_mm
    reliable = abs(moved) >= rci if threshold.rci_inclusive else abs(moved) > rci
    if not reliable:
        return "unchanged"
    if moved < 0:
        return "deteriorated"
    crossed = not threshold.above(first_mm) and threshold.above(latest_mm)
    return "significant" if crossed else "improved"


def reliable_change_criterion(sd: float, r: float, z: float = 1.96) -> float:
    """The least change that is more than measurement error: `z * sqrt(2) * SD * sqrt(1 - r)`, in SD's unit.

    `r` is the reliability: alpha within one answer gives a smaller criterion than a retest does, and which
    one is right is in dispute. z is 1.96 for 95 %, 1.645 for 90 %.
    """
    if sd < 0 or not 0 <= r <= 1:
        raise ValueError("SD is from 0, reliability from 0 to 1")
    return z * sqrt(2) * sd * sqrt(1 - r)


def jt_cutoff(mean_clinical: float, sd_clinical: float, mean_normal: float, sd_normal: float) -> float:
    """Jacobson & Truax' cutoff c: between the two means, nearer to the group that spreads less."""
    return (sd_clinical * mean_normal + sd_normal * mean_clinical) / (sd_clinical + sd_normal)
