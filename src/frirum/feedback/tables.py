"""RATINGS.csv in and out: one row an answer. Every bad row is told by line and mend; none is lost in silence.

Columns and what they hold: docs/feedback.md. Comma or semicolon, UTF-8; the order of rows means nothing.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TextIO

from .instruments import ROLES, Library
from .ratings import BadRating, Rating, check, in_order

MARKS = ("mm1", "mm2", "mm3", "mm4")
HEADER = (
    *("case", "subject", "respondent", "role", "age", "instrument", "meeting", "date"),
    *MARKS,
    "total_mm",
    "skipped",
)
LARGEST_FILE = 200_000_000  # bytes; some two million answers
LARGEST_CELL = 1_000_000  # characters, of the reader; a cell of ours has at most:
LONGEST = 1_000
MOST_FAULTS = 1_000  # rows are told one by one up to here; a file that is wrong all through is one fault


class RowFault(ValueError):
    """What of a row can't be read: its line in the file, the column, what is wrong, and what to write."""

    def __init__(self, line: int, column: str, says: str, mend: str) -> None:
        self.line, self.column, self.says, self.mend = line, column, says, mend
        place = f"line {line}, column {column}" if column else f"line {line}"
        super().__init__(f"{place}: {says}. {mend}")


@dataclass(frozen=True, slots=True)
class Table:
    """The answers of a file that could be read, in order, and what is wrong with the other rows."""

    ratings: tuple[Rating, ...]
    faults: tuple[RowFault, ...]


def read(path: Path, library: Library) -> Table:
    """Reads a file. Raises RowFault where it can't be read as a whole, OSError where it can't be opened."""
    if (size := path.stat().st_size) > LARGEST_FILE:
        says = f"the file has {size} bytes; at most {LARGEST_FILE} are read"
        raise RowFault(1, "", says, "Split it, each case whole in one part.")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return read_lines(lines, library)


def read_lines(lines: TextIO, library: Library) -> Table:
    """The same of an open file or text. Raises RowFault where it can't be read as a whole."""
    ratings: list[Rating] = []
    faults: list[RowFault] = []
    for line, row in _rows(lines):
        try:
            ratings.append(_rating(line, row, library))
        except RowFault as fault:
            faults.append(fault)
            if len(faults) > MOST_FAULTS:
                says = f"more than {MOST_FAULTS} rows can't be read; the last: {fault.says}"
                raise RowFault(line, fault.column, says, fault.mend) from fault
    return Table(in_order(ratings), tuple(faults))


def write(ratings: Iterable[Rating], lines: TextIO, delimiter: str = ",") -> None:
    """Writes answers so that they read back the same, in their order."""
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\n")
    writer.writerow(HEADER)
    for one in in_order(ratings):
        marks = [*map(str, one.marks or ()), "", "", "", ""][: len(MARKS)]
        alone = "" if one.total_mm is None else str(one.total_mm)
        age = "" if one.age is None else str(one.age)
        who = (one.case, one.subject, one.respondent, one.role, age, one.instrument)
        writer.writerow([*who, one.meeting, one.date.isoformat(), *marks, alone, one.skipped])


def as_text(ratings: Iterable[Rating], delimiter: str = ",") -> str:
    """The table as one text."""
    lines = StringIO()
    write(ratings, lines, delimiter)
    return lines.getvalue()


def _rows(lines: TextIO) -> Iterator[tuple[int, Mapping[str, str] | RowFault]]:
    """Each row with the line where it ends; a row with too few or too many cells is a fault."""
    csv.field_size_limit(LARGEST_CELL)
    line = 0
    try:
        first = lines.readline(LARGEST_CELL)
        reader = csv.reader(lines, delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
        _check_header(first, reader.dialect.delimiter)
        line = 1
        for row in reader:
            line = 1 + reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(HEADER):
                mend = f"Write {len(HEADER)}: put a text with a separator in it in quotes."
                yield line, RowFault(line, "", f"the row has {len(row)} cells", mend)
                continue
            yield line, dict(zip(HEADER, (cell.strip() for cell in row), strict=True))
    except csv.Error as fault:
        raise RowFault(line + 1, "", f"this is not CSV ({fault})", "Save the table as CSV.") from fault
    except UnicodeDecodeError as fault:
        raise RowFault(line + 1, "", "this is not UTF-8 text", "Save it as UTF-8.") from fault


def _check_header(first: str, delimiter: str) -> None:
    """The names are all there, in this order: a column taken for another would be a wrong answer unseen."""
    names = tuple(name.strip().strip('"') for name in first.strip("\r\n").split(delimiter))
    if names != HEADER:
        wrong = next(
            (f"{n!r} where {h!r} is meant" for n, h in zip(names, HEADER, strict=False) if n != h), ""
        )
        says = f"the header is another ({wrong or f'{len(names)} columns'})"
        raise RowFault(1, "", says[:300], f"Write: {','.join(HEADER)}.")


def _rating(line: int, row: Mapping[str, str] | RowFault, library: Library) -> Rating:
    """One row as an answer. Raises RowFault."""
    if isinstance(row, RowFault):
        raise row
    for column, cell in row.items():
        if len(cell) > LONGEST or "\n" in cell or "\x00" in cell:
            raise RowFault(line, column, "the cell is no short text on one line", "Shorten it.")
    for column in ("case", "subject", "respondent", "meeting"):
        if not row[column]:
            raise RowFault(line, column, "it is empty", "Write a pseudonym, or the meeting's number.")
    instrument = library.get(row["instrument"])
    if instrument is None:
        near = difflib.get_close_matches(row["instrument"].casefold(), library.ids(), 1)
        mend = f"Did you mean {near[0]!r}?" if near else f"Write one of: {', '.join(library.ids())}."
        raise RowFault(line, "instrument", f"{row['instrument'][:50]!r} is no instrument here", mend)
    marks, alone, skipped = _answer(line, row, instrument.scoring == "sum")
    try:
        rating = Rating(
            case=row["case"],
            subject=row["subject"],
            respondent=row["respondent"],
            role=_role(line, row["role"]),
            age=_number(line, "age", row["age"], 120),
            instrument=instrument.id,
            meeting=row["meeting"],
            date=_date(line, row["date"]),
            marks=marks,
            total_mm=alone,
            skipped=skipped,
        )
        check(rating, instrument)
    except BadRating as fault:
        raise RowFault(
            line, "mm1" if fault.field == "marks" else fault.field, fault.says, fault.mend
        ) from fault
    return rating


def _answer(
    line: int, row: Mapping[str, str], summed: bool
) -> tuple[tuple[int, ...] | None, int | None, str]:
    """Marks, total, skipped: one of them. A total beside marks is their sum, as other systems write it."""
    cells = [_number(line, column, row[column], 100) for column in MARKS]
    told = [cell for cell in cells if cell is not None]
    if told != cells[: len(told)]:
        mend = "A part answer is none: give all of them, or why it was skipped."
        raise RowFault(line, MARKS[cells.index(None)], "a mark is missing before another", mend)
    marks = tuple(told) or None
    alone = _number(line, "total_mm", row["total_mm"], 400)
    if marks and summed and alone is not None:
        if alone != sum(marks):
            says = f"the total is {alone}, the marks make {sum(marks)}"
            raise RowFault(line, "total_mm", says, "Mend the one that is wrong, or leave the total out.")
        alone = None
    return marks, alone, row["skipped"]


def _role(line: int, text: str) -> str:
    role = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    if role not in ROLES:
        raise RowFault(line, "role", f"{text[:50]!r} is no role", f"Write one of: {', '.join(ROLES)}.")
    return role


def _number(line: int, column: str, text: str, most: int) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= most):
        mend = f"Write a whole number from 0 to {most}" + ("." if column == "age" else "; 8.2 cm is 82.")
        raise RowFault(line, column, f"{text[:50]!r} is no number that it can be", mend)
    return int(text)


def _date(line: int, text: str) -> date:
    try:
        if len(text) != len("2026-05-01"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise RowFault(line, "date", f"{text[:50]!r} is no date", "Write it as 2026-05-01.") from None
