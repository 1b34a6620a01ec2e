"""The flat table of answers: what is written is read again, and what is wrong is said row by row."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from frirum.exchange.answers import Answer
from frirum.exchange.answers_csv import COLUMNS, sift, write
from frirum.exchange.faults import Fault
from frirum.exchange.pseudonyms import Pseudonyms
from tests.exchange.answers import listed

ALMA = Answer(
    case="c1",
    subject="p1",
    respondent="p1",
    role="self",
    age_band="6-12",
    instrument="trivselslinjer-boern",
    version="1",
    meeting="2",
    date=date(2018, 6, 1),
    marks=(82, 60, 0, 100),
    mode="tablet",
    ending="open",
    thresholds="0123abcd",
)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=";"))


def with_cell(**cells: str) -> bytes:
    """Alma's answer as a table, with cells put otherwise."""
    said = rows(write([ALMA]))[0] | cells
    return ";".join(said).encode() + b"\n" + ";".join(said.values()).encode() + b"\n"


@settings(max_examples=80)
@given(listed())
def test_what_is_written_is_read_again(answers):
    for point in (False, True):
        found = sift(write(answers, point=point))
        assert not found.faults
        assert [row.answer for row in found.rows] == answers
        assert [row.answer.total for row in found.rows] == [one.total for one in answers]


def test_a_row_is_what_others_expect_it_to_be():
    assert list(rows(write([ALMA]))[0].items()) == [
        ("case", "c1"),
        ("subject", "p1"),
        ("respondent", "p1"),
        ("role", "self"),
        ("age_band", "6-12"),
        ("instrument", "trivselslinjer-boern"),
        ("version", "1"),
        ("meeting", "2"),
        ("date", "2018-06-01"),
        ("mm1", "82"),
        ("mm2", "60"),
        ("mm3", "0"),
        ("mm4", "100"),
        ("total", "24,2"),
        ("skipped", "0"),
        ("skip_reason", ""),
        ("entry_mode", "tablet"),
        ("ending", "open"),
        ("thresholds", "0123abcd"),
    ]


def test_goals_have_no_total_and_zero_is_an_answer():
    goals = replace(ALMA, instrument="maal", marks=(0,), summed=False)
    assert (row := rows(write([goals]))[0])["total"] == ""
    assert (row["mm1"], row["mm2"], row["skipped"]) == ("0", "", "0")
    assert sift(write([goals])).rows[0].answer.marks == (0,)


def test_a_total_alone_is_not_spread_over_the_lines():
    alone = replace(ALMA, marks=None, total_mm=242)
    row = rows(write([alone]))[0]
    assert [row[name] for name in ("mm1", "mm2", "mm3", "mm4", "total")] == ["", "", "", "", "24,2"]
    assert sift(write([alone])).rows[0].answer.marks is None


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"mm2": ""}, "mm2 is empty, and a mark after it is not"),
        ({"mm1": "8,2"}, "mm1 is '8,2'"),
        ({"mm1": "101"}, "mm1 is '101'"),
        ({"mm1": "-1"}, "mm1 is '-1'"),
        ({"mm1": "²"}, "mm1 is '²'"),
        ({"total": "24,3"}, "the marks are 242 mm together, and total says 243 mm"),
        ({"total": "242"}, "total is '242'"),
        ({"total": "24,25"}, "total is '24,25'"),
        ({"skipped": "1", "skip_reason": "too-tired"}, "it is answered, and skipped"),
        ({"skip_reason": "too-tired"}, "there is a skip_reason, and skipped is 0"),
        ({"skipped": "måske"}, "skipped is 'måske'"),
        ({"role": "adviser"}, "role is 'adviser'"),
        ({"age_band": "12-6"}, "age_band is '12-6'"),
        ({"date": "1.6.2018"}, "the date '1.6.2018' can't be read"),
        ({"case": " "}, "case is empty"),
        ({"version": "x" * 101}, "version has 101 characters"),
        ({"entry_mode": "fax"}, "entry_mode is 'fax'"),
        (dict.fromkeys(("mm1", "mm2", "mm3", "mm4", "total"), ""), "nothing is answered"),
    ],
)
def test_a_row_that_can_not_be_is_said_with_its_line(cells, says):
    found = sift(with_cell(**cells))
    assert (found.rows, [(one.line, one.says) for one in found.faults]) == ((), [(2, says)])
    assert all(one.mend for one in found.faults)


def test_one_bad_row_hides_no_good_one_and_twice_is_told():
    data = write([ALMA, replace(ALMA, marks=(1, 2, 3, 4)), replace(ALMA, meeting="3")])
    found = sift(data)
    assert [row.line for row in found.rows] == [2, 4]
    assert [(one.line, one.says) for one in found.faults] == [(3, "this was answered on line 2 already")]


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (COLUMNS[:-5], "the columns skipped are missing"),
        ((*COLUMNS, "cpr"), "nobody here knows the columns 'cpr'"),
        ((*COLUMNS, "case"), "the columns case are there twice"),
        ((), "the columns"),
    ],
)
def test_a_header_that_is_none_is_refused(header, says):
    with pytest.raises(Fault) as refused:
        sift(";".join(header).encode())
    assert refused.value.says.startswith(says)


def test_a_pseudonym_is_the_same_with_the_same_key_and_tells_nothing_with_another():
    one, same, other = Pseudonyms(b"k" * 32), Pseudonyms(b"k" * 32), Pseudonyms(b"l" * 32)
    assert one("person", "alma") == same("person", "alma") != other("person", "alma")
    assert one("person", "alma") not in (one("case", "alma"), one("person", "bertil"))
    assert one.given[one("person", "alma")] == ("person", "alma")
    with pytest.raises(Fault):
        Pseudonyms(b"short")
