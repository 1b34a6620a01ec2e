"""What a judgement is made of: duties with their spans, breaches, and what holds of the law for the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .calendar import Due
from .force import Force
from .governing import Governing
from .history import Act, Occasions, PersonFacts
from .membership import Membership
from .moments import Moment
from .provisions import AnyRule, DutyRule, LapseRule
from .regimes import RegimeTimeline
from .timelines import Pause
from .transitions import Transition

Standing = Literal["open", "waived", "suspended"]
BreachKind = Literal["condition", "milestone", "exclusion", "late", "lapsed"]


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

    `trigger` is the act that started it, or None where another duty's miss did (`missed`). `carried` is
    the amendment that counted it anew under this rule; then `created` is the amendment's day. `pauses` are
    those of its rule's clock, whenever they were.
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
    carried: Transition | None = None
    pauses: Sequence[Pause] = ()

    @property
    def name(self) -> str:
        """Its rule; where an amendment counted it anew, with that day, as the rule may be called the same."""
        return f"{self.rule.id}@{self.carried.since}" if self.carried else self.rule.id

    @property
    def due(self) -> Due:
        """When it is due, pauses counted in."""
        return self.spans[-1].due

    @property
    def key(self) -> str:
        """What tells this duty from others of the case: its rule and what triggered it."""
        return f"{self.triggered_by}:{self.name}"

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
class Spared:
    """A duty that an act would have made lapse, had the rule that says so not been waived."""

    duty: Duty
    rule: LapseRule
    waiver: str
    act: Act


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that the law says of one case's history, as functions of time. No clock was read."""

    regimes: RegimeTimeline
    person: PersonFacts
    acts: tuple[Act, ...]
    occasions: Occasions
    duties: tuple[Duty, ...]
    breaches: tuple[Breach, ...]
    spared: tuple[Spared, ...]
    force: Force
    governing: Governing

    @property
    def memberships(self) -> Mapping[str, Membership]:
        """When the case is inside each experiment."""
        return self.force.memberships
