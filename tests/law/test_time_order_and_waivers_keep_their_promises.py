"""More properties on random histories: P2, P3, P4, P6, P7 and P9 of the engine (docs/properties.md)."""

from __future__ import annotations

import random
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frirum.law import Act, Moment, judge, status
from tests.law.random_histories import EXPERIMENTS, INSTANTS, every_kind_of_rule, histories, seen
from tests.law.small import book
from tests.law.test_without_time_it_is_a_dcr_graph import ACTS, PAIRS, as_rules

NOON = datetime(2018, 1, 1, 11, tzinfo=UTC)


@pytest.fixture(scope="module")
def lawbook(tmp_path_factory):
    return every_kind_of_rule(tmp_path_factory.mktemp("law"))


def regimes_of(lawbook, experiments):
    return lawbook.regimes("756", experiments)


# --- P2: waiting twice is waiting once; P4: waiting forbids nothing


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS, INSTANTS, EXPERIMENTS)
def test_to_wait_and_wait_again_is_to_wait_once(lawbook, acts, one, other, experiments):
    """P2: an act between, to which no rule listens, changes nothing of what comes after."""
    regimes = regimes_of(lawbook, experiments)
    stop, at = sorted((one, other))
    come = [act.id for act in acts if act.name == "notified" and act.occurred_at.instant <= stop]
    neutral = Act(
        "stop", "planned", Moment(stop), Moment(stop), sequence=99, occasion=come[0] if come else None
    )
    assume(come)
    assert seen(status(judge(regimes, (*acts, neutral)), at)) == seen(status(judge(regimes, acts), at))


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS, INSTANTS, EXPERIMENTS)
def test_waiting_alone_neither_forbids_nor_allows_an_act(lawbook, acts, one, other, experiments):
    """P4: within one regime; here no rule that starts by a miss blocks an act."""
    first, second = sorted((one, other))
    before = [act for act in acts if act.occurred_at.instant <= first]
    assume(before)
    judgement = judge(regimes_of(lawbook, experiments), before)
    now, then = status(judgement, first), status(judgement, second)
    assume(now.regime == then.regime)
    assert [one.act for one in now.may] == [one.act for one in then.may]
    assert [one.act for one in now.not_yet] == [one.act for one in then.not_yet]


# --- P3: counted in days, the newest instance of each duty is FASE 2020's timed marking

DEADLINES = st.dictionaries(
    st.tuples(st.sampled_from(ACTS), st.sampled_from(ACTS)), st.integers(1, 9), max_size=4
)
TIMED = st.fixed_dictionaries(
    {"condition": PAIRS, "excludes": PAIRS, "includes": PAIRS, "response": DEADLINES}
)
TRACES = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(ACTS)), max_size=10)


@dataclass
class Marking:
    """Of each event: days since it was done, whether it is included, days until it is due."""

    graph: dict[str, Any]
    done: dict[str, int] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)
    due: dict[str, int] = field(default_factory=dict)

    def tick(self) -> None:
        self.done = {one: days + 1 for one, days in self.done.items()}
        self.due = {one: max(0, days - 1) for one, days in self.due.items()}  # no time-lock: law goes on

    def enabled(self, act: str) -> bool:
        needs = {one for one, other in self.graph["condition"] if other == act} - self.out
        return act not in self.out and needs <= self.done.keys()

    def execute(self, act: str) -> None:
        self.due.pop(act, None)
        self.done[act] = 0
        self.due |= {other: days for (one, other), days in self.graph["response"].items() if one == act}
        self.out |= {other for one, other in self.graph["excludes"] if one == act}
        self.out -= {other for one, other in self.graph["includes"] if one == act}


def in_days(graph: dict[str, Any]) -> str:
    plain = as_rules({kind: pairs for kind, pairs in graph.items() if kind != "response"})
    return plain + "\n".join(
        f'[[duty]]\nid = "r{number}"\ntrigger = "{one}"\nact = "{other}"\nwithin = "{days}d"\n'
        for number, ((one, other), days) in enumerate(sorted(graph["response"].items()))
    )


def newest(found, order: dict[str, int], today) -> dict[str, int]:
    """Days until each owed act is due, by its newest trigger: FASE overwrites where we keep both."""
    owed = [one.duty for one in (*found.must, *found.suspended)]
    last: dict[str, int] = {}
    for one in owed:
        name = one.rule.acts[0]
        last[name] = max(last.get(name, 0), order[one.triggered_by])
    return {
        one.rule.acts[0]: max(0, (one.due.day - today).days)
        for one in owed
        if order[one.triggered_by] == last[one.rule.acts[0]]
    }


@settings(max_examples=60, deadline=None)
@given(TIMED, TRACES)
def test_counted_in_days_it_is_a_timed_dcr_graph(graph, trace):
    """P3: counted in days: FASE 2020's timed marking."""
    with tempfile.TemporaryDirectory() as folder:
        regimes = book(Path(folder), in_days(graph)).regimes("756", ())
    marking, history, day = Marking(graph), [], 0
    for number, (wait, name) in enumerate(trace):
        for _ in range(wait):
            marking.tick()
        day += wait
        at = Moment(NOON + timedelta(days=day, minutes=number))
        marking.execute(name)
        history.append(Act(str(number), name, at, at, sequence=number))
        judgement = judge(regimes, history)
        found = status(judgement, at.instant)
        order = {act.id: act.sequence for act in judgement.acts}
        assert newest(found, order, at.day) == marking.due
        assert {act.name: (at.day - act.occurred_at.day).days for act in judgement.acts} == marking.done
        assert {one.act for one in found.may} & set(ACTS) == {one for one in ACTS if marking.enabled(one)}


# --- P6: out of play and back again

AWAY = """
[[duty]]
id = "start"
trigger = "notified"
act = "started"
within = "20d"
[[excludes]]
id = "away"
trigger = "refused"
act = "started"
[[includes]]
id = "back"
trigger = "consented"
act = "started"
"""


@pytest.fixture(scope="module")
def away(tmp_path_factory):
    return book(tmp_path_factory.mktemp("away"), AWAY).regimes("756", ())


PLAYS = st.lists(st.tuples(st.integers(0, 15), st.sampled_from(["refused", "consented"])), max_size=8)


@settings(max_examples=100, deadline=None)
@given(PLAYS, st.integers(0, 60))
def test_out_of_play_and_back_a_duty_has_the_date_that_it_had(away, plays, wait):
    """P6: excluded it rests; back again it has its first date: overdue, or dormant if it passed by then."""
    notified = Act("n", "notified", Moment(NOON), Moment(NOON), sequence=0)
    history, day, out, out_on_the_last_day = [notified], 0, False, False
    for number, (gap, name) in enumerate(plays, 1):
        day += gap
        at = Moment(NOON + timedelta(days=day, minutes=number))
        history.append(Act(f"p{number}", name, at, at, sequence=number, occasion="n"))
        out = name == "refused"
        if day <= 20:
            out_on_the_last_day = out
    judgement = judge(away, history)
    found = status(judgement, NOON + timedelta(days=day + wait, hours=1))
    [duty] = judgement.duties
    assert {span.due.day for span in duty.spans} == {(NOON + timedelta(days=20)).date()}
    assert [bool(found.suspended), bool(found.must)] == [out, not out]
    if not out:
        late = "dormant" if out_on_the_last_day else "overdue"
        assert found.must[0].status == (late if day + wait > 20 else "open")


# --- P7: the order in which the law is written says nothing


@settings(max_examples=60, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS, st.randoms())
def test_the_order_of_rules_and_provisions_changes_nothing(
    lawbook, acts, at, experiments, order: random.Random
):
    """P7: the order in which rules are put together says nothing."""
    regimes = regimes_of(lawbook, experiments)
    rules, provisions = list(regimes.rules), list(regimes.provisions)
    order.shuffle(rules)
    order.shuffle(provisions)
    other = replace(regimes, rules=tuple(rules), provisions=tuple(provisions))
    assert without_order(judge(other, acts), at) == without_order(judge(regimes, acts), at)


def without_order(judgement, at):
    """What a status says; of several rules that block one act, in the order of their ids."""
    *rest, not_yet, set_aside = seen(status(judgement, at))
    return [*rest, *([(act, sorted(by)) for act, by in blocked] for blocked in (not_yet, set_aside))]


# --- P9: waivers


def with_waivers(regimes, waivers):
    [experiment] = regimes.experiments
    changed = replace(experiment, approval=replace(experiment.approval, waivers=tuple(waivers)))
    return replace(regimes, experiments=(changed,))


@settings(max_examples=80, deadline=None)
@given(histories(), INSTANTS)
def test_an_experiment_that_waives_nothing_and_adds_nothing_is_ordinary_law(lawbook, acts, at):
    """P9: no waiver is identity."""
    inside = with_waivers(regimes_of(lawbook, ("e1",)), ())
    inside = replace(inside, rules=tuple(rule for rule in inside.rules if rule.experiment is None))
    ordinary = seen(status(judge(regimes_of(lawbook, ()), acts), at))
    assert seen(status(judge(inside, acts), at))[1:] == ordinary[1:]


@settings(max_examples=80, deadline=None)
@given(histories(), INSTANTS, st.randoms())
def test_waivers_of_different_rules_commute_and_to_waive_twice_is_to_waive_once(
    lawbook, acts, at, order: random.Random
):
    """P9: waivers commute, and twice is once."""
    regimes = regimes_of(lawbook, ("e1",))
    [waiver] = regimes.experiments[0].approval.waivers
    apart = [replace(waiver, rules=frozenset({rule})) for rule in sorted(waiver.rules)]
    shuffled = apart + order.sample(apart, 2)
    order.shuffle(shuffled)
    once = seen(status(judge(regimes, acts), at))
    assert seen(status(judge(with_waivers(regimes, apart), acts), at)) == once
    assert seen(status(judge(with_waivers(regimes, shuffled), acts), at)) == once
