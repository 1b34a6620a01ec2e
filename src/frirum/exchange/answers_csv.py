"""Answers as a flat table, one row an answer: `docs/feedback-exchange.md` says what each column holds.

Marks are whole millimetres, the total points from 0,0 to 40,0; numbers are read as text, never as binary
fractions: 8.2 - 2.2 >= 6 would be false.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .answers import ENDINGS, MODES, MOST_LINES, MOST_MM, ROLES, SKIPS, Answer
from .faults import Fault
from .text import delimiter_of, text_of

MARKS = tuple(f"mm{number}" for number in range(1, MOST_LINES + 1))
NAMED = ("case", "subject", "respondent", "instrument", "meeting")
NEEDED = (*NAMED[:3], "role", "instrument", "meeting", "date", *MARKS, "total", "skipped")
COLUMNS = (
    *("case", "subject", "respondent", "role", "age_band", "instrument", "version", "meeting", "date"),
    *(*MARKS, "total", "skipped", "skip_reason", "entry_mode", "ending", "thresholds"),
)
INVENTED = "invented"
"""A column more, in a demo: the data says of itself that it is invented."""

LARGEST = 20_000_000  # bytes; some hundred thousand answers
LONGEST = 100  # characters of a cell: ids, words and numbers
YES, NO = ("1", "yes", "ja", "true"), ("", "0", "no", "nej", "false")
AGES = re.compile(r"(\d{1,3})-(\d{1,3})?", re.ASCII)
POINTS = re.compile(r"(\d{1,3})(?:[.,](\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """An answer, and the line on which it stands."""

    line: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Sifted:
    """The rows that are right, and what is wrong with the others, in the order of the file."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def write(answers: Iterable[Answer], point: bool = False, invented: str = "") -> bytes:
    """A table in UTF-8 with a semicolon; with a decimal comma, or a `point`. `invented`: what a demo says."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([*COLUMNS, *([INVENTED] if invented else [])])
    for one in answers:
        rows.writerow([*_cells(one, "." if point else ","), *([invented] if invented else [])])
    return text.getvalue().encode()


def _cells(one: Answer, mark: str) -> list[str]:
    marks = [str(each) for each in one.marks or ()]
    total = one.total
    return [
        *(one.case, one.subject, one.respondent, one.role, one.age_band),
        *(one.instrument, one.version, one.meeting, one.date.isoformat()),
        *(marks + [""] * (MOST_LINES - len(marks))),
        "" if total is None else f"{total // 10}{mark}{total % 10}",
        *("1" if one.skipped else "0", one.skipped, one.mode, one.ending, one.thresholds),
    ]


def sift(data: bytes) -> Sifted:
    """The rows of a table. Raises Fault where it can't be read at all; a bad row is a fault of its own."""
    if len(data) > LARGEST:
        raise Fault(1, f"the table is {len(data)} bytes; at most {LARGEST} are read", "Split it by cases.")
    text = text_of(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    found: list[Row] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, ...], int] = {}
    try:
        columns = _columns(next(rows, []))
        last = rows.line_num
        for cells in rows:
            line, last = last + 1, rows.line_num
            if not any(cell.strip() for cell in cells):
                continue
            try:
                answer = _answer(_named(cells, columns, line), line)
                if (first := seen.setdefault(answer.key, line)) != line:
                    says = f"this was answered on line {first} already"
                    raise Fault(line, says, "Leave one of the two out: what was asked is answered once.")
                found.append(Row(line, answer))
            except Fault as fault:
                faults.append(fault)
    except csv.Error as wrong:
        raise Fault(rows.line_num or 1, f"this is not CSV ({wrong})", "Save the table as CSV anew.") from None
    return Sifted(tuple(found), tuple(faults))


def _columns(header: list[str]) -> tuple[str, ...]:
    names = tuple(one.strip().casefold() for one in header)
    if missing := [one for one in NEEDED if one not in names]:
        raise Fault(1, f"the columns {', '.join(missing)} are missing", f"The header is {';'.join(COLUMNS)}.")
    if twice := sorted({one for one in names if names.count(one) > 1}):
        raise Fault(1, f"the columns {', '.join(twice)} are there twice", "Leave one of each out.")
    if odd := [one for one in names if one not in (*COLUMNS, INVENTED)]:
        says = f"nobody here knows the columns {', '.join(map(repr, odd))}"
        raise Fault(1, says, "Leave them out, so that nothing is left behind unseen.")
    return names


def _named(cells: list[str], columns: tuple[str, ...], line: int) -> Mapping[str, str]:
    if len(cells) != len(columns):
        says = f"the row has {len(cells)} cells, the header {len(columns)}"
        raise Fault(line, says, "Put cells that hold the separator in quotes.")
    return dict.fromkeys(COLUMNS, "") | {
        name: cell.strip() for name, cell in zip(columns, cells, strict=True)
    }


def _answer(said: Mapping[str, str], line: int) -> Answer:
    for name in COLUMNS:
        if name in NAMED and not said[name]:
            raise Fault(line, f"{name} is empty", "Fill it in.")
        if len(said[name]) > LONGEST:
            raise Fault(line, f"{name} has {len(said[name])} characters", f"Write at most {LONGEST}.")
    skipped = _skipped(said, line)
    marks = _marks(said, line)
    total = _total(said, line)
    if marks is not None and total is not None and sum(marks) != total:
        says = f"the marks are {sum(marks)} mm together, and total says {total} mm"
        raise Fault(line, says, "Write the one that is right, and leave the other empty.")
    summed, total = total is not None, None if marks is not None else total
    if (told := [bool(skipped), marks is not None, total is not None]) and sum(told) != 1:
        says = "nothing is answered" if not any(told) else "it is answered, and skipped"
        raise Fault(line, says, "Give all marks, or a total, or skipped = 1 and why.")
    return Answer(
        case=said["case"],
        subject=said["subject"],
        respondent=said["respondent"],
        role=_one_of(said, "role", ROLES, line),
        age_band=_ages(said["age_band"], line),
        instrument=said["instrument"].casefold(),
        version=said["version"],
        meeting=said["meeting"],
        date=_day(said["date"], line),
        marks=marks,
        total_mm=total,
        skipped=skipped,
        mode=_one_of(said, "entry_mode", ("", *MODES), line),
        ending=_one_of(said, "ending", ("", *ENDINGS), line),
        thresholds=said["thresholds"],
        summed=summed,
    )


def _one_of(said: Mapping[str, str], name: str, allowed: tuple[str, ...], line: int) -> str:
    if said[name] not in allowed:
        raise Fault(line, f"{name} is {said[name]!r}", f"Write one of: {', '.join(filter(None, allowed))}.")
    return said[name]


def _skipped(said: Mapping[str, str], line: int) -> str:
    yes = said["skipped"].casefold()
    if yes not in (*YES, *NO):
        raise Fault(line, f"skipped is {said['skipped']!r}", "Write 1 or 0.")
    if yes in NO:
        if said["skip_reason"]:
            raise Fault(
                line, "there is a skip_reason, and skipped is 0", "Write skipped = 1, or leave it out."
            )
        return ""
    return _one_of(said, "skip_reason", SKIPS, line)


def _marks(said: Mapping[str, str], line: int) -> tuple[int, ...] | None:
    """The marks, as many as there are; those without one stand last (three lines, one goal)."""
    cells = [said[name] for name in MARKS]
    while cells and not cells[-1]:
        cells.pop()
    for name, cell in zip(MARKS, cells, strict=False):
        if not cell:
            says = f"{name} is empty, and a mark after it is not"
            raise Fault(line, says, "A part answer is none: give all marks, or why it was skipped.")
        if not (cell.isascii() and cell.isdigit() and len(cell) <= 3 and int(cell) <= MOST_MM):
            mend = f"Write whole millimetres, 0-{MOST_MM}: 8,2 cm is 82."
            raise Fault(line, f"{name} is {cell!r}", mend)
    return tuple(map(int, cells)) or None


def _total(said: Mapping[str, str], line: int) -> int | None:
    if not said["total"]:
        return None
    found = POINTS.fullmatch(said["total"])
    total = int(found[1]) * 10 + int(found[2] or 0) if found else MOST_LINES * MOST_MM + 1
    if total > MOST_LINES * MOST_MM:
        raise Fault(line, f"total is {said['total']!r}", "Write points with one decimal, 0,0-40,0.")
    return total


def _ages(text: str, line: int) -> str:
    found = AGES.fullmatch(text)
    if text and (not found or (found[2] and int(found[2]) < int(found[1]))):
        raise Fault(line, f"age_band is {text!r}", "Write it as 6-12 or 18-, or leave it empty.")
    return text


def _day(text: str, line: int) -> date:
    try:
        if len(text) != len("2018-03-04"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Fault(line, f"the date {text!r} can't be read", "Write it as 2018-03-04.") from None
