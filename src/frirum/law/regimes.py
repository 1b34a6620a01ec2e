"""Which rules are in force on a day, for one municipality: ordinary law and its experiments.

A regime is compiled once per span of days between two changes of law, and indexed by the act
that a rule listens to, so that a replay only looks at what an act can touch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from .experiments import Experiment, Waiver
from .provisions import (
    AnyRule,
    CapacityRule,
    ConditionRule,
    DutyRule,
    LapseRule,
    MilestoneRule,
    PlayRule,
    Provision,
    Statute,
    SuspendRule,
)
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Law:
    """The rules in force between two changes of law, indexed by the act that each listens to."""

    base: Statute | None
    basis: Mapping[str, Provision]  # provisions by id
    duties: Mapping[str, tuple[DutyRule, ...]]
    after_missed: Mapping[str, tuple[DutyRule, ...]]
    conditions: Mapping[str, tuple[ConditionRule, ...]]
    milestones: Mapping[str, tuple[MilestoneRule, ...]]
    lapses: Mapping[str, tuple[LapseRule, ...]]
    plays: tuple[PlayRule, ...]
    suspends: tuple[SuspendRule, ...]
    capacities: tuple[CapacityRule, ...]


@dataclass(frozen=True)
class RegimeTimeline:
    """The law over time for one municipality. `experiments` are those that apply to it."""

    vocabulary: Vocabulary
    provisions: tuple[Provision, ...]
    rules: tuple[AnyRule, ...]
    experiments: tuple[Experiment, ...] = ()
    _changes: list[date] = field(init=False, repr=False, compare=False)
    _laws: dict[int, Law] = field(init=False, repr=False, compare=False, default_factory=dict)
    _waivers: dict[str, tuple[tuple[Experiment, Waiver], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        validities = [one.valid for one in self.provisions] + [one.statute.valid for one in self.provisions]
        days = {day for valid in validities for day in (valid.since, valid.until) if day is not None}
        object.__setattr__(self, "_changes", sorted(days))
        waivers: dict[str, list[tuple[Experiment, Waiver]]] = defaultdict(list)
        for experiment in self.experiments:
            for waiver in experiment.approval.waivers:
                for rule in waiver.rules:
                    waivers[rule].append((experiment, waiver))
        object.__setattr__(self, "_waivers", {rule: tuple(found) for rule, found in waivers.items()})

    def on(self, day: date) -> Law:
        """The law in force on a Copenhagen day."""
        index = bisect_right(self._changes, day)
        if index not in self._laws:
            self._laws[index] = self._compile(day)
        return self._laws[index]

    def waivers(self, rule: str) -> tuple[tuple[Experiment, Waiver], ...]:
        """The waivers that name a rule, each with its experiment; whether they hold is the case's matter."""
        return self._waivers.get(rule, ())

    def _compile(self, day: date) -> Law:
        in_force = [one for one in self.provisions if one.valid.covers(day) and one.statute.valid.covers(day)]
        versions = {id(one) for one in in_force}
        rules = [rule for rule in self.rules if id(rule.provision) in versions or _lingers(rule, day)]
        duties = [rule for rule in rules if isinstance(rule, DutyRule)]
        conditions = [rule for rule in rules if isinstance(rule, ConditionRule)]
        milestones = [rule for rule in rules if isinstance(rule, MilestoneRule)]
        lapses = [rule for rule in rules if isinstance(rule, LapseRule)]
        plays = [rule for rule in rules if isinstance(rule, PlayRule)]
        return Law(
            base=next((one.statute for one in in_force if one.statute.regime), None),
            basis={one.id: one for one in in_force},
            duties=_by((name, rule) for rule in duties for name in rule.triggers),
            after_missed=_by((name, rule) for rule in duties for name in rule.after_missed),
            conditions=_by((name, rule) for rule in conditions for name in rule.acts),
            milestones=_by((name, rule) for rule in milestones for name in rule.acts),
            lapses=_by((name, rule) for rule in lapses for name in rule.by),
            plays=tuple(sorted(plays, key=lambda rule: rule.includes)),  # an act excludes before it includes
            suspends=tuple(rule for rule in rules if isinstance(rule, SuspendRule)),
            capacities=tuple(rule for rule in rules if isinstance(rule, CapacityRule)),
        )


def _lingers(rule: AnyRule, day: date) -> bool:
    """A lapse follows the duties that it is about; they may stand after its law, or its period, has ended."""
    since = max(rule.provision.valid.since, rule.provision.statute.valid.since)
    return isinstance(rule, LapseRule) and since <= day


T = TypeVar("T")


def _by(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for name, rule in pairs:
        found[name].append(rule)
    return {name: tuple(rules) for name, rules in found.items()}
