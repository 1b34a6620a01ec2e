"""The same facts under two laws: which duties only one of them asks for, and which both do, and when.

The facts are those of a life that was lived under one law. What was not done triggers nothing under the
other, so the answer is a lower bound and no forecast; and what a waiver spared somebody from doing may have
been done and never registered: under the other law that is *unknown*, never a breach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from .calendar import Due, sort_instant
from .duties import Breach, Duty, Judgement
from .force import OUTSIDE
from .guarding import Past, guard_holds
from .history import Act, PersonFacts
from .moments import local_day
from .provisions import AnyRule, ConditionRule, DutyRule, Provision, Validity
from .regimes import RegimeTimeline
from .replay import judge
from .status import Owing, status
from .vocabulary import Vocabulary

Fate = Literal[Owing, "met", "late", "lapsed", "unknown"]
BLOCKED = ("condition", "milestone", "exclusion")


@dataclass(frozen=True, slots=True)
class Side:
    """A duty under one law, and what has become of it; `waived_by` where the other law waives it."""

    duty: Duty
    fate: Fate
    due: Due
    waived_by: str | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """The same duty under both laws, or a duty and the one that replaces it.

    `days` from the one's last day to the other's (negative: the other is earlier); None without a date.
    """

    one: Side
    other: Side
    days: int | None
    replaced: bool

    @property
    def same(self) -> bool:
        """Whether both ask for the same by the same time."""
        return not self.replaced and _when(self.one.due) == _when(self.other.due)


@dataclass(frozen=True, slots=True)
class Held:
    """An act done that one law would have had wait; `spared_by`: the waiver under which nobody had to, in the
    law that was lived under. Whether what it should have waited for was done is then unknown: no breach."""

    breach: Breach
    spared_by: str | None = None


@dataclass(frozen=True, slots=True)
class Unasked:
    """A rule that may hold or not: it looks at an answer that nobody was asked for, or that names another
    law's provisions (`foreign`). It is counted as if the answer did not bring it about."""

    rule: DutyRule | ConditionRule
    act: Act
    field: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two laws ask on the same facts by an instant.

    `held_in_one` are acts done that only the one law would have had wait; `strange_to_one` acts whose answers
    name the law that is not the one's, so that its rules may look past them. Likewise for the other.
    """

    at: datetime
    one: str
    other: str
    only_in_one: tuple[Side, ...]
    only_in_other: tuple[Side, ...]
    both: tuple[Both, ...]
    held_in_one: tuple[Held, ...]
    held_in_other: tuple[Held, ...]
    strange_to_one: tuple[Act, ...]
    strange_to_other: tuple[Act, ...]
    unasked_in_one: tuple[Unasked, ...]
    unasked_in_other: tuple[Unasked, ...]


def compare(
    history: tuple[Act, ...],
    person: PersonFacts,
    one: RegimeTimeline,
    other: RegimeTimeline,
    at: datetime,
    lived: RegimeTimeline | None = None,
) -> Comparison:
    """Judges the same history under two laws, and lays the duties that had come about by `at` side by side.

    A duty is the same under both when the same act triggered it (or the miss of the same duty) and its rule
    is the same: by its own name, which the acts share, or as the one that an experiment puts in its place.
    `lived` is the law that the facts were lived under: what it waived is unknown, not breached, under any
    other. Where nobody says which it was, it may have been either.
    """
    first, second = judge(one, history, person), judge(other, history, person)
    real = judge(lived, history, person) if lived is not None else None
    names = status(first, at).regime, status(second, at).regime
    mine, theirs = _sides(first, second, real or second, at), _sides(second, first, real or first, at)
    both = _paired(mine, theirs, _replaced(one) | _replaced(other))
    paired = {id(side) for pair in both for side in (pair.one, pair.other)}
    return Comparison(
        at=at,
        one=names[0],
        other=names[1],
        only_in_one=tuple(side for side in mine if id(side) not in paired),
        only_in_other=tuple(side for side in theirs if id(side) not in paired),
        both=both,
        held_in_one=_held(first, second, real or second, at),
        held_in_other=_held(second, first, real or first, at),
        strange_to_one=_strange(first, one, other, at),
        strange_to_other=_strange(second, other, one, at),
        unasked_in_one=tuple(_unasked(first, one, other, at)),
        unasked_in_other=tuple(_unasked(second, other, one, at)),
    )


def as_if(regimes: RegimeTimeline, statute: str) -> RegimeTimeline:
    """Ordinary law as if one act that a case can run under had always been in force, and no other such.

    The first version of each of its provisions reaches back, and the last one forward, without end.
    """
    kept: dict[int, Provision] = {}
    versions: dict[str, list[Provision]] = {}
    for provision in regimes.provisions:
        if provision.statute.regime and provision.statute.id == statute:
            versions.setdefault(provision.id, []).append(provision)
        elif not provision.statute.regime and provision.statute.id not in _ids(regimes):
            kept[id(provision)] = provision
    if not versions:
        known = ", ".join(sorted(_acts_of_law(regimes)))
        raise ValueError(f"there is no law {statute!r} that a case can run under; known are: {known}")
    for listed in versions.values():
        listed.sort(key=lambda version: version.valid.since)
        for version in listed:
            always = replace(version.statute, valid=Validity(date.min))
            since = date.min if version is listed[0] else version.valid.since
            until = None if version is listed[-1] else version.valid.until
            kept[id(version)] = replace(version, statute=always, valid=Validity(since, until))
    rules = [rule for rule in regimes.rules if id(rule.provision) in kept]
    return replace(
        regimes,
        provisions=tuple(kept.values()),
        rules=tuple(replace(rule, provision=kept[id(rule.provision)]) for rule in rules),
        experiments=(),
        transitions=(),
    )


def _ids(regimes: RegimeTimeline) -> frozenset[str]:
    return frozenset(one.id for one in regimes.experiments)


def _sides(judged: Judgement, elsewhere: Judgement, lived: Judgement, at: datetime) -> list[Side]:
    """The duties that one law has asked for by an instant, in the order of their dates."""
    now = status(judged, at)
    standing: dict[str, Owing] = {
        one.duty.key: one.status for one in (*now.must, *now.waived, *now.suspended)
    }
    found = []
    for duty in judged.duties:
        if duty.created > at or not any(one.standing == "open" and one.since <= at for one in duty.spans):
            continue  # not yet there, or waived from birth until now: nobody had to
        span = duty.span_at(at) or duty.spans[-1]
        spared = _waiver(duty, lived) is not None
        fate = _fate(duty, standing, spared, at)
        found.append(Side(duty, fate, span.due, _waiver(duty, elsewhere)))
    return sorted(found, key=lambda side: (sort_instant(side.due), side.duty.created, side.duty.key))


def _waiver(duty: Duty, elsewhere: Judgement) -> str | None:
    """The waiver that sets a duty aside under the other law; a duty from a missed one shares that one's."""
    known = {one.key: one for one in elsewhere.duties}
    if there := known.get(duty.key):
        aside = [one.because for one in there.spans if one.standing == "waived"]
        return aside[0] if aside and aside[0] else None
    aside_now = elsewhere.force.set_aside(duty.rule, duty.created) if _applies(duty, elsewhere) else None
    if aside_now and aside_now != OUTSIDE:
        return aside_now
    return _waiver(duty.missed, elsewhere) if duty.missed else None


def _applies(duty: Duty, elsewhere: Judgement) -> bool:
    """Whether the other law knows the rule at all: an experiment's own is nothing to a law without it."""
    return not duty.rule.experiment or duty.rule.experiment in elsewhere.memberships


def _fate(duty: Duty, standing: Mapping[str, Owing], spared: bool, at: datetime) -> Fate:
    if duty.settled_at is not None and duty.settled_at <= at:
        if duty.outcome == "lapsed":
            return "lapsed"
        return "late" if duty.in_time is False else "met"
    return "unknown" if spared else standing.get(duty.key, "open")


def _paired(mine: list[Side], theirs: list[Side], replaced: Mapping[str, frozenset[str]]) -> tuple[Both, ...]:
    """Each duty with its like under the other law: first by the same rule, then by what replaces it."""
    left = list(theirs)
    pairs: list[Both] = []
    for stands_in in (False, True):
        taken = {id(pair.one) for pair in pairs}
        for side in mine:
            like = next((one for one in left if _alike(side, one, replaced, stands_in)), None)
            if id(side) not in taken and like is not None:
                left = [one for one in left if one is not like]
                pairs.append(Both(side, like, _days(side.due, like.due), stands_in))
    return tuple(sorted(pairs, key=lambda pair: mine.index(pair.one)))


def _alike(one: Side, other: Side, replaced: Mapping[str, frozenset[str]], stands_in: bool) -> bool:
    mine, theirs = one.duty, other.duty
    if _root(mine) != _root(theirs):
        return False
    if not stands_in:
        return mine.rule.id == theirs.rule.id or (_across(mine, theirs) and _own(mine) == _own(theirs))
    return theirs.rule.id in replaced.get(mine.rule.id, ()) or mine.rule.id in replaced.get(
        theirs.rule.id, ()
    )


def _own(duty: Duty) -> str:
    """A rule's name within its act: Barnets lov names what goes on from serviceloven by the same."""
    return duty.rule.id.partition("/")[2]


def _across(one: Duty, other: Duty) -> bool:
    """Whether two duties are of acts that follow one another; an experiment's own rules follow none."""
    return one.rule.provision.statute.regime and other.rule.provision.statute.regime


def _root(duty: Duty) -> tuple[str, ...]:
    """What triggered a duty, without the name of the act of law that a missed duty stood in."""
    return (*_root(duty.missed), _own(duty.missed)) if duty.missed else (duty.triggered_by,)


def _replaced(regimes: RegimeTimeline) -> dict[str, frozenset[str]]:
    """By a rule that an experiment waives: the rules of its practice that stand in its place."""
    found: dict[str, set[str]] = {}
    for experiment in regimes.experiments:
        waived = {waiver.id: waiver.rules for waiver in experiment.approval.waivers}
        for rule, waiver in experiment.replaced.items():
            for name in waived.get(waiver, ()):
                found.setdefault(name, set()).add(rule)
    return {name: frozenset(rules) for name, rules in found.items()}


def _when(due: Due) -> tuple[object, ...]:
    return due.kind, due.instant, due.day, due.opens


def _days(one: Due, other: Due) -> int | None:
    first, last = _last_day(one), _last_day(other)
    return (last - first).days if first and last else None


def _last_day(due: Due) -> date | None:
    return local_day(due.instant) if due.instant else due.day


def _held(judged: Judgement, elsewhere: Judgement, lived: Judgement, at: datetime) -> tuple[Held, ...]:
    """Acts done by an instant that only this law would have had wait for something, or not allowed."""
    known = {_held_key(one) for one in elsewhere.breaches}
    return tuple(
        Held(one, _spared(one, lived))
        for one in judged.breaches
        if one.kind in BLOCKED and one.at <= at and _held_key(one) not in known
    )


def _spared(held: Breach, lived: Judgement) -> str | None:
    """The waiver that set the rule, or its like in the act of law that was lived under, aside at the time."""
    for rule in lived.regimes.rules:
        like = rule.id == held.rule.id or _like(rule, held.rule)
        aside = lived.force.set_aside(rule, held.at) if like and not rule.experiment else None
        if aside:
            return aside
    return None


def _like(one: AnyRule, other: AnyRule) -> bool:
    """Whether two acts of law that follow one another ask the same: by the same name within its act, or as
    conditions that have the same act wait for the same."""
    if not (one.provision.statute.regime and other.provision.statute.regime):
        return False
    if isinstance(one, ConditionRule) and isinstance(other, ConditionRule):
        return one.needs == other.needs and not set(one.acts).isdisjoint(other.acts)
    return one.id.partition("/")[2] == other.id.partition("/")[2]


def _held_key(one: Breach) -> tuple[object, ...]:
    return one.kind, one.rule.id.partition("/")[2], one.act, one.at, one.triggered_by


def _strange(judged: Judgement, own: RegimeTimeline, other: RegimeTimeline, at: datetime) -> tuple[Act, ...]:
    """Acts whose answers name provisions of an act of law that only the other law has, as options do."""
    missing = _acts_of_law(other) - _acts_of_law(own)
    done: Iterable[Act] = (act for act in judged.acts if act.occurred_at.instant <= at)
    return tuple(act for act in done if any(_names(value, missing) for value in act.values.values()))


def _unasked(
    judged: Judgement, own: RegimeTimeline, other: RegimeTimeline, at: datetime
) -> Iterator[Unasked]:
    """The duties and conditions that wait for an answer which the acts until an instant do not give."""
    past = Past(judged.person, judged.occasions)
    foreign = _acts_of_law(other) - _acts_of_law(own)
    told: set[tuple[str, str, str]] = set()
    for act in judged.acts:
        if act.occurred_at.instant > at:
            return
        past.add(act)
        law = judged.governing.law(act)
        rules: list[DutyRule | ConditionRule] = [*law.duties.get(act.name, ())]
        for rule in [*rules, *law.conditions.get(act.name, ())]:
            met = isinstance(rule, ConditionRule) and past.done(rule.needs, rule.undone_by)
            if met or judged.force.set_aside(rule, act.occurred_at.instant) is not None:
                continue
            for one in _open(rule, act, past, foreign, own.vocabulary):
                if (key := (rule.id, one.act.root, one.field)) not in told:
                    told.add(key)
                    yield one


def _open(
    rule: DutyRule | ConditionRule, act: Act, past: Past, foreign: frozenset[str], vocabulary: Vocabulary
) -> tuple[Unasked, ...]:
    """The answers that a rule waits for, where all else that it looks at holds; none where it can't hold."""
    if any(guard_holds(guard, act, past) for guard in rule.unless):
        return ()
    found: list[Unasked] = []
    for guard in rule.when:
        tested = act if act.name in guard.acts else past.newest(guard.acts, act.occasion)
        if guard.field and guard.acts and tested is not None and not tested.erased:
            value, field = tested.values.get(guard.field), vocabulary[tested.name].find(guard.field)
            absent = value is None and field is not None
            asked = absent and field is not None and field.applies(tested.values, tested.occurred_at.day)
            if (absent and not (asked and field and field.type == "tick")) or _names(value, foreign):
                found.append(Unasked(rule, tested, guard.field, foreign=value is not None))
                continue
        if not guard_holds(guard, act, past):
            return ()
    return tuple(found)


def _acts_of_law(regimes: RegimeTimeline) -> frozenset[str]:
    return frozenset(one.statute.id for one in regimes.provisions if one.statute.regime)


def _names(value: object, laws: Iterable[str]) -> bool:
    every = value if isinstance(value, list) else [value]
    return any(isinstance(one, str) and one.startswith(f"{law}-") for one in every for law in laws)
