"""Which rules are in force on a day, for one municipality: ordinary law and its experiments.

A regime is compiled once per span of days between two changes of law, and indexed by the act
that a rule listens to, so that a replay only looks at what an act can touch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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
from .transitions import Transition, in_force, named
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
    transitions: tuple[Transition, ...] = ()
    staggered: tuple[Transition, ...] = field(init=False, repr=False, compare=False)
    """The amendments that don't govern every act from their day on."""
    moving: tuple[Transition, ...] = field(init=False, repr=False, compare=False)
    """The amendments that don't keep open duties as they were."""
    _changes: list[date] = field(init=False, repr=False, compare=False)
    _laws: dict[int | tuple[int, frozenset[str]], Law] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _waivers: dict[str, tuple[tuple[Experiment, Waiver], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        validities = [one.valid for one in self.provisions] + [one.statute.valid for one in self.provisions]
        days = {day for valid in validities for day in (valid.since, valid.until) if day is not None}
        object.__setattr__(self, "_changes", sorted(days))
        later = tuple(one for one in self.transitions if one.governs != "acts-after")
        object.__setattr__(self, "staggered", later)
        object.__setattr__(self, "moving", tuple(one for one in self.transitions if one.open != "keep"))
        waivers: dict[str, list[tuple[Experiment, Waiver]]] = defaultdict(list)
        for experiment in self.experiments:
            for waiver in experiment.approval.waivers:
                for rule in waiver.rules:
                    waivers[rule].append((experiment, waiver))
        object.__setattr__(self, "_waivers", {rule: tuple(found) for rule, found in waivers.items()})

    def on(self, day: date, held: frozenset[str] = frozenset()) -> Law:
        """The law in force on a Copenhagen day; `held`: amendments that leave what is asked about behind."""
        index = bisect_right(self._changes, day)
        key = (index, held) if held else index
        if key not in self._laws:
            self._laws[key] = self._compile(day, held)
        return self._laws[key]

    def as_known(self, day: date) -> RegimeTimeline:
        """The law as it was known on a Copenhagen day: approvals with the period that they had then."""
        approvals = {one.id: one.approval.as_known(day) for one in self.experiments}
        if all(approvals[one.id] is one.approval for one in self.experiments):
            return self
        experiments = []
        provisions = list(self.provisions)
        rules = list(self.rules)
        for one in self.experiments:
            approval = approvals[one.id]
            if approval is one.approval:
                experiments.append(one)
                continue
            own = {id(each): each for each in provisions if each.statute.id == one.id}
            provisions = [each for each in provisions if id(each) not in own]
            mine = [each for each in rules if each.experiment == one.id]
            rules = [each for each in rules if each.experiment != one.id]
            if approval is None:
                continue
            practice = replace(one.practice, valid=approval.valid)
            then = {key: replace(each, statute=practice) for key, each in own.items()}
            known = tuple(replace(each, provision=then[id(each.provision)]) for each in mine)
            provisions += then.values()
            rules += known
            experiments.append(replace(one, practice=practice, approval=approval, rules=known))
        return RegimeTimeline(
            self.vocabulary, tuple(provisions), tuple(rules), tuple(experiments), self.transitions
        )

    def waivers(self, rule: str) -> tuple[tuple[Experiment, Waiver], ...]:
        """The waivers that name a rule, each with its experiment; whether they hold is the case's matter."""
        return self._waivers.get(rule, ())

    def _compile(self, day: date, held: frozenset[str]) -> Law:
        provisions = [one for one in self.provisions if in_force(one, day)]
        versions = {id(one) for one in provisions}
        rules = [rule for rule in self.rules if id(rule.provision) in versions or _lingers(rule, day)]
        for change in (one for one in self.staggered if one.id in held):
            still = [one for one in self.provisions if named(one, change.earlier)]
            provisions = [one for one in provisions if not named(one, change.later)]
            provisions += [one for one in still if in_force(one, change.last_day) and one not in provisions]
            rules = [rule for rule in rules if not named(rule, change.later) and not change.ends(rule)]
            rules += [rule for rule in self.rules if change.ends(rule)]
        duties = [rule for rule in rules if isinstance(rule, DutyRule)]
        conditions = [rule for rule in rules if isinstance(rule, ConditionRule)]
        milestones = [rule for rule in rules if isinstance(rule, MilestoneRule)]
        lapses = [rule for rule in rules if isinstance(rule, LapseRule)]
        plays = [rule for rule in rules if isinstance(rule, PlayRule)]
        return Law(
            base=next((one.statute for one in provisions if one.statute.regime), None),
            basis={one.id: one for one in provisions},
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
