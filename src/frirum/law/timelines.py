"""What acts alone decide over time: when a case is inside an experiment, what is paused, what is out of play.

None of it depends on duties, so it is read once, before any duty is judged.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .experiments import WayOut
from .force import Force, Play
from .governing import Governing
from .guarding import Past, guard_holds, holds
from .history import Act
from .membership import Flag, membership
from .provisions import SuspendRule


@dataclass(slots=True)
class Pause:
    """A suspension of a duty's clock between two acts."""

    rule: SuspendRule
    begins: Act
    ends: Act | None = None


@dataclass(frozen=True, slots=True)
class Timelines:
    """Flags by experiment, pauses by duty rule, and the force of rules, which follows from the flags."""

    flags: dict[str, list[Flag]]
    pauses: dict[str, list[Pause]]
    force: Force


def timelines(governing: Governing, acts: tuple[Act, ...], past: Past) -> Timelines:
    """Reads the acts in order; `past` is filled on the way."""
    regimes = governing.regimes
    flags: dict[str, list[Flag]] = {one.id: [] for one in regimes.experiments}
    pauses: dict[str, list[Pause]] = defaultdict(list)
    plays: dict[str, list[Play]] = defaultdict(list)
    for place, act in enumerate(acts):
        law = governing.law(act)
        past.add(act)
        for experiment in regimes.experiments:
            for way_out in experiment.approval.ways_out:
                _flag(act, way_out, flags[experiment.id], past)
        for play in law.plays:
            if act.name in play.triggers and holds(play, act, past):
                for name in play.acts:
                    plays[name].append(Play(play, act.occurred_at.instant, place))
        for rule in law.suspends:
            if act.name in rule.begins | rule.ends:
                for name in rule.duties:
                    _pause(pauses[name], act, rule, past)
    memberships = {one.id: membership(one, flags[one.id]) for one in regimes.experiments}
    return Timelines(flags, dict(pauses), Force(regimes, memberships, dict(plays)))


def _flag(act: Act, way_out: WayOut, flags: list[Flag], past: Past) -> None:
    kind = act.values.get(way_out.match) if way_out.match else None
    still = [one for one in flags if one.way_out is way_out and one.until is None]
    if act.name in way_out.acts and all(guard_holds(guard, act, past) for guard in way_out.when):
        flags.append(Flag(way_out, kind, act.occurred_at.instant))
    elif act.name in way_out.back:
        for one in still:
            if kind in (None, one.kind):
                one.until = act.occurred_at.instant


def _pause(pauses: list[Pause], act: Act, rule: SuspendRule, past: Past) -> None:
    stands_still = bool(pauses) and pauses[-1].ends is None
    if stands_still and act.name in rule.ends:
        pauses[-1].ends = act
    elif not stands_still and act.name in rule.begins and holds(rule, act, past):
        pauses.append(Pause(rule, act))
