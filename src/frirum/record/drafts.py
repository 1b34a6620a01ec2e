"""What goes in at the journal's door, and what comes out: plain data.

An act is *drafted* by a screen, a program or an import; the door answers with `Recorded`, or with
`Stale` where the writer had not seen the newest; it raises `Refused` for bad input.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from frirum.law.moments import Moment
from frirum.law.vocabulary import Fault

if TYPE_CHECKING:
    from .models import Entry


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, in which role, for which municipality.

    `user` is a member of staff, `citizen` somebody from outside who has not signed in, `system`
    the municipality's own machinery, `respondent` one of a family who answers at a talk. `id` is the
    user's, or the respondent's as a person; "" for the others.
    """

    kind: Literal["user", "citizen", "system", "respondent"]
    id: str
    role: str
    municipality: str

    @classmethod
    def system(cls, municipality: str) -> Actor:
        """The machinery of one municipality: import, demo, restore."""
        return cls("system", "", "system", municipality)

    @classmethod
    def citizen(cls, municipality: str) -> Actor:
        """Somebody who writes to the municipality without signing in."""
        return cls("citizen", "", "public", municipality)

    @classmethod
    def respondent(cls, person: UUID, municipality: str) -> Actor:
        """One of a family who answers what they were asked at a talk; may do nothing else."""
        return cls("respondent", str(person), "respondent", municipality)


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whom and which cases an act is about. `family` is the stream that a new person joins."""

    persons: tuple[UUID, ...] = ()
    cases: tuple[UUID, ...] = ()
    family: UUID | None = None

    def __post_init__(self) -> None:
        # Callers may pass lists or ids twice; what is hashed must be one thing.
        object.__setattr__(self, "persons", tuple(dict.fromkeys(self.persons)))
        object.__setattr__(self, "cases", tuple(dict.fromkeys(self.cases)))


@dataclass(frozen=True, slots=True)
class Times:
    """When it was done, when the municipality knew, and (business time) when it is recorded.

    What is left out: known when done; recorded no earlier than known.
    """

    occurred_at: Moment
    known_at: Moment | None = None
    recorded_at: Moment | None = None

    @property
    def known(self) -> Moment:
        return self.known_at or self.occurred_at

    @property
    def recorded(self) -> Moment:
        return self.recorded_at or max(self.occurred_at, self.known, key=lambda moment: moment.instant)


@dataclass(frozen=True, slots=True)
class Draft:
    """One act as it is to be recorded; `record`'s arguments as data. `reason` says why it is corrected.

    `partial`: brought over from elsewhere, which may not have said all that a form asks for. What is
    missing is let be, as in a history; what is there must be right. Only the machinery may.
    """

    act: str
    actor: Actor
    entry_id: UUID
    times: Times
    subjects: Subjects = Subjects()
    values: Mapping[str, Any] = field(default_factory=dict)
    occasion: str | None = None
    corrects: UUID | None = None
    reason: str = ""
    expected_heads: Mapping[UUID, int] | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """It is in the journal. `again`: it already was, and nothing was written this time."""

    entry_id: UUID
    sequence: int
    cases: tuple[UUID, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Stale:
    """Nothing was written: these entries have come since the writer looked."""

    changes: tuple[Entry, ...]


class Refused(Exception):
    """Nothing was written: the faults say which field of which draft, and what to do."""

    def __init__(self, faults: Iterable[Fault], entry_id: UUID | None = None) -> None:
        self.faults = tuple(faults)
        self.entry_id = entry_id
        super().__init__(
            "Nothing was recorded. "
            + " ".join(f"{one.field}: {one.says['en']}".lstrip(": ") for one in self.faults)
        )


class StaleDrafts(Exception):
    """`record_many` was given a stale head; nothing of it was written."""

    def __init__(self, stale: Stale) -> None:
        self.stale = stale
        super().__init__(f"Nothing was recorded: {len(stale.changes)} entries have come since.")


def fault(name: str, da: str, en: str) -> Fault:
    """A fault in both languages, by field ("" is the act as a whole)."""
    return Fault(name, {"da": da, "en": en})
