"""When a case is inside an experiment: its period less the times for which a way out keeps it outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from .experiments import Experiment, WayOut
from .moments import day_start

Interval = tuple[datetime, datetime | None]  # from, to (None: without end)


@dataclass(slots=True)
class Flag:
    """A way out that an act opened, and that another may close."""

    way_out: WayOut
    kind: object
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """When a case is inside an experiment."""

    experiment: str
    inside: tuple[Interval, ...]

    def covers(self, at: datetime) -> bool:
        return any(since <= at and (until is None or at < until) for since, until in self.inside)


def membership(experiment: Experiment, flags: Iterable[Flag]) -> Membership:
    """When a case is inside an experiment: its period less the flagged times."""
    valid = experiment.approval.valid
    inside: list[Interval] = [(day_start(valid.since), day_start(valid.until) if valid.until else None)]
    for flag in flags:
        inside = [piece for one in inside for piece in _without(one, flag)]
    return Membership(experiment.id, tuple(inside))


def _without(whole: Interval, flag: Flag) -> Iterator[Interval]:
    """An interval less the time of a flag."""
    start, end = whole
    if (end is not None and flag.since >= end) or (flag.until is not None and flag.until <= start):
        yield whole
        return
    if start < flag.since:
        yield start, flag.since
    if flag.until is not None and (end is None or flag.until < end):
        yield flag.until, end
