"""A threshold, a band around the start and how it went for others are drawn only where somebody has set them,
or enough have answered: and each says what it is and from where."""

from __future__ import annotations

from datetime import date

from frirum.feedback.intervals import Interval
from frirum.feedback.thresholds import Threshold
from frirum.feedback.trajectory import Band, Fit, TooFew
from frirum.site.screen.curves import Around, why_no_others
from frirum.site.screen.drawing import LEFT, RIGHT
from tests.site.curvetelling import CHILD, alma, answers, drawn, lone_about_alma

SET = {"source": "Licensens manual", "entered_by": "Birgit Dam", "date": date(2018, 4, 2)}


def test_where_nothing_is_set_nothing_is_drawn() -> None:
    (one,) = drawn(alma(200, 210))
    assert one.drawing
    assert one.drawing.around is None
    assert one.drawing.limits == ()
    assert one.limits == ()


def test_a_threshold_says_who_set_it_when_and_from_where() -> None:
    held = Threshold(CHILD, "self", cutoff_mm=200, inclusive=False, **SET)  # type: ignore[arg-type]
    child, parent = drawn([*alma(200, 210), *lone_about_alma(100)], held)
    assert child.drawing
    (line,) = child.drawing.limits
    assert (line.x, line.until, line.y) == (LEFT, RIGHT, child.drawing.points[0].y)
    assert [label.text for label in child.drawing.words] == ["grænse 200"]
    (said,) = child.limits
    assert said.says == (
        "Den stiplede streg er kommunens grænse: 200. Et tal på grænsen regnes med til dem under.",
    )
    assert said.by == "Sat af Birgit Dam den 2. april 2018."
    assert said.source == "Licensens manual"
    assert parent.limits == ()  # it was set for the child's own answers
    assert child.drawing.around is None  # a threshold tells nothing of measurement error


def test_a_threshold_that_holds_from_an_age_on_is_drawn_from_there() -> None:
    older = Threshold(CHILD, "self", ages=(10, None), cutoff_mm=300, **SET)  # type: ignore[arg-type]
    told = [*alma(200, 210), *answers("alma", "alma", "self", CHILD, (None, None, 220, 230), age=10)]
    (one,) = drawn(told, older)
    assert one.drawing
    (line,) = one.drawing.limits
    assert one.drawing.points[1].x < line.x < one.drawing.points[2].x


def test_the_band_lies_around_the_first_answer_and_within_the_scale() -> None:
    held = Threshold(CHILD, "self", rci_mm=60, **SET)  # type: ignore[arg-type]
    for first in (200, 20, 390):
        (one,) = drawn(alma(first, 210), held)
        (edge,) = drawn(alma(max(0, first - 60), min(400, first + 60)))
        assert one.drawing
        assert one.drawing.around
        assert edge.drawing
        lower, upper = (point.y for point in edge.drawing.points)
        assert (one.drawing.around.y, one.drawing.around.y + one.drawing.around.deep) == (upper, lower)
    assert "±60" in one.limits[0].says[0]


def test_the_band_may_come_of_spread_and_reliability_and_says_how() -> None:
    held = Threshold(CHILD, "self", sd_mm=87, reliability=0.93, **SET)  # type: ignore[arg-type]
    (one,) = drawn(alma(200, 210), held)
    assert one.drawing
    assert one.drawing.around
    assert "±64" in one.limits[0].says[0]  # docs/feedback.md: SD 8.7, r .93 gives 6.38 cm
    assert "87 mm" in one.limits[0].says[1]
    assert "0,93" in one.limits[0].says[1]


def test_how_it_went_for_others_is_drawn_where_enough_have_answered() -> None:
    wide = Interval(0, 1)
    fit = Fit(30, -0.2, 1, 1, wide, wide, 60, 200, (Band(2, 2, -40, 40, 60),))
    (one,) = drawn(alma(120, 130), others=lambda rating: fit)
    assert one.drawing
    upper, lower = one.drawing.others
    assert upper[0] == lower[0] == one.drawing.points[0]
    assert upper[1].y < one.drawing.points[1].y < lower[1].y
    assert "60 andres svar" in one.others
    (talk,) = drawn(
        answers("alma", "alma", "self", "samtalelinjer-boern", (200, 210)), others=lambda rating: fit
    )
    assert talk.drawing
    assert not talk.drawing.others  # of how a talk was there is no course of others


def test_too_few_are_not_drawn_and_it_is_said_why() -> None:
    told = alma(120, 130)
    around = Around({}, others=lambda rating: TooFew(12, 50))
    (one,) = drawn(told, others=around.others)
    assert one.drawing
    assert one.drawing.others == ()
    assert not one.others
    why = why_no_others(told, around)
    assert "mindst 50" in why
    assert "12" not in why  # how few there are is nobody's business
