"""Shared: a short way to write down what somebody answered."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from frirum.feedback import Library, Rating, load_instruments
from frirum.feedback.thresholds import Threshold
from frirum.site.home import HOME

FIRST_DAY = date(2018, 3, 1)
LIBRARY: Library = load_instruments(HOME / "instruments")


def said(*totals: int | str | tuple[int, ...], **about) -> list[Rating]:
    """Answers of one rater, a week apart: a total, marks, or in words why there is none."""
    return [_one(number, told, about) for number, told in enumerate(totals, 1)]


def _one(number: int, told: int | str | tuple[int, ...], about: dict[str, Any]) -> Rating:
    who: dict[str, Any] = {
        "case": "c1",
        "subject": "sofie",
        "respondent": "sofie",
        "role": "self",
        "age": 15,
        "instrument": "ors",
    }
    when: dict[str, Any] = {"meeting": str(number), "date": FIRST_DAY + timedelta(weeks=number - 1)}
    answer: dict[str, Any] = {
        "marks": told if isinstance(told, tuple) else None,
        "total_mm": told if isinstance(told, int) else None,
        "skipped": told if isinstance(told, str) else "",
    }
    return Rating(**{**who, **when, **answer, **about})


def threshold(
    cutoff: int | None, rci: float | None, *, inclusive=False, rci_inclusive=True, **more
) -> Threshold:
    """A setting for the ORS register, about oneself."""
    given = {"instrument": "ors", "role": "self", **more}
    return Threshold(cutoff_mm=cutoff, inclusive=inclusive, rci_mm=rci, rci_inclusive=rci_inclusive, **given)


def points(score: float) -> int:
    """A published score, in points of 40, as millimetres."""
    return round(score * 10)


def all_of(scores: Sequence[float]) -> list[int]:
    return [points(one) for one in scores]
