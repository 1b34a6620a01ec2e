"""What a judgement is made of: duties with their spans, breaches, and memberships of experiments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .calendar import Due
from .history import Act, Occasions, PersonFacts
from .moments import Moment
from .provisions import AnyRule, DutyRule
from .regimes import RegimeTimeline

Standing = Literal["open", "waived", "suspended"]
BreachKind = Literal["condition", "milestone", "exclusion", "late", "lapsed"]
Interval = tuple[datetime, datetime | None]  # from, to (None: without end)


@dataclass(frozen=True, slots=True)
class Span:
    """How a duty stands from `since` until `until`: because of which waiver, way out or rule, due when."""

    standing: Standing
    since: datetime
    until: datetime | None
    because: str | None
    due: Due


@dataclass(slots=True)
class Duty:
    """One duty from one trigger. The replay fills in what becomes of it.

    `trigger` is the act that started it, or None where another duty's miss did (`missed`).
    `in_time` is None while unmet, and where nobody knows the hour that decides it.
    """

    rule: DutyRule
    trigger: Act | None
    missed: Duty | None
    occasion: str | None
    clock: Moment
    clock_act: Act | None
    created: datetime
    spans: tuple[Span, ...] = ()
    missed_at: datetime | None = None
    dormant: bool = False
    outcome: Literal["met", "lapsed"] | None = None
    settled_at: datetime | None = None
    settled_by: str | None = None
    in_time: bool | None = None

    @property
    def due(self) -> Due:
        """When it is due, pauses counted in."""
        return self.spans[-1].due

    @property
    def key(self) -> str:
        """What tells this duty from others of the case: its rule and what triggered it."""
        return f"{self.triggered_by}:{self.rule.id}"

    @property
    def triggered_by(self) -> str:
        """The first entry of the triggering act's correction chain, or the missed duty's key."""
        return self.trigger.root if self.trigger else self.missed.key if self.missed else ""

    @property
    def case(self) -> str:
        """The case as written in the triggering entry."""
        return self.trigger.case if self.trigger else self.missed.case if self.missed else ""

    def span_at(self, at: datetime) -> Span | None:
        """How it stands at an instant; None before it exists."""
        return next(
            (one for one in self.spans if one.since <= at and (one.until is None or at < one.until)), None
        )


@dataclass(frozen=True, slots=True)
class Breach:
    """Something done against the law, or a duty not kept: recorded and judged, never refused."""

    kind: BreachKind
    rule: AnyRule
    act: str
    at: datetime
    due: Due | None
    occasion: str | None
    triggered_by: str


@dataclass(frozen=True, slots=True)
class Membership:
    """When a case is inside an experiment; `flagged`: when a way out keeps it outside, and which."""

    experiment: str
    inside: tuple[Interval, ...]
    flagged: tuple[tuple[datetime, datetime | None, str], ...]

    def covers(self, at: datetime) -> bool:
        return covers(self.inside, at)


@dataclass(slots=True)
class Absence:
    """An act out of play from an exclusion until an inclusion.

    `by` and `back` are the places of those two acts in the history: what an act itself changes
    does not bind it, and acts of one instant are told apart by their order.
    """

    rule: AnyRule
    since: datetime
    by: int
    until: datetime | None = None
    back: int | None = None

    def binds(self, place: int) -> bool:
        """Whether it holds for the act at a place of the history."""
        return self.by < place and (self.back is None or place <= self.back)

    def covers(self, at: datetime) -> bool:
        return covers(((self.since, self.until),), at)


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that the law says of one case's history, as functions of time. No clock was read."""

    regimes: RegimeTimeline
    person: PersonFacts
    acts: tuple[Act, ...]
    occasions: Occasions
    duties: tuple[Duty, ...]
    breaches: tuple[Breach, ...]
    memberships: Mapping[str, Membership]
    absences: Mapping[str, list[Absence]]


def covers(intervals: tuple[Interval, ...], at: datetime) -> bool:
    """Whether an instant lies in any of the intervals."""
    return any(since <= at and (until is None or at < until) for since, until in intervals)
