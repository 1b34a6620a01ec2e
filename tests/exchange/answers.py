"""Answers as hypothesis draws them: any that can be, with ids that are pseudonyms."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hypothesis import strategies as st

from frirum.exchange.answers import ENDINGS, MODES, ROLES, SKIPS, Answer

INSTRUMENTS = {"ors": 4, "lass": 3, "maal": 3, "trivselslinjer": 4}
PERSONS = [str(UUID(int=number, version=4)) for number in range(1, 5)]


@st.composite
def answers(draw: st.DrawFn, case: str = str(UUID(int=9, version=4))) -> Answer:
    instrument = draw(st.sampled_from(sorted(INSTRUMENTS)))
    lines, goals = INSTRUMENTS[instrument], instrument == "maal"
    marks, total, skipped = None, None, ""
    told = draw(st.sampled_from(["marks", "total", "skipped"]))
    if told == "marks" or (told == "total" and goals):
        most = 10 if goals else 100
        least = 1 if goals else lines
        marks = tuple(draw(st.lists(st.integers(0, most), min_size=least, max_size=lines)))
    elif told == "total":
        total = draw(st.integers(0, 100 * lines))
    else:
        skipped = draw(st.sampled_from(SKIPS))
    return Answer(
        case=case,
        subject=draw(st.sampled_from(PERSONS)),
        respondent=draw(st.sampled_from(PERSONS)),
        role=draw(st.sampled_from(ROLES)),
        age_band=draw(st.sampled_from(["", "6-12", "13-17", "18-"])),
        instrument=instrument,
        version="1",
        meeting=str(draw(st.integers(1, 12))),
        date=draw(st.dates(date(2018, 1, 1), date(2026, 12, 31))),
        marks=marks,
        total_mm=total,
        skipped=skipped,
        mode=draw(st.sampled_from(MODES)),
        ending=draw(st.sampled_from(ENDINGS)),
        summed=not goals,
    )


def listed(most: int = 12) -> st.SearchStrategy[list[Answer]]:
    """Answers of one case, each asked once."""
    return st.lists(answers(), max_size=most, unique_by=lambda one: one.key)
