"""What a DCR graph allows and asks: the standard definitions, untimed, and with time where a log has it.

Untimed: Hildebrandt and Mukkamala, PLACES 2010 (doi 10.4204/EPTCS.69.5); milestones as in FSEN 2011.
An act excludes before it includes, and clears what was owed (its own, and by coresponses) before it asks
anew. Time: Hildebrandt et al., FASE 2020 3.1, with moments for ticks: a delay runs from the last time the
source was done, a deadline is the earliest of the act's own and takes the place of an older one.

Here time never stops at a missed deadline and an act that is not enabled can be done: both are told.
The engine of Frirum's own law is another (`frirum.law`); this is how its graphs are checked against others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .durations import Duration
from .graphs import Event, Graph, Kind, Relation


@dataclass(frozen=True, slots=True)
class State:
    """A marking on its way: when each was last done and by when it is owed, None without time."""

    executed: Mapping[str, datetime | None]
    included: frozenset[str]
    pending: Mapping[str, datetime | None]

    @property
    def accepting(self) -> bool:
        """Whether it may end here: nothing that is in play is owed."""
        return self.included.isdisjoint(self.pending)

    def overdue(self, at: datetime) -> tuple[str, ...]:
        """What is in play and owed since before `at`, sorted."""
        owed = ((one, due) for one, due in self.pending.items() if one in self.included)
        return tuple(sorted(one for one, due in owed if due is not None and due < at))


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why an event is not enabled, and by which other one."""

    kind: Literal["excluded", "condition", "delay", "milestone"]
    by: str


class Rules:
    """A graph's relations, found by the event that each is about."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.events = {one.id: one for one in graph.events}
        self._into: dict[tuple[Kind, str], list[Relation]] = defaultdict(list)
        self._from: dict[tuple[Kind, str], list[Relation]] = defaultdict(list)
        for one in sorted(graph.relations, key=lambda one: (one.source, one.target)):
            self._into[one.kind, one.target].append(one)
            self._from[one.kind, one.source].append(one)

    def start(self, at: datetime | None = None) -> State:
        """The graph's own marking; what was done before counts as done at the start."""
        marking = self.graph.marking
        return State(
            executed=dict.fromkeys(marking.executed, at),
            included=marking.included,
            pending={one: _due(within, at) for one, within in marking.pending.items()},
        )

    def hindrances(self, state: State, event: str, at: datetime | None = None) -> Iterator[Hindrance]:
        """All that stands in the way of an event; nothing where it is enabled."""
        if event not in state.included:
            yield Hindrance("excluded", event)
        for one in self._into.get(("condition", event), ()):
            if one.source not in state.included:
                continue
            if one.source not in state.executed:
                yield Hindrance("condition", one.source)
            elif (free := _due(one.time, state.executed[one.source])) and at and at < free:
                yield Hindrance("delay", one.source)
        for one in self._into.get(("milestone", event), ()):
            if one.source in state.included and one.source in state.pending:
                yield Hindrance("milestone", one.source)

    def enabled(self, state: State, event: str, at: datetime | None = None) -> bool:
        """Whether an event may be done now."""
        return next(self.hindrances(state, event, at), None) is None

    def execute(self, state: State, event: str, at: datetime | None = None) -> State:
        """What stands after an event, whether it was enabled or not."""
        pending = dict(state.pending)
        pending.pop(event, None)
        for one in self._from.get(("coresponse", event), ()):
            pending.pop(one.target, None)
        asked: dict[str, datetime | None] = {}
        for one in self._from.get(("response", event), ()):
            due, before = _due(one.time, at), asked.get(one.target)
            asked[one.target] = min(due, before) if due and before else due or before
        out = {one.target for one in self._from.get(("exclude", event), ())}
        into = {one.target for one in self._from.get(("include", event), ())}
        return State({**state.executed, event: at}, (state.included - out) | into, {**pending, **asked})

    def named(self, text: str) -> tuple[Event, ...]:
        """The event of this id, else all of this label, in the graph's order."""
        if text in self.events:
            return (self.events[text],)
        label = " ".join(text.split())
        return tuple(one for one in self.graph.events if one.label == label)


def _due(time: Duration | None, start: datetime | None) -> datetime | None:
    return time.after(start) if time is not None and start is not None else None
