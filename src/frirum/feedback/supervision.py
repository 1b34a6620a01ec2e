"""Which of a case's answers are worth talking about at supervision, and why. No alarm, and no score.

Each reason is a sentence about one family's own answers, with a stated definition. It weighs nothing, decides
nothing, and says nothing of whoever has the case. Goals are let be: their words may change from talk to talk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from .change import change
from .checks import check_rater
from .instruments import Instrument, Library
from .ratings import RaterKey, Rating, age_at_first, by_rater, total
from .thresholds import Threshold, Thresholds

Code = Literal[
    "alliance-below",  # the latest answer about the talk is below the municipality's threshold
    "alliance-fell",  # or fell since the talk before
    "worsened",  # from first to latest, by the municipality's threshold of change
    "falling",  # where none is set: lower than the time before, twice running
    "no-progress",  # so many talks, and none of the answers is better than the first
    "no-answer",  # nobody has answered for so many weeks
]
CODES: tuple[Code, ...] = (
    "alliance-below",
    "alliance-fell",
    "worsened",
    "falling",
    "no-progress",
    "no-answer",
)
FALLS = 2  # running; one alone is what any answer does


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to talk about. `since`: the day of the answer it is about, or of the last there was.

    `told` holds the numbers that the words need: millimetres, talks or weeks.
    """

    code: Code
    since: date
    rater: RaterKey | None = None
    told: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Practice:
    """What a municipality has chosen to be told of; 0: it isn't."""

    weeks_without_answer: int = 0
    talks_without_progress: int = 0


def reasons(
    ratings: Iterable[Rating],
    begun: date,
    today: date,
    library: Library,
    thresholds: Thresholds,
    practice: Practice,
) -> tuple[Reason, ...]:
    """Why one case's answers are worth talking about, by `CODES`; nothing where there is no reason.

    `begun` is the day on which the family was first asked: until somebody answers, weeks are counted from it.
    """
    answered = [one for one in ratings if one.answered]
    found = [
        reason
        for rater, listed in _current(answered, library).items()
        for reason in _of_rater(rater, listed, library, thresholds, practice)
    ]
    found += _silence(answered, begun, today, practice)
    return tuple(sorted(found, key=lambda one: (CODES.index(one.code), one.since, one.rater or ())))


def _current(answered: Iterable[Rating], library: Library) -> dict[RaterKey, tuple[Rating, ...]]:
    """Each rater's latest curve of a kind: who has turned 13 answers by another instrument from then on."""
    newest: dict[tuple[str, str, str, str], tuple[RaterKey, tuple[Rating, ...]]] = {}
    for rater, listed in by_rater(answered).items():
        if (instrument := library.get(rater.instrument)) is None or instrument.scoring != "sum":
            continue
        who = (rater.subject, rater.respondent, rater.role, instrument.measures)
        if who not in newest or newest[who][1][-1].date <= listed[-1].date:
            newest[who] = rater, listed
    return dict(newest.values())


def _of_rater(
    rater: RaterKey, listed: Sequence[Rating], library: Library, thresholds: Thresholds, practice: Practice
) -> Iterator[Reason]:
    instrument = library.get(rater.instrument)
    told = [number for one in listed if (number := total(one)) is not None]
    if instrument is None or not told:
        return
    latest = listed[-1]
    threshold = thresholds.find(rater.instrument, rater.role, age_at_first(listed))
    if instrument.measures == "alliance":
        found = list(_of_alliance(rater, listed, instrument, threshold, thresholds))
        yield from found or _falling(rater, latest.date, told)
        return
    moved = change(told, threshold)
    if moved and moved.category == "deteriorated":
        yield Reason("worsened", latest.date, rater, {"first": moved.first_mm, "latest": moved.latest_mm})
        return
    if threshold is None or threshold.rci_mm is None:
        falling = list(_falling(rater, latest.date, told))
        yield from falling
        if falling:
            return
    if _stands_still(told, threshold, practice.talks_without_progress):
        yield Reason("no-progress", latest.date, rater, {"talks": practice.talks_without_progress})


def _of_alliance(
    rater: RaterKey,
    listed: Sequence[Rating],
    instrument: Instrument,
    threshold: Threshold | None,
    thresholds: Thresholds,
) -> Iterator[Reason]:
    """What the checks ask of the latest talk; what was so before, and is no more, has been talked about."""
    latest = listed[-1]
    flags = {
        one.code: one
        for one in check_rater(listed, instrument, threshold, thresholds.limits)
        if one.meeting == latest.meeting
    }
    if "alliance-below" in flags and threshold is not None:
        told = {"latest": total(latest) or 0, "cutoff": threshold.cutoff_mm or 0}
        yield Reason("alliance-below", latest.date, rater, told)
    if fell := flags.get("alliance-fell"):
        yield Reason("alliance-fell", latest.date, rater, {"mm": int(fell.told["mm"])})


def _falling(rater: RaterKey, since: date, told: Sequence[int]) -> Iterator[Reason]:
    last = told[-FALLS - 1 :]
    if len(last) > FALLS and all(after < before for before, after in pairwise(last)):
        yield Reason("falling", since, rater, {"mm": last[0] - last[-1]})


def _stands_still(told: Sequence[int], threshold: Threshold | None, talks: int) -> bool:
    """Whether none of the last `talks` answers after the first is better than it: by the threshold of change
    where one is set, else at all. Who began above the cutoff has no way to go that anybody asks of them."""
    first, after = told[0], told[1:]
    if not talks or len(after) < talks or (threshold is not None and threshold.above(first)):
        return False
    best = max(after[-talks:]) - first
    rci = threshold.rci_mm if threshold else None
    if threshold is None or rci is None:
        return best <= 0
    return best < rci if threshold.rci_inclusive else best <= rci


def _silence(answered: Sequence[Rating], begun: date, today: date, practice: Practice) -> Iterator[Reason]:
    """Saying no is no fault: this asks whether anybody was asked, and in a way that one can answer."""
    if not practice.weeks_without_answer:
        return
    last = max((one.date for one in answered), default=begun)
    if today - last >= timedelta(weeks=practice.weeks_without_answer):
        told = {"weeks": (today - last).days // 7, "answers": len(answered)}
        yield Reason("no-answer", last, None, told)
