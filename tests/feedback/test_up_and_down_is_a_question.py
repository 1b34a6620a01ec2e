"""The sawtooth, by its published vectors: up and down again and again is something to ask about."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from frirum.feedback.checks import Sawtooth, sawtooth
from frirum.feedback.thresholds import Limits
from tests.feedback.saying import all_of

PUBLISHED = [22, 29, 19.2, 20.1, 35.2, 28.4, 30.2]


def test_the_published_sawtooth_has_four_changes_and_three_teeth():
    assert sawtooth(all_of(PUBLISHED)) == Sawtooth(4, 3, True)


def test_a_first_move_that_is_a_little_smaller_leaves_three_and_no_flag():
    assert sawtooth(all_of([22, 27.9, *PUBLISHED[2:]])) == Sawtooth(3, 2, False)


def test_a_move_of_exactly_the_limit_counts():
    assert sawtooth([0, 60, 0, 60, 0]) == Sawtooth(4, 3, True)
    assert sawtooth([0, 59, 0, 59, 0]) == Sawtooth(0, 0, False)


def test_four_ratings_are_too_few():
    assert not sawtooth([0, 100, 0, 100]).flag


def test_small_moves_between_do_not_turn_it():
    assert sawtooth([0, 100, 90, 80, 180]).changes == 1


def test_the_limits_are_settings():
    assert sawtooth([0, 30, 0, 30, 0], Limits(sawtooth_mm=30)).flag
    assert not sawtooth([0, 60, 0, 60, 0], Limits(sawtooth_changes=5)).flag


def test_nothing_and_one_are_no_sawtooth():
    assert sawtooth([]) == sawtooth([200]) == Sawtooth(0, 0, False)


@given(st.lists(st.integers(0, 400), max_size=30))
def test_it_counts_as_the_published_code_does(totals):
    """Another way to count: the runs of large moves that go one way."""
    ways = [after > before for before, after in pairwise(totals) if abs(after - before) >= 60]
    runs = sum(1 for index, way in enumerate(ways) if index == 0 or way != ways[index - 1])
    assert sawtooth(totals) == Sawtooth(runs, max(0, runs - 1), runs >= 4 and len(totals) >= 5)
