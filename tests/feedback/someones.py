"""Answers as hypothesis makes them: any of the shipped instruments, by few raters, at few meetings."""

from datetime import date

from hypothesis import strategies as st

from frirum.feedback import ROLES, Rating
from tests.feedback.saying import LIBRARY

NAMES = ("anna", "bo, jr.", 'c "x"', "d;e")


@st.composite
def answers(draw, skipped: bool = True) -> Rating:
    """One answer that is right by itself; several may well be of one meeting."""
    instrument = draw(st.sampled_from(tuple(LIBRARY)))
    ways = ["marks"] + ["total"] * (instrument.scoring == "sum") + ["skipped"] * skipped
    way = draw(st.sampled_from(ways))
    lines = len(instrument.lines)
    least = lines if instrument.scoring == "sum" else 1
    mark = st.integers(0, instrument.most)
    return Rating(
        case=draw(st.sampled_from(NAMES)),
        subject=draw(st.sampled_from(NAMES)),
        respondent=draw(st.sampled_from(NAMES)),
        role=draw(st.sampled_from(ROLES)),
        age=draw(st.none() | st.integers(0, 90)),
        instrument=instrument.id,
        meeting=draw(st.sampled_from(("1", "2", "3", "10", "first"))),
        date=draw(st.dates(date(2017, 1, 1), date(2018, 12, 31))),
        marks=tuple(draw(st.lists(mark, min_size=least, max_size=lines))) if way == "marks" else None,
        total_mm=draw(st.integers(0, instrument.most_total or 0)) if way == "total" else None,
        skipped=draw(st.sampled_from(("tired", "did not want to; no"))) if way == "skipped" else "",
    )
