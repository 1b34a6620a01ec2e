"""Who of a family may see which answer. Pure; staff is another matter: whoever may see the case sees them.

One sees what one has answered oneself, a child its own and a parent theirs, also those about the child. A
child's answers about itself are shown to somebody else only where they are shared with that very person.
Nothing follows from being a parent, from custody, or from living together: the other parent's answers are
the other parent's. The screen never promises secrecy: the municipality may have to act on what it reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

SELF = "self"


class Answered(Protocol):
    """What of an answer decides who sees it; persons as who they turned out to be."""

    @property
    def respondent(self) -> UUID: ...
    @property
    def role(self) -> str: ...
    @property
    def measures(self) -> str: ...
    @property
    def talk(self) -> UUID: ...


Some = TypeVar("Some", bound=Answered)


@dataclass(frozen=True, slots=True)
class Shown:
    """That somebody's answers are shared: with whom, what of them, and when. `talk` None: of all talks."""

    whose: UUID
    people: frozenset[UUID]
    what: frozenset[str]
    talk: UUID | None
    since: datetime
    until: datetime | None
    entry: UUID

    def holds(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


def seen_by(person: UUID, answers: Iterable[Some], shown: Iterable[Shown], at: datetime) -> tuple[Some, ...]:
    """Those of a case's answers that a person may see at an instant: their own, and what is shared."""
    with_them = [one for one in shown if person in one.people and one.holds(at)]
    return tuple(
        answer
        for answer in answers
        if answer.respondent == person or any(_shares(one, answer) for one in with_them)
    )


def _shares(one: Shown, answer: Answered) -> bool:
    return (
        answer.role == SELF
        and answer.respondent == one.whose
        and answer.measures in one.what
        and one.talk in (None, answer.talk)
    )
