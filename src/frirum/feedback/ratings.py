"""What somebody answered: one respondent, about one subject, with one instrument, at one meeting.

Marks are whole millimetres (decision 0135): as decimals `8.2 - 2.2 >= 6` would be false.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from .instruments import Instrument


class RaterKey(NamedTuple):
    """Whose curve a rating belongs to. Another instrument is another curve: a child of 13 begins anew."""

    case: str
    subject: str
    respondent: str
    role: str
    instrument: str


class BadRating(ValueError):
    """A rating that can't be: what is wrong with which field, and what to write."""

    def __init__(self, field: str, says: str, mend: str) -> None:
        self.field, self.says, self.mend = field, says, mend
        super().__init__(f"{says}. {mend}")


@dataclass(frozen=True, slots=True)
class Rating:
    """All marks, or a total alone, or why there is none: exactly one of these. Zero is an answer.

    Raises BadRating where it is neither, or a number is below zero.
    """

    case: str
    subject: str
    respondent: str
    role: str
    age: int | None  # at the meeting, of whom it is about; None: not known
    instrument: str
    meeting: str
    date: date
    marks: tuple[int, ...] | None = None  # 0-100 mm a line; 0-10 a goal
    total_mm: int | None = None  # where only the total is known; the marks' sum is `total(rating)`
    skipped: str = ""  # why it was not answered; that too is an answer

    def __post_init__(self) -> None:
        told = [self.marks is not None, self.total_mm is not None, bool(self.skipped)]
        if sum(told) != 1:
            says = "nothing is answered" if not any(told) else "it is answered in two ways"
            raise BadRating("marks", says, "Give all marks, or a total alone, or why it was skipped.")
        numbers = self.marks if self.marks is not None else () if self.total_mm is None else (self.total_mm,)
        if self.marks == () or any(type(one) is not int or one < 0 for one in numbers):
            raise BadRating("marks", "a mark is no whole number from 0", "Write whole millimetres.")

    @property
    def rater(self) -> RaterKey:
        return RaterKey(self.case, self.subject, self.respondent, self.role, self.instrument)

    @property
    def answered(self) -> bool:
        return not self.skipped


def total(rating: Rating) -> int | None:
    """The marks' sum in millimetres, 0-400 with four lines; or the total that is known alone; or None."""
    return rating.total_mm if rating.marks is None else sum(rating.marks)


def check(rating: Rating, instrument: Instrument) -> None:
    """Raises BadRating where the answer is none to this instrument: a line too few, a mark out of range."""
    lines = len(instrument.lines)
    if rating.marks is not None:
        if instrument.scoring == "sum" and len(rating.marks) != lines:
            says = f"{len(rating.marks)} of {lines} lines are marked"
            raise BadRating("marks", says, "A part answer is none: give all of them, or why it was skipped.")
        if len(rating.marks) > lines:
            raise BadRating("marks", f"there are at most {lines} goals", "Leave the others out.")
        if any(mark > instrument.most for mark in rating.marks):
            says = f"a mark is over {instrument.most}"
            raise BadRating("marks", says, f"Write whole numbers from 0 to {instrument.most}.")
    if rating.total_mm is not None:
        if instrument.most_total is None:
            raise BadRating("total_mm", "goals have no total", "Give a number for each goal.")
        if rating.total_mm > instrument.most_total:
            says = f"the total is over {instrument.most_total}"
            raise BadRating("total_mm", says, f"Write millimetres from 0 to {instrument.most_total}.")


def in_order(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """By rater, then as time went: date, then meeting. The order in which they came means nothing."""
    return tuple(
        sorted(ratings, key=lambda one: (one.rater, one.date, meeting_order(one.meeting), _told(one)))
    )


def by_rater(ratings: Iterable[Rating]) -> dict[RaterKey, tuple[Rating, ...]]:
    """Each rater's ratings as time went, skipped ones too."""
    return {rater: tuple(listed) for rater, listed in groupby(in_order(ratings), key=lambda one: one.rater)}


def age_at_first(ratings: Iterable[Rating]) -> int | None:
    """Of one rater's, in order: the age at the first answer that knows it, else at a skipped one.

    It says which threshold holds. So neither a birthday under way nor a skipped meeting changes a figure.
    """
    known = [(not one.answered, one.age) for one in ratings if one.age is not None]
    return min(known, key=lambda one: one[0])[1] if known else None


def meeting_order(meeting: str) -> tuple[int, int, str]:
    """Meeting 2 before meeting 10; names that are no numbers after them, by the alphabet."""
    digits = meeting.isascii() and meeting.isdigit() and len(meeting) < 10
    return (0, int(meeting), "") if digits else (1, 0, meeting)


def _told(rating: Rating) -> tuple[object, ...]:
    """What is left to tell two of one meeting apart by, so that their order is always the same."""
    return (
        rating.skipped,
        -1 if rating.total_mm is None else rating.total_mm,
        rating.marks or (),
        rating.age or -1,
    )
