"""The log-session model: the published value, two oracles, refusal where few answered, coverage (proof)."""

from math import log

import numpy as np
import pytest

from frirum.feedback.trajectory import Fit, TooFew, curve, fit
from tests.feedback.simulating import A_MM, B, course


def fitted(*args, **kwargs) -> Fit:
    told = fit(*args, **kwargs)
    assert isinstance(told, Fit)
    return told


def test_the_published_value():
    """a = 3, b = -0.2, X1 = 12, s = 5: 12 + 4.6 * 1.6094 = 19.40."""
    assert curve(3, -0.2, 12, 5, centre_mm=20) == pytest.approx(19.40, abs=0.005)
    assert curve(30, -0.2, 120, 5) == pytest.approx(194.0, abs=0.05)


def test_a_course_without_noise_is_found_again():
    series = [
        [first, *(first + round((100 - 0.5 * (first - 200)) * log(s)) for s in (2, 3, 4))]
        for first in range(100, 300, 2)
    ]
    told = fitted(series)
    assert (told.a, told.b) == pytest.approx((100, -0.5), abs=0.2)
    assert told.expected(120, 5) == pytest.approx(120 + 140 * log(5), abs=0.5)


def test_the_same_as_statsmodels():
    """statsmodels 0.15.0, OLS with cov_type="cluster", on these 60 raters: coefficients to the last digit.

    Its standard errors (the plain sandwich) are a little smaller than ours.
    """
    told = fitted(course(7, 60), needed=10)
    assert (told.a, told.b) == pytest.approx((STATSMODELS["a"], STATSMODELS["b"]), rel=1e-9)
    assert 1 < told.se_a / STATSMODELS["se_a"] < 1.12
    assert 1 < told.se_b / STATSMODELS["se_b"] < 1.15


STATSMODELS = {"a": 29.0677010155, "b": -0.19261805893, "se_a": 2.58422, "se_b": 0.0293968}


def test_the_errors_are_how_far_it_moves_when_a_rater_is_left_out():
    """By brute force: sixty fits by numpy, each without one rater."""
    series = course(7, 60)
    told = fitted(series, needed=10)
    all_in = _least_squares(series)
    moves = np.array([_least_squares(series[:i] + series[i + 1 :]) - all_in for i in range(60)])
    errors = np.sqrt((moves**2).sum(axis=0) * 59 / 60)
    assert (told.a, told.b) == pytest.approx(tuple(all_in))
    assert (told.se_a, told.se_b) == pytest.approx(tuple(errors))


def _least_squares(series):
    rows = [(log(s), (t[0] - 200) * log(s), y - t[0]) for t in series for s, y in enumerate(t[1:], 2)]
    table = np.array(rows)
    return np.linalg.lstsq(table[:, :2], table[:, 2], rcond=None)[0]


def test_below_fifty_raters_with_three_ratings_there_is_no_curve_and_it_says_why():
    short = [[200, 210]] * 500
    enough = [one for one in course(1, 200) if len(one) > 2]
    assert fit([*short, *enough[:49]]) == TooFew(49, 50, "too-few-raters")
    assert isinstance(fit([*short, *enough[:50]]), Fit)
    assert fit([]) == TooFew(0, 50)


def test_who_answered_once_says_nothing_of_a_course():
    series = course(4)
    assert fit([*series, [10], [390], []]) == fit(series)


def test_where_all_began_alike_there_is_no_curve():
    assert fit([[200, 210, 220 + n % 7] for n in range(80)]) == TooFew(80, 50, "all-alike")
    assert fit([[150, 160, 170 + n % 7, 190] for n in range(80)]) == TooFew(80, 50, "all-alike")
    one_other = [[200, 210, 220 + n % 7] for n in range(80)] + [[100, 150, 160]]
    assert fit(one_other) == TooFew(81, 50, "all-alike")


def test_at_the_first_rating_nothing_is_expected_but_itself():
    told = fitted(course(3))
    assert told.expected(133, 1) == 133
    assert told.band(133, 1) is None


def test_what_is_drawn_stays_on_the_line():
    told = fitted(course(3))
    assert told.expected(395, 2) <= 400
    assert told.expected(1, 7) >= 0
    for start in (0, 200, 400):
        band = told.band(start, 2)
        assert band is not None
        assert 0 <= band.low <= band.high <= 400


def test_the_band_holds_about_six_of_ten():
    series = course("band", 400)
    told = fitted(series)
    inside = [
        band.low <= y <= band.high
        for t in series
        for s, y in enumerate(t[1:], 2)
        if (band := told.band(t[0], s)) and band.low > 0 and band.high < 400
    ]
    assert len(inside) > 1000
    assert 0.57 < sum(inside) / len(inside) < 0.63


def test_the_order_of_raters_changes_nothing():
    series = course(5)
    one, other = fitted(series), fitted(series[::-1])
    assert (one.a, one.b, one.se_a, one.se_b) == pytest.approx((other.a, other.b, other.se_a, other.se_b))


def test_a_hundred_courses_are_found_again():
    """The quick look of what the proof below does in full."""
    found = [fitted(course(seed)) for seed in range(100)]
    assert sum(one.interval_a.low <= A_MM <= one.interval_a.high for one in found) >= 89
    assert sum(one.interval_b.low <= B <= one.interval_b.high for one in found) >= 89


@pytest.mark.proof
def test_a_thousand_courses_are_covered_by_their_intervals():
    """The known a and b lie in their 95 % intervals in 93-97 % of 1,000 simulations, each."""
    found = [fitted(course(seed)) for seed in range(1000)]
    assert 930 <= sum(one.interval_a.low <= A_MM <= one.interval_a.high for one in found) <= 970
    assert 930 <= sum(one.interval_b.low <= B <= one.interval_b.high for one in found) <= 970
