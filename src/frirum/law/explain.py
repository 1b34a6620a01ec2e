"""Why a duty is here, and how its date was counted: plain steps that somebody with a calendar can check.

Each step is data; the screens put words to it. Nothing is counted here that `calendar` and `standing` did
not count: a step only says which of it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .calendar import Due, Within, add, free_day, weekdays_after
from .calendar import due as due_from
from .duties import Duty, Span
from .history import Act
from .moments import COPENHAGEN, Moment
from .standing import Halt, halts
from .transitions import Transition


@dataclass(frozen=True, slots=True)
class Free:
    """A day that is no weekday: "saturday", "sunday", or the holiday's Danish name."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Start:
    """From where the time runs: which of an act's times (or the field in which it names a day); or a miss."""

    moment: Moment
    act: Act | None
    time: str


@dataclass(frozen=True, slots=True)
class Weekdays:
    """The weekdays that were counted one by one, and the days between that don't count."""

    counted: tuple[date, ...]
    skipped: tuple[Free, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Start + length = date.

    `no_such_day`: the month has no such day, so its last one stands. `through`: the free days that hours
    ran through; `clock_moved`: by how much the clock on the wall was moved meanwhile.
    """

    start: Moment
    within: Within
    due: Due
    no_such_day: bool = False
    through: tuple[Free, ...] = ()
    clock_moved: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Window:
    """Start + length = the first day on which it is meant to be done; it forbids nothing."""

    start: Moment
    within: Within
    opens: date


@dataclass(frozen=True, slots=True)
class Moved:
    """The date once the times are added for which the clock stood still."""

    due: Due


@dataclass(frozen=True, slots=True)
class Last:
    """The last day is free: it moves `to` the next weekday, or (None) stays where it is."""

    free: Free
    to: date | None


@dataclass(frozen=True, slots=True)
class NoDate:
    """Nothing to count: "asap", "none", or "undecided" (hours from a moment whose hour nobody knows)."""

    why: str
    within: Within


@dataclass(frozen=True, slots=True)
class GoesUnder:
    """A change of law that the duty stood through: kept under the earlier rule, or counted anew (`anew`)."""

    transition: Transition
    anew: bool


Step = Start | Weekdays | Sum | Window | Halt | Moved | Last | NoDate | GoesUnder


def steps(
    duty: Duty, span: Span | None = None, transitions: Iterable[Transition] = (), on: date | None = None
) -> tuple[Step, ...]:
    """How a duty's date was counted; for a span, as it was counted then.

    With `transitions`, also the changes of law that it had stood through by the day `on`.
    """
    return (*_counting(duty, span or duty.spans[-1]), *_changes(duty, transitions, on))


def chain(duty: Duty) -> tuple[Act, ...]:
    """The entries behind a duty, nearest first: what triggered it, or the duty whose miss did, and what its
    time runs from where that is another."""
    found: list[Act] = []
    while duty.missed is not None:
        duty = duty.missed
    for act in (duty.trigger, duty.clock_act):
        if act is not None and act.root not in [one.root for one in found]:
            found.append(act)
    return tuple(found)


def _counting(duty: Duty, span: Span) -> Iterator[Step]:
    rule, start = duty.rule, duty.clock
    within = rule.within
    act = duty.clock_act or duty.trigger
    timed = rule.clock if duty.clock_act else None
    yield Start(start, act, (timed.field or timed.time) if timed else "known_at")
    if within.unit in ("asap", "none") or span.due.undecided:
        yield NoDate("undecided" if span.due.undecided else within.unit, within)
        return
    plain = due_from(start, within, saturday=rule.saturday)
    if within.unit == "wd":
        counted = weekdays_after(start.day, within.amount, rule.saturday)
        yield Weekdays(counted, tuple(_free(start.day, counted[-1], rule.saturday)))
    if within.amount:
        yield _sum(start, within, plain)
    if rule.opens:
        yield Window(start, rule.opens, add(start.day, rule.opens, rule.saturday))
    stood = halts(rule, start, duty.pauses, span.since)
    yield from stood
    total = sum((one.length for one in stood), timedelta(0))
    moved = due_from(start, within, saturday=rule.saturday, pause=total)
    if stood:
        yield Moved(moved)
    if moved.day is not None and (why := free_day(moved.day, saturday=False)):
        to = span.due.day if rule.roll == "next-weekday" else None
        yield Last(Free(moved.day, why), to)


def _sum(start: Moment, within: Within, plain: Due) -> Sum:
    found = Sum(start, within, plain)
    if plain.day is not None:
        return replace(found, no_such_day=within.unit == "mo" and plain.day.day != start.day.day)
    if plain.instant is None:
        return found
    ends = plain.instant.astimezone(COPENHAGEN)
    before, after = start.instant.astimezone(COPENHAGEN).utcoffset(), ends.utcoffset()
    through = tuple(_free(start.day - timedelta(days=1), ends.date(), saturday=False))
    return replace(found, through=through, clock_moved=(after or timedelta(0)) - (before or timedelta(0)))


def _free(after: date, last: date, saturday: bool) -> Iterator[Free]:
    """The days after one and until another that are no weekdays."""
    day = after + timedelta(days=1)
    while day <= last:
        if why := free_day(day, saturday):
            yield Free(day, why)
        day += timedelta(days=1)


def _changes(duty: Duty, transitions: Iterable[Transition], on: date | None) -> Iterator[GoesUnder]:
    """The amendment that counted it anew, and those that passed it by."""
    if duty.carried:
        yield GoesUnder(duty.carried, anew=True)
    for one in transitions:
        if one is not duty.carried and one.ends(duty.rule) and (on is None or one.since <= on):
            yield GoesUnder(one, anew=False)
