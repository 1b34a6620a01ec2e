"""What the law says, as plain frozen data: statutes, provisions, guards and the kinds of rule.

Every rule knows its provision, and so its source; an explanation is a look-up, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .calendar import Roll, Within

Words = Mapping[str, str]  # {"da": …, "en": …}
Match = Literal["occasion", "case"]
Capacity = Literal["heard", "party", "consent", "complaint", "lawyer", "adult"]


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a line in the law's own data, as an author finds it."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Validity:
    """`since` is inclusive, `until` exclusive; None is without end."""

    since: date
    until: date | None = None
    doubt: str = ""

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: Validity) -> bool:
        return (self.until is None or other.since < self.until) and (
            other.until is None or self.since < other.until
        )


@dataclass(frozen=True, slots=True)
class Statute:
    """An act of parliament, or an experiment's practice in its place."""

    id: str
    title: Words
    short: str
    valid: Validity
    regime: bool = False  # whether a children's case runs under this act
    eli: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One version of a paragraph, in our own plain words."""

    id: str
    statute: Statute
    citation: str
    title: str
    text: str
    valid: Validity
    status: Literal["paraphrase", "checked"]
    place: Place
    checked: date | None = None
    checked_by: str = ""
    eli: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """How the provision is cited, such as "Serviceloven § 155, stk. 2"."""
        return f"{self.statute.short} {self.citation}".strip()


@dataclass(frozen=True, slots=True)
class Guard:
    """A test on an act's field, on the person at the time, or on an act done and not undone."""

    acts: frozenset[str]
    field: str | None = None
    values: tuple[object, ...] = ()
    undone_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class About:
    """What the acts of a condition must be about: consent to the effort, not to sharing what is known.

    With `covers`, they must be about all that the judged act says in that field, as far as it is
    among `values`: a decision about the very support that begins.
    """

    field: str
    values: tuple[object, ...]
    covers: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """What a duty's time runs from: the first such act of the occasion, or of the case.

    With a `field`, from the day that the act itself names in it; one that names none sets no date.
    """

    acts: frozenset[str]
    time: Literal["known_at", "occurred_at"] = "known_at"
    match: Match = "occasion"
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule has: a stable id, a source, a reason in words, and guards."""

    id: str
    provision: Provision
    place: Place
    says: str = ""
    citation: str = ""
    own_doubts: tuple[str, ...] = ()
    when: tuple[Guard, ...] = ()
    unless: tuple[Guard, ...] = ()
    experiment: str | None = None

    @property
    def source(self) -> str:
        """Where the rule stands, down to the sentence it cites."""
        return f"{self.provision.statute.short} {self.citation}" if self.citation else self.provision.source

    @property
    def doubts(self) -> tuple[str, ...]:
        """Everything uncertain about this rule: its own doubts, and its provision's."""
        dates = (self.provision.valid.doubt,) if self.provision.valid.doubt else ()
        return self.own_doubts + self.provision.doubts + dates


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule(Rule):
    """When a trigger happens (or another duty is missed), one of `acts` is owed within a time."""

    triggers: frozenset[str]
    after_missed: frozenset[str]
    acts: tuple[str, ...]
    within: Within
    opens: Within | None = None
    clock: Clock | None = None
    settles: Literal["all", "matching", "named"] = "all"
    kind: Literal["statutory", "local-target"] = "statutory"
    bearer: str = "municipality"
    claimant: str = "child"
    roll: Roll = "none"
    saturday: bool = True
    single: Match | None = None
    survives_closing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRule(Rule):
    """`acts` may not be done before any of `needs` is done `about` the same, and not undone since."""

    acts: tuple[str, ...]
    needs: frozenset[str]
    undone_by: frozenset[str] = frozenset()
    about: About | None = None
    match: Match = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRule(Rule):
    """`acts` may not be done while a duty to do one of `needs` is open."""

    acts: tuple[str, ...]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayRule(Rule):
    """A trigger takes acts out of play, or brings them back."""

    triggers: frozenset[str]
    acts: tuple[str, ...]
    includes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseRule(Rule):
    """`by` an act, the duties of other rules fall away."""

    by: frozenset[str]
    duties: frozenset[str]
    match: Match = "occasion"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendRule(Rule):
    """Between two acts the clocks of other rules' duties stand still."""

    begins: frozenset[str]
    ends: frozenset[str]
    duties: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityRule(Rule):
    """What a child may from one age and until another, in which kinds of decision (none named: in all)."""

    may: Capacity
    since_age: int
    until_age: int | None = None
    decisions: tuple[str, ...] = ()

    def covers(self, age: int) -> bool:
        return self.since_age <= age and (self.until_age is None or age < self.until_age)


AnyRule = CapacityRule | DutyRule | ConditionRule | MilestoneRule | PlayRule | LapseRule | SuspendRule
