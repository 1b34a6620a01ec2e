"""The published vectors of change: at and over each limit, in both settings of both boundaries."""

from itertools import pairwise

import pytest

from frirum.feedback.change import category, change, jt_cutoff, reliable_change_criterion
from tests.feedback.saying import points, threshold

YOUTH, ADULT, RCI = 280, 250, 60

# First, latest, cutoff; the category by (cutoff inclusive?, RCI inclusive?). The published pair 20.1 -> 26.1
# is a youth's (cutoff 28): with an adult's cutoff it would have crossed.
BOTH = [(False, False), (False, True), (True, False), (True, True)]
PAIRS = [
    (20.0, 28.0, YOUTH, {(False, True): "improved", (True, True): "significant",
                         (False, False): "improved", (True, False): "significant"}),
    (20.0, 28.1, YOUTH, dict.fromkeys(BOTH, "significant")),
    (19.0, 25.0, ADULT, {(False, True): "improved", (True, True): "significant",
                         (False, False): "unchanged", (True, False): "unchanged"}),
    (19.0, 25.1, ADULT, dict.fromkeys(BOTH, "significant")),
    (20.1, 26.1, YOUTH, {(False, True): "improved", (True, True): "improved",
                         (False, False): "unchanged", (True, False): "unchanged"}),
    (20.1, 27.1, YOUTH, dict.fromkeys(BOTH, "improved")),
    (20.1, 22.2, YOUTH, dict.fromkeys(BOTH, "unchanged")),
    (26.1, 20.1, YOUTH, {(False, True): "deteriorated", (True, True): "deteriorated",
                         (False, False): "unchanged", (True, False): "unchanged"}),
    (26.2, 20.1, YOUTH, dict.fromkeys(BOTH, "deteriorated")),
    # who begins at the cutoff has not crossed it where at it is above it
    (28.0, 34.0, YOUTH, {(False, True): "significant", (True, True): "improved",
                         (False, False): "unchanged", (True, False): "unchanged"}),
]  # fmt: skip


@pytest.mark.parametrize("inclusive", [False, True])
@pytest.mark.parametrize("rci_inclusive", [False, True])
@pytest.mark.parametrize(("first", "latest", "cutoff", "expected"), PAIRS)
def test_a_change_at_and_over_its_limits(first, latest, cutoff, expected, inclusive, rci_inclusive):
    setting = threshold(cutoff, RCI, inclusive=inclusive, rci_inclusive=rci_inclusive)
    assert category(points(first), points(latest), setting) == expected[inclusive, rci_inclusive]


def test_in_whole_millimetres_no_starting_score_fails():
    """8.2 -> 2.2 is a fall of 6.0; in binary floats it is less, as for 36 of the 341 starting scores."""
    setting = threshold(None, RCI)
    assert not 8.2 - 2.2 >= 6
    assert category(82, 22, setting) == "deteriorated"
    starts = range(60, 401)
    assert len(starts) == 341
    assert all(category(start, start - 60, setting) == "deteriorated" for start in starts)
    assert all(category(start - 60, start, setting) == "improved" for start in starts)
    assert all(category(start, start - 59, setting) == "unchanged" for start in starts)
    assert sum(not start / 10 - (start - 60) / 10 >= 6 for start in starts) == 36


def test_one_answer_is_no_change_and_none_is_none():
    assert change([], None) is None
    assert change([200], threshold(250, 60)) is None


def test_without_a_threshold_a_change_is_a_number_and_says_why_it_is_no_more():
    told = change([200, 230, 290], None)
    assert told is not None
    assert (told.mm, told.category, told.why) == (90, None, "no-threshold")


def test_a_cutoff_alone_makes_no_category():
    told = change([200, 290], threshold(250, None))
    assert told is not None
    assert (told.category, told.why) == (None, "no-threshold")


def test_an_alliance_has_a_change_and_no_category():
    told = change([400, 310], threshold(360, 60), "alliance")
    assert told is not None
    assert (told.mm, told.category, told.why) == (-90, None, "alliance")


def test_without_a_cutoff_nobody_has_crossed_it():
    assert category(100, 400, threshold(None, 60)) == "improved"


def test_without_an_rci_there_is_no_category():
    with pytest.raises(ValueError, match="no RCI"):
        category(100, 400, threshold(250, None))


@pytest.mark.parametrize(
    ("sd", "r", "z", "criterion"),
    [
        (8.7, 0.93, 1.96, 6.38),
        (8.7, 0.93, 1.645, 5.35),
        (7.75, 0.90, 1.96, 6.79),
        (8.0, 0.84, 1.96, 8.87),
        (8.0, 0.66, 1.96, 12.9),
    ],
)
def test_the_criterion_depends_on_spread_and_reliability(sd, r, z, criterion):
    assert reliable_change_criterion(sd, r, z) == pytest.approx(
        criterion, abs=0.05 if criterion == 12.9 else 0.005
    )


def test_without_another_word_it_is_for_95_percent():
    assert reliable_change_criterion(8.7, 0.93) == pytest.approx(6.38, abs=0.005)


def test_the_less_reliable_the_larger_the_change_it_takes():
    asked = [reliable_change_criterion(8, r / 100) for r in range(101)]
    assert all(one > other for one, other in pairwise(asked))
    assert asked[-1] == 0


@pytest.mark.parametrize(("sd", "r"), [(-1, 0.9), (8, 1.1), (8, -0.1)])
def test_a_criterion_of_what_cannot_be_is_refused(sd, r):
    with pytest.raises(ValueError):
        reliable_change_criterion(sd, r)


def test_the_published_means_give_a_cutoff_of_24_3():
    assert jt_cutoff(19.6, 8.7, 28.0, 6.8) == pytest.approx(24.3, abs=0.05)
