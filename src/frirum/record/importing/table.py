"""Reads CASES.csv: comma or semicolon, UTF-8 or Windows' letters, dates as Danes or ISO write them.

Every fault of every row is found, by line and column, with what to write instead.
"""

from __future__ import annotations

import csv
import difflib
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frirum.law.moments import Moment
from frirum.record import cpr

from .columns import BY_NAME, COLUMNS, heading

LARGEST_CELL = 1_000_000  # characters
YES, NO = ("ja", "yes", "true", "1", "x"), ("nej", "no", "false", "0")
SEXES = {
    **dict.fromkeys(("female", "kvinde", "pige", "k", "f"), "female"),
    **dict.fromkeys(("male", "mand", "dreng", "m"), "male"),
}
CUSTODY = {
    **dict.fromkeys(("sole", "alene", "eneforældremyndighed"), "sole"),
    **dict.fromkeys(("shared", "fælles", "delt"), "shared"),
    **dict.fromkeys(("none", "ingen", "nej"), "none"),
}
DANISH_DAY = re.compile(
    r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})(?:[ T](?:kl\. ?)?([0-9]{1,2})[.:]([0-9]{2}))?"
)


class FileFault(ValueError):
    """The file as a whole can't be read so: nothing was imported."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong: at which line, with which case, in which column, and what to write."""

    line: int
    case: str
    column: str
    wrong: str
    write: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was written: only cells that say something."""

    line: int
    cells: Mapping[str, str]

    @property
    def case(self) -> str:
        return self.cells.get("case", "")

    def fault(self, column: str, wrong: str, write: str) -> RowFault:
        return RowFault(self.line, self.case, column, wrong, write)


class Unreadable(ValueError):
    """A cell that says something else than its column is for."""

    def __init__(self, wrong: str, write: str) -> None:
        self.wrong, self.write = wrong, write
        super().__init__(f"{wrong}. {write}")


def read_rows(data: bytes) -> tuple[list[Row], list[RowFault]]:
    """The rows of a file, and those that are no rows. Raises FileFault where its header can't be read."""
    csv.field_size_limit(LARGEST_CELL)
    text = _text(data)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    faults: list[RowFault] = []
    try:
        names = _columns(next(lines, []))
        line = lines.line_num
        for cells in lines:
            first, line = line + 1, lines.line_num
            said = [cell.strip() for cell in cells]
            if not any(said):
                continue
            row = Row(first, {name: cell for name, cell in zip(names, said, strict=False) if cell})
            if len(said) != len(names):
                wrong = f"the row has {len(said)} cells, the header {len(names)}"
                faults.append(row.fault("", wrong, "Put cells that hold the separator in quotes."))
            else:
                rows.append(row)
    except csv.Error as odd:
        raise FileFault(
            f"line {lines.line_num or 1}: this is not CSV ({odd}). Save the table as CSV anew."
        ) from odd
    return rows, faults


def content_hash(row: Row, more: Iterable[str]) -> str:
    """What the files say of one case, as a checksum: the same whatever the order of columns."""
    said = [f"{name}={text}" for name, text in sorted(row.cells.items())]
    return hashlib.sha256("\x00".join([*said, *more]).encode()).hexdigest()


def day(text: str) -> date:
    """A day as 2018-03-04, 04-03-2018 or 4.3.2018."""
    return moment(text).day


def moment(text: str) -> Moment:
    """A day, or a day and hour."""
    found = DANISH_DAY.fullmatch(text)
    try:
        if not found:
            return Moment.of(text)
        number = [int(one) for one in found.groups() if one is not None]
        when = f"{number[2]:04}-{number[1]:02}-{number[0]:02}"
        return Moment.of(f"{when}T{number[3]:02}:{number[4]:02}" if len(number) == 5 else when)
    except ValueError:
        raise Unreadable(f"{text!r} is no date", "Write 2018-03-04 or 04-03-2018.") from None


def yesno(text: str) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise Unreadable(f"{text!r} is neither yes nor no", "Write yes or no (ja or nej).")


def number(text: str) -> str:
    """A CPR number of ten digits; Excel eats a leading nought."""
    try:
        return cpr.normal(text.zfill(10) if re.fullmatch(r"[0-9]{9}", text) else text)
    except cpr.NoNumber as odd:
        # The X's are how a number's shape is written. Without its cause: that would carry the number along.
        raise Unreadable(odd.says["en"].rstrip("."), "Write DDMMYY-XXXX, or leave it empty.") from None


def one_of(text: str, words: Mapping[str, str]) -> str:
    """What a word means, of those that a column knows."""
    if text.casefold() in words:
        return words[text.casefold()]
    allowed = list(dict.fromkeys(words.values()))
    near = difflib.get_close_matches(text.casefold(), words, 1)
    hint = f"Did you mean {words[near[0]]}? " if near else ""
    raise Unreadable(f"{text!r} can't be chosen", f"{hint}Write one of: {', '.join(allowed)}.")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # as Excel on Windows saves it


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _columns(header: list[str]) -> list[str]:
    found = [heading(text) or text.strip() for text in header]
    strange = [name for name in found if name not in BY_NAME]
    missing = [one.name for one in COLUMNS if one.required and one.name not in found]
    if missing:
        raise FileFault(f"line 1: the columns {', '.join(missing)} are missing.")
    if strange:
        near = difflib.get_close_matches(strange[0].casefold(), BY_NAME, 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise FileFault(
            f"line 1: the columns {', '.join(map(repr, strange))} are not known.{hint} Take out what is not "
            f"to come along; known are: {', '.join(BY_NAME)}."
        )
    if len(set(found)) < len(found):
        raise FileFault("line 1: a column is there twice. Name each once.")
    return found
