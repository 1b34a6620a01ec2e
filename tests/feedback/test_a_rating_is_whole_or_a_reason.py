"""A rating is all marks, a total alone, or why there is none: exactly one of these. Zero is an answer."""

from datetime import date
from random import Random
from typing import Any

import pytest

from frirum.feedback import BadRating, Rating, total
from frirum.feedback.ratings import by_rater, check, in_order, meeting_order
from tests.feedback.saying import LIBRARY, said


def rating(**answer) -> Rating:
    who: dict[str, Any] = {"case": "c1", "subject": "sofie", "respondent": "sofie", "role": "self", "age": 15}
    return Rating(**who, instrument="trivselslinjer", meeting="1", date=date(2018, 3, 1), **answer)


def test_marks_make_a_total_of_whole_millimetres():
    assert total(rating(marks=(10, 20, 30, 40))) == 100
    assert total(rating(marks=(100,) * 4)) == 400


def test_zero_is_an_answer_and_skipping_is_none():
    assert total(rating(marks=(0, 0, 0, 0))) == 0
    assert total(rating(total_mm=0)) == 0
    assert rating(total_mm=0).answered
    assert total(rating(skipped="did not want to")) is None
    assert not rating(skipped="did not want to").answered


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"marks": (1, 2, 3, 4), "total_mm": 10},
        {"marks": (1, 2, 3, 4), "skipped": "no"},
        {"total_mm": 0, "skipped": "no"},
        {"marks": ()},
        {"marks": (1, 2, 3, -4)},
        {"marks": (1.5, 2, 3, 4)},
        {"marks": (True, 2, 3, 4)},
        {"total_mm": 12.5},
    ],
)
def test_neither_or_two_of_them_is_refused(answer):
    with pytest.raises(BadRating):
        rating(**answer)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"marks": (1, 2, 3)}, "3 of 4 lines are marked"),
        ({"marks": (1, 2, 3, 101)}, "over 100"),
        ({"total_mm": 401}, "over 400"),
    ],
)
def test_a_part_answer_or_one_out_of_range_is_refused(answer, says):
    with pytest.raises(BadRating, match=says):
        check(rating(**answer), LIBRARY["trivselslinjer"])


def test_the_ends_of_a_line_are_marks_too():
    for answer in ({"marks": (0, 100, 0, 100)}, {"total_mm": 400}, {"total_mm": 0}):
        check(rating(**answer), LIBRARY["trivselslinjer"])


def test_a_supervisee_marks_three_lines():
    check(said((100, 100, 100), instrument="lass")[0], LIBRARY["lass"])
    with pytest.raises(BadRating, match="over 300"):
        check(said(301, instrument="lass")[0], LIBRARY["lass"])


def test_goals_are_one_to_three_and_have_no_total():
    goals = LIBRARY["maal"]
    check(said((3,), instrument="maal")[0], goals)
    check(said((3, 0, 10), instrument="maal")[0], goals)
    for wrong in ((3, 11), (1, 2, 3, 4), 12):
        with pytest.raises(BadRating):
            check(said(wrong, instrument="maal")[0], goals)


def test_ratings_stand_as_time_went_whatever_order_they_came_in():
    answers = said(*range(100, 112))
    shuffled = answers.copy()
    Random(1).shuffle(shuffled)
    assert in_order(shuffled) == tuple(answers)
    assert meeting_order("2") < meeting_order("10") < meeting_order("first")


def test_another_instrument_is_another_curve():
    young = said(200, 210, age=12, instrument="cors")
    older = said(220, 230, age=13)
    assert [key.instrument for key in by_rater([*older, *young])] == ["cors", "ors"]
