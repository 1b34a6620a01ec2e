"""Without dates the engine is an untimed DCR graph: an independent oracle of twenty lines agrees (P1).

The oracle is the textbook's: marking (executed, pending, included); an act is enabled if it is
included, each included condition of it is executed, and no included milestone of it is pending.
Executing clears the act's own pending, then adds responses; excludes before it includes.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.law import Act, Moment, judge, status
from tests.law.small import book

ACTS = ("examined", "heard", "agreed", "started", "ended")
START = datetime(2018, 1, 1, tzinfo=UTC)
PAIRS = st.sets(st.tuples(st.sampled_from(ACTS), st.sampled_from(ACTS)), max_size=4)
GRAPHS = st.fixed_dictionaries(
    dict.fromkeys(("condition", "milestone", "response", "excludes", "includes"), PAIRS)
)


@dataclass
class Oracle:
    graph: dict[str, set[tuple[str, str]]]
    executed: set[str] = field(default_factory=set)
    pending: set[str] = field(default_factory=set)
    included: set[str] = field(default_factory=lambda: set(ACTS))

    def enabled(self, act: str) -> bool:
        conditions = {one for one, other in self.graph["condition"] if other == act} & self.included
        milestones = {one for one, other in self.graph["milestone"] if other == act} & self.included
        return act in self.included and conditions <= self.executed and not milestones & self.pending

    def execute(self, act: str) -> None:
        self.executed.add(act)
        self.pending.discard(act)
        self.pending |= {other for one, other in self.graph["response"] if one == act}
        self.included -= {other for one, other in self.graph["excludes"] if one == act}
        self.included |= {other for one, other in self.graph["includes"] if one == act}


def as_rules(graph: dict[str, set[tuple[str, str]]]) -> str:
    keys = {"condition": ("needs", "act"), "milestone": ("needs", "act")}
    lines = []
    for kind, pairs in graph.items():
        first, second = keys.get(kind, ("trigger", "act"))
        header = "duty" if kind == "response" else kind
        for number, (one, other) in enumerate(sorted(pairs)):
            lines.append(f'[[{header}]]\nid = "{kind}{number}"\n{first} = "{one}"\n{second} = "{other}"\n')
    return "\n".join(lines)


@settings(max_examples=120, deadline=None)
@given(GRAPHS, st.lists(st.sampled_from(ACTS), max_size=12))
def test_enabled_pending_and_unlawful_acts_agree(graph, trace):
    """P1: without delays and deadlines, an untimed DCR graph."""
    with tempfile.TemporaryDirectory() as folder:
        regimes = book(Path(folder), as_rules(graph)).regimes("756", ())
    oracle = Oracle(graph)
    history: list[Act] = []
    unlawful = 0
    for number, name in enumerate(trace):
        unlawful += not oracle.enabled(name)
        oracle.execute(name)
        at = Moment(START + timedelta(hours=number))
        history.append(Act(str(number), name, at, at, sequence=number))
        found = status(judge(regimes, history), at.instant)
        assert {one.act for one in found.may} & set(ACTS) == {one for one in ACTS if oracle.enabled(one)}
        owed = {one.duty.rule.acts[0] for one in (*found.must, *found.suspended)}
        assert owed == oracle.pending
        assert {one.duty.rule.acts[0] for one in found.must} == oracle.pending & oracle.included
        assert len({one.triggered_by for one in found.breached}) == unlawful
