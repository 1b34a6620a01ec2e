"""The portal's XML: what is read, what is left out and told, and what is refused with line and mend."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.exchange.dcrgraph import read
from frirum.exchange.dcrgraph_writing import write
from frirum.exchange.durations import Duration
from frirum.exchange.faults import Fault
from frirum.exchange.graphs import KINDS, Event, Graph, Marking, Relation
from frirum.exchange.xml import LARGEST
from tests.conftest import SHARED_DATA
from tests.exchange.portal import Tree, dcrgraph

TOOLS_OWN = [
    ("portal-format.xml", 5, 4),
    ("portal-format-tax.xml", 4, 6),
    ("definitions-format.xml", 19, 196),
]
LETTERS = st.text("aBæ 0_-<&>\"'é…", min_size=1, max_size=6)
WORDS = LETTERS.map(lambda text: " ".join(text.split())).filter(bool)
DURATIONS = st.none() | st.builds(
    Duration,
    st.integers(0, 30),
    st.timedeltas(min_value=Duration().rest).filter(lambda one: one.days < 300_000),
)


@st.composite
def graphs(draw):
    ids = draw(st.lists(WORDS, min_size=1, max_size=6, unique=True))
    some = st.sets(st.sampled_from(ids)).map(frozenset)
    one = st.sampled_from(ids)
    arrows = draw(st.sets(st.builds(Relation, st.sampled_from(KINDS), one, one), max_size=8))
    timed = draw(
        st.sets(st.builds(Relation, st.sampled_from(("condition", "response")), one, one, DURATIONS))
    )
    pending = {id_: draw(DURATIONS) for id_ in draw(some)}
    return Graph(
        events=tuple(Event(id_, draw(st.just("") | WORDS)) for id_ in ids),
        relations=frozenset(arrows | timed),
        marking=Marking(draw(some), draw(some), pending),
        title=draw(st.just("") | WORDS),
        description=draw(st.just("") | WORDS),
    )


@settings(max_examples=60)
@given(graphs())
def test_what_is_written_is_read_back_the_same(graph):
    data = write(graph)
    assert read(data) == graph
    assert write(read(data)) == data


@pytest.mark.shared_data
@pytest.mark.parametrize(("name", "events", "relations"), TOOLS_OWN)
def test_the_tools_own_files_are_read_and_written_back(name, events, relations):
    graph = read((SHARED_DATA / "dcr" / name).read_bytes())
    assert read(write(graph)) == graph
    assert not graph.notes
    assert (len(graph.events), len(graph.relations)) == (events, relations)
    assert all(one.label for one in graph.events)
    assert graph.marking.included == {one.id for one in graph.events}


def test_a_relation_that_is_there_twice_is_one():
    graph = read(dcrgraph("a b", {"condition": [("a", "b"), ("a", "b"), ("a", "b", "P3D")]}))
    assert graph.relations == {
        Relation("condition", "a", "b"),
        Relation("condition", "a", "b", Duration.of("P3D")),
    }


def test_an_excluded_event_may_be_owed_and_done():
    graph = read(dcrgraph("a b", executed=["a"], included=["b"], pending=["a"]))
    assert graph.marking == Marking(frozenset("a"), frozenset("b"), {"a": None})


def test_a_file_that_says_nothing_of_inclusion_includes_all_and_is_told_so():
    graph = read(dcrgraph("a b"))
    assert graph.marking.included == {"a", "b"}
    assert "all are" in graph.notes[0]
    assert read(dcrgraph("a b", included=[])).marking.included == set()


def test_a_group_is_dissolved_and_what_is_marked_on_it_is_told():
    tree: Tree = {"g": {"a": {}, "h": {"b": {}}}, "c": {}}
    graph = read(dcrgraph(tree, {"response": [("c", "g", "P2D")]}, included=["g", "a"], pending=["h"]))
    assert [one.id for one in graph.events] == ["a", "b", "c"]
    assert {one.target for one in graph.relations} == {"a", "b"}
    assert graph.marking == Marking(frozenset(), frozenset("a"), {})
    assert "'h'" in graph.notes[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_a_file_is_read_in_the_encoding_that_it_names(encoding):
    text = dcrgraph("a", labels={"a": "Få hjælp"}).decode()
    told = {"utf-8-sig": "UTF-8"}.get(encoding, encoding)
    assert read(text.replace('"UTF-8"', f'"{told}"', 1).encode(encoding)).events[0].label == "Få hjælp"


def test_windows_line_ends_and_comments_do_no_harm():
    text = dcrgraph("a b", {"include": [("a", "b")]}, included=["a"])
    plain = read(text)
    assert read(text.replace(b"\n", b"\r\n").replace(b"<event ", b"<!-- x --><?y z?><event ")) == plain


def faulty(data: bytes) -> Fault:
    with pytest.raises(Fault) as refused:
        read(data)
    assert refused.value.line >= 1
    assert refused.value.says
    assert refused.value.mend.endswith((".", "?"))
    return refused.value


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{("&" + a + ";") * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "head",
    [
        LAUGHS + "]>",
        '<!DOCTYPE dcrgraph SYSTEM "http://127.0.0.1/x.dtd">',
        '<!DOCTYPE dcrgraph [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE dcrgraph [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]>',
        "<!DOCTYPE dcrgraph>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_dtd_and_its_entities_are_refused_in_any_encoding(head, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n{head}<dcrgraph title="&i;">&x;</dcrgraph>'
    fault = faulty(text.encode(encoding))
    assert fault.line == 2
    assert "DTD" in fault.says


def test_a_dtd_hidden_by_its_encoding_is_refused_all_the_same():
    hidden = '+ADwAIQ-DOCTYPE x [+ADwAIQ-ENTITY a "b">]>'
    faulty(f'<?xml version="1.0" encoding="UTF-7"?>\n{hidden}<dcrgraph>&a;</dcrgraph>'.encode())
    faulty('<?xml version="1.0" encoding="IBM037"?><!DOCTYPE dcrgraph><dcrgraph/>'.encode("cp037"))


def test_a_huge_file_is_refused_before_it_is_read():
    assert "at most" in faulty(b"<dcrgraph>" + b" " * LARGEST + b"</dcrgraph>").says
    faulty(b"<dcrgraph>" * 100_000)
    faulty(b"<dcrgraph><specification><resources><events>" + b'<event id="x">' * 1000)


def test_a_small_file_that_asks_for_billions_of_relations_is_refused():
    tree: Tree = {"g": {f"e{number}": {} for number in range(1000)}}
    many = [("g", "g", f"PT{number}S") for number in range(1, 1000)]
    assert "once its groups are dissolved" in faulty(dcrgraph(tree, {"condition": many})).says


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"", 1, "well-formed"),
        (b"case,activity\n", 1, "well-formed"),
        (b"<dcrgraph>\n<event", 2, "well-formed"),
        (b"\n\n<bpmn:definitions/>", 3, "well-formed"),
        (b"<graph/>", 1, "no DCR graph"),
        (b"<dcrgraph/>", 1, "no events"),
        (dcrgraph({"a": {}, "g": {"a": {}}}), 4, "there twice"),
        (dcrgraph({"": {}}), 4, "no id"),
        (dcrgraph("a", {"condition": [("a", "b")]}), 6, "'b'"),
        (dcrgraph("a", executed=["b"]), 7, "'b'"),
        (dcrgraph("a", labels={"b": "B"}), 5, "'b'"),
        (dcrgraph("a", {"condition": [("a", "a", "frist")]}), 6, "'frist'"),
        (dcrgraph("a", {"milestone": [("a", "a", "P1D")]}), 6, "has a time"),
        (dcrgraph("a", {"spawn": [("a", "a")]}), 6, "'spawn'"),
        (dcrgraph("a", pending='<event id="a" deadline="2018-01-01"/>'), 7, "'2018-01-01'"),
        (dcrgraph("a").replace(b'id="a"', b'id="a" type="subprocess"'), 4, "life of its own"),
        (dcrgraph("a", resources='<subProcesses><subProcess id="s"/></subProcesses>'), 5, "within the graph"),
        (
            dcrgraph("a", {"include": [("a", "a")]}).replace(b"<include ", b'<include expressionId="x" '),
            6,
            "guard",
        ),
        (
            dcrgraph(
                "a",
                resources='<labelMappings><labelMapping eventId="a" labelId="B"/></labelMappings>',
                labels={"a": "A"},
            ),
            5,
            "two labels",
        ),
        (
            (
                b'<definitions><dcrGraph><event id="a"/>\n'
                b'<relation type="condition" sourceRef="a"/></dcrGraph></definitions>'
            ),
            2,
            "''",
        ),
    ],
)
def test_what_can_not_be_read_names_its_line(data, line, says):
    fault = faulty(data)
    assert fault.line == line
    assert says in fault.says


@settings(max_examples=150)
@given(st.data())
def test_a_broken_file_never_breaks_the_reader(data):
    text = dcrgraph("a b", {"condition": [("a", "b", "P3D")]}, pending=["a"], labels={"a": "A"})
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    with suppress(Fault):
        read(text[:start] + data.draw(st.binary(max_size=8)) + text[end:])
