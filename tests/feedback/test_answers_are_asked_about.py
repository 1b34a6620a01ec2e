"""Checks before an answer is read. Each is a code, and none stops anything."""

from datetime import date

import pytest

from frirum.feedback.checks import changed_raters, check_rater
from frirum.feedback.ratings import in_order
from frirum.feedback.thresholds import Threshold
from tests.feedback.saying import LIBRARY, said, threshold

ORS, SRS, OWN = (LIBRARY[name] for name in ("ors", "srs", "trivselslinjer"))


def codes(ratings, instrument, setting=None):
    return [(flag.code, flag.meeting) for flag in check_rater(in_order(ratings), instrument, setting)]


def test_an_ordinary_course_asks_nothing():
    assert codes(said(180, 210, 240), ORS, threshold(250, 60)) == []


@pytest.mark.parametrize(("inclusive", "asked"), [(True, [("intake-above-cutoff", "1")]), (False, [])])
def test_who_begins_at_the_cutoff_is_asked_about_where_at_it_is_above(inclusive, asked):
    assert codes(said(250, 251), ORS, threshold(250, 60, inclusive=inclusive)) == asked


def test_all_lines_alike_twice_running_is_asked_about_once_is_not():
    own = {"instrument": "trivselslinjer"}
    assert codes(said((50, 51, 52, 50), (10, 60, 30, 40), (50,) * 4, **own), OWN) == []
    assert codes(said((50, 51, 52, 50), (70, 70, 71, 72), **own), OWN) == [("equal-lines", "2")]
    assert codes(said((50, 51, 53, 50), (70, 70, 71, 72), **own), OWN) == []


def test_goals_a_step_apart_are_not_alike():
    assert codes(said((3, 5), (4, 5), instrument="maal"), LIBRARY["maal"]) == []


def test_one_goal_alone_is_not_alike_to_itself():
    assert codes(said((5,), (5,), (5,), instrument="maal"), LIBRARY["maal"]) == []


def test_zero_is_an_answer():
    assert codes(said((0, 0, 0, 0), instrument="trivselslinjer"), OWN) == []


def talk(**more):
    return Threshold("srs", "self", cutoff_mm=360, **more)


@pytest.mark.parametrize(("inclusive", "asked"), [(True, []), (False, [("alliance-below", "1")])])
def test_an_alliance_at_its_threshold_is_below_where_at_it_is_not_above(inclusive, asked):
    assert codes(said(360, instrument="srs"), SRS, talk(inclusive=inclusive)) == asked


def test_an_alliance_that_falls_by_ten_is_asked_about_at_that_meeting():
    assert codes(said(380, 370, instrument="srs"), SRS) == [("alliance-fell", "2")]
    assert codes(said(380, 371, instrument="srs"), SRS) == []


def test_a_fall_is_counted_from_the_last_answer_not_from_a_skipped_meeting():
    assert codes(said(380, "was in a hurry", 370, instrument="srs"), SRS) == [("alliance-fell", "3")]


def test_without_a_threshold_no_alliance_is_below():
    assert codes(said(120, 120, instrument="srs"), SRS) == []


def test_always_the_highest_mark_is_a_soft_question():
    assert codes(said(400, 400, 400, instrument="srs"), SRS) == [("always-highest", "")]
    assert codes(said(400, 400, instrument="srs"), SRS) == []


def test_meetings_whose_numbers_and_dates_disagree_are_asked_about():
    first, second = said(100, 120)
    late = said(110, meeting="3", date=date(2018, 3, 4))
    assert codes([first, second, *late], ORS) == [("out-of-order", "2")]


def test_two_of_one_day_and_two_of_one_meeting_are_asked_about():
    first, second = said(100, 120, date=date(2018, 3, 1))
    assert codes([first, second], ORS) == [("same-day", "2")]
    first, second = said(100, 120, meeting="1")
    assert codes([first, second], ORS) == [("same-meeting", "1")]


@pytest.mark.parametrize(
    ("age", "role", "instrument", "asked"),
    [
        (12, "self", "ors", True),
        (13, "self", "ors", False),
        (12, "self", "cors", False),
        (13, "self", "cors", True),
        (3, "parent-about-child", "trivselslinjer-boern", False),
        (9, "parent-about-self", "trivselslinjer-boern", True),
        (None, "self", "ors", False),
    ],
)
def test_an_instrument_for_another_age_or_role_is_asked_about(age, role, instrument, asked):
    told = codes(said(200, age=age, role=role, instrument=instrument), LIBRARY[instrument])
    assert told == ([("instrument-for-others", "1")] if asked else [])


def test_an_age_that_falls_or_jumps_is_asked_about():
    first = said(200, age=14)
    assert codes([*first, *said(200, age=14, meeting="2", date=date(2019, 2, 27))], ORS) == []
    assert codes([*first, *said(200, age=15, meeting="2", date=date(2018, 3, 2))], ORS) == []
    assert codes([*first, *said(200, age=16, meeting="2", date=date(2020, 2, 27))], ORS) == []
    assert codes([*first, *said(200, age=16, meeting="2", date=date(2018, 3, 2))], ORS) == [
        ("age-jumped", "2")
    ]
    assert codes([*first, *said(200, age=13, meeting="2", date=date(2018, 3, 2))], ORS) == [
        ("age-jumped", "2")
    ]


def test_somebody_who_follows_another_is_asked_about_two_who_go_side_by_side_are_not():
    about = {"role": "parent-about-child", "age": 9, "instrument": "trivselslinjer-boern"}
    mother = said((1, 2, 3, 4), (2, 3, 4, 5), respondent="mother", **about)
    father = said((1, 2, 3, 4), (2, 3, 4, 5), respondent="father", **about)
    assert changed_raters([*mother, *father]) == {}
    same_day = said((1, 2, 3, 4), respondent="father", meeting="2", date=mother[-1].date, **about)
    assert changed_raters([*mother, *same_day]) == {}
    later = said((1, 2, 3, 4), respondent="father", meeting="9", date=date(2018, 9, 1), **about)
    told = changed_raters([*mother, *later])
    assert [(key.respondent, flag.code, flag.meeting) for key, flag in told.items()] == [
        ("father", "rater-changed", "9")
    ]
