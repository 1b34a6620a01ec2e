"""Thresholds: what a municipality has set for an instrument, by role and age. None is built in.

A named person enters each with its source and date, in the journal or in the command's `--config`
(docs/feedback.md). What is published disagrees, on the numbers and on whether a score at the cutoff is above
it; so both are asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from pathlib import Path

from .instruments import ROLES, Ages, Library
from .reading import Reader, Table, Unreadable

LONGEST_LINE = 400  # mm, four lines end to end


@dataclass(frozen=True, slots=True)
class Threshold:
    """What holds for one instrument, one role and one band of ages. None: not set, and not computed."""

    instrument: str
    role: str
    ages: Ages = (0, None)  # both included
    cutoff_mm: int | None = None
    inclusive: bool = True  # a score at the cutoff is above it
    rci_mm: float | None = None  # the least change beyond measurement error; need be no whole mm
    rci_inclusive: bool = True  # a change of exactly that is enough
    sd_mm: float | None = None  # of those who come for help, as the source has it
    reliability: float | None = None
    # whom one compares with, from the municipality's own earlier figures: mean change, effect, fitted curve
    reference_change_mm: float | None = None
    reference_effect: float | None = None
    reference_a_mm: float | None = None
    reference_b: float | None = None
    source: str = ""
    entered_by: str = ""
    date: date | None = None

    def holds_for(self, instrument: str, role: str, age: int | None) -> bool:
        """An age that nobody knows is in no band but the one of all ages."""
        lowest, highest = self.ages
        if age is None:
            in_band = lowest == 0 and highest is None
        else:
            in_band = age >= lowest and (highest is None or age <= highest)
        return self.instrument == instrument and self.role == role and in_band

    @property
    def is_set(self) -> bool:
        """Whether it says anything at all."""
        return (self.cutoff_mm, self.rci_mm, self.sd_mm, self.reference_effect) != (None, None, None, None)

    def above(self, total_mm: int) -> bool:
        """Whether a total is above the cutoff, as this setting counts it. Without a cutoff nothing is."""
        if self.cutoff_mm is None:
            return False
        return total_mm >= self.cutoff_mm if self.inclusive else total_mm > self.cutoff_mm


@dataclass(frozen=True, slots=True)
class Limits:
    """From when something is worth asking about. Not what it means: that is a talk."""

    sawtooth_mm: int = 60  # a move that counts
    sawtooth_changes: int = 4  # of direction
    fall_mm: int = 10  # of the alliance, since the meeting before
    equal_mm: int = 2  # between the highest and lowest of the lines, twice running
    ceiling_ratings: int = 3  # as many answers, all at the top


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All that is set. `digest` names them: figures of two settings are not the same figures."""

    each: tuple[Threshold, ...] = ()
    limits: Limits = field(default_factory=Limits)

    def __iter__(self) -> Iterator[Threshold]:
        return iter(self.each)

    def find(self, instrument: str, role: str, age: int | None) -> Threshold | None:
        """What is set here: of several, the last dated, then the last named."""
        held = [one for one in reversed(self.each) if one.holds_for(instrument, role, age)]
        return max(held, key=lambda one: one.date or date.min, default=None)

    @property
    def digest(self) -> str:
        """SHA-256 of all that figures depend on, however ordered: not who entered it, nor from where."""
        told = sorted(repr(astuple(replace(one, source="", entered_by=""))) for one in self.each)
        return hashlib.sha256("\n".join([*told, repr(astuple(self.limits))]).encode()).hexdigest()


def load_config(path: Path, library: Library | None = None) -> Thresholds:
    """Reads the command's `--config`. Raises Unreadable with all that is wrong, by file and line.

    With a library a threshold for none of its instruments is wrong too: it would silently have no effect.
    """
    reader = Reader()
    if (table := reader.whole(path)) is None:
        raise Unreadable(reader.problems)
    each = tuple(_threshold(one, library) for one in table.tables("threshold"))
    limits = _limits(table.table("limits"))
    _once(table, each)
    table.done()
    reader.finish()
    return Thresholds(each, limits)


def _threshold(table: Table, library: Library | None) -> Threshold:
    """Every threshold says where it is from and who entered it: a number alone is nobody's."""
    instrument = table.text("instrument", needed=True).casefold()
    if library is not None and instrument and instrument not in library:
        known = ", ".join(library.ids())
        table.fault("instrument", f"there is no instrument {instrument!r}", f"Write one of: {known}.")
    threshold = Threshold(
        instrument=instrument,
        role=table.one_of("role", ROLES),
        ages=table.ages("ages") or (0, None),
        cutoff_mm=table.whole_number("cutoff_mm", 0, LONGEST_LINE),
        inclusive=table.flag("inclusive", needed=table.has("cutoff_mm")),
        rci_mm=table.number("rci_mm", 1, LONGEST_LINE),
        rci_inclusive=table.flag("rci_inclusive", needed=table.has("rci_mm")),
        sd_mm=table.number("sd_mm", 1, LONGEST_LINE),
        reliability=table.number("reliability", 0, 1),
        reference_change_mm=table.number("reference_change_mm", -LONGEST_LINE, LONGEST_LINE),
        reference_effect=table.number("reference_effect", -10, 10),
        reference_a_mm=table.number("reference_a_mm", -LONGEST_LINE, LONGEST_LINE),
        reference_b=table.number("reference_b", -10, 10),
        source=table.text("source", needed=True),
        entered_by=table.text("entered_by", needed=True),
        date=table.day("date", needed=True),
    )
    table.done()
    return threshold


def _limits(table: Table | None) -> Limits:
    if table is None:
        return Limits()
    usual = Limits()
    limits = Limits(
        sawtooth_mm=_or(table.whole_number("sawtooth_mm", 1, LONGEST_LINE), usual.sawtooth_mm),
        sawtooth_changes=_or(table.whole_number("sawtooth_changes", 2, 50), usual.sawtooth_changes),
        fall_mm=_or(table.whole_number("fall_mm", 1, LONGEST_LINE), usual.fall_mm),
        equal_mm=_or(table.whole_number("equal_mm", 0, 100), usual.equal_mm),
        ceiling_ratings=_or(table.whole_number("ceiling_ratings", 2, 50), usual.ceiling_ratings),
    )
    table.done()
    return limits


def _or(value: int | None, usual: int) -> int:
    return usual if value is None else value


def _once(table: Table, each: tuple[Threshold, ...]) -> None:
    """Two of one instrument and role whose ages overlap would be two answers to one question."""
    for index, one in enumerate(each):
        for other in each[:index]:
            same = (one.instrument, one.role) == (other.instrument, other.role)
            if same and one.ages[0] <= (other.ages[1] or 999) and other.ages[0] <= (one.ages[1] or 999):
                says = f"{one.instrument}, {one.role}: two thresholds are for the same ages"
                table.fault("threshold", says, "Let the bands of ages follow one another.")
