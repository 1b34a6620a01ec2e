"""RATINGS.csv: what is written is read back; each bad row is told by line and mend, none lost in silence."""

from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.feedback.tables import HEADER, RowFault, Table, as_text, read, read_lines
from tests.feedback.saying import LIBRARY, said
from tests.feedback.someones import answers

GOOD = "c1,sofie,sofie,self,15,ors,1,2018-03-01,10,20,30,40,,"


def table(*rows: str, delimiter: str = ",") -> Table:
    text = "\n".join([",".join(HEADER), *rows]).replace(",", delimiter)
    return read_lines(StringIO(text), LIBRARY)


def test_the_header_is_as_documented():
    assert ",".join(HEADER) == (
        "case,subject,respondent,role,age,instrument,meeting,date,mm1,mm2,mm3,mm4,total_mm,skipped"
    )


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_row_is_an_answer(delimiter):
    (one,) = table(GOOD, delimiter=delimiter).ratings
    assert (one.case, one.role, one.age, one.instrument, one.marks) == (
        "c1",
        "self",
        15,
        "ors",
        (10, 20, 30, 40),
    )


def test_a_total_alone_a_reason_and_a_total_beside_its_marks():
    rows = ("c1,a,a,self,,ors,1,2018-03-01,,,,,0,", "c1,a,a,self,,ors,2,2018-03-08,,,,,,too tired",
            "c1,a,a,self,,ORS,3,2018-03-15,1,2,3,4,10,")  # fmt: skip
    first, second, third = table(*rows).ratings
    assert (first.total_mm, first.age, second.skipped, third.marks, third.total_mm) == (
        0, None, "too tired", (1, 2, 3, 4), None,
    )  # fmt: skip


def test_roles_may_be_written_with_spaces_and_empty_rows_are_let_be():
    told = table(GOOD.replace(",self,", ",Parent about_self,"), "", "," * 13)
    assert [one.role for one in told.ratings] == ["parent-about-self"]
    assert told.faults == ()


@pytest.mark.parametrize(
    ("was", "becomes", "column", "says", "mend"),
    [
        (",10,20,", ",10,,", "mm2", "missing before another", "part answer is none"),
        (",30,40,", ",30,,", "mm1", "3 of 4 lines", "part answer is none"),
        (",10,20,", ",8.2,20,", "mm1", "no number", "8.2 cm is 82"),
        (",10,20,", ",101,20,", "mm1", "no number", "0 to 100"),
        (",10,20,", ",-1,20,", "mm1", "no number", "0 to 100"),
        (",40,,", ",40,101,", "total_mm", "the marks make 100", "Mend the one"),
        (",40,,", ",40,,tired", "mm1", "answered in two ways", "Give all marks"),
        (",10,20,30,40,,", ",,,,,,", "mm1", "nothing is answered", "Give all marks"),
        (",10,20,30,40,,", ",,,,,401,", "total_mm", "no number", "0 to 400"),
        (",self,", ",mother,", "role", "no role", "parent-about-self"),
        (",15,", ",fifteen,", "age", "no number", "0 to 120"),
        (",ors,", ",orss,", "instrument", "no instrument here", "Did you mean 'ors'"),
        ("2018-03-01", "01-03-2018", "date", "no date", "2026-05-01"),
        ("2018-03-01", "2018-02-30", "date", "no date", "2026-05-01"),
        ("2018-03-01", "20180301", "date", "no date", "2026-05-01"),
        ("c1,", ",", "case", "empty", "pseudonym"),
        (",ors,1,", ",ors,,", "meeting", "empty", "meeting's number"),
        (",40,,", ",40,", "", "13 cells", "Write 14"),
        ("c1,", '"c\n1",', "case", "no short text", "Shorten it"),
        ("c1,", "c\x00,", "case", "no short text", "Shorten it"),
        ("c1,", "c" * 2000 + ",", "case", "no short text", "Shorten it"),
    ],
)
def test_a_bad_row_is_told_and_the_good_ones_are_read(was, becomes, column, says, mend):
    assert was in GOOD
    told = table(GOOD, GOOD.replace(was, becomes, 1), GOOD.replace(",1,", ",2,"))
    assert len(told.ratings) == 2
    (fault,) = told.faults
    assert fault.line == (4 if "\n" in becomes else 3)
    assert (fault.column, says in fault.says, mend in fault.mend) == (column, True, True), str(fault)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"", 1, "the header is another"),
        (b"case,role\n", 1, "the header is another"),
        (b"\x00\x00\x00", 1, "the header is another"),
        (",".join(HEADER).encode() + b'\n"c1,a\n', 2, "not CSV"),
        (",".join(HEADER).encode() + b"\nS\xf8ren,a\n", None, "not UTF-8"),
        (",".join(HEADER).encode("utf-16"), None, "not UTF-8"),
    ],
)
def test_an_odd_file_is_refused_in_words(tmp_path: Path, content, line, says):
    (tmp_path / "odd.csv").write_bytes(content)
    with pytest.raises(RowFault, match=says) as fault:
        read(tmp_path / "odd.csv", LIBRARY)
    assert line is None or fault.value.line == line


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path):
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(200_000_001)  # a hole: it takes no room
    with pytest.raises(RowFault, match="at most 200000000 are read"):
        read(tmp_path / "huge.csv", LIBRARY)


def test_a_file_that_is_wrong_all_through_is_one_fault():
    with pytest.raises(RowFault, match="more than 1000 rows"):
        table(*["c1"] * 1002)


def test_windows_mark_at_the_front_is_let_be():
    lines = TextIOWrapper(BytesIO(b"\xef\xbb\xbf" + as_text(said(200)).encode()), "utf-8-sig", newline="")
    assert len(read_lines(lines, LIBRARY).ratings) == 1


@given(st.lists(answers(), max_size=30), st.sampled_from(",;"))
def test_what_is_written_is_read_back_the_same(ratings, delimiter):
    told = read_lines(StringIO(as_text(ratings, delimiter)), LIBRARY)
    assert told.faults == ()
    assert sorted(map(repr, told.ratings)) == sorted(map(repr, ratings))
