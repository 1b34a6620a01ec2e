"""Effect sizes, by the published example and by another way to compute them."""

from math import sqrt

import pytest

from frirum.feedback.effects import becker, relative, severity_adjusted
from frirum.feedback.intervals import share, t_of, wilson, z_of

PRE, POST = [12, 18, 20, 25, 15], [20, 22, 27, 26, 24]


def test_the_published_example_of_becker():
    effect = becker(PRE, POST)
    assert effect is not None
    assert (effect.n, effect.first_mean, effect.latest_mean) == (5, 18.0, 23.8)
    assert effect.sd_first == pytest.approx(4.950, abs=0.0005)
    assert effect.d == pytest.approx(1.172, abs=0.0005)
    assert effect.correction == pytest.approx(0.800)
    assert effect.g == pytest.approx(0.937, abs=0.0005)


def test_its_variance_by_sums_of_squares():
    """r and the variance from plain sums, not from the library's correlation."""
    n, effect = 5, becker(PRE, POST)
    assert effect is not None
    sxy = sum(x * y for x, y in zip(PRE, POST, strict=True)) - sum(PRE) * sum(POST) / n
    sxx, syy = (sum(x * x for x in xs) - sum(xs) ** 2 / n for xs in (PRE, POST))
    r = sxy / sqrt(sxx * syy)
    assert effect.r == pytest.approx(r)
    assert tuple(effect.interval_d) == pytest.approx(tuple(end / 0.8 for end in effect.interval))
    assert effect.variance == pytest.approx(2 * (1 - r) / 5 + effect.g**2 / 10)
    half = 1.959964 * sqrt(effect.variance)
    assert tuple(effect.interval) == pytest.approx((effect.g - half, effect.g + half))


def test_millimetres_and_points_have_the_same_effect():
    in_mm = becker([10 * x for x in PRE], [10 * y for y in POST])
    in_points = becker(PRE, POST)
    assert in_mm is not None
    assert in_points is not None
    assert (in_mm.g, in_mm.variance) == pytest.approx((in_points.g, in_points.variance))


@pytest.mark.parametrize(("pre", "post"), [([], []), ([1, 2], [2, 3]), ([200] * 9, [210] * 9)])
def test_where_it_cannot_be_told_there_is_none(pre, post):
    assert becker(pre, post) is None


def test_where_all_ended_alike_there_is_no_correlation_and_still_an_effect():
    effect = becker([100, 200, 300], [300, 300, 300])
    assert effect is not None
    assert effect.r == 0


def test_relative_and_severity_adjusted():
    effect = becker(PRE, POST)
    assert effect is not None
    more = relative(effect, 0.5)
    assert more.value == pytest.approx(effect.g - 0.5)
    assert tuple(more.interval or ()) == pytest.approx(
        (effect.interval.low - 0.5, effect.interval.high - 0.5)
    )
    adjusted = severity_adjusted([10, -4, 6], 50, 80)
    assert adjusted.value == pytest.approx((50 + 4) / 80)
    half = 4.303 * sqrt(52 / 3) / 80  # t of two degrees; 52 is the residuals' variance
    assert tuple(adjusted.interval or ()) == pytest.approx(
        (adjusted.value - half, adjusted.value + half), rel=0.05
    )
    assert severity_adjusted([10], 50, 80).interval is None
    assert severity_adjusted([10, 12], 50, 80).interval is not None
    with pytest.raises(ValueError):
        severity_adjusted([10, 12], 50, 0)
    with pytest.raises(ValueError):
        severity_adjusted([], 50, 80)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilsons_interval_as_published(hits, of, low, high):
    """The last is Newcombe's (1998)."""
    assert tuple(wilson(hits, of) or ()) == pytest.approx((low, high), abs=0.00005)


def test_a_share_of_nothing_has_no_interval():
    assert wilson(0, 0) is None
    assert share(0, 0).value is None
    with pytest.raises(ValueError):
        wilson(3, 2)


@pytest.mark.parametrize(("freedom", "t"), [(10, 2.228), (30, 2.042), (49, 2.0096), (119, 1.9801)])
def test_students_t_is_the_tables(freedom, t):
    assert t_of(freedom) == pytest.approx(t, abs=0.0006)
    assert z_of() == pytest.approx(1.959964, abs=1e-6)
