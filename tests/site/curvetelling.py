"""Answers of one family, told in a line each; no record is needed for a curve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from frirum.feedback import Rating, load_instruments
from frirum.feedback.thresholds import Threshold, Thresholds
from frirum.record.identifiers import NAMESPACE
from frirum.site.screen.curves import Around, Curve, Talk, curves
from tests.conftest import ROOT

LIBRARY = load_instruments(ROOT / "instruments")
ALMA, LONE = "alma", "lone"
NAMES = {ALMA: "Alma", LONE: "Lone"}
DAYS = (date(2018, 5, 3), date(2018, 5, 17), date(2018, 5, 31), date(2018, 6, 14))
CHILD, ADULT, TALK = "trivselslinjer-boern", "trivselslinjer", "samtalelinjer-boern"


@dataclass(frozen=True)
class Answer:
    rating: Rating
    root: UUID
    entry: UUID
    talk: UUID
    number: int
    mode: str = "paper"


def talk(number: int) -> UUID:
    return uuid5(NAMESPACE, f"curve:talk:{number}")


def answers(
    who: str, about: str, role: str, instrument: str, told: Sequence[Any], age: int | None = 9
) -> list[Answer]:
    """One answer a talk: marks, a total, a reason, or None where there is no answer at all."""
    found = []
    for number, one in enumerate(told, 1):
        if one is None:
            continue
        kind = {int: "total_mm", str: "skipped"}.get(type(one), "marks")
        rating = Rating(
            "case", about, who, role, age, instrument, str(number), DAYS[number - 1], **{kind: one}
        )
        entry = uuid5(NAMESPACE, f"{who}:{about}:{instrument}:{number}")
        found.append(Answer(rating, entry, entry, talk(number), number))
    return found


def alma(*told: Any) -> list[Answer]:
    return answers(ALMA, ALMA, "self", CHILD, told)


def lone_about_alma(*told: Any) -> list[Answer]:
    return answers(LONE, ALMA, "parent-about-child", CHILD, told)


def lone(*told: Any) -> list[Answer]:
    return answers(LONE, LONE, "parent-about-self", ADULT, told, age=39)


def talks(*changed: str, asked: frozenset[tuple[str, str, str]] = frozenset()) -> tuple[Talk, ...]:
    """The talks, with what each changed."""
    return tuple(Talk(talk(n), n, DAYS[n - 1], asked, change) for n, change in enumerate(changed, 1))


def drawn(told: Sequence[Answer], *set_: Threshold, **around: Any) -> tuple[Curve, ...]:
    return curves(told, Thresholds(set_), LIBRARY, Around(NAMES, **around))
