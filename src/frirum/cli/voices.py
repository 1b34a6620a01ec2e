"""From our ratings and instruments to what `exchange` writes, and back: here both rooms may be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from frirum.exchange.answers import Answer
from frirum.exchange.fhir_shapes import Form, FormLine, Words
from frirum.exchange.pseudonyms import Naming
from frirum.feedback.instruments import ABOUT, Instrument, Library
from frirum.feedback.ratings import Rating, check
from frirum.feedback.thresholds import Thresholds

if TYPE_CHECKING:  # the record needs Django; what stands here doesn't
    from frirum.record.feedback import Rated

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


@dataclass(frozen=True, slots=True)
class Terms:
    """What is the same for all answers that leave: where bands are cut, which thresholds, what has no sum."""

    cuts: frozenset[int]
    digest: str
    each: frozenset[str]  # the instruments of which every line counts for itself

    @classmethod
    def of(cls, library: Library, thresholds: Thresholds) -> Terms:
        each = frozenset(one.id for one in library if one.scoring == "each")
        return cls(edges(library, thresholds), thresholds.digest if thresholds.each else "", each)


def answer(one: Rated, name: Naming, terms: Terms) -> Answer:
    """One of our answers as it leaves, with the ids that `name` gives."""
    said = one.rating
    return Answer(
        case=name("case", str(one.case)),
        subject=name("person", str(one.about)),
        respondent=name("person", str(one.respondent)),
        role=one.role,
        age_band=age_band(said.age, terms.cuts),
        instrument=one.instrument,
        version=one.version,
        meeting=str(one.number),
        date=said.date,
        marks=said.marks,
        total_mm=said.total_mm,
        skipped=said.skipped,
        mode=one.mode,
        ending="open" if one.is_open else "closed",
        thresholds=terms.digest,
        summed=one.instrument not in terms.each,
    )


def edges(library: Library, thresholds: Thresholds) -> frozenset[int]:
    """Every age at which another instrument fits, or another threshold holds."""
    ages = [one.ages for one in thresholds] + [each for one in library for each in (one.ages, one.ages_about)]
    after = {highest + 1 for _, highest in ages if highest is not None}
    return frozenset({lowest for lowest, _ in ages} | after)


def age_band(age: int | None, cuts: Iterable[int] = ()) -> str:
    """The band of an age, such as 6-12; "" where nobody knows it."""
    if age is None:
        return ""
    starts = sorted(EDGES | set(cuts))
    for start, after in pairwise(starts):
        if start <= age < after:
            return f"{start}-{after - 1}"
    return f"{starts[-1]}-"


def age_of(band: str) -> int | None:
    """An age that stands for a band: its lowest. All of a band are judged alike."""
    found = ages_of(band)
    return found[0] if found else None


def ages_of(band: str) -> tuple[int, int | None] | None:
    """A band's lowest and highest age; None where it isn't said."""
    lowest, _, highest = band.partition("-")
    return (int(lowest), int(highest) if highest else None) if band else None


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
