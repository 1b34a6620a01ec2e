"""`frirum law graph`: our rules as a DCR graph mean by the standard what they mean in our own engine."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.cli.main import main
from frirum.cli.regime_graph import draw
from frirum.exchange.dcr import Rules, State
from frirum.exchange.dcrgraph import read
from frirum.exchange.dcrgraph_writing import write
from frirum.exchange.durations import Duration
from frirum.exchange.graphs import Graph, Relation
from frirum.law import Act, Moment, judge, status
from tests.law.small import book

ACTS = ("examined", "heard", "agreed", "started", "ended")
START = datetime(2018, 1, 1, tzinfo=UTC)
ONE = st.sampled_from(ACTS)
SOME = st.lists(ONE, min_size=1, max_size=2, unique=True)
UNDOING = SOME.filter(lambda acts: "ended" not in acts)  # it ends one of several, which no arrow counts


def listed(acts: list[str]) -> str:
    return "[" + ", ".join(f'"{one}"' for one in acts) + "]"


@st.composite
def rules(draw_one):
    """Random rules of every kind that can be drawn; plays are of acts that no gate or duty event is about."""
    duties = draw_one(st.lists(st.tuples(ONE, SOME), max_size=4))
    conditions = draw_one(st.lists(st.tuples(ONE, SOME, st.none() | UNDOING), max_size=3))
    gated = [needs for _, needs, undone in conditions if undone or len(needs) > 1]
    together = [*gated, *(acts for _, acts in duties if len(acts) > 1)]
    alone = sorted({*ACTS} - {act for acts in together for act in acts})
    lines = [
        f'[[duty]]\nid = "d{n}"\ntrigger = "{trigger}"\nact = {listed(acts)}\n'
        for n, (trigger, acts) in enumerate(duties)
    ]
    for n, (act, needs, undone) in enumerate(conditions):
        lines.append(f'[[condition]]\nid = "c{n}"\nact = "{act}"\nneeds = {listed(needs)}\n')
        lines.append(f"undone_by = {listed(undone)}\n" if undone and not {*undone} & {*needs} else "")
    for n, (act, needs) in enumerate(draw_one(st.lists(st.tuples(ONE, SOME), max_size=2))):
        lines.append(f'[[milestone]]\nid = "m{n}"\nact = "{act}"\nneeds = {listed(needs)}\n')
    if duties:
        named = st.sampled_from([f"d{n}" for n in range(len(duties))])
        for n, (by, duty) in enumerate(draw_one(st.lists(st.tuples(ONE, named), max_size=2))):
            lines.append(f'[[lapses]]\nid = "l{n}"\nby = "{by}"\nduty = "{duty}"\nmatch = "case"\n')
    for kind in ("excludes", "includes") if alone else ():
        for n, (by, act) in enumerate(draw_one(st.lists(st.tuples(ONE, st.sampled_from(alone)), max_size=3))):
            lines.append(f'[[{kind}]]\nid = "{kind}{n}"\ntrigger = "{by}"\nact = "{act}"\n')
    return "".join(lines)


@settings(max_examples=60)
@given(rules(), st.lists(ONE, max_size=6))
def test_drawn_rules_mean_what_they_mean_in_our_engine(told, trace):
    with tempfile.TemporaryDirectory() as folder:
        law = book(Path(folder), told).regimes("756", ())
    graph = draw(law, date(2018, 1, 1), "lov")
    assert not graph.events or read(write(graph)) == graph
    drawn = Rules(graph)
    state = drawn.start()
    history: list[Act] = []
    for number, name in enumerate(trace):
        at = Moment(START + timedelta(hours=number))
        history.append(Act(str(number), name, at, at, sequence=number))
        if name in drawn.events:
            state = drawn.execute(state, name)
        found = status(judge(law, history), at.instant)
        free = {one.act for one in found.may} & {*ACTS}
        assert {one for one in ACTS if one in drawn.events and drawn.enabled(state, one)} == free & {
            *drawn.events
        }
        assert state.accepting == (not found.must)


@pytest.fixture
def law(tmp_path):
    return lambda rules: book(tmp_path / str(len(list(tmp_path.iterdir()))), rules)


def drawn(law, rules: str, guarded: bool = False) -> Graph:
    return draw(law(rules).regimes("756", ()), date(2018, 1, 1), "lov", guarded)


DUTY = '[[duty]]\nid = "d"\ntrigger = "heard"\nact = "agreed"\n'


@pytest.mark.parametrize(
    ("within", "deadline"),
    [("24h", "PT24H"), ("7d", "P7D"), ("6w", "P42D"), ("4mo", "P4M"), ("6wd", None), ("asap", None)],
)
def test_a_deadline_is_drawn_where_iso_8601_has_it_and_told_where_not(law, within, deadline):
    graph = drawn(law, f'{DUTY}within = "{within}"\n')
    wanted = Duration.of(deadline) if deadline else None
    assert graph.relations >= {Relation("response", "heard", "agreed", wanted)}
    assert any("no deadline drawn" in one for one in graph.notes) == (deadline is None)


def test_a_deadline_that_another_act_starts_is_told_and_not_drawn(law):
    graph = drawn(law, f'{DUTY}within = "7d"\nclock = {{ act = "notified", time = "known_at" }}\n')
    assert Relation("response", "heard", "agreed") in graph.relations
    assert "7d run from notified" in graph.notes[0]


def test_a_guarded_rule_is_left_out_and_told_unless_it_is_asked_for(law):
    guarded = f'{DUTY}when = [{{ act = "notified", field = "professional", is = true }}]\n'
    graph = drawn(law, guarded)
    assert not graph.relations
    assert "left out: it holds under a guard: when notified.professional is True" in graph.notes[0]
    assert "left out" in graph.description
    taken = drawn(law, guarded, guarded=True)
    assert Relation("response", "heard", "agreed") in taken.relations
    assert "as if its guard always held" in taken.notes[0]


def test_a_need_out_of_play_is_told_where_it_is_drawn_through_a_gate(law):
    rules = '[[condition]]\nid = "c"\nact = "heard"\nneeds = ["agreed", "started"]\n'
    graph = drawn(law, f'{rules}[[excludes]]\nid = "x"\ntrigger = "examined"\nact = "agreed"\n')
    assert "agreed out of play does not set its condition aside" in graph.notes[0]


def test_an_act_that_ends_one_of_several_is_told(law):
    graph = drawn(law, '[[condition]]\nid = "c"\nact = "heard"\nneeds = "started"\nundone_by = "ended"\n')
    assert "drawn as if ended ended all" in graph.notes[0]


def test_a_duty_that_starts_when_another_is_missed_is_told(law):
    graph = drawn(law, f'{DUTY}within = "7d"\n[[duty]]\nid = "late"\ntrigger = "missed:d"\nact = "started"\n')
    assert ["it starts when lov/d is missed" in one for one in graph.notes] == [True]


def test_a_closed_case_owes_nothing_but_what_outlives_it(law):
    rules = Rules(
        drawn(law, f'{DUTY}[[duty]]\nid = "e"\ntrigger = "heard"\nact = "ended"\nsurvives_closing = true\n')
    )
    state = rules.execute(rules.execute(rules.start(), "heard"), "closed")
    assert set(state.pending) == {"ended"}


def after(rules: Rules, *acts: str) -> State:
    state = rules.start()
    for act in acts:
        state = rules.execute(state, act)
    return state


@pytest.mark.parametrize("either", ["agreed", "started"])
def test_a_duty_that_any_of_several_acts_meets_is_met_by_either(law, either):
    rules = Rules(drawn(law, '[[duty]]\nid = "d"\ntrigger = "heard"\nact = ["agreed", "started"]\n'))
    assert set(after(rules, "heard").pending) == {"duty:lov/d"}
    assert not after(rules, "heard", either).pending
    assert not rules.enabled(after(rules, "heard"), "duty:lov/d")


@pytest.mark.parametrize("either", ["agreed", "started"])
def test_a_condition_is_met_by_any_of_its_needs_until_it_is_undone(law, either):
    told = '[[condition]]\nid = "c"\nact = "heard"\nneeds = ["agreed", "started"]\nundone_by = "examined"\n'
    rules = Rules(drawn(law, told))
    stories = [(), (either,), (either, "examined"), (either, "examined", either)]
    assert [rules.enabled(after(rules, *acts), "heard") for acts in stories] == [False, True, False, True]
    assert not any(rules.enabled(after(rules, *acts), "until:lov/c") for acts in stories)


def test_of_two_duties_to_one_act_only_the_one_that_lapses_is_gone(law):
    other = '[[duty]]\nid = "e"\ntrigger = "heard"\nact = "agreed"\n'
    lapses = '[[lapses]]\nid = "l"\nby = "started"\nduty = "d"\nmatch = "case"\n'
    rules = Rules(drawn(law, DUTY + other + lapses))
    assert set(after(rules, "heard").pending) == {"duty:lov/d", "agreed"}
    assert set(after(rules, "heard", "started").pending) == {"agreed"}
    assert not after(rules, "heard", "agreed").pending


def test_a_milestone_waits_for_each_duty_to_what_it_needs(law):
    duty = '[[duty]]\nid = "d"\ntrigger = "heard"\nact = ["agreed", "started"]\n'
    rules = Rules(drawn(law, f'{duty}[[milestone]]\nid = "m"\nact = "ended"\nneeds = "agreed"\n'))
    stories = [(), ("heard",), ("heard", "started")]
    assert [rules.enabled(after(rules, *acts), "ended") for acts in stories] == [True, False, True]


@pytest.mark.parametrize("regime", ["serviceloven", "serviceloven+r1", "barnets-lov"])
def test_the_laws_of_this_repository_are_drawn_and_a_log_keeps_to_them(regime, tmp_path, capsys):
    file, log = tmp_path / "law.xml", tmp_path / "log.csv"
    assert main(["law", "graph", regime, "--out", str(file)]) == 0
    told = capsys.readouterr()
    assert "left out" in told.err
    assert f"{file}: " in told.out
    graph = read(file.read_bytes())
    assert graph.title == regime
    assert told.err.strip() == graph.description
    base = regime.split("+")[0]
    assert Relation("response", "notification-received", "notification-assessed", Duration.of("PT24H")) in (
        Relation(
            one.kind,
            one.source,
            one.target.replace(f"duty:{base}/assess-notification", "notification-assessed"),
            one.time,
        )
        for one in graph.relations
    )
    log.write_text(
        "case,activity\nc1,notification-received\nc1,ssd-follow-up\nc2,notification-received\n"
        "c2,Underretning vurderet\n",
        "utf-8",
    )
    assert main(["law", "conform", str(file), str(log), "--json"]) == 0
    assert '"accepting": true' in capsys.readouterr().out


def test_what_a_waiver_sets_aside_is_left_out_with_its_waiver(capsys):
    main(["law", "graph", "serviceloven+r1", "--out", "-"])
    err = capsys.readouterr().err
    assert "serviceloven/complete-examination" in err
    assert "left out: waived by r1/no-examination" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["foo"], "there is no law 'foo'"),
        (["serviceloven+r9"], "there is no experiment 'r9'"),
        (["barnets-lov+r1"], "never held"),
        (["barnets-lov", "--at", "2018-01-01"], "not on 2018-01-01"),
        (["serviceloven+r1", "--at", "2017-02-01"], "holds from 2018-05-01"),
    ],
)
def test_a_law_that_does_not_hold_is_refused_with_a_mend(words, says, capsys, tmp_path):
    assert main(["law", "graph", *words, "--out", str(tmp_path / "x.xml")]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "x.xml").exists()


def test_a_folder_that_is_not_there_is_told(capsys, tmp_path):
    assert main(["law", "graph", "barnets-lov", "--out", str(tmp_path / "none" / "x.xml")]) == 2
    assert "can't be written" in capsys.readouterr().err
