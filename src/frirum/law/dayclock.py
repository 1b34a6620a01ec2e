"""The day clock: "day 17 of 42" from notification (or awareness) to help.

Day n is the local date less the local date on which the clock started: notified on 4 March is
day 0, help on 3 April is day 30. Two figures, each by its name: *notified* starts with the
earliest unclosed notification, *aware* also with the family's own request. Both stop at the
first effort started since. A flag does not stop them; they measure, they do not oblige.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .duties import Judgement
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
    """The clock at an instant. The target is that of the case's local target for help, where it has one."""
    targets = [
        duty.rule.within.amount * DAYS[duty.rule.within.unit]
        for duty in judgement.duties
        if _targets_help(duty.rule) and duty.created <= at
    ]
    return DayClock(
        notified=_figure(judgement, NOTIFIED, at),
        aware=_figure(judgement, AWARE, at),
        target=min(targets, default=None),
    )


def _targets_help(rule: DutyRule) -> bool:
    return rule.kind == "local-target" and HELP in rule.acts and rule.within.unit in DAYS


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
