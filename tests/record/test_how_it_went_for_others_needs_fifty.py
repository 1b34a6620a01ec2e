"""How answers went in a municipality is told of fifty who answered three times, each answer counted once."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from frirum.feedback.trajectory import Fit, TooFew

if TYPE_CHECKING:
    from tests.cast import World

KIND = ("trivselslinjer", "parent-about-self", (18, None))


def answered(case: Any, first: int, **other: Any) -> list[Any]:
    """Somebody's three answers, each 20 mm above the one before; nothing but the rows."""
    from frirum.record.models import Rating

    who, rows = uuid4(), []
    for number in range(1, 4):
        entry = uuid4()
        told = {
            "case": case,
            "municipality": case.municipality,
            "unit": case.unit,
            "talk_entry": uuid4(),
            "entry": entry,
            "root": entry,
            "ask": str(number),
            "day": date(2018, 5, 1) + timedelta(days=number),
            "number": number,
            "respondent": who,
            "about": who,
            "role": KIND[1],
            "instrument": KIND[0],
            "version": "1",
            "age": 40,
            "mode": "paper",
            "said": json.dumps({"total": first + 20 * number}),
            **other,
        }
        rows.append(Rating(id=uuid4(), **told))
    return rows


@pytest.mark.django_db
def test_forty_nine_are_too_few_and_fifty_are_enough() -> None:
    from frirum.record.how_others_went import fits
    from frirum.record.models import Rating
    from tests.cast import IKAST, World

    world: World = World()
    case = world.case(world.notified(world.register("Alma Brandt", "2009-02-03")).cases[0])
    rows = [row for place in range(49) for row in answered(case, 100 + place)]
    # The same answer on a sibling's case, one nobody gave, and another municipality's: none is one more.
    again = [Rating(**{**_told(one), "id": uuid4()}) for one in rows[:3]]
    Rating.objects.bulk_create([*rows, *again, *answered(case, 90, skipped="other", said="{}")])
    Rating.objects.bulk_create(answered(case, 90, municipality="159"))
    assert fits(IKAST, date(2018, 6, 1))[KIND] == TooFew(49, 50)
    Rating.objects.bulk_create(answered(case, 90))
    assert fits(IKAST, date(2018, 6, 1))[KIND] == TooFew(49, 50)  # kept for the day
    found = fits(IKAST, date(2018, 6, 2))[KIND]
    assert isinstance(found, Fit)
    assert found.raters == 50
    band = found.band(120, 3)
    assert band
    assert 120 < band.low < band.high < 240


def _told(row: Any) -> dict[str, Any]:
    return {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields}
