"""When a case is inside an experiment: its period less the times for which a way out keeps it outside."""

from __future__ import annotations

from collections.abc import Iterable
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
    """When a case is inside an experiment; `flagged`: when a way out keeps it outside, and which."""

    experiment: str
    inside: tuple[Interval, ...]
    flagged: tuple[tuple[datetime, datetime | None, str], ...]

    def covers(self, at: datetime) -> bool:
        return any(since <= at and (until is None or at < until) for since, until in self.inside)


def membership(experiment: Experiment, flags: Iterable[Flag]) -> Membership:
    """When a case is inside an experiment: its period less the flagged times."""
    valid = experiment.approval.valid
    whole = (day_start(valid.since), day_start(valid.until) if valid.until else None)
    flagged = tuple((one.since, one.until, one.way_out.id) for one in flags)
    return Membership(experiment.id, tuple(_without(whole, flagged)), flagged)


def _without(whole: Interval, holes: Iterable[tuple[datetime, datetime | None, str]]) -> list[Interval]:
    """An interval less the holes in it."""
    left = [whole]
    for since, until, _ in holes:
        cut: list[Interval] = []
        for start, end in left:
            if (end is not None and since >= end) or (until is not None and until <= start):
                cut.append((start, end))
                continue
            if start < since:
                cut.append((start, since))
            if until is not None and (end is None or until < end):
                cut.append((until, end))
        left = cut
    return left
