"""Why a duty is here, and how its date was counted, as plain steps. Words in Danish are the screens'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import Due, Roll, Within, weekdays_after
from .calendar import due as due_from
from .duties import Duty, Span
from .moments import Moment
from .provisions import DutyRule


@dataclass(frozen=True, slots=True)
class Counting:
    """The arithmetic of one deadline: from where, how long, what was counted, what it came to.

    `from_act` is the act whose time counts (None: the moment another duty was missed); `time` which of
    its times, or the field in which it names the day; `counted` the
    weekdays one by one; `plain` the date before pauses and roll, `stood_still` days of pause, or
    seconds where hours are counted.
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
    act = duty.clock_act or duty.trigger
    return Counting(
        start=duty.clock,
        from_act=act.root if act else None,
        time=(rule.clock.field or rule.clock.time) if rule.clock and duty.clock_act else "known_at",
        within=rule.within,
        counted=(
            weekdays_after(duty.clock.day, rule.within.amount, rule.saturday)
            if rule.within.unit == "wd"
            else ()
        ),
        plain=due_from(duty.clock, rule.within, saturday=rule.saturday),
        stood_still=due.stood_still / timedelta(seconds=1)
        if rule.within.unit == "h"
        else due.stood_still.days,
        roll=rule.roll,
        due=due,
    )
