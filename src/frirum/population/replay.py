"""Replays many cases under several regimes: chunk by chunk on as many threads as there are cores, and what
the kernel leaves, by the reference."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from frirum.law import RegimeTimeline

from . import layout as at
from .columns import plain
from .compiling import Compiled, Compiler
from .dates import Ints
from .events import Events
from .facts import Facts
from .listening import with_what_is_heard
from .passes import replay_cases

CHUNK = 20_000  # cases


@dataclass(frozen=True, slots=True)
class Program:
    """Several regimes compiled together, for the same events."""

    regimes: tuple[Compiled, ...]
    facts: Facts

    @classmethod
    def of(cls, regimes: Sequence[RegimeTimeline], first_day: int, days: int) -> Program:
        facts = Facts()
        compiled = tuple(Compiler(one, facts, first_day, days).compiled() for one in regimes)
        return cls(compiled, facts)

    def laws(self, events: Events) -> Ints:
        """The regimes as the kernel reads them for these events, a tape a row."""
        tapes = [with_what_is_heard(one.tape, one.heard, events.said) for one in self.regimes]
        laws = np.zeros((len(tapes), max(len(one) for one in tapes)), dtype=np.int64)
        for row, one in zip(laws, tapes, strict=True):
            row[: len(one)] = one
        return laws


@dataclass(frozen=True, slots=True)
class Replayed:
    """Counts by regime and case, the first due instant of each, and why a case was beyond the kernel."""

    by_case: Ints
    first_due: Ints
    trouble: Ints


def scratch() -> Ints:
    """An empty scratch tape."""
    tape = np.zeros(at.SCRATCH, dtype=np.int64)
    tape[at.LAST : at.LAST + at.MOST_ACTS] = at.NONE
    return tape


def empty(program: Program, events: Events) -> Replayed:
    """Room for the counts of these cases."""
    regimes, cases = len(program.regimes), len(events.cases)
    return Replayed(
        by_case=np.zeros((regimes, cases, at.COUNTS), dtype=np.int32),
        first_due=np.full((regimes, cases), at.NEVER, dtype=np.int64),
        trouble=np.repeat(events.trouble[None, :], regimes, axis=0),
    )


def rows_of(
    program: Program, events: Events, first: int = 0, until: int | None = None
) -> tuple[Replayed, list[Ints]]:
    """The counts, and every duty and breach, a row each by regime; of all cases, or those from `first` on."""
    until = len(events.cases) if until is None else until
    room = 64 * max(1, until - first) + 8 * int(events.starts[until] - events.starts[first])
    while True:
        found = empty(program, events)
        rows = np.zeros((len(program.regimes), room * at.ROW_SIZE), dtype=np.int64)
        written = np.zeros(len(program.regimes), dtype=np.int64)
        _run(program.laws(events), events, found, first, until, rows, written)
        if not (found.trouble == at.NO_ROOM).any():
            return found, [row[: count * at.ROW_SIZE] for row, count in zip(rows, written, strict=True)]
        room *= 2


def replay(program: Program, events: Events, progress: Callable[[int], None] | None = None) -> Replayed:
    """The counts of all cases that the kernel can hold. `progress` is told how many cases are through."""
    found = empty(program, events)
    laws = program.laws(events)
    parts = [(one, min(one + CHUNK, len(events.cases))) for one in range(0, len(events.cases), CHUNK)]

    def run(part: tuple[int, int]) -> int:
        replay_chunk(laws, events, found, *part)
        return part[1] - part[0]

    through = 0
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        for count in threads.map(run, parts):
            through += count
            if progress:
                progress(through)
    return found


def replay_chunk(laws: Ints, events: Events, found: Replayed, first: int, until: int) -> None:
    """The counts of the cases from `first` until `until`, on one core."""
    none = np.zeros((len(laws), 0), dtype=np.int64)
    _run(laws, events, found, first, until, none, np.zeros(len(laws), dtype=np.int64))


def _run(
    laws: Ints, events: Events, found: Replayed, first: int, until: int, rows: Ints, written: Ints
) -> None:
    replay_cases(
        plain(laws),
        plain(events.said),
        plain(events.says),
        plain(events.at),
        plain(events.known),
        plain(events.hours),
        plain(events.occasion),
        plain(events.names),
        plain(events.starts),
        first,
        until,
        scratch(),
        rows,
        written,
        found.by_case,
        found.first_due,
        found.trouble,
    )


def left(found: Replayed) -> Iterator[int]:
    """The cases that the kernel left for the reference, under any of the regimes."""
    return iter(np.flatnonzero(found.trouble.any(axis=0)).tolist())
