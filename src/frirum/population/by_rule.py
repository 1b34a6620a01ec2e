"""How many duties of each rule many cases come to under each regime: what a sum by case does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from frirum.law import RegimeTimeline

from . import layout as at
from .compiling import Compiled
from .dates import Ints
from .events import Events
from .replay import Program, Replayed, rows_of
from .told import CaseTold

COUNTED = ("duties", "waived", "met", "late", "lapsed", "unmet", "missed")
PART = 5_000  # cases whose rows are held at once
LATE = (at.BREACH_LATE, at.BREACH_LAPSED)


@dataclass(slots=True)
class ByRule:
    """The counts by regime, rule and what is counted."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add_events(self, names: Iterable[str], program: Program, events: Events, of: Ints) -> None:
        """The cases that the kernel holds; `of` says by regime and case which of them count."""
        every = tuple(names)
        for first in range(0, len(events.cases), PART):
            _, rows = rows_of(program, events, first, min(first + PART, len(events.cases)))
            for name, compiled, told, counts in zip(every, program.regimes, rows, of, strict=True):
                self._add_rows(name, compiled, told.reshape(-1, at.ROW_SIZE), counts)

    def add_told(self, name: str, told: CaseTold) -> None:
        """A case that the reference judged."""
        for one in told.duties:
            self._add(name, one.rule, "duties", 1)
            self._add(name, one.rule, "waived", one.born == "waived")
            self._add(name, one.rule, one.outcome or "unmet", 1)
            self._add(name, one.rule, "missed", one.missed_at is not None)
        for breach in told.breaches:
            self._add(name, breach.rule, "late", breach.kind in ("late", "lapsed"))

    def frame(self, regimes: Mapping[str, RegimeTimeline]) -> pl.DataFrame:
        """A row for each regime and rule that a duty was of, with the newest citation of the rule."""
        found = {(regime, rule) for regime, rule, _ in self.counts}
        order = {name: number for number, name in enumerate(regimes)}
        rows = []
        for regime, rule in sorted(found, key=lambda one: (order[one[0]], one[1])):
            known = [one.source for one in regimes[regime].rules if one.id == rule]
            counts = {one: self.counts[regime, rule, one] for one in COUNTED}
            rows.append({"regime": regime, "rule": rule, "source": known[-1] if known else "", **counts})
        schema = dict.fromkeys(("regime", "rule", "source"), pl.String) | dict.fromkeys(COUNTED, pl.Int64)
        return pl.DataFrame(rows, schema=schema)

    def _add(self, name: str, rule: str, what: str, count: int) -> None:
        if count:
            self.counts[name, rule, what] += int(count)

    def _add_rows(self, name: str, compiled: Compiled, rows: Ints, counts: Ints) -> None:
        rows = rows[counts[rows[:, at.ROW_CASE]]]
        outcome = rows[:, at.ROW_OUTCOME]
        duty = outcome < at.BREACH_CONDITION
        for what, chosen in (
            ("duties", duty),
            ("waived", duty & (rows[:, at.ROW_BORN] == at.WAIVED)),
            ("met", outcome == at.MET),
            ("lapsed", outcome == at.LAPSED_OUTCOME),
            ("unmet", outcome == at.UNSETTLED),
            ("missed", duty & (rows[:, at.ROW_MISSED] != at.NEVER)),
            ("late", np.isin(outcome, LATE)),
        ):
            for number, count in enumerate(np.bincount(rows[chosen, at.ROW_RULE]).tolist()):
                if count:
                    self._add(name, compiled.duties[number].id, what, count)


def right(found: Replayed) -> Ints:
    """By regime and case: whether the kernel holds it."""
    return found.trouble == 0
