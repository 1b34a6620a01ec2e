"""A DCR graph and a log with slips in them: judged, or refused with line and mend; never a traceback."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frirum.cli.main import main
from frirum.exchange.conformance import conform
from frirum.exchange.dcrgraph import read
from frirum.exchange.faults import Fault
from frirum.exchange.logs import read as read_log
from tests.exchange.portal import dcrgraph
from tests.law.mangled import BYTES

GRAPH = dcrgraph(
    {"a": {}, "b": {}, "g": {"c": {}, "d": {}}},
    {
        "condition": [("a", "b", "P3D"), ("g", "a")],
        "response": [("a", "c", "P10D"), ("b", "d", "PT24H")],
        "milestone": [("c", "b")],
        "exclude": [("a", "a")],
        "include": [("c", "a")],
    },
    executed=["a"],
    pending=["c"],
    labels={"a": "la", "b": "lb", "c": "lc", "d": "ld"},
)
LOG = b"case,activity,time\n1,a,2018-03-01T10:00\n1,b,2018-03-05T10:00\n2,c,2018-03-01\n2,ld,2018-03-02\n"
ODD = [
    b"",
    b"a",
    b"g",
    b"nobody",
    b"P99999999999D",
    b"P9999Y",
    b"-P1D",
    b"PT0S",
    b"P1Y2M",
    b"9" * 4000,
    b"9999-12-31T23:59:59",
    b"0001-01-01",
    b"2018-03-25T02:30",
    b"&#0;",
    b"&x;",
    b"&amp;&lt;",
    b"\xff",
    "\N{SNOWMAN}".encode(),
    b"x" * 5000,
]
WORD = re.compile(rb'"[^"]*"|[^<>"\s,]+')


@st.composite
def with_slips(draw: st.DrawFn, text: bytes) -> bytes:
    """Words put by others, parts lost, said twice or cut off, bytes that are no text."""
    for _ in range(draw(st.integers(1, 3))):
        words = [found.span() for found in WORD.finditer(text)]
        if not words:
            break
        start, end = draw(st.sampled_from(words))
        kind = draw(st.sampled_from(["word", "word", "gone", "twice", "byte", "cut"]))
        odd = draw(st.sampled_from(ODD))
        if text[start : start + 1] == b'"':
            odd = b'"' + odd + b'"'
        more = {"word": odd, "gone": b"", "twice": text[start:end] * 2}
        if kind == "cut":
            text = text[:start]
        elif kind == "byte":
            text = text[:start] + draw(st.sampled_from(BYTES)) + text[start:]
        else:
            text = text[:start] + more[kind] + text[end:]
    return text


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(with_slips(GRAPH), with_slips(LOG), st.sampled_from(["apply", "skip"]))
def test_with_slips_a_log_is_judged_by_a_graph_or_the_line_is_said(graph, log, policy):
    refused = None
    try:
        list(conform(read(graph), read_log(LOG), policy))
        list(conform(read(GRAPH), read_log(log), policy))
    except Fault as fault:
        refused = fault
    assert refused is None or (refused.line >= 1 and refused.says.strip() and refused.mend.strip())


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(with_slips(GRAPH), with_slips(LOG))
def test_the_command_says_so_with_exit_2(tmp_path_factory, capsysbinary, graph, log):
    folder = tmp_path_factory.mktemp("slips")
    (folder / "GRAPH.xml").write_bytes(graph)
    (folder / "LOG.csv").write_bytes(log)
    code = main(["law", "conform", str(folder / "GRAPH.xml"), str(folder / "LOG.csv"), "--json"])
    out, err = capsysbinary.readouterr()
    assert code in (0, 2)
    assert bool(out) == (code == 0)
    if code == 2:
        assert re.search(rb"(GRAPH\.xml|LOG\.csv):[1-9][0-9]*: ", err)


@pytest.mark.parametrize("depth", [100, 5_000])
def test_a_graph_in_a_graph_in_a_graph_is_read_or_refused(depth):
    deep = b'<event id="x" type="nesting">' * depth + b"</event>" * depth
    text = dcrgraph("a").replace(b'<event id="a"/>', deep, 1)
    with pytest.raises(Fault) as refused:
        read(text)
    assert refused.value.mend.strip()
