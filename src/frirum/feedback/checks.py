"""What is worth a question before an answer is read: codes, whose words are the screens'. None decides.

A flag asks, of one rating (`meeting`) or of a rater as a whole (""). Skipped ratings are let be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from .instruments import Instrument
from .ratings import RaterKey, Rating, by_rater, meeting_order, total
from .thresholds import Limits, Threshold

Code = Literal[
    "sawtooth",  # up and down, again and again: does it tell of the week, or of the moment?
    "equal-lines",  # all lines alike, twice running
    "intake-above-cutoff",  # who is worried, and of what?
    "alliance-below",  # the threshold
    "alliance-fell",  # since the meeting before
    "always-highest",
    "out-of-order",  # the meetings' numbers say another order than their dates
    "same-day",  # two of one rater
    "same-meeting",
    "instrument-for-others",  # another age or role than the instrument is made for
    "age-jumped",  # it fell, or grew by more than the dates say
    "rater-changed",  # somebody else answers now about the same
]


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to ask about. `told` holds what the words need, as `changes` and `teeth` of a sawtooth."""

    code: Code
    meeting: str = ""
    told: dict[str, int | str] = field(default_factory=dict)


class Sawtooth(NamedTuple):
    """Changes of direction in large moves, the first counted too; the teeth lie between them."""

    changes: int
    teeth: int
    flag: bool


def sawtooth(totals: Sequence[int], limits: Limits | None = None) -> Sawtooth:
    """Counts moves of at least `sawtooth_mm` that go another way than the last one counted."""
    limits = limits or Limits()
    changes, last_way = 0, 0
    for before, after in pairwise(totals):
        if abs(after - before) < limits.sawtooth_mm:
            continue
        way = 1 if after > before else -1
        changes += way != last_way
        last_way = way
    enough = len(totals) > limits.sawtooth_changes
    return Sawtooth(changes, max(0, changes - 1), enough and changes >= limits.sawtooth_changes)


def check_rater(
    ratings: Sequence[Rating],
    instrument: Instrument,
    threshold: Threshold | None = None,
    limits: Limits | None = None,
) -> tuple[Flag, ...]:
    """What to ask of one rater's ratings, which are in the order of time (`ratings.by_rater`)."""
    limits = limits or Limits()
    answered = [one for one in ratings if one.answered]
    flags = [*_when(ratings), *_whose(ratings, instrument)]
    if instrument.scoring == "sum":  # goals are steps, not millimetres: 3 and 5 are not alike
        flags += _equal_lines(answered, limits)
        flags += _of_totals(answered, instrument, threshold, limits)
    return tuple(flags)


def changed_raters(ratings: Iterable[Rating]) -> dict[RaterKey, Flag]:
    """Who follows another: answers about the same subject in the same role, after the other's last answer.

    Two parents who both answer at the same meetings are no change.
    """
    sharing: dict[tuple[str, str, str, str], list[Sequence[Rating]]] = {}
    for rater, listed in by_rater(ratings).items():
        sharing.setdefault((rater.case, rater.subject, rater.role, rater.instrument), []).append(listed)
    flags: dict[RaterKey, Flag] = {}
    for raters in sharing.values():
        raters.sort(key=lambda listed: (listed[0].date, listed[0].respondent))
        for before, after in pairwise(raters):
            if before[-1].date < after[0].date:
                told: dict[str, int | str] = {"from": before[0].respondent, "to": after[0].respondent}
                flags[after[0].rater] = Flag("rater-changed", after[0].meeting, told)
    return flags


def _when(ratings: Sequence[Rating]) -> Iterator[Flag]:
    for before, after in pairwise(ratings):
        if before.meeting == after.meeting:
            yield Flag("same-meeting", after.meeting)
        elif before.date == after.date:
            yield Flag("same-day", after.meeting)
        elif meeting_order(after.meeting) < meeting_order(before.meeting):
            yield Flag("out-of-order", after.meeting)


def _whose(ratings: Sequence[Rating], instrument: Instrument) -> Iterator[Flag]:
    known: Rating | None = None
    for one in ratings:
        if not instrument.fits(one.age, one.role):
            yield Flag("instrument-for-others", one.meeting)
        if one.age is None:
            continue
        if known is not None and known.age is not None:
            most = known.age + (one.date - known.date).days // 365 + 1
            if not known.age <= one.age <= most:
                yield Flag("age-jumped", one.meeting)
        known = one


def _equal_lines(answered: Sequence[Rating], limits: Limits) -> Iterator[Flag]:
    """To ask about, no error: somebody may well mean it. One line alone is always alike."""
    before = False
    for one in answered:
        marks = one.marks or ()
        alike = len(marks) > 1 and max(marks) - min(marks) <= limits.equal_mm
        if alike and before:
            yield Flag("equal-lines", one.meeting)
        before = alike


def _of_totals(
    answered: Sequence[Rating], instrument: Instrument, threshold: Threshold | None, limits: Limits
) -> Iterator[Flag]:
    told = [(one.meeting, number) for one in answered if (number := total(one)) is not None]
    totals = [number for _, number in told]
    if not totals:
        return
    if instrument.measures == "alliance":
        yield from _of_alliance(told, threshold, limits)
    else:
        if threshold and threshold.above(totals[0]):
            yield Flag("intake-above-cutoff", told[0][0])
        if (teeth := sawtooth(totals, limits)).flag:
            yield Flag("sawtooth", "", {"changes": teeth.changes, "teeth": teeth.teeth})
    top = instrument.most_total
    if len(totals) >= limits.ceiling_ratings and all(number == top for number in totals):
        yield Flag("always-highest")


def _of_alliance(
    told: Sequence[tuple[str, int]], threshold: Threshold | None, limits: Limits
) -> Iterator[Flag]:
    for index, (meeting, number) in enumerate(told):
        if threshold and threshold.cutoff_mm is not None and not threshold.above(number):
            yield Flag("alliance-below", meeting)
        if index and (fell := told[index - 1][1] - number) >= limits.fall_mm:
            yield Flag("alliance-fell", meeting, {"mm": fell})
