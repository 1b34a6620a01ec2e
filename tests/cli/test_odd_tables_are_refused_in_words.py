"""HISTORY.csv and CASES.csv with slips in them: answered, or refused with line and mend."""

import io
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from frirum.cli.main import main
from frirum.law import load
from frirum.law.tables import LARGEST_FILE, TableFault, read_history
from frirum.law.vocabulary import Vocabulary
from frirum.record.importing.table import FileFault, RowFault, read_rows
from tests.law.mangled import BYTES

ROOT = Path(__file__).parents[2]
ACTS = b"\n".join((ROOT / "docs/examples/acts.csv").read_bytes().split(b"\n")[:10])
CASES = b"\n".join((ROOT / "docs/examples/cases.csv").read_bytes().split(b"\n")[:6])
CELLS = [
    "",
    "9999-12-31",
    "0001-01-01T00:00",
    "2199-12-31",
    "2018-03-25T02:30",
    "2018-02-30",
    "2018-05-01T10:00+99:99",
    "n1",
    "notification-received",
    '"{""a"": [[]]}"',
    '"{""text"": ""\\ud800""}"',
    '"{""by"": ""\\u0000""}"',
    '"{""with"": {}}"',
    '"{""which"": 1e999}"',
    "[" * 2000,
    "9" * 5000,
    '"',
    "a,b,c",
    "\N{SNOWMAN}",
    "\x00",
    "\n",
]


@st.composite
def slips(draw: st.DrawFn, text: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 3))):
        lines = text.split(b"\n")
        number = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["cell", "bytes", "gone", "twice", "cut"]))
        if kind == "cell":
            cells = lines[number].split(b",")
            cells[draw(st.integers(0, len(cells) - 1))] = draw(st.sampled_from(CELLS)).encode()
            lines[number] = b",".join(cells)
        elif kind == "gone":
            del lines[number]
        elif kind == "twice":
            lines.insert(number, lines[draw(st.integers(0, len(lines) - 1))])
        text = b"\n".join(lines)
        at = draw(st.integers(0, len(text)))
        if kind == "bytes":
            text = text[:at] + draw(st.sampled_from(BYTES)) + text[at:]
        elif kind == "cut":
            text = text[:at]
    return text


@cache  # and no fixture: Hypothesis would write out the whole of it for every example
def vocabulary() -> Vocabulary:
    return load(ROOT).vocabulary


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(slips(ACTS))
@example(b'"case,act,occurred_at\n1,help-requested,"2018-05-01"\n')  # the first name opens a quote
def test_a_history_with_slips_is_read_or_its_line_is_said(text):
    refused = None
    try:
        read_history(io.TextIOWrapper(io.BytesIO(text), "utf-8-sig", newline=""), vocabulary())
    except TableFault as fault:
        refused = fault
    assert refused is None or (refused.line >= 1 and refused.says.strip() and refused.mend.strip())


@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(slips(ACTS))
def test_the_command_says_so_with_exit_2(tmp_path_factory, capsys, text):
    table = tmp_path_factory.mktemp("slips") / "HISTORY.csv"
    table.write_bytes(text)
    words = ["law", "status", str(table), "--municipality", "756", "--at", "2018-07-10", "--json"]
    code = main(words)
    out, err = capsys.readouterr()
    assert code in (0, 2)
    assert bool(out) == (code == 0)
    assert ("line" in err) == (code == 2)
    assert "Traceback" not in err


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(slips(CASES))
def test_open_cases_with_slips_are_read_or_their_line_is_said(text):
    refused = "line"
    faults: list[RowFault] = []
    try:
        _, faults = read_rows(text)
    except FileFault as fault:
        refused = str(fault)
    assert refused.startswith("line")
    assert all(one.line >= 1 and one.wrong.strip() and one.write.strip() for one in faults)


@pytest.mark.parametrize(
    "instant", ["9999-12-31", "2199-12-31", "0001-01-01", "2018-02-30", "x" * 5000, "\x00"]
)
def test_an_odd_instant_is_refused_or_answered(tmp_path, capsys, instant):
    table = tmp_path / "HISTORY.csv"
    table.write_bytes(ACTS)
    assert main(["law", "status", str(table), "--municipality", "756", "--at", instant]) in (0, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_a_huge_history_is_refused_before_it_is_read(tmp_path, capsys):
    table = tmp_path / "HISTORY.csv"
    with table.open("wb") as huge:
        huge.truncate(LARGEST_FILE + 1)
    assert main(["law", "status", str(table), "--municipality", "756", "--at", "2018-07-10"]) == 2
    assert "at most 200000000 are read. Split it" in capsys.readouterr().err
