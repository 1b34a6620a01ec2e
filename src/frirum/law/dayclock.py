"""The day clock: "day 17 of 42" from notification (or awareness) to help.

Day n is the local date less the local date on which the clock started: notified on 4 March is
day 0, help on 3 April is day 30. Two figures, each by its name: *notified* starts with the
earliest unclosed notification, *aware* also with the family's own request. Both stop at the
first effort started since. A flag does not stop them; they measure, they do not oblige. The aim beside them
does: it is a duty of the experiment, and rests while the case is outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .duties import Duty, Judgement
from .moments import local_day
from .provisions import DutyRule
from .running import after

NOTIFIED = frozenset({"notification-received"})
AWARE = frozenset({"notification-received", "help-requested"})
HELP = "effort-started"
HELP_ENDED = "effort-ended"
DAYS = {"d": 1, "w": 7}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the day it counts from, the days so far, and the day on which help stopped it."""

    started: date
    days: int
    stopped: date | None


@dataclass(frozen=True, slots=True)
class DayClock:
    """Both figures (None where nothing started them), and the local target in days where there is one."""

    notified: Figure | None
    aware: Figure | None
    target: int | None


def day_clock(judgement: Judgement, at: datetime) -> DayClock:
    """The clock at an instant. The target is that of the case's local target for help, where it has one: not
    while that rests, and of help that has begun only where it stood as help came."""
    notified, aware = _figure(judgement, NOTIFIED, at), _figure(judgement, AWARE, at)
    stopped = {figure.stopped for figure in (notified, aware) if figure}
    targets = [
        duty.rule.within.amount * DAYS[duty.rule.within.unit]
        for duty in judgement.duties
        if targets_help(duty.rule) and _aimed_at(duty, stopped, at)
    ]
    return DayClock(notified, aware, min(targets, default=None))


def targets_help(rule: DutyRule) -> bool:
    """Whether a rule is a municipality's own aim for when help begins."""
    return rule.kind == "local-target" and HELP in rule.acts and rule.within.unit in DAYS


def _aimed_at(duty: Duty, stopped: set[date | None], at: datetime) -> bool:
    """Whether a target stands at an instant, or stood when the help that stopped the count met it."""
    if duty.settled_at is not None and duty.settled_at <= at:
        met = duty.outcome == "met" and local_day(duty.settled_at) in stopped
        return met and duty.spans[-1].standing == "open"
    span = duty.span_at(at)
    return span is not None and span.standing == "open"


def _figure(judgement: Judgement, starts: frozenset[str], at: datetime) -> Figure | None:
    """From the earliest start whose occasion was not closed before help came, unless help already ran."""
    closed = judgement.occasions.closed
    started: date | None = None
    waiting: list[tuple[str, date]] = []
    running: frozenset[str] = frozenset()
    stopped: date | None = None
    for act in judgement.acts:
        if act.occurred_at.instant > at:
            break
        if act.name in starts and not running:
            waiting.append((act.occasion or act.root, act.known_at.day))
        elif act.name == HELP:
            running |= {act.root}
            live = [day for name, day in waiting if not _closed(closed.get(name), act.occurred_at.instant)]
            if live:
                started, stopped, waiting = min(live), act.occurred_at.day, []
        elif act.name == HELP_ENDED:
            running = after(running, act)
    live = [day for name, day in waiting if not _closed(closed.get(name), at)]
    if live:
        return Figure(min(live), (local_day(at) - min(live)).days, None)
    if started and stopped:
        return Figure(started, (stopped - started).days, stopped)
    return None


def _closed(closed: datetime | None, at: datetime) -> bool:
    return closed is not None and closed <= at
