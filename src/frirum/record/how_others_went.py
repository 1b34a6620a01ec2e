"""How answers went in a whole municipality, fitted once a day: for the thin lines beside a family's curve.

Nobody sees an answer by it: a fit needs 50 who have answered three times (`feedback.trajectory`), and below
that there is none. It is read from the municipality's own answers alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from frirum.feedback.instruments import Ages
from frirum.feedback.summary import band_of
from frirum.feedback.trajectory import Fit, TooFew, fit

from .instruments import library
from .models import Rating

Kind = tuple[str, str, Ages | None]
"""What is of one kind: the instrument, the role, and the ages that began together."""


@lru_cache(maxsize=256)
def fits(municipality: str, _day: date) -> Mapping[Kind, Fit | TooFew]:
    """The fit of each kind, or that there are too few. Kept for the day: one day's answers move it little,
    and reading all of a municipality's answers takes seconds where there are many."""
    series: dict[tuple[object, ...], list[int]] = {}
    kinds: dict[tuple[object, ...], Kind] = {}
    seen = set()
    for one in Rating.objects.filter(municipality=municipality, skipped="").order_by("day", "number", "id"):
        if one.root in seen:
            continue  # a parent's own answer stands on each child's case
        seen.add(one.root)
        said = json.loads(one.said)
        total = said.get("total", sum(said.get("marks", ())))
        rater = (one.respondent, one.about, one.role, one.instrument)
        series.setdefault(rater, []).append(total)
        kinds.setdefault(rater, (one.instrument, one.role, band_of(one.age)))
    grouped: dict[Kind, list[list[int]]] = {}
    for one_rater, totals in series.items():
        grouped.setdefault(kinds[one_rater], []).append(totals)
    known = library(municipality)
    found: dict[Kind, Fit | TooFew] = {}
    for kind, listed in grouped.items():
        instrument = known.get(kind[0])
        if instrument and instrument.most_total and instrument.measures == "outcome":
            most = instrument.most_total
            found[kind] = fit(listed, centre_mm=most // 2, most_mm=most)
    return found
