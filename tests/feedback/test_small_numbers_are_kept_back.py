"""A figure about few is a figure about somebody: it is not shown, and can't be had by subtraction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frirum.feedback import Rating, load_instruments
from frirum.feedback.summary import Scored, score
from frirum.feedback.suppression import kept_back
from frirum.feedback.thresholds import Thresholds
from tests.conftest import ROOT

K = 5
LIBRARY = load_instruments(ROOT / "instruments")


def test_enough_is_shown_and_zero_is_about_nobody() -> None:
    assert kept_back({"a": 5, "b": 12, "c": 0}, K) == frozenset()


def test_one_small_number_takes_the_smallest_other_along() -> None:
    """Else the total less the others would be it."""
    assert kept_back({"a": 3, "b": 40, "c": 7, "d": 9}, K) == {"a", "c"}


def test_two_small_ones_whose_sum_is_small_take_a_third() -> None:
    assert kept_back({"a": 1, "b": 1, "c": 30, "d": 0}, K) == {"a", "b", "c"}
    assert kept_back({"a": 4, "b": 2, "c": 30}, K) == {"a", "b"}


def test_where_there_is_nothing_to_hide_behind_nothing_is_shown() -> None:
    assert kept_back({"a": 3, "b": 0}, K) == {"a"}
    assert kept_back({"a": 2, "b": 1}, K) == {"a", "b"}


def test_a_municipality_that_keeps_nothing_back() -> None:
    assert kept_back({"a": 1, "b": 9}, 1) == frozenset()


@given(st.lists(st.integers(0, 30), max_size=8), st.integers(2, 9))
def test_no_small_number_is_shown_and_none_is_had_by_subtraction(numbers: list[int], smallest: int) -> None:
    cells = dict(enumerate(numbers))
    back = kept_back(cells, smallest)
    shown = [number for cell, number in cells.items() if cell not in back]
    assert all(number == 0 or number >= smallest for number in shown)
    hidden = [cells[cell] for cell in back]
    if hidden and any(shown):  # the rest of the total is of two or more, and no small number itself
        assert len(hidden) > 1
        assert sum(hidden) >= smallest


def rated(
    role: str, totals: list[int | None], respondent: str, instrument: str = "trivselslinjer"
) -> list[Rating]:
    """One rater's answers, a week apart; None is a talk at which they would rather not."""
    return [
        Rating(
            f"sag-{respondent}", respondent, respondent, role, 40, instrument, str(number),
            date(2026, 1, 1) + timedelta(weeks=number),
            total_mm=told, skipped="" if told is not None else "did-not-want",
        )
        for number, told in enumerate(totals)
    ]  # fmt: skip


def scored(*raters: list[Rating]) -> Scored:
    return score([one for each in raters for one in each], Thresholds(), LIBRARY, k=K)


def group(number: int, role: str, totals: list[int | None], **told: str) -> list[list[Rating]]:
    return [
        rated(role, totals, f"{role}-{told.get('instrument', '')}-{one}", **told) for one in range(number)
    ]


def test_a_role_is_hidden_where_its_total_less_a_shown_group_is_a_small_one() -> None:
    """Seven parents by one instrument are shown; two by another are not: nor are the nine."""
    found = scored(
        *group(7, "parent-about-self", [200, 250]),
        *group(2, "parent-about-self", [30, 60], instrument="ors"),
    )
    assert [(one.instrument, one.withheld) for one in found.groups] == [
        ("ors", True),
        ("trivselslinjer", False),
    ]
    assert found.by_role["parent-about-self"].raters is None
    assert found.coverage.raters is None


def test_all_are_hidden_where_all_less_a_shown_role_is_a_small_one() -> None:
    found = scored(*group(8, "parent-about-self", [200, 250]), *group(3, "self", [200, 250]))
    assert found.by_role["parent-about-self"].raters == 8
    assert (found.by_role["self"].raters, found.coverage.raters) == (None, None)


def test_how_many_answered_once_is_a_number_too() -> None:
    """Ten of whom two have one answer: eight are counted with, and how many were asked is not told."""
    found = scored(*group(8, "self", [200, 250]), *[rated("self", [200], f"once-{one}") for one in range(2)])
    (only,) = found.groups
    assert (only.withheld, only.n, only.coverage.raters, found.coverage.raters) == (False, 8, None, None)


def test_enough_of_all_is_told_at_every_height() -> None:
    found = scored(*group(6, "self", [200, 250]), *group(6, "parent-about-self", [200, 250]))
    assert [one.coverage.raters for one in found.groups] == [6, 6]
    assert {role: one.raters for role, one in found.by_role.items()} == {"self": 6, "parent-about-self": 6}
    assert found.coverage.raters == 12


def test_why_somebody_skipped_is_told_of_no_few() -> None:
    ratings = [one for each in group(6, "self", [200, 250, None]) for one in each]
    tired = [
        replace(one, skipped="too-tired") if one.skipped and one.case.endswith("0") else one
        for one in ratings
    ]
    assert score(ratings, Thresholds(), LIBRARY, k=K).skipped == {"did-not-want": 6}
    found = score(tired, Thresholds(), LIBRARY, k=K)
    assert found.skipped == {"did-not-want": None, "too-tired": None}
    assert found.coverage.skipped.hits == 6
    assert score(tired, Thresholds(), LIBRARY).skipped == {"did-not-want": 5, "too-tired": 1}
