"""Acts beside a duty: what its rule looked at besides its trigger; what began none of its own, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from .duties import Duty, Judgement
from .guarding import Past, guard_holds, holds
from .history import Act
from .provisions import DutyRule, Guard


@dataclass(frozen=True, slots=True)
class NotBegun:
    """An act that a rule names and that began no duty: for what stood in the case (`guard`, such as that an
    effort ran), or for the duty that it already had (`other`)."""

    rule: DutyRule
    act: Act
    guard: Guard | None = None
    other: Duty | None = None


def not_begun(judgement: Judgement, at: datetime) -> tuple[NotBegun, ...]:
    """The acts until an instant that began no duty, of occasions still open then.

    Only where a rule is there once at a time or waits for what goes on in the case: a rule that an act's own
    answers keep out says so itself.
    """
    return tuple(_not_begun(judgement, at))


def looked_at(duty: Duty, judgement: Judgement) -> tuple[Act, ...]:
    """The newest act of the occasion that each guard looked at, where that is not the trigger itself."""
    trigger, past = duty.trigger, Past(judgement.person, judgement.occasions)
    if trigger is None:
        return ()
    for act in judgement.acts:
        past.add(act)
        if act.root == trigger.root:
            break
    names = [one.acts for one in duty.rule.when if one.field and trigger.name not in one.acts]
    found = (past.newest(one, trigger.occasion) for one in names if one)
    return tuple(act for act in found if act is not None)


def _not_begun(judgement: Judgement, at: datetime) -> Iterator[NotBegun]:
    past = Past(judgement.person, judgement.occasions)
    begun = {(duty.triggered_by, duty.rule.id) for duty in judgement.duties}
    for act in judgement.acts:
        done = act.occurred_at.instant
        if done > at:
            return
        past.add(act)
        closed = judgement.occasions.closed.get(act.occasion or "")
        if closed is not None and closed <= at:
            continue
        for rule in judgement.governing.law(act).duties.get(act.name, ()):
            if (act.root, rule.id) in begun or judgement.force.set_aside(rule, at) is not None:
                continue
            own = tuple(one for one in rule.unless if one.field)
            if not holds(replace(rule, unless=own), act, past):
                continue
            kept = (one for one in rule.unless if not one.field and guard_holds(one, act, past))
            if guard := next(kept, None):
                yield NotBegun(rule, act, guard=guard)
            elif other := _stood(rule, act, judgement, past):
                yield NotBegun(rule, act, other=other)


def _stood(rule: DutyRule, act: Act, judgement: Judgement, past: Past) -> Duty | None:
    """The duty of a rule that is there once at a time, as an act was done that might have begun another."""
    done = act.occurred_at.instant
    for duty in judgement.duties if rule.single else ():
        ended = duty.settled_at is not None and duty.settled_at <= done
        if duty.rule.id != rule.id or duty.created > max(done, act.known_at.instant) or ended:
            continue
        if rule.single == "case" or past.same_occasion(duty.occasion, act.occasion):
            return duty
    return None
