"""`status`: what holds at an instant. *Skal, Kan, Afventer, Fritaget, Ikke overholdt.*"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from .duties import Breach, Duty, Judgement, Span
from .force import OUTSIDE
from .guarding import Past, could_hold, met
from .history import Act, Occasions
from .moments import Moment
from .provisions import AnyRule, ConditionRule, MilestoneRule
from .regimes import Law

Owing = Literal["open", "overdue", "dormant", "undecided", "waived", "suspended"]
Blocking = Literal["condition", "milestone", "exclusion"]


@dataclass(frozen=True, slots=True)
class Owed:
    """An unmet duty as it stands at an instant."""

    duty: Duty
    status: Owing
    span: Span


@dataclass(frozen=True, slots=True)
class Blocker:
    """A rule that an act waits for, and the acts that would free it; `waived_by` where it is set aside.

    Two kinds are only ever set aside: an `inclusion` that would free the act, and a `lapse` that the
    act, done, would have brought on a duty that still stands.
    """

    rule: AnyRule
    kind: Blocking | Literal["inclusion", "lapse"]
    unblocked_by: tuple[str, ...]
    waived_by: str | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """An act that may not be done yet, and by which rules."""

    act: str
    by: tuple[Blocker, ...]


@dataclass(frozen=True, slots=True)
class Allowed:
    """An act that may be done, and the provision that gives it."""

    act: str
    source: str


@dataclass(frozen=True, slots=True)
class Status:
    """The five answers at an instant, and what rests meanwhile (`suspended`)."""

    at: datetime
    regime: str
    must: tuple[Owed, ...]
    may: tuple[Allowed, ...]
    not_yet: tuple[Blocked, ...]
    waived: tuple[Owed, ...]
    waived_conditions: tuple[Blocked, ...]
    suspended: tuple[Owed, ...]
    breached: tuple[Breach, ...]


def status(judgement: Judgement, at: datetime) -> Status:
    """What holds at an instant (aware). Acts and breaches after it are not yet there."""
    owed = [one for duty in judgement.duties if (one := _owed(duty, at)) is not None]
    regimes = judgement.regimes
    done = [act for act in judgement.acts if act.occurred_at.instant <= at]
    vocabulary = regimes.vocabulary
    opened = [act.occasion for act in done if vocabulary.occasion(act.name) in ("opens", "rests")]
    past = Past(judgement.person, judgement.occasions.as_of(opened, at))
    ways = _ways(past.occasions)
    for act in done:
        past.add(act)
    may: list[Allowed] = []
    blocked: list[Blocked] = []
    waived: list[Blocked] = []
    thought = Act("", "", Moment(at), Moment(at), occasion=past.occasions.only_open())
    law = judgement.governing.law(thought)
    areas = {vocabulary[name].area for name in past.by_name if name in vocabulary}
    for name, kind in vocabulary.acts.items():
        if kind.area not in areas:
            continue  # what may be done in a case is of its own area
        basis = next((law.basis[one] for one in kind.basis if one in law.basis), None)
        if basis is None or kind.effect is not None:
            continue
        blockers = _blockers(judgement, past, name, at, ways[kind.occasion])
        effective = tuple(one for one in blockers if one.waived_by is None)
        if effective:
            blocked.append(Blocked(name, effective))
        else:
            may.append(Allowed(name, basis.source))
        if set_aside := tuple(one for one in blockers if one.waived_by is not None):
            waived.append(Blocked(name, set_aside))
    waived += _spared(judgement, at)
    return Status(
        at=at,
        regime=regime_name(judgement, at),
        must=tuple(one for one in owed if one.status not in ("waived", "suspended")),
        may=tuple(may),
        not_yet=tuple(blocked),
        waived=tuple(one for one in owed if one.status == "waived"),
        waived_conditions=tuple(waived),
        suspended=tuple(one for one in owed if one.status == "suspended"),
        breached=tuple(one for one in judgement.breaches if one.at <= at),
    )


def regime_name(judgement: Judgement, at: datetime) -> str:
    """The law a case is under: "serviceloven", "serviceloven+r1", "barnets-lov"."""
    base = judgement.governing.law(Act("", "", Moment(at), Moment(at))).base
    inside = [name for name, one in judgement.memberships.items() if one.covers(at)]
    return "+".join([base.id if base else "none", *inside])


def _owed(duty: Duty, at: datetime) -> Owed | None:
    span = duty.span_at(at)
    if span is None or (duty.settled_at is not None and duty.settled_at <= at):
        return None
    if span.standing != "open":
        return Owed(duty, span.standing, span)
    if span.due.undecided:
        return Owed(duty, "undecided", span)
    missed_at = span.due.missed_at
    if missed_at is None or at < missed_at:
        return Owed(duty, "open", span)
    return Owed(duty, "dormant" if duty.dormant else "overdue", span)


def _ways(occasions: Occasions) -> dict[str, tuple[str | None, ...]]:
    """In which occasion an act done now may come to be, by how the vocabulary says that it takes one.

    An occasion that it would itself open is added, resting on what it may rest on.
    """
    still = occasions.open()
    several = len(occasions.roots()) > 1
    taken = tuple(dict.fromkeys((occasions.only_open(), *still)))
    new = {f"new on {one}": one for one in (*taken, None)}
    occasions.parents |= new
    rests = tuple(name for name, one in new.items() if one in taken)
    return {"takes": taken, "needs": still if several else taken, "rests": rests, "opens": ("new on None",)}


def _blockers(
    judgement: Judgement, past: Past, act: str, at: datetime, ways: tuple[str | None, ...]
) -> list[Blocker]:
    """What keeps an act from being done in some way in which it may be; what would, but is waived."""
    moment = Moment(at)
    by_law: dict[int, tuple[Law, list[Act]]] = {}
    for one in ways:
        probe = Act("", act, moment, moment, occasion=one)
        law = judgement.governing.law(probe)
        by_law.setdefault(id(law), (law, []))[1].append(probe)
    found: list[Blocker] = []

    def add(rule: AnyRule, kind: Blocking, unblocked_by: frozenset[str]) -> None:
        aside = judgement.force.set_aside(rule, at)
        if aside != OUTSIDE:
            found.append(Blocker(rule, kind, tuple(sorted(unblocked_by)), aside))

    for law, probes in by_law.values():
        for condition in law.conditions.get(act, ()):
            needs = judgement.force.in_play(condition.needs, at)
            asked = [_asked_of(condition, one, judgement.force.set_aside(condition, at)) for one in probes]
            if any(
                not met(condition, needs, one, past) and could_hold(condition, condition.acts, past, one)
                for one in asked
            ):
                add(condition, "condition", needs)
        for milestone in law.milestones.get(act, ()):
            held = any(could_hold(milestone, milestone.acts, past, one) for one in probes)
            if held and _open_duty(judgement, milestone, at):
                add(milestone, "milestone", milestone.needs)
    return found + _played(judgement, act, at)


def _asked_of(condition: ConditionRule, probe: Act, aside: str | None) -> Act:
    """What a condition that must cover all that an act says is asked about an act not yet done.

    Where it binds, whether anything is covered: nobody is told to wait for what they may not need.
    Where it is waived, whether all is: there one sees what the experiment spares one.
    """
    if aside is None or condition.about is None or not condition.about.covers:
        return probe
    return replace(probe, values={condition.about.covers: list(condition.about.values)})


def _played(judgement: Judgement, act: str, at: datetime) -> list[Blocker]:
    """The exclusion that keeps an act out of play, and what is waived and would say otherwise."""
    force = judgement.force
    out = force.out_of_play(act, at)
    ordinary = force.out_of_play(act, at, waivers=False)
    found = [Blocker(out.rule, "exclusion", ())] if out else []
    if ordinary and not out:
        found.append(Blocker(ordinary.rule, "exclusion", (), force.set_aside(ordinary.rule, at)))
    if out and not ordinary:
        played = [one for one in force.plays[act] if one.at <= at and one.rule.includes]
        aside = [(one.rule, waiver) for one in played if (waiver := force.set_aside(one.rule, at))]
        found += [Blocker(rule, "inclusion", (), waiver) for rule, waiver in aside[-1:]]
    return found


def _spared(judgement: Judgement, at: datetime) -> list[Blocked]:
    """The waived lapses of duties that still stand."""
    stand = [
        one
        for one in judgement.spared
        if one.act.occurred_at.instant <= at and _owed(one.duty, at) is not None
    ]
    told = {(one.act.name, one.rule.id): Blocker(one.rule, "lapse", (), one.waiver) for one in stand}
    return [Blocked(act, (blocker,)) for (act, _), blocker in told.items()]


def _open_duty(judgement: Judgement, rule: MilestoneRule, at: datetime) -> bool:
    return any(
        rule.needs & set(duty.rule.acts) and (owed := _owed(duty, at)) and owed.span.standing == "open"
        for duty in judgement.duties
    )
