"""Enabled, marking and acceptance agree at each step with an oracle written straight from the definition.

The oracle (engine.md 1.1, FSEN 2011 for groups) reads the same XML only through the test's own tree and
pairs: groups, initial markings, coresponses, and acts that are done although they are not enabled.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.exchange.dcr import Rules
from frirum.exchange.dcrgraph import read
from tests.exchange.portal import Tree, dcrgraph

KINDS = ("condition", "milestone", "response", "coresponse", "exclude", "include")


def leaves(tree: Tree) -> set[str]:
    return {leaf for name, inside in tree.items() for leaf in (leaves(inside) if inside else {name})}


def below(tree: Tree, name: str) -> set[str]:
    for one, inside in tree.items():
        if one == name:
            return leaves(inside) if inside else {one}
        if found := below(inside, name):
            return found
    return set()


class Oracle:
    """M = (Ex, Re, In) and the relations as sets of pairs over the leaves."""

    def __init__(self, tree, arrows, ex, re, inc):
        self.rel = {
            kind: {(e, f) for s, t in arrows[kind] for e in below(tree, s) for f in below(tree, t)}
            for kind in KINDS
        }
        self.ex, self.re, self.inc = set(ex), set(re), set(inc)

    def enabled(self, e):
        conditions = {f for f, g in self.rel["condition"] if g == e}
        milestones = {f for f, g in self.rel["milestone"] if g == e}
        return e in self.inc and conditions & self.inc <= self.ex and not milestones & self.inc & self.re

    def execute(self, e):
        to = {kind: {g for f, g in self.rel[kind] if f == e} for kind in KINDS}
        self.ex = self.ex | {e}
        self.re = ((self.re - {e}) - to["coresponse"]) | to["response"]
        self.inc = (self.inc - to["exclude"]) | to["include"]

    def accepting(self):
        return not self.re & self.inc


@st.composite
def cases(draw):
    """Two to eight events in groups of groups, relations between any of them, a marking, a trace."""
    names = [f"e{n}" for n in range(draw(st.integers(2, 8)))]
    tree: dict[str, Any] = {one: {} for one in names}
    for number in range(draw(st.integers(0, 3))):
        taken = draw(st.sets(st.sampled_from(sorted(tree)), min_size=1))
        tree = {one: inside for one, inside in tree.items() if one not in taken} | {
            f"g{number}": {one: tree[one] for one in sorted(taken)}
        }
    every = [*names, *(f"g{n}" for n in range(3) if below(tree, f"g{n}"))]
    pairs = st.sets(st.tuples(st.sampled_from(every), st.sampled_from(every)), max_size=5)
    arrows = {kind: draw(pairs) for kind in KINDS}
    some = st.sets(st.sampled_from(names))
    marking = draw(some), draw(some), draw(some)
    return names, tree, arrows, marking, draw(st.lists(st.sampled_from(names), max_size=10))


@settings(max_examples=150)
@given(cases())
def test_every_step_agrees_with_the_definition(case):
    names, tree, arrows, (ex, re, inc), trace = case
    graph = read(dcrgraph(tree, arrows, executed=ex, pending=re, included=inc))
    oracle = Oracle(tree, arrows, ex, re, inc)
    rules = Rules(graph)
    state = rules.start()
    assert sorted(one.id for one in graph.events) == sorted(names)
    for act in [None, *trace]:
        if act:
            oracle.execute(act)
            state = rules.execute(state, act)
        assert (set(state.executed), set(state.pending), set(state.included)) == (
            oracle.ex,
            oracle.re,
            oracle.inc,
        )
        assert {e for e in names if rules.enabled(state, e)} == {e for e in names if oracle.enabled(e)}
        assert state.accepting == oracle.accepting()


def play(graph: bytes, *acts: str):
    rules = Rules(read(graph))
    state = rules.start()
    for act in acts:
        state = rules.execute(state, act)
    return rules, state


def test_an_act_excludes_before_it_includes():
    _, state = play(dcrgraph("e f", {"exclude": [("e", "f")], "include": [("e", "f")]}), "e")
    assert "f" in state.included


def test_an_act_clears_its_own_duty_before_it_asks_anew():
    _, state = play(dcrgraph("e", {"response": [("e", "e")]}), "e")
    assert set(state.pending) == {"e"}


def test_a_coresponse_cancels_before_a_response_asks():
    arrows = {"coresponse": [("e", "f"), ("e", "g")], "response": [("e", "f")]}
    _, state = play(dcrgraph("e f g", arrows, pending=["f", "g"]), "e")
    assert set(state.pending) == {"f"}


def test_a_condition_on_oneself_blocks_for_ever_while_in_play():
    rules, state = play(dcrgraph("e", {"condition": [("e", "e")]}))
    assert not rules.enabled(state, "e")


def test_an_excluded_condition_or_milestone_does_not_bind():
    arrows = {"condition": [("a", "c")], "milestone": [("b", "c")]}
    rules, state = play(dcrgraph("a b c", arrows, included=["c"], pending=["b"]))
    assert rules.enabled(state, "c")


def test_exclusion_suspends_a_duty_and_does_not_erase_it():
    arrows = {"exclude": [("out", "duty")], "include": [("in", "duty")]}
    graph = dcrgraph("duty out in", arrows, pending=["duty"])
    assert [play(graph, *acts)[1].accepting for acts in ((), ("out",), ("out", "in"))] == [False, True, False]


def test_an_act_that_is_not_in_play_can_be_done_and_is_still_not_in_play():
    _, state = play(dcrgraph("e", included=[]), "e")
    assert "e" in state.executed
    assert "e" not in state.included


@pytest.mark.parametrize("spelt", ["coresponse", "coresponce", "noResponse"])
def test_a_coresponse_is_known_as_the_tools_spell_it(spelt):
    _, state = play(dcrgraph("e f", {spelt: [("e", "f")]}, pending=["f"]), "e")
    assert state.accepting
