"""HISTORY.csv in: each case's acts, or the first fault by line, row and column, with what to write.

What is missing is let be, since a history may know little; what is there must be right: a misspelt
field or an occasion that nothing opened would silently change the answer. Contract: `docs/law-status.md`.
"""

from __future__ import annotations

import csv
import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO
from uuid import UUID

from .history import Act, PersonFacts, roots_of
from .moments import Moment
from .vocabulary import Field, Vocabulary

REQUIRED = ("case", "act", "occurred_at", "known_at", "occasion", "by_role", "values")
OPTIONAL = ("id", "corrects", "recorded_at", "born")
LARGEST_CELL = 1_000_000  # characters
LARGEST_FILE = 200_000_000  # bytes: some millions of acts, far more than a municipality's open cases hold
REFERENCES = ("entry", "person", "persons", "user")
OPENING = ("opens", "rests")


@dataclass(frozen=True, slots=True)
class Where:
    """A row of the table: its line in the file, and its number below the header."""

    line: int
    row: int


class TableFault(ValueError):
    """What can't be read: at which line, row and column, what is wrong, and what to write."""

    def __init__(self, where: Where | int, says: str, mend: str, column: str = "") -> None:
        self.line, self.row = (where, 0) if isinstance(where, int) else (where.line, where.row)
        self.says, self.mend, self.column = says, mend, column
        place = f"line {where}" if isinstance(where, int) else f"line {where.line} (row {where.row})"
        place += f", column {column}" if column else ""
        super().__init__(f"{place}: {says}. {mend}")


Faults = tuple[tuple[str, TableFault], ...]  # each by its case


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """One case of a table: its acts in the order of the rows, where each stands, and who it is about."""

    case: str
    acts: tuple[Act, ...]
    person: PersonFacts
    rows: Mapping[int, Where]  # by an act's sequence


def open_table(path: Path) -> TextIOWrapper:
    """A table's file, to be read as text. Raises TableFault where it is huge."""
    check_size(path)
    return path.open(encoding="utf-8-sig", newline="")


def check_size(path: Path) -> None:
    """Raises TableFault for a file larger than LARGEST_FILE, before a byte of it is read."""
    if (size := path.stat().st_size) > LARGEST_FILE:
        says = f"the file has {size} bytes; at most {LARGEST_FILE} are read"
        raise TableFault(1, says, "Split it, each case whole in one part.")


def read_history(lines: TextIO, vocabulary: Vocabulary) -> tuple[CaseHistory, ...]:
    """Reads HISTORY.csv. Sorted by case. Raises TableFault on the first row that can't be read."""
    return _all_right(*sift_history(lines, vocabulary))


def read_rows(rows: Iterable[Mapping[str, str]], vocabulary: Vocabulary) -> tuple[CaseHistory, ...]:
    """The same of rows that are at hand: texts by column. A fault's row is the row's number, from 1."""
    return _all_right(
        *_sift(((Where(number, number), row) for number, row in enumerate(rows, 1)), vocabulary)
    )


def sift_history(lines: TextIO, vocabulary: Vocabulary) -> tuple[tuple[CaseHistory, ...], Faults]:
    """The cases of a table that are right, sorted, and what is wrong with the others, each by its case.

    A case is right when all its rows are. Raises TableFault where the file as a whole can't be read.
    """
    return _sift(_table(lines), vocabulary)


def _all_right(cases: tuple[CaseHistory, ...], faults: Faults) -> tuple[CaseHistory, ...]:
    if faults:
        raise faults[0][1]
    return cases


def _table(lines: TextIO) -> Iterator[tuple[Where, Mapping[str, Any]]]:
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.DictReader(lines, strict=True)
    try:
        _check_columns(reader.fieldnames or ())
        for number, row in enumerate(reader, 1):
            yield Where(reader.line_num, number), row
    except csv.Error as fault:
        # A quote that the columns' names open and nothing ends: no line has been counted yet.
        line = reader.line_num or 1
        raise TableFault(line, f"this is not CSV ({fault})", "Save the table as CSV.") from fault
    except UnicodeDecodeError as fault:
        raise TableFault(reader.line_num + 1, "this is not UTF-8 text", "Save it as UTF-8.") from fault


def _sift(
    table: Iterable[tuple[Where, Mapping[str, Any]]], vocabulary: Vocabulary
) -> tuple[tuple[CaseHistory, ...], Faults]:
    acts: dict[str, list[Act]] = {}
    born: dict[str, date] = {}
    rows: dict[int, Where] = {}
    faults: list[tuple[str, TableFault]] = []
    for where, row in table:
        rows[where.row] = where
        try:
            act = _act(row, where, vocabulary)
            _check_born(act.case, row, where, born)
        except TableFault as fault:
            faults.append(((row.get("case") or "").strip(), fault))
        else:
            acts.setdefault(act.case, []).append(act)
    wrong = {case for case, _ in faults}
    for case, listed in acts.items():
        if case in wrong:
            continue
        try:
            _check_ids(listed, rows, vocabulary)
            _check_occasions(listed, rows, vocabulary)
        except TableFault as fault:
            faults.append((case, fault))
    right = sorted(acts.keys() - {case for case, _ in faults})
    cases = (CaseHistory(case, tuple(acts[case]), PersonFacts(born.get(case)), rows) for case in right)
    return tuple(cases), tuple(faults)


def _check_born(case: str, row: Mapping[str, Any], where: Where, born: dict[str, date]) -> None:
    if text := (row.get("born") or "").strip():
        day = _read(date.fromisoformat, text, "born", where)
        if born.setdefault(case, day) != day:
            says = f"case {case} was born {born[case]} above"
            raise TableFault(where, says, "Write the same date, or nothing.", "born")


def _check_columns(names: Iterable[str | None]) -> None:
    there = list(names)
    missing = [name for name in REQUIRED if name not in there]
    strange = [str(name) for name in there if name not in REQUIRED + OPTIONAL]
    if missing:
        raise TableFault(1, f"the columns {', '.join(missing)} are missing", f"Write {','.join(REQUIRED)}.")
    if strange:
        raise TableFault(
            1, f"the columns {', '.join(strange)} are not known", f"May be: {','.join(OPTIONAL)}."
        )
    if len(set(there)) < len(there):
        raise TableFault(1, "a column is there twice", "Name each column once.")


def _act(row: Mapping[str, Any], where: Where, vocabulary: Vocabulary) -> Act:
    if None in row or any(value is None for value in row.values()):
        raise TableFault(
            where, "the row has not as many cells as the header", "Mind commas in values: quote them."
        )
    name = row["act"].strip()
    if name not in vocabulary:
        near = difflib.get_close_matches(name, vocabulary.acts, 1)
        mend = f"Did you mean {near[0]!r}? frirum acts lists them." if near else "frirum acts lists them."
        raise TableFault(where, f"there is no act {name!r}", mend, "act")
    if vocabulary.effect(name) == "corrects":
        mend = "Write the corrected act itself anew, and the id of the row that it corrects in corrects."
        raise TableFault(where, f"{name!r} is no row of a history", mend, "act")
    if not row["case"].strip():
        raise TableFault(where, "the case is empty", "Name the case that the act is in.", "case")
    occurred = _read(Moment.of, row["occurred_at"], "occurred_at", where)
    known = row["known_at"].strip()
    recorded = (row.get("recorded_at") or "").strip()
    values = read_values(name, row["values"], where, vocabulary)
    return Act(
        id=(row.get("id") or "").strip() or str(where.row),
        name=name,
        case=row["case"].strip(),
        occurred_at=occurred,
        known_at=_read(Moment.of, known, "known_at", where) if known else occurred,
        recorded_at=_read(Moment.of, recorded, "recorded_at", where) if recorded else None,
        sequence=where.row,
        occasion=row["occasion"].strip() or None,
        by_role=row["by_role"].strip(),
        values=values,
        corrects=(row.get("corrects") or "").strip() or None,
    )


def read_values(act: str, text: str, where: Where, vocabulary: Vocabulary) -> Mapping[str, Any]:
    """What an act says, from JSON: known fields, each of its type. Raises TableFault."""
    values = _values(text, where)
    _check_values(act, values, where, vocabulary)
    return values


def _values(text: str, where: Where) -> Mapping[str, Any]:
    if not text.strip():
        return {}
    mend = 'Write {"field": "value"} or nothing.'
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise TableFault(where, f"values is not JSON ({fault})", mend, "values") from fault
    if not isinstance(values, dict):
        raise TableFault(where, "values is not a JSON object", mend, "values")
    return values


def _check_values(act: str, values: Mapping[str, Any], where: Where, vocabulary: Vocabulary) -> None:
    """Fields of the act, each of its type; of those that are there. A reference is any text."""
    kind = vocabulary[act]
    fields: Mapping[str, Field] = {one.id: one for one in kind.fields}
    for name, value in values.items():
        if name not in fields:
            known = f"Its fields are: {', '.join(fields)}." if fields else "It has no fields: write nothing."
            near = difflib.get_close_matches(name, fields, 1)
            mend = f"Did you mean {near[0]!r}? {known}" if near else known
            raise TableFault(where, f"{act} has no field {name!r}", mend, "values")
        if fields[name].type in REFERENCES and value is not None and not _refers(fields[name], value):
            raise TableFault(where, f"{act}.{name} is no text", 'Write an id, such as "n1".', "values")
    told = {
        name: value
        for name, value in values.items()
        if value not in (None, "", []) and fields[name].type not in REFERENCES
    }
    for fault in vocabulary.validate(act, told):
        if fault.field in told:
            says = f"{act}.{fault.field} can't be {json.dumps(told[fault.field], ensure_ascii=False)}"
            raise TableFault(where, says, fault.says["en"], "values")


def _refers(field: Field, value: object) -> bool:
    named = value if field.type == "persons" and isinstance(value, list) else [value]
    return all(isinstance(one, str) for one in named)


def _check_ids(acts: list[Act], rows: Mapping[int, Where], vocabulary: Vocabulary) -> None:
    """Ids once in a case; what a row corrects stands above it; what a field refers to is there."""
    seen: set[str] = set()
    every = {act.id for act in acts}
    for act in acts:
        where = rows[act.sequence]
        if act.id in seen:
            says = f"the id {act.id!r} is there twice in case {act.case}"
            raise TableFault(where, says, "Make it unique.", "id")
        if act.corrects and act.corrects not in seen:
            says = f"{act.id!r} corrects {act.corrects!r}, which is not above it in case {act.case}"
            raise TableFault(where, says, "Put the corrected row first, with its id.", "corrects")
        if vocabulary.effect(act.name) and not act.corrects:
            says = f"{act.name} names no row"
            raise TableFault(where, says, "Write the id of the row that it is about.", "corrects")
        for field in vocabulary[act.name].fields:
            named = act.values.get(field.id) if field.type == "entry" else None
            if named and named not in every and not _is_uuid(named):  # a UUID may be of another table
                says = f"{act.name}.{field.id}: there is no row {named!r} in case {act.case}"
                raise TableFault(where, says, "Write the id of the row that it means.", "values")
        seen.add(act.id)


def _check_occasions(acts: list[Act], rows: Mapping[int, Where], vocabulary: Vocabulary) -> None:
    """An occasion is one that an earlier act of the case opened; a free-standing one may name its own."""
    roots = roots_of((act.id, act.corrects) for act in acts)
    kinds = {act.id: vocabulary.occasion(act.name) for act in acts}
    opened: dict[str, Act] = {}
    for act in acts:
        if kinds[act.id] in OPENING:
            names_its_own = (
                kinds[act.id] == "opens" and act.occasion is not None and act.occasion not in roots
            )
            own = act.occasion if names_its_own and act.occasion else roots[act.id]
            if own not in opened or act.occurred_at.instant < opened[own].occurred_at.instant:
                opened[own] = act
    for act in acts:
        itself = (act.id, roots[act.id]) if kinds[act.id] in OPENING else ()
        if act.occasion is None or act.occasion in itself:
            continue
        opening = opened.get(act.occasion or "")
        where = rows[act.sequence]
        if opening is None:
            known = ", ".join(opened)
            mend = f"Write one of: {known}." if known else "No row of the case opens one: leave it empty."
            says = f"{act.occasion!r} is no occasion of case {act.case}"
            raise TableFault(where, says, mend, "occasion")
        if _later(opening.occurred_at, act.occurred_at):
            says = f"the occasion {act.occasion!r} was opened later, {opening.occurred_at}"
            raise TableFault(where, says, "Write an earlier one, or mend the time.", "occasion")


def _later(one: Moment, other: Moment) -> bool:
    """Whether a moment is after another; of two on one day, where an hour is not known, it may not be."""
    return one.instant > other.instant if one.exact and other.exact else one.day > other.day


def _is_uuid(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _read(reader: Any, text: str, column: str, where: Where) -> Any:
    try:
        return reader(text.strip())
    except ValueError as fault:
        mend = "Write ISO 8601: 2018-03-04, 2018-03-04T10:00 or with an offset."
        raise TableFault(where, f"{text!r} can't be read ({fault})", mend, column) from fault
