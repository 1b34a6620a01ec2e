"""From a file of events to a file of answers: a row for each case and regime, and a summary for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl

from frirum.law import OccasionNeeded, RegimeTimeline, Vocabulary, judge

from . import layout as at
from .by_rule import ByRule, right
from .dates import Ints
from .events import Events, History, Said, days_of, from_histories, naming
from .replay import Program, Replayed, left, replay
from .table import Table, as_events, histories, read_table
from .told import CaseTold, from_judgement

COLUMNS = ("duties", "waived", "met", "late", "lapsed", "unmet", "missed", "breaches")


@dataclass(slots=True)
class Answer:
    """What many cases look like under each regime."""

    regimes: tuple[str, ...]
    cases: pl.Series
    found: Replayed
    events: int
    corrected: int = 0  # cases whose corrections were applied first
    referred: int = 0  # cases that the reference judged
    unsaid: list[tuple[str, str]] = field(default_factory=list)  # cases that can't be judged, and why
    by_rule: ByRule | None = None

    def frame(self) -> pl.DataFrame:
        """A row for each case and regime."""
        judged = ~np.isin(self.found.trouble, (at.OCCASION_NEEDED,))
        parts = []
        for number, name in enumerate(self.regimes):
            counts = self.found.by_case[number]
            due = self.found.first_due[number]
            columns = {one: counts[:, place].astype(np.uint16) for place, one in enumerate(COLUMNS)}
            first = pl.Series(np.where(due == at.NEVER, 0, due)).cast(pl.Datetime("us", "UTC"))
            part = pl.DataFrame({"case": self.cases, **columns}).with_columns(
                pl.lit(name).cast(pl.Categorical).alias("regime"),
                first_due=pl.when(pl.Series(due != at.NEVER)).then(first),
            )
            parts.append(part.filter(pl.Series(judged[number])) if not judged[number].all() else part)
        return pl.concat(parts).select("case", "regime", *COLUMNS, "first_due")

    def totals(self) -> Mapping[str, Mapping[str, int]]:
        """All cases together, by regime."""
        sums = self.found.by_case.sum(axis=1, dtype=np.int64)
        return {
            name: dict(zip(COLUMNS, row.tolist(), strict=True))
            for name, row in zip(self.regimes, sums, strict=True)
        }


def replay_file(
    path: Path,
    vocabulary: Vocabulary,
    regimes: Mapping[str, RegimeTimeline],
    progress: Callable[[int, int], None] | None = None,
    rules: bool = False,
) -> Answer:
    """Replays all cases of a file under each regime; with `rules`, duties are counted by rule too. Raises
    TableFault, OSError."""
    table = read_table(path, vocabulary)
    timelines = list(regimes.values())
    program = Program.of(timelines, *days_of((table.at, table.known)))
    said, named = Said.under(timelines, program.facts), naming(timelines)
    events = as_events(table, said, named)
    total = len(events.cases)
    found = replay(program, events, (lambda through: progress(through, total)) if progress else None)
    answer = Answer(tuple(regimes), table.cases, found, len(table.rows))
    if rules:
        answer.by_rule = ByRule()
        answer.by_rule.add_events(regimes, program, events, right(found))
    _by_history(answer, table, program, said, named, timelines)
    return answer


def _by_history(
    answer: Answer,
    table: Table,
    program: Program,
    said: Said,
    named: Mapping[str, tuple[str, ...]],
    regimes: Sequence[RegimeTimeline],
) -> None:
    """The cases that the columns could not hold: corrections applied, then the kernel again; what is left,
    the reference."""
    rest = list(left(answer.found))
    if not rest:
        return
    read = histories(table, rest)
    events: Events = from_histories(read, said, named)
    again = replay(program, events)
    if answer.by_rule is not None:
        of = right(again) & ~right(answer.found)[:, rest]
        answer.by_rule.add_events(answer.regimes, program, events, of)
    for place, case in enumerate(rest):
        for regime in range(len(regimes)):
            if answer.found.trouble[regime, case] and not again.trouble[regime, place]:
                answer.found.by_case[regime, case] = again.by_case[regime, place]
                answer.found.first_due[regime, case] = again.first_due[regime, place]
    answer.corrected = int((~again.trouble.any(axis=0)).sum())
    for place in left(again):
        _by_reference(answer, rest[place], read[place], again.trouble[:, place], regimes)


def _by_reference(
    answer: Answer, case: int, history: History, trouble: Ints, regimes: Sequence[RegimeTimeline]
) -> None:
    answer.referred += 1
    for number in np.flatnonzero(trouble).tolist():
        try:
            told = from_judgement(judge(regimes[number], history.acts, history.person))
        except OccasionNeeded as needed:
            if not answer.unsaid or answer.unsaid[-1][0] != history.case:
                answer.unsaid.append((history.case, str(needed)))
            answer.found.by_case[number, case] = 0
            answer.found.trouble[number, case] = at.OCCASION_NEEDED
        else:
            if answer.by_rule is not None and answer.found.trouble[number, case]:
                answer.by_rule.add_told(answer.regimes[number], told)
            answer.found.by_case[number, case] = counts_of(told)
            due = [one.last for one in told.duties if one.last is not None]
            answer.found.first_due[number, case] = min(due, default=at.NEVER)
            answer.found.trouble[number, case] = 0


def counts_of(told: CaseTold) -> Ints:
    """The counts of a case as the kernel makes them."""
    counts = np.zeros(at.COUNTS, dtype=np.int32)
    counts[at.DUTIES_BORN] = len(told.duties)
    counts[at.BORN_WAIVED] = sum(one.born == "waived" for one in told.duties)
    counts[at.MET_COUNT] = sum(one.outcome == "met" for one in told.duties)
    counts[at.LAPSED_COUNT] = sum(one.outcome == "lapsed" for one in told.duties)
    counts[at.UNMET_COUNT] = sum(one.outcome is None for one in told.duties)
    counts[at.MISSED_COUNT] = sum(one.missed_at is not None for one in told.duties)
    counts[at.LATE_COUNT] = sum(one.kind in ("late", "lapsed") for one in told.breaches)
    counts[at.BREACHES] = len(told.breaches)
    return counts
