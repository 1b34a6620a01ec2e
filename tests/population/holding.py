"""Holds the kernel to the reference: the same lives under the same law, told in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from frirum.law import OccasionNeeded, RegimeTimeline, judge
from frirum.population import layout as at
from frirum.population.dates import microseconds
from frirum.population.events import Events, History, Said, days_of, from_histories, naming
from frirum.population.replay import Program, rows_of
from frirum.population.told import CaseTold, differences, from_judgement, from_rows


@dataclass
class Held:
    """What was compared, and what differed."""

    compared: int = 0
    left: Counter[int] = field(default_factory=Counter)  # cases beyond the kernel, by why
    seen: Counter[str] = field(default_factory=Counter)  # of what there was any
    differing: list[str] = field(default_factory=list)


def program_of(regimes: Sequence[RegimeTimeline], histories: Iterable[History]) -> Program:
    """The regimes compiled for these histories."""
    acts = [act for one in histories for act in one.acts]
    moments = [moment for act in acts for moment in (act.occurred_at, act.known_at)]
    return Program.of(regimes, *days_of((np.array([microseconds(one.instant) for one in moments]),)))


def hold(regimes: Mapping[str, RegimeTimeline], histories: Sequence[History], held: Held) -> Events:
    """Compares every case under every regime."""
    timelines = list(regimes.values())
    program = program_of(timelines, histories)
    events = from_histories(histories, Said.under(timelines, program.facts), naming(timelines))
    found, rows = rows_of(program, events)
    for number, (name, timeline) in enumerate(regimes.items()):
        told = from_rows(program.regimes[number], events, rows[number])
        for case, history in enumerate(histories):
            trouble = int(found.trouble[number, case])
            try:
                expected = from_judgement(judge(timeline, history.acts, history.person))
            except OccasionNeeded:
                if trouble == 0:
                    held.differing.append(
                        f"{name}, {history.case}: an occasion is needed, and nobody said so"
                    )
                continue
            if trouble:
                held.left[trouble] += 1
                if trouble == at.OCCASION_NEEDED:
                    held.differing.append(f"{name}, {history.case}: no occasion is needed")
                continue
            held.compared += 1
            _note(expected, held.seen)
            unlike = list(differences(expected, told.get(case, CaseTold((), ()))))
            if unlike:
                held.differing.append("\n".join([f"{name}, {history.case}", *unlike]))
    return events


def _note(told: CaseTold, seen: Counter[str]) -> None:
    for one in told.duties:
        seen[f"born {one.born}"] += 1
        seen[str(one.outcome)] += 1
        seen["started by a miss"] += ":" in one.triggered_by
        seen["dormant"] += one.dormant
        seen["undecided"] += one.undecided
    for each in told.breaches:
        seen[each.kind] += 1
