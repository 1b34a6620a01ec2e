"""`frirum law conform GRAPH.xml LOG.csv`: each step, by id or label, with what is wrong told."""

import json

import pytest

from frirum.cli.main import main
from tests.exchange.portal import dcrgraph

APPLIED = {
    "condition": [("apply", "decide")],
    "response": [("apply", "decide")],
    "exclude": [("decide", "apply")],
}
LABELS = {"apply": "Søg", "decide": "Afgør"}


@pytest.fixture
def conform(tmp_path, capsys):
    def asked(graph, log, *options):
        (tmp_path / "graph.xml").write_bytes(graph)
        (tmp_path / "log.csv").write_text(
            "case,activity\n" + log if not log.startswith("case") else log, "utf-8"
        )
        code = main(["law", "conform", str(tmp_path / "graph.xml"), str(tmp_path / "log.csv"), *options])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out and "--json" in options else out, err

    return asked


def test_each_step_is_told_and_applied(conform):
    log = "c2,Søg\nc1,decide\nc1,apply\nc1,apply\nc2,Afgør\n"
    code, found, err = conform(
        dcrgraph("apply decide", APPLIED, labels=LABELS, included=LABELS), log, "--json"
    )
    assert (code, err) == (0, "")
    assert found == {
        "traces": [
            {
                "case": "c2",
                "accepting": True,
                "steps": [{"activity": "Søg", "enabled": True}, {"activity": "Afgør", "enabled": True}],
            },
            {
                "case": "c1",
                "accepting": False,
                "steps": [
                    {"activity": "decide", "enabled": False},
                    {"activity": "apply", "enabled": False},
                    {"activity": "apply", "enabled": False},
                ],
            },
        ]
    }


def test_with_skip_what_is_not_enabled_changes_nothing(conform):
    graph = dcrgraph("apply decide", APPLIED, labels=LABELS)
    _, found, _ = conform(graph, "c1,decide\nc1,apply\nc1,apply\n", "--json", "--policy", "skip")
    assert [one["enabled"] for one in found["traces"][0]["steps"]] == [False, True, True]


def test_a_log_without_rows_has_no_traces(conform):
    assert conform(dcrgraph("a"), "", "--json")[:2] == (0, {"traces": []})


def test_of_several_with_one_label_the_enabled_one_is_meant_and_it_is_told(conform):
    graph = dcrgraph(
        "first second third",
        {"condition": [("third", "first")], "exclude": [("second", "second")]},
        labels={"first": "Tal", "second": "Tal"},
        included=["first", "second", "third"],
    )
    _, found, err = conform(graph, "c1,Tal\nc1,Tal\nc1,third\nc1,Tal\n", "--json")
    assert [one["enabled"] for one in found["traces"][0]["steps"]] == [True, False, True, True]
    assert "several events are called 'Tal'" in err


def test_an_id_is_meant_before_a_label(conform):
    graph = dcrgraph("a b", {"exclude": [("a", "a")]}, labels={"a": "b", "b": "c"}, included="ab")
    _, found, _ = conform(graph, "c1,b\nc1,b\n", "--json")
    assert [one["enabled"] for one in found["traces"][0]["steps"]] == [True, True]


def test_with_times_delays_hold_and_what_is_late_is_told(conform):
    arrows = {"condition": [("a", "b", "P3D")], "response": [("a", "b", "P5D")]}
    log = "case,activity,time\nc1,a,2018-01-01\nc1,b,2018-01-03\nc2,a,2018-01-01\nc2,b,2018-01-07\n"
    _, found, _ = conform(dcrgraph("a b", arrows, included="ab"), log, "--json")
    assert [[one["enabled"] for one in trace["steps"]] for trace in found["traces"]] == [
        [True, False],
        [True] * 2,
    ]
    assert found["traces"][1]["steps"][1] == {
        "activity": "b",
        "enabled": True,
        "time": "2018-01-07T00:00:00",
        "overdue": ["b"],
    }


def test_a_graph_with_time_and_a_log_without_says_what_was_not_judged(conform):
    graph = dcrgraph("a b", {"condition": [("a", "b", "P3D")]}, included="ab")
    _, found, err = conform(graph, "c1,a\nc1,b\n", "--json")
    assert [one["enabled"] for one in found["traces"][0]["steps"]] == [True, True]
    assert "they are not judged" in err


def test_for_people_the_reason_stands_beside_the_step(conform):
    code, out, _ = conform(dcrgraph("apply decide", APPLIED, included=LABELS), "c1,decide\nc1,apply\n")
    assert code == 0
    assert "decide: not enabled (condition apply)" in out
    assert "c1: something is still owed" in out


@pytest.mark.parametrize(
    ("graph", "log", "said"),
    [
        (
            dcrgraph("apply"),
            "c1,aply\n",
            "log.csv:2: the graph has no event 'aply', by id or label. Did you mean 'apply'?",
        ),
        (dcrgraph({"g": {"a": {}}}), "c1,g\n", "log.csv:2: 'g' is a group"),
        (dcrgraph("a"), "case;what\n", "log.csv:1: the columns activity are missing"),
        (b"<!DOCTYPE x><dcrgraph/>", "c1,a\n", "graph.xml:1: the file has a DTD"),
    ],
)
def test_a_fault_names_file_line_and_mend(conform, graph, log, said):
    code, out, err = conform(graph, log, "--json")
    assert (code, out) == (2, "")
    assert said in err


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["law", "conform", str(tmp_path / "none.xml"), "-"]) == 2
    assert "none.xml: can't be opened" in capsys.readouterr().err
