"""Does a log keep to a DCR graph? Each step of each case is told, with what stood in its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Literal

from .dcr import Hindrance, Rules, State
from .faults import Fault
from .graphs import Event, Graph
from .logs import Step

Policy = Literal["apply", "skip"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A step: as the log named it, which event that is, what stood in its way, and what was overdue then."""

    activity: str
    event: str
    hindrances: tuple[Hindrance, ...]
    at: datetime | None
    overdue: tuple[str, ...]

    @property
    def enabled(self) -> bool:
        return not self.hindrances


@dataclass(frozen=True, slots=True)
class Trace:
    """A case: its steps, and whether it could end there."""

    case: str
    accepting: bool
    steps: tuple[Judged, ...]


def conform(graph: Graph, log: Mapping[str, tuple[Step, ...]], policy: Policy = "apply") -> Iterator[Trace]:
    """Each case of a log by a graph. Raises Fault, with the log's line, where a step is no event of it.

    Of several events with the label that a step names, it is the first that is enabled; where none is, the
    first in the graph's order (decision 0111).
    """
    rules = Rules(graph)
    for case, steps in log.items():
        state = rules.start(steps[0].at)
        judged: list[Judged] = []
        for step in steps:
            event = _event(rules, state, step)
            against = tuple(rules.hindrances(state, event.id, step.at))
            overdue = state.overdue(step.at) if step.at else ()
            judged.append(Judged(step.activity, event.id, against, step.at, overdue))
            if policy == "apply" or not against:
                state = rules.execute(state, event.id, step.at)
        yield Trace(case, state.accepting, tuple(judged))


def notes(graph: Graph, log: Mapping[str, tuple[Step, ...]]) -> Iterator[str]:
    """What whoever reads the answer should know: what of the graph and the log had no effect."""
    yield from graph.notes
    labels = [one.label for one in graph.events if one.label]
    if shared := sorted({one for one in labels if labels.count(one) > 1}):
        named = {step.activity for steps in log.values() for step in steps}
        for label in shared:
            if label in named:
                yield f"several events are called {label!r}: a step is the first of them that is enabled"
    timed = any(one.time for one in graph.relations) or any(graph.marking.pending.values())
    if timed and not any(step.at for steps in log.values() for step in steps):
        yield "the graph has delays or deadlines and the log no column time: they are not judged"


def _event(rules: Rules, state: State, step: Step) -> Event:
    found = rules.named(step.activity)
    if found:
        return next((one for one in found if rules.enabled(state, one.id, step.at)), found[0])
    if step.activity in rules.graph.groups:
        mend = "Name one of its events."
        raise Fault(step.line, f"{step.activity!r} is a group, which is not done itself", mend)
    known = [*rules.events, *(one.label for one in rules.graph.events if one.label)]
    near = get_close_matches(step.activity, known, 1)
    mend = f"Did you mean {near[0]!r}?" if near else f"Write one of: {', '.join(list(rules.events)[:20])}."
    raise Fault(step.line, f"the graph has no event {step.activity!r}, by id or label", mend)
