"""Which answers are worth talking about, each by its stated definition; by a threshold where one is set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from frirum.feedback import Library, Rating, load_instruments
from frirum.feedback.supervision import Practice, Reason, reasons
from frirum.feedback.thresholds import Threshold, Thresholds
from tests.conftest import ROOT

BEGUN = date(2026, 1, 5)
PRACTICE = Practice(weeks_without_answer=6, talks_without_progress=3)
LIBRARY: Library = load_instruments(ROOT / "instruments")
WELL, TALK = "trivselslinjer", "samtalelinjer"


def curve(
    totals: Sequence[int | None],
    instrument: str = WELL,
    respondent: str = "mor",
    begun: date = BEGUN,
    age: int = 40,
) -> list[Rating]:
    """One rater's answers, a week apart; None is a talk at which they would rather not."""
    return [
        Rating(
            "sag", respondent, respondent, "self", age, instrument, str(number),
            begun + timedelta(weeks=number - 1), total_mm=told,
            skipped="" if told is not None else "did-not-want",
        )
        for number, told in enumerate(totals, 1)
    ]  # fmt: skip


def found(
    ratings: Sequence[Rating], *set_: Threshold, today: date | None = None, practice: Practice = PRACTICE
) -> list[Reason]:
    last = max((one.date for one in ratings), default=BEGUN)
    return list(reasons(ratings, BEGUN, today or last, LIBRARY, Thresholds(set_), practice))


def codes(ratings: Sequence[Rating], *set_: Threshold) -> list[str]:
    return [one.code for one in found(ratings, *set_)]


def of(instrument: str, **given: object) -> Threshold:
    return Threshold(instrument, "self", **given)  # type: ignore[arg-type]


def test_a_family_that_is_getting_on_is_not_on_the_list() -> None:
    assert codes([*curve([120, 150, 190, 230]), *curve([300, 310, 305, 320], TALK)]) == []
    assert codes([]) == []


@pytest.mark.parametrize(
    ("inclusive", "latest", "expected"),
    [(True, 360, []), (False, 360, ["alliance-below"]), (True, 359, ["alliance-below"])],
)
def test_the_talk_below_the_municipalitys_threshold(
    inclusive: bool, latest: int, expected: list[str]
) -> None:
    assert codes(curve([355, latest], TALK), of(TALK, cutoff_mm=360, inclusive=inclusive)) == expected


def test_only_the_latest_talk_counts_below_or_fallen() -> None:
    limit = of(TALK, cutoff_mm=300)
    assert codes(curve([250, 310], TALK), limit) == []
    assert codes(curve([350, 320, 330], TALK), limit) == []
    told = found(curve([350, 330, 290], TALK), limit)
    assert [(one.code, one.told) for one in told] == [
        ("alliance-below", {"latest": 290, "cutoff": 300}),
        ("alliance-fell", {"mm": 40}),
    ]


def test_small_falls_of_the_talk_count_when_they_come_twice_running() -> None:
    assert codes(curve([350, 345], TALK)) == []
    assert codes(curve([350, 345, 341], TALK)) == ["falling"]
    assert codes(curve([350, 345, 341, 342], TALK)) == []


def test_worse_by_the_threshold_of_change_and_not_by_less() -> None:
    rci = of(WELL, rci_mm=50, rci_inclusive=True)
    assert codes(curve([200, 150]), rci) == ["worsened"]
    assert codes(curve([200, 151]), rci) == []
    assert codes(curve([200, 150]), of(WELL, rci_mm=50, rci_inclusive=False)) == []
    assert codes(curve([200, 190, 180]), rci) == [], "with a threshold set, small falls are measurement error"


def test_without_a_threshold_two_falls_running() -> None:
    assert codes(curve([200, 190, 180])) == ["falling"]
    assert codes(curve([200, 190, 190])) == []
    assert found(curve([210, 200, 180]))[0].told == {"mm": 30}


def test_three_talks_and_none_better_than_the_first() -> None:
    assert codes(curve([200, 190, 200, 195])) == ["no-progress"]
    assert codes(curve([200, 190, 201, 195])) == []
    assert codes(curve([200, 190, 195])) == [], "three talks after the first"
    assert codes(curve([200, None, 190, None, 195])) == [], "no answer is no standstill"


def test_progress_is_by_the_threshold_where_one_is_set() -> None:
    rci = of(WELL, rci_mm=50)
    assert codes(curve([200, 210, 240, 230]), rci) == ["no-progress"]
    assert codes(curve([200, 250, 240, 230]), rci) == []
    assert codes(curve([300, 310, 300, 300]), of(WELL, rci_mm=50, cutoff_mm=250)) == [], (
        "began above the cutoff"
    )


def test_nobody_has_answered_for_so_many_weeks() -> None:
    ratings = curve([200, 230, None, None])
    six = BEGUN + timedelta(weeks=7)
    assert [one.code for one in found(ratings, today=six - timedelta(days=1))] == []
    (silent,) = found(ratings, today=six)
    assert (silent.code, silent.since, silent.told) == (
        "no-answer",
        BEGUN + timedelta(weeks=1),
        {"weeks": 6, "answers": 2},
    )
    (never,) = found(curve([None]), today=BEGUN + timedelta(weeks=6))
    assert (never.since, never.told) == (BEGUN, {"weeks": 6, "answers": 0})


def test_a_municipality_that_is_told_of_nothing_is_told_of_nothing() -> None:
    ratings = curve([200, 190, 200, 195])
    assert found(ratings, today=date(2030, 1, 1), practice=Practice()) == []


def test_zero_is_an_answer() -> None:
    assert codes(curve([200, 100, 0])) == ["falling"]


def test_who_answers_by_another_instrument_now_is_not_held_to_the_old_one() -> None:
    """A child turns 13: the old curve is over, and its fall was talked about then."""
    child = curve([200, 190, 180], "trivselslinjer-boern", "barn", age=12)
    youth = curve([180, 220], WELL, "barn", BEGUN + timedelta(weeks=3), age=13)
    assert codes(child) == ["falling"]
    assert codes([*child, *youth]) == []


def test_goals_have_words_that_change_so_their_numbers_are_not_compared() -> None:
    goals = [
        Rating(
            "sag", "mor", "mor", "self", 40, "maal", str(n), BEGUN + timedelta(weeks=n), marks=(mark, mark)
        )
        for n, mark in enumerate((9, 5, 2, 1))
    ]
    assert codes(goals) == []


def test_one_reason_for_each_who_answers_and_in_an_order_of_kinds_not_of_sizes() -> None:
    mother, father = curve([200, 190, 180]), curve([300, 200, 10], respondent="far")
    assert [one.rater and one.rater.respondent for one in found([*mother, *father])] == ["far", "mor"]
    swapped = curve([300, 200, 10]), curve([200, 190, 180], respondent="far")
    assert [one.rater and one.rater.respondent for one in found([*swapped[0], *swapped[1]])] == ["far", "mor"]
