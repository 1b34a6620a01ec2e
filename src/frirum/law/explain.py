"""Why a duty is here, and how its date was counted, as plain steps. Words in Danish are the screens'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .calendar import Due, Roll, Within, add, weekdays_after
from .duties import Duty, Span
from .moments import Moment
from .provisions import DutyRule


@dataclass(frozen=True, slots=True)
class Counting:
    """The arithmetic of one deadline: from where, how long, what was counted, what it came to.

    `from_act` is the act whose time counts (None: the moment another duty was missed); `counted` the
    weekdays one by one; `plain` the date before pauses and roll, `stood_still` days or seconds of pause.
    """

    start: Moment
    from_act: str | None
    time: str
    within: Within
    counted: tuple[date, ...]
    plain: Due
    stood_still: float
    roll: Roll
    due: Due


def counting(duty: Duty, span: Span | None = None) -> Counting:
    """How a duty's date was counted; for a span, as it was counted then."""
    rule: DutyRule = duty.rule
    due = (span or duty.spans[-1]).due
    plain = _plain(duty)
    act = duty.clock_act or duty.trigger
    return Counting(
        start=duty.clock,
        from_act=act.root if act else None,
        time=rule.clock.time if rule.clock and duty.clock_act else "known_at",
        within=rule.within,
        counted=(
            weekdays_after(duty.clock.day, rule.within.amount, rule.saturday)
            if rule.within.unit == "wd"
            else ()
        ),
        plain=plain,
        stood_still=_difference(plain, due),
        roll=rule.roll,
        due=due,
    )


def _plain(duty: Duty) -> Due:
    within = duty.rule.within
    if within.unit in ("asap", "none", "h"):
        return duty.spans[0].due
    return Due("date", day=add(duty.clock.day, within, duty.rule.saturday))


def _difference(plain: Due, due: Due) -> float:
    if isinstance(plain.instant, datetime) and isinstance(due.instant, datetime):
        return (due.instant - plain.instant).total_seconds()
    return (due.day - plain.day).days if plain.day and due.day else 0
