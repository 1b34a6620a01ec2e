"""What is told of a case, from the kernel's rows and from the reference's judgement: the same words, so that
they can be compared.

Equal means: the same duties (rule, trigger or missed duty, due, how it stood when it was born, from when),
each with the same end (met or lapsed, when, by which act, in time or not), the same miss, and the same
breaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from frirum.law import Judgement
from frirum.law.duties import Duty
from frirum.law.moments import next_day_start

from . import layout as at
from .compiling import Compiled
from .dates import Ints, day_of, instant_of, microseconds
from .events import Events

BORN = {at.OPEN: "open", at.WAIVED: "waived", at.SUSPENDED: "suspended"}
ENDED = {at.UNSETTLED: None, at.MET: "met", at.LAPSED_OUTCOME: "lapsed"}
KNOWN_IN_TIME = {at.NOBODY_KNOWS: None, at.OUT_OF_TIME: False, at.IN_TIME: True}
BREACH_KINDS = ("condition", "milestone", "exclusion", "late", "lapsed")


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A duty of a case: what started it, when it is due, how it ended."""

    rule: str
    triggered_by: str
    due: date | datetime | None
    undecided: bool
    born: str
    created: datetime
    outcome: str | None
    settled_at: datetime | None
    settled_by: str | None
    in_time: bool | None
    missed_at: datetime | None
    dormant: bool

    @property
    def last(self) -> int | None:
        """Its last instant (µs); None where it has no date."""
        if self.due is None:
            return None
        if isinstance(self.due, datetime):
            return microseconds(self.due)
        return microseconds(next_day_start(self.due)) - 1


@dataclass(frozen=True, slots=True, order=True)
class Breached:
    """A breach of a case: of which rule, when, by or of what."""

    kind: str
    rule: str
    at: datetime
    triggered_by: str


@dataclass(frozen=True, slots=True)
class CaseTold:
    """All duties and breaches of a case, in an order of their own."""

    duties: tuple[Told, ...]
    breaches: tuple[Breached, ...]


def from_judgement(judgement: Judgement) -> CaseTold:
    """What the reference says of a case."""
    acts = {act.root for act in judgement.acts}
    duties = [_of_duty(one, acts) for one in judgement.duties]
    breaches = [Breached(one.kind, one.rule.id, one.at, one.triggered_by) for one in judgement.breaches]
    return CaseTold(tuple(sorted(duties, key=repr)), tuple(sorted(breaches)))


def _of_duty(duty: Duty, acts: set[str]) -> Told:
    due = duty.due
    return Told(
        rule=duty.rule.id,
        triggered_by=duty.triggered_by,
        due=due.instant or due.day,
        undecided=due.undecided,
        born=duty.spans[0].standing,
        created=duty.created,
        outcome=duty.outcome,
        settled_at=duty.settled_at,
        settled_by=duty.settled_by if duty.settled_by in acts else None,  # else time did it
        in_time=duty.in_time,
        missed_at=duty.missed_at,
        dormant=duty.dormant,
    )


def from_rows(compiled: Compiled, events: Events, rows: Ints, first: int = 0) -> dict[int, CaseTold]:
    """What the kernel says, by case; `rows` begin with the row of number `first`."""
    duties: dict[int, list[Told]] = {}
    breaches: dict[int, list[Breached]] = {}
    table = rows.reshape(-1, at.ROW_SIZE).tolist()
    for row in table:
        case = row[at.ROW_CASE]
        start = int(events.starts[case])
        if row[at.ROW_OUTCOME] >= at.BREACH_CONDITION:
            breaches.setdefault(case, []).append(_breach(compiled, events, row, table, start))
        else:
            duties.setdefault(case, []).append(_duty(compiled, events, row, table, start))
    return {
        case: CaseTold(tuple(sorted(duties.get(case, ()), key=repr)), tuple(sorted(breaches.get(case, ()))))
        for case in duties.keys() | breaches.keys()
    }


def _duty(compiled: Compiled, events: Events, row: list[int], table: list[list[int]], start: int) -> Told:
    kind = row[at.ROW_DUE_KIND]
    due = row[at.ROW_DUE]
    return Told(
        rule=compiled.duties[row[at.ROW_RULE]].id,
        triggered_by=_triggered(compiled, events, row[at.ROW_TRIGGER], row[at.ROW_PARENT], table, start),
        due=instant_of(due) if kind == at.AN_INSTANT else day_of(due) if kind == at.A_DAY else None,
        undecided=kind == at.UNDECIDED,
        born=BORN[row[at.ROW_BORN]],
        created=instant_of(row[at.ROW_CREATED]),
        outcome=ENDED[row[at.ROW_OUTCOME]],
        settled_at=_maybe(row[at.ROW_AT]),
        settled_by=events.entries[start + row[at.ROW_BY]] if row[at.ROW_BY] >= 0 else None,
        in_time=KNOWN_IN_TIME[row[at.ROW_IN_TIME]],
        missed_at=_maybe(row[at.ROW_MISSED]),
        dormant=bool(row[at.ROW_DORMANT]),
    )


def _breach(
    compiled: Compiled, events: Events, row: list[int], table: list[list[int]], start: int
) -> Breached:
    kind = BREACH_KINDS[row[at.ROW_OUTCOME] - at.BREACH_CONDITION]
    rules = {"condition": compiled.conditions, "milestone": compiled.milestones, "exclusion": compiled.plays}
    rule = rules.get(kind, compiled.duties)[row[at.ROW_RULE]]
    by = _triggered(compiled, events, row[at.ROW_TRIGGER], row[at.ROW_PARENT], table, start)
    return Breached(kind, rule.id, instant_of(row[at.ROW_AT]), by)


def _triggered(
    compiled: Compiled, events: Events, trigger: int, parent: int, table: list[list[int]], start: int
) -> str:
    """The entry that started a duty, or the missed duty's key."""
    if parent < 0:
        return events.entries[start + trigger]
    missed = table[parent]
    above = _triggered(compiled, events, missed[at.ROW_TRIGGER], missed[at.ROW_PARENT], table, start)
    return f"{above}:{compiled.duties[missed[at.ROW_RULE]].id}"


def _maybe(instant: int) -> datetime | None:
    return None if instant == at.NEVER else instant_of(instant)


def differences(one: CaseTold, other: CaseTold) -> Iterator[str]:
    """What one tells and the other doesn't, in words for whoever must find out why."""
    pairs: tuple[tuple[Iterable[object], Iterable[object]], ...] = (
        (one.duties, other.duties),
        (one.breaches, other.breaches),
    )
    for mine, theirs in pairs:
        mine, theirs = list(mine), list(theirs)
        yield from (f"only the first: {each}" for each in mine if each not in theirs)
        yield from (f"only the second: {each}" for each in theirs if each not in mine)
        if len(mine) != len(theirs):
            yield f"{len(mine)} against {len(theirs)}"
