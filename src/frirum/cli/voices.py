"""From our ratings and instruments to what `exchange` writes, and back: here both rooms may be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from frirum.exchange.answers import Answer
from frirum.exchange.fhir_shapes import Form, FormLine, Words
from frirum.feedback.instruments import ABOUT, Instrument, Library
from frirum.feedback.ratings import Rating, check

EDGES = frozenset({0, 6, 13, 18})
"""Where an age band begins; a threshold's ages cut it once more, so that the band says which one holds."""


def forms(library: Library) -> Iterator[Form]:
    """The instruments that are ours to show; a register never, not even with a pack of another's words."""
    for one in library:
        if one.kind == "register":
            continue
        yield _form(one, about=False)
        if set(ABOUT) & set(one.roles):
            yield _form(one, about=True)


def _form(one: Instrument, about: bool) -> Form:
    role = "parent-about-child" if about else "self"
    return Form(
        id=one.id,
        version=one.version,
        title=one.title,
        intro=(one.intro_about or one.intro) if about else one.intro,
        licence=one.licence,
        source=one.source,
        lines=tuple(FormLine(line.id, line.asks(role), line.low, line.high) for line in one.lines),
        most=one.most,
        summed=one.scoring == "sum",
        validated=one.validated,
        about=about,
    )


def titles(library: Library) -> Mapping[str, Words]:
    """What each instrument is called, registers too: a generic label."""
    return {one.id: one.title for one in library}


def age_band(age: int | None, edges: Iterable[int] = ()) -> str:
    """The band of an age, such as 6-12; "" where nobody knows it."""
    if age is None:
        return ""
    starts = sorted(EDGES | set(edges))
    for start, after in pairwise(starts):
        if start <= age < after:
            return f"{start}-{after - 1}"
    return f"{starts[-1]}-"


def age_of(band: str) -> int | None:
    """An age that stands for a band: its lowest. All of a band are judged alike."""
    return int(band.split("-")[0]) if band else None


def rating(answer: Answer, library: Library) -> Rating:
    """An answer as `feedback` reckons with it. Raises BadRating; KeyError for an unknown instrument."""
    instrument = library.get(answer.instrument)
    if instrument is None:
        raise KeyError(answer.instrument)
    made = Rating(
        case=answer.case,
        subject=answer.subject,
        respondent=answer.respondent,
        role=answer.role,
        age=age_of(answer.age_band),
        instrument=instrument.id,
        meeting=answer.meeting,
        date=answer.date,
        marks=answer.marks,
        total_mm=answer.total_mm,
        skipped=answer.skipped,
    )
    check(made, instrument)
    return made
