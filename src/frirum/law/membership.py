"""What acts alone decide over time: when a case is inside an experiment, what is paused, what is out of play.

None of it depends on duties, so it is read once, before any duty is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .duties import Absence, Interval, Membership, covers
from .experiments import Experiment, WayOut
from .guarding import Past, guard_holds, holds
from .history import Act
from .moments import day_start
from .provisions import PlayRule, SuspendRule
from .regimes import RegimeTimeline


@dataclass(slots=True)
class Flag:
    """A way out that an act opened, and that another may close."""

    way_out: WayOut
    kind: object
    since: datetime
    until: datetime | None = None


@dataclass(slots=True)
class Pause:
    """A suspension of a duty's clock between two acts."""

    rule: SuspendRule
    begins: Act
    ends: Act | None = None


@dataclass(slots=True)
class Timelines:
    """Flags by experiment, pauses by duty rule, absences by act; memberships follow from the flags."""

    flags: dict[str, list[Flag]] = field(default_factory=dict)
    pauses: dict[str, list[Pause]] = field(default_factory=dict)
    absences: dict[str, list[Absence]] = field(default_factory=dict)
    memberships: Mapping[str, Membership] = field(default_factory=dict)


def timelines(regimes: RegimeTimeline, acts: tuple[Act, ...], past: Past) -> Timelines:
    """Reads the acts in order; `past` is filled on the way."""
    found = Timelines(flags={one.id: [] for one in regimes.experiments})
    for act in acts:
        law = regimes.on(act.occurred_at.day)
        past.add(act)
        for experiment in regimes.experiments:
            for way_out in experiment.approval.ways_out:
                _flag(act, way_out, found.flags[experiment.id], past)
        for play in law.plays:
            if (
                act.name in play.triggers
                and holds(play, act, past)
                and not _waived(play, act, regimes, found)
            ):
                for name in play.acts:
                    _play(found.absences.setdefault(name, []), act, play, past.count - 1)
        for rule in law.suspends:
            if act.name in rule.begins | rule.ends:
                for name in rule.duties:
                    _pause(found.pauses.setdefault(name, []), act, rule, past)
    found.memberships = {one.id: membership(one, found.flags[one.id]) for one in regimes.experiments}
    return found


def in_play(acts: Iterable[str], absences: Mapping[str, Iterable[Absence]], place: int) -> frozenset[str]:
    """Those of some acts that are in play for the act at a place; a condition on another does not bind."""
    return frozenset(name for name in acts if not any(one.binds(place) for one in absences.get(name, ())))


def membership(experiment: Experiment, flags: Iterable[Flag]) -> Membership:
    """When a case is inside an experiment: its period less the flagged times."""
    valid = experiment.approval.valid
    whole = (day_start(valid.since), day_start(valid.until) if valid.until else None)
    flagged = tuple((one.since, one.until, one.way_out.id) for one in flags)
    return Membership(experiment.id, tuple(_without(whole, flagged)), flagged)


def _flag(act: Act, way_out: WayOut, flags: list[Flag], past: Past) -> None:
    kind = act.values.get(way_out.match) if way_out.match else None
    still = [one for one in flags if one.way_out is way_out and one.until is None]
    if act.name in way_out.acts and all(guard_holds(guard, act, past) for guard in way_out.when):
        if all(one.kind != kind for one in still):
            flags.append(Flag(way_out, kind, act.occurred_at.instant))
    elif act.name in way_out.back:
        for one in still:
            if kind in (None, one.kind):
                one.until = act.occurred_at.instant


def _waived(play: PlayRule, act: Act, regimes: RegimeTimeline, found: Timelines) -> bool:
    """A waived include or exclude has no effect while the case is inside its experiment."""
    return any(
        covers(membership(experiment, found.flags[experiment.id]).inside, act.occurred_at.instant)
        for experiment, _ in regimes.waivers(play.id)
    )


def _play(absences: list[Absence], act: Act, rule: PlayRule, place: int) -> None:
    is_out = bool(absences) and absences[-1].until is None
    if rule.includes and is_out:
        absences[-1].until, absences[-1].back = act.occurred_at.instant, place
    elif not rule.includes and not is_out:
        absences.append(Absence(rule, act.occurred_at.instant, place))


def _pause(pauses: list[Pause], act: Act, rule: SuspendRule, past: Past) -> None:
    stands_still = bool(pauses) and pauses[-1].ends is None
    if stands_still and act.name in rule.ends:
        pauses[-1].ends = act
    elif not stands_still and act.name in rule.begins and holds(rule, act, past):
        pauses.append(Pause(rule, act))


def _without(whole: Interval, holes: Iterable[tuple[datetime, datetime | None, str]]) -> list[Interval]:
    """An interval less the holes in it."""
    left = [whole]
    for since, until, _ in holes:
        cut: list[Interval] = []
        for start, end in left:
            if (end is not None and since >= end) or (until is not None and until <= start):
                cut.append((start, end))
                continue
            if start < since:
                cut.append((start, since))
            if until is not None and (end is None or until < end):
                cut.append((until, end))
        left = cut
    return left
