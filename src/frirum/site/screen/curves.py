"""A family's answers as curves: one for each who answers, about whom, with which instrument. Pure.

Never one for the family: what several have in common hides the child. No number here is a verdict, and none
is laid beside another instrument's (decision 0148).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count, groupby

from frirum.feedback.instruments import Library
from frirum.feedback.thresholds import Thresholds
from frirum.feedback.trajectory import Fit
from frirum.law.vocabulary import Vocabulary
from frirum.site.screen import curvewords, words
from frirum.site.screen.curve import Around, Curve, Line, Note, Rated, Talk
from frirum.site.screen.curvemaking import ABOUT_WHOM, MEASURES, Maker
from frirum.site.screen.words import said

__all__ = [
    "MEASURES",
    "Around",
    "Curve",
    "Line",
    "Note",
    "Rated",
    "Talk",
    "curves",
    "labels_of",
    "notes",
    "of_measure",
    "questions",
    "why_no_others",
]

FAR_APART = 4
"""Two who answer about the same are far apart by a fourth of the scale. A habit of ours, no finding: what
follows is a question, and that costs nothing where there is nothing to it."""


def labels_of(vocabulary: Vocabulary) -> dict[str, str]:
    """The vocabulary's words for why somebody did not answer, and how they did."""
    fields = (vocabulary["answer-given"].find(one) for one in ("skipped", "mode"))
    return {option.id: said(option.label) for one in fields if one for option in one.options}


def curves(
    rated: Iterable[Rated], thresholds: Thresholds, library: Library, around: Around
) -> tuple[Curve, ...]:
    """The curves of some answers, each by itself, all with the same days across and the same scale up."""
    every = sorted(rated, key=lambda one: (one.rating.date, one.number, str(one.root)))
    talks = {one.talk: Talk(one.talk, one.number, one.rating.date) for one in every}
    talks |= {one.id: one for one in around.talks}
    met = sorted(talks.values(), key=_when)
    if not met:
        return ()
    lettered = {one.talk: one.letter for one in notes(met)}
    raters: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Rated]] = {}
    for one in every:
        raters.setdefault((tuple(one.rating.rater), around.goals(one)), []).append(one)
    made = [
        Maker(instrument, listed, goals, met, lettered, thresholds, around)
        for (_rater, goals), listed in raters.items()
        if (instrument := library.get(listed[0].rating.instrument))
    ]
    ordered = sorted(made, key=Maker.place)
    return tuple(one.curve(f"curve-{number}") for number, one in enumerate(ordered, 1))


def notes(talks: Iterable[Talk]) -> tuple[Note, ...]:
    """What was changed, talk by talk, each with the letter that stands for it in the drawings."""
    changed = sorted((one for one in talks if one.change), key=_when)
    return tuple(
        Note(one.id, letter, words.short_day(one.day), one.change)
        for letter, one in zip(_letters(), changed, strict=False)
    )


def questions(found: Iterable[Curve]) -> tuple[str, ...]:
    """Where those who answer about the same are far apart, at the newest talk at which two of them did.

    A question to both: each may well be right. Only within one instrument.
    """

    def of(one: Curve) -> tuple[str, str]:
        return one.whose[1], one.whose[3]

    asked = []
    for _of, group in groupby(sorted((one for one in found if one.measures == "outcome"), key=of), key=of):
        raters = sorted(group, key=lambda one: ABOUT_WHOM.index(one.whose[2]))
        answered = [(day, talk, mm, one) for one in raters for talk, day, mm in one.totals]
        shared = [(day, talk) for day, talk, _, _ in answered if sum(talk == one[1] for one in answered) > 1]
        if not shared:
            continue
        day, talk = max(shared, key=lambda one: (one[0], str(one[1])))
        here = [(mm, one) for _, there, mm, one in answered if there == talk]
        low, high = min(here, key=lambda one: one[0]), max(here, key=lambda one: one[0])
        if (high[0] - low[0]) * FAR_APART >= low[1].most:
            first, second = sorted((low, high), key=lambda one: raters.index(one[1]))
            asked.append(curvewords.far_apart(first[1].name, first[0], second[1].name, second[0], day))
    return tuple(asked)


def why_no_others(rated: Iterable[Rated], around: Around) -> str:
    """Why it is not drawn how it went for others, where it is drawn for nobody; else ""."""
    found = [around.others(one.rating) for one in rated]
    return curvewords.too_few() if found and not any(isinstance(one, Fit) for one in found) else ""


def of_measure(found: Iterable[Curve], measures: str) -> tuple[Curve, ...]:
    """Those of one kind, in their order."""
    return tuple(one for one in found if one.measures == measures)


def _when(talk: Talk) -> tuple[date, int, str]:
    return talk.day, talk.number, str(talk.id)


def _letters() -> Iterator[str]:
    """a, b, … z, a2, b2 …"""
    for turn in count(1):
        yield from (f"{one}{turn if turn > 1 else ''}" for one in "abcdefghijklmnopqrstuvwxyz")
