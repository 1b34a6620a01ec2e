"""`status`: what holds at an instant. *Skal, Kan, Afventer, Fritaget, Ikke overholdt.*"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .duties import Breach, Duty, Judgement, Span
from .guarding import Past, could_hold
from .history import Act
from .membership import in_play
from .moments import Moment, local_day
from .provisions import AnyRule, MilestoneRule
from .regimes import Law

Owing = Literal["open", "overdue", "dormant", "undecided", "waived", "suspended"]


@dataclass(frozen=True, slots=True)
class Owed:
    """An unmet duty as it stands at an instant."""

    duty: Duty
    status: Owing
    span: Span


@dataclass(frozen=True, slots=True)
class Blocker:
    """A rule that an act waits for, and the acts that would free it; `waived_by` where it is set aside."""

    rule: AnyRule
    kind: Literal["condition", "milestone", "exclusion"]
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
    law = regimes.on(local_day(at))
    past = Past(judgement.person, judgement.occasions)
    for act in judgement.acts:
        if act.occurred_at.instant <= at:
            past.add(act)
    may: list[Allowed] = []
    blocked: list[Blocked] = []
    waived: list[Blocked] = []
    areas = {regimes.vocabulary[name].area for name in past.by_name if name in regimes.vocabulary}
    for name, kind in regimes.vocabulary.acts.items():
        if kind.area not in areas:
            continue  # what may be done in a case is of its own area
        basis = next((law.basis[one] for one in kind.basis if one in law.basis), None)
        if basis is None or kind.effect is not None:
            continue
        blockers = _blockers(judgement, law, past, name, at)
        effective = tuple(one for one in blockers if one.waived_by is None)
        if effective:
            blocked.append(Blocked(name, effective))
        else:
            may.append(Allowed(name, basis.source))
        if set_aside := tuple(one for one in blockers if one.waived_by is not None):
            waived.append(Blocked(name, set_aside))
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
    base = judgement.regimes.on(local_day(at)).base
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


def _blockers(judgement: Judgement, law: Law, past: Past, act: str, at: datetime) -> list[Blocker]:
    moment = Moment(at)
    probe = Act("", act, moment, moment, occasion=past.occasions.only_open())
    found: list[Blocker] = []
    for condition in law.conditions.get(act, ()):
        needs = in_play(condition.needs, judgement.absences, past.count)
        if not needs or past.done(needs, condition.undone_by, about=condition.about):
            continue
        if could_hold(condition, condition.acts, past, probe):
            found.append(_blocker(judgement, condition, "condition", tuple(sorted(needs)), at))
    found += [
        _blocker(judgement, milestone, "milestone", tuple(sorted(milestone.needs)), at)
        for milestone in law.milestones.get(act, ())
        if could_hold(milestone, milestone.acts, past, probe) and _open_duty(judgement, milestone, at)
    ]
    found += [
        _blocker(judgement, absence.rule, "exclusion", (), at)
        for absence in judgement.absences.get(act, ())
        if absence.binds(past.count)
    ]
    return [one for one in found if one.waived_by != ""]


def _open_duty(judgement: Judgement, rule: MilestoneRule, at: datetime) -> bool:
    return any(
        rule.needs & set(duty.rule.acts) and (owed := _owed(duty, at)) and owed.span.standing == "open"
        for duty in judgement.duties
    )


def _blocker(
    judgement: Judgement, rule: AnyRule, kind: str, unblocked_by: tuple[str, ...], at: datetime
) -> Blocker:
    waived_by = None
    if rule.experiment and not judgement.memberships[rule.experiment].covers(at):
        waived_by = ""  # a rule of an experiment that the case is outside of: it is not there at all
    for experiment, waiver in judgement.regimes.waivers(rule.id):
        if judgement.memberships[experiment.id].covers(at):
            waived_by = waiver.id
    return Blocker(rule, kind, unblocked_by, waived_by)  # type: ignore[arg-type]
