"""Scoring: rater by rater and all together; what changes it, and what must not."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.feedback.answers import as_json
from frirum.feedback.ratings import Rating
from frirum.feedback.summary import score
from frirum.feedback.thresholds import Threshold, Thresholds
from frirum.feedback.trajectory import TooFew
from tests.feedback.saying import LIBRARY, all_of, said, threshold
from tests.feedback.simulating import course
from tests.feedback.someones import answers

NONE = Thresholds()
SET = Thresholds((threshold(280, 60, ages=(13, 17)), threshold(250, 60, ages=(18, None))))


def scored(ratings, thresholds=NONE, **more):
    return score(ratings, thresholds, LIBRARY, **more)


def many(pairs, **about) -> list[Rating]:
    return [one for n, pair in enumerate(pairs) for one in said(*pair, case=f"c{n}", **about)]


BECKER = many(zip(all_of([12, 18, 20, 25, 15]), all_of([20, 22, 27, 26, 24]), strict=True))


def test_the_published_example_comes_out_of_the_whole():
    (group,) = scored(BECKER).groups
    assert group.effect is not None
    assert (group.n, group.first_mean, group.latest_mean) == (5, 180, 238)
    assert group.effect.g == pytest.approx(0.937, abs=0.0005)


def test_the_published_sawtooth_comes_out_of_the_whole():
    (one,) = scored(said(*all_of([22, 29, 19.2, 20.1, 35.2, 28.4, 30.2]))).raters
    assert (one.sawtooth.flag, one.sawtooth.teeth, [flag.code for flag in one.flags]) == (
        True,
        3,
        ["sawtooth"],
    )


def test_the_threshold_is_that_of_the_age_at_the_first_answer():
    young, grown = said(200, 281, age=17), said(200, 260, age=18, case="c2")
    assert [one.change.category for one in scored([*young, *grown], SET).raters] == ["significant"] * 2
    (one,) = scored(said(200, 260, age=17), SET).raters
    assert one.change.category == "improved"


def test_a_child_who_turns_thirteen_begins_a_new_curve():
    young = said(200, 210, age=12, instrument="cors")
    older = [replace(one, date=date(2018, 6, 1), meeting="9") for one in said(300)]
    assert [one.totals for one in scored([*young, *older]).raters] == [(200, 210), (300,)]


def test_each_goal_is_a_curve_and_there_is_no_total():
    raters = scored(said((2, 5), (3, 5, 0), (7, 6, 4), instrument="maal")).raters
    assert [(one.line, one.totals) for one in raters] == [
        ("goal-1", (2, 3, 7)),
        ("goal-2", (5, 5, 6)),
        ("goal-3", (0, 4)),
    ]
    assert [one.change.mm for one in raters] == [5, 1, 4]
    assert all(one.change.why == "goals" for one in raters)


def test_coverage_counts_each_rater_once_and_every_skipped_answer():
    told = scored([*said((2, 5), "away", (3, 5), instrument="maal"), *said(200, case="c2")])
    assert told.coverage.raters == 2
    assert (told.coverage.twice.hits, told.coverage.twice.of) == (1, 2)
    assert (told.coverage.skipped.hits, told.coverage.skipped.of) == (1, 4)
    assert set(told.by_role) == {"self"}


def test_unlike_things_are_never_put_together():
    told = scored(
        [
            *said(200, 210),
            *said(200, 210, role="parent-about-child", respondent="mother"),
            *said(200, 210, case="c2", age=33),
            *said(200, 210, case="c3", instrument="srs"),
            *said(200, 210, case="c4", age=None),
        ]
    )
    assert len(told.groups) == 5
    assert all(group.n == 1 for group in told.groups)


def test_an_alliance_has_means_and_no_effect_size():
    (group,) = scored(many([(300, 320), (310, 350), (380, 390)], instrument="srs")).groups
    assert (group.first_mean, group.effect, group.trajectory, group.categories) == (330, None, None, None)


def test_open_and_closed_stand_apart():
    told = scored(BECKER, closed={"c0", "c1", "c2"})
    assert [(group.standing, group.n) for group in told.groups] == [("closed", 3), ("open", 2)]


def test_few_raters_are_withheld_and_nothing_gives_them_away():
    mothers = many([(200, 210)] * 2, role="parent-about-child", respondent="mother")
    told = scored([*BECKER, *mothers], k=5)
    own, theirs = sorted(told.groups, key=lambda one: one.withheld)
    assert (own.n, theirs.withheld, theirs.n, theirs.first_mean) == (5, True, None, None)
    assert told.by_role["parent-about-child"].raters is None
    assert told.by_role["self"].raters == 5
    assert told.coverage.raters is None, "all less own would be theirs"


def test_a_category_of_few_withholds_them_all():
    pairs = [(200, 210)] * 6 + [(200, 270)] * 2
    told = scored(many(pairs), SET, k=3).groups[0]
    assert told.n == 8
    assert told.categories is None
    shown = scored(many(pairs), SET, k=2).groups[0].categories
    assert {name: one.hits for name, one in shown.items()} == {
        "deteriorated": 0,
        "unchanged": 6,
        "improved": 2,
        "significant": 0,
    }


def test_a_curve_is_fitted_where_enough_have_answered_else_it_says_why():
    (group,) = scored(many(course(1))).groups
    assert group.trajectory.a == pytest.approx(30, abs=8)
    assert isinstance(scored(BECKER).groups[0].trajectory, TooFew)


def test_a_severity_adjusted_effect_needs_a_reference_and_counts_those_who_began_low():
    setting = Threshold(
        "ors", "self", cutoff_mm=200, inclusive=True, sd_mm=80, reference_change_mm=50,
        reference_a_mm=0, reference_b=0, reference_effect=0.5,
    )  # fmt: skip
    group = scored(BECKER, Thresholds((setting,))).groups[0]
    began_low = [(120, 200), (180, 220), (150, 240)]  # 200 and 250 are above it
    gained = sum(latest - first for first, latest in began_low) / 3
    assert group.severity_adjusted.value == pytest.approx((50 + gained) / 80)
    assert group.relative.value == pytest.approx(group.effect.g - 0.5)
    assert scored(BECKER).groups[0].severity_adjusted is None


def test_what_it_was_computed_with_has_a_name():
    assert scored(BECKER).digest != scored(BECKER, SET).digest
    assert Thresholds(SET.each[::-1]).digest == SET.digest
    renamed = Thresholds(tuple(replace(one, source="another", entered_by="Another") for one in SET))
    assert renamed.digest == SET.digest
    moved = Thresholds(tuple(replace(one, inclusive=not one.inclusive) for one in SET))
    assert moved.digest != SET.digest


def test_an_unknown_instrument_is_no_answer():
    with pytest.raises(KeyError, match="nothing"):
        scored(said(200, instrument="nothing"))


def test_the_answer_keeps_its_shape_without_any_answers():
    told = as_json(scored([]))
    assert told["raters"] == []
    assert told["overall"]["effect_sizes"] == []
    assert told["overall"]["coverage"]["raters"] == 0


@settings(max_examples=60)
@given(st.lists(answers(), max_size=40), st.integers(0, 2**32))
def test_the_order_of_rows_changes_nothing(ratings, seed):
    shuffled = ratings.copy()
    Random(seed).shuffle(shuffled)
    assert as_json(scored(ratings, SET)) == as_json(scored(shuffled, SET))


@settings(max_examples=60)
@given(st.lists(answers(skipped=False), min_size=1, max_size=25), answers(), st.data())
def test_a_skipped_rating_changes_no_change(ratings, other, data):
    whose = data.draw(st.sampled_from(ratings))
    when = {"date": other.date, "meeting": other.meeting, "age": whose.age and other.age}
    skipped = replace(whose, **when, marks=None, total_mm=None, skipped="away")
    before = {(one.rater, one.line): (one.totals, one.change) for one in scored(ratings, SET).raters}
    after = {
        (one.rater, one.line): (one.totals, one.change) for one in scored([*ratings, skipped], SET).raters
    }
    assert before == after


@given(st.lists(answers(), max_size=40))
def test_totals_and_changes_are_whole_numbers(ratings):
    for one in scored(ratings).raters:
        assert all(type(number) is int for number in one.totals)
        assert one.change is None or type(one.change.mm) is int


@given(st.lists(answers(), max_size=40), st.integers(2, 6))
def test_what_is_withheld_has_no_figures(ratings, k):
    for group in scored(ratings, SET, k=k).groups:
        if group.withheld:
            assert (group.n, group.first_mean, group.effect, group.categories) == (None,) * 4
        else:
            assert group.n == 0 or group.n >= k
