"""How a duty stands over time: open, waived by an experiment, or suspended, and when it is missed.

A waiver changes the standing and leaves the date alone; a suspension by law moves the date by
the time for which the clock stood still; an experiment's own duties rest while a case is outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .calendar import Due
from .calendar import due as due_from
from .duties import Span, Standing
from .membership import Flag
from .moments import INSTANT_STEP, Moment, day_start
from .provisions import DutyRule, SuspendRule
from .regimes import RegimeTimeline
from .timelines import Pause, Timelines

PERIOD_END = "period-end"


@dataclass(frozen=True, slots=True)
class Course:
    """The whole future of a duty if nobody settles it: spans, the miss, and where it lapses by itself."""

    spans: tuple[Span, ...]
    missed_at: datetime | None
    dormant: bool
    lapses_at: datetime | None


@dataclass(frozen=True, slots=True)
class Halt:
    """A time for which a duty's clock stood still, from an act until another, and which rule says so."""

    since: Moment
    until: Moment
    length: timedelta
    rule: SuspendRule


def course(
    rule: DutyRule, created: datetime, clock: Moment, regimes: RegimeTimeline, found: Timelines
) -> Course:
    """The spans of a duty born at `created`, whose time runs from `clock`."""
    pauses = found.pauses.get(rule.id, ())
    affected = rule.experiment or regimes.waivers(rule.id) or pauses
    if not affected and not any(name in found.force.plays for name in rule.acts):
        due = _due(rule, clock, timedelta(0))
        missed_at = due.missed_at
        at = None if missed_at is None else max(created, missed_at)
        return Course((Span("open", created, None, None, due),), at, False, None)
    spans: list[Span] = []
    lapses_at: datetime | None = None
    due = _due(rule, clock, timedelta(0))
    for since in _changes(rule, created, regimes, found):
        standing, because = _standing(rule, created, since, regimes, found)
        if standing is None:
            lapses_at = since
            break
        if pauses:
            due = _due(rule, clock, _stood_still(rule, clock, pauses, since))
        last = spans[-1] if spans else None
        if last and (last.standing, last.because, last.due) == (standing, because, due):
            continue
        if last:
            spans[-1] = Span(last.standing, last.since, since, last.because, last.due)
        spans.append(Span(standing, since, None, because, due))
    if lapses_at is not None and spans:
        spans[-1] = Span(spans[-1].standing, spans[-1].since, lapses_at, spans[-1].because, spans[-1].due)
    at, dormant = _missed(spans)
    return Course(tuple(spans), at, dormant, lapses_at)


def _due(rule: DutyRule, clock: Moment, pause: timedelta) -> Due:
    return due_from(clock, rule.within, opens=rule.opens, saturday=rule.saturday, roll=rule.roll, pause=pause)


def _missed(spans: list[Span]) -> tuple[datetime | None, bool]:
    """The first instant at which the duty stands open past its date, and whether it only then came back."""
    for index, span in enumerate(spans):
        past = span.due.missed_at
        if span.standing != "open" or past is None:
            continue
        at = max(span.since, past)
        if span.until is None or at < span.until:
            return at, index > 0 and span.since > past and spans[index - 1].standing != "open"
    return None, False


def _changes(rule: DutyRule, created: datetime, regimes: RegimeTimeline, found: Timelines) -> list[datetime]:
    """The instants from birth on at which a duty may come to stand otherwise."""
    instants = {created}
    for experiment in regimes.experiments:
        valid = experiment.approval.valid
        instants.add(day_start(valid.since))
        if valid.until:
            instants.add(day_start(valid.until))
        for flag in found.flags[experiment.id]:
            instants.add(flag.since)
            if flag.until:
                instants.add(flag.until)
    for pause in found.pauses.get(rule.id, ()):
        instants.add(pause.begins.occurred_at.instant)
        if pause.ends:
            instants.add(pause.ends.occurred_at.instant)
    for name in rule.acts:
        instants.update(one.at for one in found.force.plays.get(name, ()))
    return sorted(one for one in instants if one >= created)


def _standing(
    rule: DutyRule, created: datetime, at: datetime, regimes: RegimeTimeline, found: Timelines
) -> tuple[Standing | None, str | None]:
    """How it stands at an instant and why; None where it lapses there."""
    standing: Standing | None = "open"
    because: str | None = None
    if rule.experiment:
        standing, because = _replacement(rule.experiment, at, regimes, found)
    else:
        standing, because = _waived(rule, created, at, regimes, found)
    if standing != "open":
        return standing, because
    for pause in found.pauses.get(rule.id, ()):
        until = pause.ends.occurred_at.instant if pause.ends else None
        if pause.begins.occurred_at.instant <= at and (until is None or at < until):
            return "suspended", pause.rule.id
    if found.force.plays:
        out = [found.force.out_of_play(name, at) for name in rule.acts]
        if out[0] is not None and all(out):
            return "suspended", out[0].rule.id
    return standing, because


def _replacement(
    experiment_id: str, at: datetime, regimes: RegimeTimeline, found: Timelines
) -> tuple[Standing | None, str | None]:
    """A duty of the experiment itself: it rests while the case is outside, and returns unchanged."""
    flag = _flag_at(found.flags[experiment_id], at)
    if flag:
        return "suspended", flag.way_out.id
    approval = next(one for one in regimes.experiments if one.id == experiment_id).approval
    if approval.valid.until is None or at < day_start(approval.valid.until) or approval.at_end == "keep":
        return "open", None
    return (None if approval.at_end == "lapse" else "suspended"), f"{experiment_id}/{PERIOD_END}"


def _waived(
    rule: DutyRule, created: datetime, at: datetime, regimes: RegimeTimeline, found: Timelines
) -> tuple[Standing | None, str | None]:
    """A duty of ordinary law: waived where an approval reaches it, and back by each way out's own effect."""
    because: str | None = None
    for experiment, waiver in regimes.waivers(rule.id):
        approval = experiment.approval
        start = day_start(approval.valid.since)
        end = day_start(approval.valid.until) if approval.valid.until else None
        if at < start or (created < start and approval.entry == "triggers-after"):
            continue
        if end is not None and created >= end:
            continue
        flags = found.flags[experiment.id]
        flag = _flag_at(flags, at)
        if flag and not (flag.way_out.then == "keep" and created < flag.since):
            if flag.way_out.then == "lapse" and created < flag.since:
                return None, flag.way_out.id
            because = flag.way_out.id
            continue
        if end is None or at < end:
            return "waived", waiver.id
        if _flag_at(flags, end - INSTANT_STEP):
            continue  # outside when the period ended: ordinary law had it back already
        if approval.at_end == "keep":
            return "waived", waiver.id
        if approval.at_end == "lapse":
            return None, f"{experiment.id}/{PERIOD_END}"
        because = f"{experiment.id}/{PERIOD_END}"
    return "open", because


def _flag_at(flags: list[Flag], at: datetime) -> Flag | None:
    return next((one for one in flags if _during(one.since, one.until, at)), None)


def _during(since: datetime, until: datetime | None, at: datetime) -> bool:
    return since <= at and (until is None or at < until)


def halts(rule: DutyRule, clock: Moment, pauses: Sequence[Pause], at: datetime) -> tuple[Halt, ...]:
    """The times for which the clock had stood still by an instant, as far as they count: in full days for
    dates, to the second for hours, and only of a clock that ran and whose date was not past."""
    found: list[Halt] = []
    total = timedelta(0)
    for pause in pauses:
        if pause.ends is None or pause.ends.occurred_at.instant > at:
            break
        past = _due(rule, clock, total).missed_at
        begins = max(pause.begins.occurred_at, clock, key=lambda one: one.instant)
        ends = pause.ends.occurred_at
        if past is None or begins.instant >= past or ends.instant <= begins.instant:
            continue
        length = ends.instant - begins.instant if rule.within.unit == "h" else ends.day - begins.day
        total += length
        found.append(Halt(begins, ends, length, pause.rule))
    return tuple(found)


def _stood_still(rule: DutyRule, clock: Moment, pauses: Sequence[Pause], at: datetime) -> timedelta:
    return sum((one.length for one in halts(rule, clock, pauses, at)), timedelta(0))
