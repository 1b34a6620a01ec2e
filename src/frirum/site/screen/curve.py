"""What a curve is: one who answers, about whom, with which instrument; and what it is made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from frirum.feedback.ratings import Rating
from frirum.feedback.trajectory import Fit, TooFew
from frirum.site.screen.curvewords import Limit
from frirum.site.screen.drawing import Drawing

SHAPES = {"outcome": "round", "alliance": "square", "goals": "diamond"}  # told apart without colour too


class Rated(Protocol):
    """An answer as the record gives it (`record.feedback`)."""

    @property
    def rating(self) -> Rating: ...
    @property
    def root(self) -> UUID: ...
    @property
    def entry(self) -> UUID: ...
    @property
    def talk(self) -> UUID: ...
    @property
    def number(self) -> int: ...
    @property
    def mode(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk, what it changed, and `asked` at it: (respondent, subject, instrument) of each question."""

    id: UUID
    number: int
    day: date
    asked: frozenset[tuple[str, str, str]] = frozenset()
    change: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What was changed at a talk. Its letter stands in every drawing that has the talk."""

    talk: UUID
    letter: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One talk in a curve's table."""

    number: int
    day: str
    marks: tuple[tuple[str, str], ...]  # each with its line's name
    total: str
    instead: str  # why there is no number
    mode: str
    corrected: bool
    note: str
    change: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an instrument, or one goal, by itself."""

    label: str
    ends: str  # what 0 means, and the other end
    drawing: Drawing
    latest: str
    summary: str


@dataclass(frozen=True, slots=True)
class Curve:
    """One who answers, about whom, with which instrument: ready for `parts/curve.html`."""

    key: str
    title: str
    instrument: str
    measures: str
    own: bool  # one of ours, which nobody has validated; a register's numbers are of another's instrument
    drawing: Drawing | None  # of the totals; None of goals, which count each for itself
    lines: tuple[Line, ...]
    headings: tuple[str, ...]  # of the lines, in the table
    rows: tuple[Row, ...]
    latest: str  # in a few words
    summary: str  # all of it, for who can't see the drawing
    limits: tuple[Limit, ...]
    others: str  # how it went for others, where that is drawn
    whose: tuple[str, str, str, str]  # respondent, subject, role, instrument: ids
    name: str  # of who answers
    most: int
    totals: tuple[tuple[UUID, date, int], ...]  # by talk

    @property
    def shape(self) -> str:
        return SHAPES[self.measures]


def _no_goals(_rated: Rated) -> tuple[str, ...]:
    return ()


def _no_others(_rating: Rating) -> Fit | TooFew | None:
    return None


@dataclass(frozen=True, slots=True)
class Around:
    """What a page knows beside the answers.

    `names`: what each is called, by id. `labels`: the vocabulary's words for why somebody did not answer, and
    how they did. Without `talks` nobody knows who was asked and gave no answer. `goals`: the words of
    the goals that an answer is about: with new words a new curve begins. `others`: how it went for others.
    """

    names: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    talks: tuple[Talk, ...] = ()
    goals: Callable[[Rated], tuple[str, ...]] = _no_goals
    others: Callable[[Rating], Fit | TooFew | None] = _no_others
