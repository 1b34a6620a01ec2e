"""An event log as CSV: `case,activity`, and `time` where it is known.

As others' tools write it: comma, semicolon or tab; UTF-8 or UTF-16 with a mark, else Windows' letters; any
line ends; other columns are left alone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from .faults import Fault
from .text import delimiter_of, text_of

LARGEST = 200_000_000  # bytes
LARGEST_CELL = 100_000  # characters
HEADER = "The first line is case,activity, or case,activity,time."


@dataclass(frozen=True, slots=True)
class Step:
    """One row: what was done, when if the log says so, and on which line."""

    activity: str
    line: int
    at: datetime | None = None


def read(data: bytes) -> Mapping[str, tuple[Step, ...]]:
    """The steps of each case in the order of the rows, cases as they first appear. Raises Fault."""
    if len(data) > LARGEST:
        raise Fault(1, f"the log is {len(data)} bytes; at most {LARGEST} are read", "Split it by cases.")
    text = text_of(data)
    csv.field_size_limit(LARGEST_CELL)
    file = io.StringIO(text, newline="")
    rows = csv.reader(file, delimiter=delimiter_of(text), skipinitialspace=True, strict=True)
    cases: dict[str, list[Step]] = {}
    try:
        columns = _columns(next(rows, []))
        last = rows.line_num
        for cells in rows:
            line, last = last + 1, rows.line_num
            if any(cell.strip() for cell in cells):
                case, step = _step(cells, columns, line)
                cases.setdefault(case, []).append(step)
    except csv.Error as wrong:
        mend = "Save the table as CSV anew."
        raise Fault(rows.line_num or 1, f"this is not CSV ({wrong})", mend) from None
    for steps in cases.values():
        _forward(steps)
    return {case: tuple(steps) for case, steps in cases.items()}


def _columns(names: list[str]) -> Mapping[str, int]:
    there = [one.strip().lower() for one in names]
    if missing := [one for one in ("case", "activity") if one not in there]:
        raise Fault(1, f"the columns {', '.join(missing)} are missing", HEADER)
    wanted = [one for one in there if one in ("case", "activity", "time")]
    if len(set(wanted)) < len(wanted):
        raise Fault(1, "a column is there twice", HEADER)
    return {one: there.index(one) for one in wanted} | {"": len(there)}


def _step(cells: list[str], columns: Mapping[str, int], line: int) -> tuple[str, Step]:
    if len(cells) != columns[""]:
        says = f"the row has {len(cells)} cells, the header {columns['']}"
        raise Fault(line, says, "Put cells that hold the separator in quotes.")
    case, activity = cells[columns["case"]].strip(), cells[columns["activity"]].strip()
    if not case or not activity:
        raise Fault(
            line, f"the {'activity' if case else 'case'} is empty", "Fill it in, or leave the row out."
        )
    return case, Step(
        activity, line, _time(cells[columns["time"]].strip(), line) if "time" in columns else None
    )


def _time(text: str, line: int) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        mend = "Write ISO 8601 in every row: 2018-03-04 or 2018-03-04T10:00."
        raise Fault(line, f"the time {text!r} can't be read", mend) from None


def _forward(steps: list[Step]) -> None:
    for one, other in pairwise(steps):
        if one.at is None or other.at is None:
            continue
        if (one.at.tzinfo is None) != (other.at.tzinfo is None):
            says = "the time has an offset here and none above, or the other way round"
            raise Fault(other.line, says, "Write all times of a case alike.")
        if other.at < one.at:
            raise Fault(other.line, "the time is before that of the step above", "Order the rows of a case.")
