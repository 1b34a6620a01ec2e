"""LOG.csv: separators, encodings and line ends of other tools; what is wrong is told with its line."""

import codecs
from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.exchange.faults import Fault
from frirum.exchange.logs import Step, read

PLAIN = "case,activity\nc1,Få hjælp\nc2,b\nc1,c\n"
MEANT = {"c1": (Step("Få hjælp", 2), Step("c", 4)), "c2": (Step("b", 3),)}


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        PLAIN.encode("cp1252"),
        PLAIN.replace(",", ";").replace("\n", "\r\n").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("case,activity", '"Case", ACTIVITY').encode(),
        PLAIN.rstrip().encode(),
    ],
)
def test_a_log_reads_the_same_however_it_was_saved(data):
    assert read(data) == MEANT


def test_other_columns_and_empty_rows_are_left_alone():
    assert read(b"who,activity,case\nx,a,c1\n,,\n\ny,b,c1\n") == {"c1": (Step("a", 2), Step("b", 5))}


def test_a_log_without_rows_has_no_cases():
    assert read(b"case,activity\n") == {}


def test_a_time_is_read_where_there_is_a_column():
    [step] = read(b"case,activity,time\nc,a,2018-03-04T10:00\n")["c"]
    assert step.at == datetime(2018, 3, 4, 10)


def test_a_cell_of_several_lines_counts_as_it_stands_in_the_file():
    assert read(b'case,activity\nc,"a\nb"\nc,d\n')["c"][1].line == 4


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"", 1, "missing"),
        (b"a,b\n", 1, "case, activity are missing"),
        (b"case,case,activity\n", 1, "twice"),
        (b"case,activity\nc1\n", 2, "1 cells"),
        (b"case,activity\nc1,a\n,b\n", 3, "the case is empty"),
        (b"case,activity\nc1,\n", 2, "the activity is empty"),
        (b'case,activity\nc1,"a\n', 2, "not CSV"),
        (b"case,activity,time\nc1,a,yesterday\n", 2, "'yesterday'"),
        (b"case,activity,time\nc1,a,2018-01-02\nc1,b,2018-01-01\n", 3, "before"),
        (b"case,activity,time\nc1,a,2018-01-02\nc1,b,2018-01-03T10:00Z\n", 3, "offset"),
        (b"\x00\x01\x02", 1, "not text"),
        (b"\xff\xfe\x00", 1, "not text"),
    ],
)
def test_what_can_not_be_read_names_its_line(data, line, says):
    with pytest.raises(Fault) as refused:
        read(data)
    assert refused.value.line == line
    assert says in refused.value.says


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"case,activity,time\n{text}".encode()))
def test_a_broken_log_never_breaks_the_reader(data):
    with suppress(Fault):
        read(data)
