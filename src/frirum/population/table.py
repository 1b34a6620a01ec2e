"""EVENTS.parquet in: the columns of `docs/command-line.md`, as the kernel's, and back to histories where a
case needs it.

What is there must be right, as in HISTORY.csv: an unknown act or a misspelt field is told by row and column,
not guessed at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from frirum.law import Act, Moment, PersonFacts, Vocabulary
from frirum.law.tables import TableFault, Where, read_values

from . import layout as at
from .dates import Ints, instant_of, microseconds
from .events import Events, History, Said

REQUIRED = ("case", "act", "occurred_at")
OPTIONAL = (
    "known_at",
    "occasion",
    "values",
    "id",
    "corrects",
    "recorded_at",
    "born",
    "by_role",
    "occurred_day_only",
    "known_day_only",
)
TIMES = ("occurred_at", "known_at", "recorded_at")
MANY = 4_000_000  # pairs of act and values for which a table is kept, rather than a sorted list


@dataclass(frozen=True)
class Table:
    """The rows of a file in the order of cases and time, with each row's number in the file (from 1)."""

    frame: pl.DataFrame
    rows: Ints
    vocabulary: Vocabulary

    @cached_property
    def starts(self) -> Ints:
        case = self.frame["case"].to_physical().to_numpy()
        new = np.flatnonzero(case[1:] != case[:-1]) + 1 if len(case) else np.zeros(0, dtype=np.int64)
        return np.concatenate([[0], new, [len(case)]] if len(case) else [[0]]).astype(np.int64)

    @cached_property
    def cases(self) -> pl.Series:
        return self.frame["case"].gather(self.starts[:-1])

    @cached_property
    def at(self) -> Ints:
        return self.frame["occurred_at"].to_numpy()

    @cached_property
    def known(self) -> Ints:
        return self.frame["known_at"].to_numpy()

    def history(self, number: int) -> History:
        """One case as the reference reads it."""
        first, until = int(self.starts[number]), int(self.starts[number + 1])
        part = self.frame.slice(first, until - first)
        acts, born = [], None
        for row, each in zip(self.rows[first:until].tolist(), part.iter_rows(named=True), strict=True):
            where = Where(row, row)
            born = born or each.get("born")
            acts.append(
                Act(
                    id=str(each.get("id") or row),
                    name=each["act"],
                    case=str(each["case"]),
                    occurred_at=_moment(each["occurred_at"], each["occurred_day_only"]),
                    known_at=_moment(each["known_at"], each["known_day_only"]),
                    recorded_at=_moment(each["recorded_at"], False)
                    if each.get("recorded_at") is not None
                    else None,
                    sequence=row,
                    occasion=_text(each.get("occasion")),
                    by_role=each.get("by_role") or "",
                    values=read_values(each["act"], each.get("values") or "", where, self.vocabulary),
                    corrects=_text(each.get("corrects")),
                )
            )
        born = date.fromisoformat(born) if isinstance(born, str) else born
        return History(str(self.cases[number]), tuple(acts), PersonFacts(born))


def _moment(number: int, day_only: bool) -> Moment:
    return Moment(instant_of(number), exact=not day_only)


def _text(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def read_table(path: Path, vocabulary: Vocabulary) -> Table:
    """Reads the file and puts its rows in order. Raises TableFault, OSError."""
    try:
        frame = pl.read_parquet(path)
    except pl.exceptions.PolarsError as fault:
        raise TableFault(
            0, f"this is not Parquet ({fault})", "docs/command-line.md has the columns."
        ) from fault
    _check_columns(frame.columns)
    frame = frame.with_columns(_instants(frame, name) for name in TIMES if name in frame.columns)
    for name, moment in (("occurred_day_only", "occurred_at"), ("known_day_only", "known_at")):
        if name not in frame.columns:
            frame = frame.with_columns(pl.lit(_by_day(path, moment)).alias(name))
    if "known_at" not in frame.columns:
        frame = frame.with_columns(known_at=pl.col("occurred_at"), known_day_only=pl.col("occurred_day_only"))
    elif frame["known_at"].null_count():
        missing = pl.col("known_at").is_null()
        frame = frame.with_columns(
            known_at=pl.col("known_at").fill_null(pl.col("occurred_at")),
            known_day_only=pl.when(missing).then("occurred_day_only").otherwise("known_day_only"),
        )
    for name in ("case", *REQUIRED):
        if frame[name].null_count():
            row = int(frame[name].is_null().arg_max() or 0) + 1
            raise TableFault(Where(row, row), f"{name} is empty", "Write it in every row.", name)
    frame = frame.with_columns(
        pl.col(name).cast(pl.Categorical) for name in ("act", "values") if frame.schema.get(name) == pl.String
    )
    if frame.schema["case"] == pl.String:
        frame = frame.with_columns(pl.col("case").cast(pl.Categorical))
    rows = np.arange(1, len(frame) + 1, dtype=np.int64)
    if not _in_order(frame):
        by = ["case", "occurred_at", "known_at", *(["recorded_at"] if "recorded_at" in frame.columns else [])]
        order = frame.with_row_index("row").sort([*by, "row"])["row"].to_numpy()
        frame, rows = frame[order], rows[order]
    return Table(frame, rows, vocabulary)


def _check_columns(names: Sequence[str]) -> None:
    missing = [one for one in REQUIRED if one not in names]
    strange = [one for one in names if one not in REQUIRED + OPTIONAL]
    if missing:
        raise TableFault(
            0, f"the columns {', '.join(missing)} are missing", "docs/command-line.md has them all."
        )
    if strange:
        known = ", ".join(REQUIRED + OPTIONAL)
        raise TableFault(0, f"the columns {', '.join(strange)} are not known", f"May be: {known}.")


def _by_day(path: Path, name: str) -> bool:
    return pl.read_parquet_schema(path).get(name) == pl.Date


def _instants(frame: pl.DataFrame, name: str) -> pl.Series:
    """A column of times as microseconds since 1970; a date is its last instant."""
    column = frame[name]
    if isinstance(column.dtype, pl.Datetime):
        if column.dtype.time_zone is None:
            raise TableFault(0, f"{name} has no time zone", "Write it with one, such as UTC.", name)
        return column.dt.epoch("us")
    if column.dtype in (pl.Date, pl.String):
        read = {one: _read(one, name) for one in column.unique().to_list() if one is not None}
        return column.replace_strict(read, default=None, return_dtype=pl.Int64).alias(name)
    raise TableFault(0, f"{name} holds no times", "Write timestamps with a time zone, or dates.", name)


def _read(value: object, name: str) -> int:
    try:
        return microseconds(Moment.of(value).instant)  # type: ignore[arg-type]  # text or a date
    except ValueError as fault:
        raise TableFault(0, f"{value!r} can't be read ({fault})", "Write ISO 8601.", name) from fault


def _in_order(frame: pl.DataFrame) -> bool:
    """Whether each case's rows stand together, in the order of time."""
    if len(frame) < 2:
        return True
    case = frame["case"].to_physical().to_numpy()
    same = case[1:] == case[:-1]
    if len(np.unique(case[np.flatnonzero(~same)])) < int((~same).sum()) or case[-1] in case[:-1][~same]:
        return False
    if "recorded_at" in frame.columns:
        return False
    when, known = frame["occurred_at"].to_numpy(), frame["known_at"].to_numpy()
    back = (when[1:] < when[:-1]) | ((when[1:] == when[:-1]) & (known[1:] < known[:-1]))
    return not bool((back & same).any())


def as_events(table: Table, said: Said, named: Mapping[str, tuple[str, ...]]) -> Events:
    """The kernel's columns of a table. A case that they can't hold is marked, and read as a history later."""
    frame, starts = table.frame, table.starts
    sizes = np.diff(starts)
    trouble = np.where(sizes > at.LONGEST_CASE, at.TOO_LONG, 0)
    case_of = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    says, entries = _said(table, said, named)
    special = {number for number, kind in enumerate(said.acts) if table.vocabulary.effect(kind) is not None}
    if special:
        rows = said.table()
        odd = np.isin(rows[:, at.SAID_ACT], list(special))
        trouble[case_of[odd[says]]] = at.ODD
    if "corrects" in frame.columns:
        trouble[case_of[frame["corrects"].is_not_null().to_numpy()]] = at.ODD
    places = _Places(table, case_of)
    occasion = np.full(len(frame), at.NONE, dtype=np.int32)
    if "occasion" in frame.columns:
        occasion, unknown = places.of_column("occasion")
        trouble[case_of[unknown]] = at.ODD
    names = np.zeros(0, dtype=np.int32)
    if entries:
        names = np.full(2 * len(frame), at.NONE, dtype=np.int32)
        for which in np.flatnonzero(np.isin(says, list(entries))).tolist():
            for field, entry in enumerate(entries[int(says[which])]):
                found = places.of(which, entry) if field < 2 else at.NONE
                if entry and found == at.NONE:
                    trouble[case_of[which]] = at.ODD
                elif entry:
                    names[2 * which + field] = found
    hours = np.where(frame["occurred_day_only"].to_numpy(), 0, at.HOUR_KNOWN) + np.where(
        frame["known_day_only"].to_numpy(), 0, at.HOUR_KNOWN_TOO
    )
    return Events(
        cases=table.cases,  # type: ignore[arg-type]  # a series is a sequence
        said=said.table(),
        says=says,
        at=table.at,
        known=table.known,
        hours=hours.astype(np.uint8),
        occasion=occasion,
        names=names,
        starts=starts,
        trouble=trouble.astype(np.int64),
        entries=(),
    )


def _said(
    table: Table, said: Said, named: Mapping[str, tuple[str, ...]]
) -> tuple[NDArray[np.int32], dict[int, list[str]]]:
    """By event what it says; and of those that name entries, which."""
    act = table.frame["act"].to_physical().to_numpy().astype(np.int64)
    value = np.zeros(len(act), dtype=np.int64)
    if "values" in table.frame.columns:
        value = table.frame["values"].to_physical().cast(pl.Int64).fill_null(-1).to_numpy() + 1
    width = int(value.max()) + 1 if len(value) else 1
    pairs = act * width + value
    size = (int(act.max()) + 1) * width if len(act) else 1
    if size <= MANY:
        first = np.full(size, -1, dtype=np.int64)
        first[pairs[::-1]] = np.arange(len(pairs) - 1, -1, -1)
        distinct = np.flatnonzero(first >= 0)
        where = first[distinct]
    else:
        distinct, where, inverse = np.unique(pairs, return_index=True, return_inverse=True)
    numbers, entries = [], {}
    for row in (
        table.frame.select("act", *(["values"] if "values" in table.frame.columns else []))[where]
        .with_columns(row=pl.Series(table.rows[where]))
        .iter_rows(named=True)
    ):
        place = Where(row["row"], row["row"])
        if row["act"] not in table.vocabulary:
            raise TableFault(place, f"there is no act {row['act']!r}", "frirum acts lists them.", "act")
        text = row.get("values") or ""
        values = read_values(row["act"], text, place, table.vocabulary)
        number = said.number(row["act"], text, values)
        numbers.append(number)
        found = [str(values.get(name) or "") for name in named.get(row["act"], ())]
        if any(found):
            entries[number] = found
    if size <= MANY:
        known = np.zeros(size, dtype=np.int32)
        known[distinct] = numbers
        return known[pairs], entries
    return np.array(numbers, dtype=np.int32)[inverse], entries


class _Places:
    """Where an entry stands within its case: by its own id, or by its row's number where rows have none."""

    def __init__(self, table: Table, case_of: NDArray[np.int32]) -> None:
        self.table, self.case_of = table, case_of
        self.by_row = np.empty(0, dtype=np.int64)
        self.ids: dict[int, dict[str, int]] = {}
        if "id" not in table.frame.columns:
            self.by_row = np.empty(len(table.rows) + 1, dtype=np.int64)
            self.by_row[table.rows] = np.arange(len(table.rows))

    def of(self, event: int, entry: str) -> int:
        """The place of one entry that an event names; NONE where its case has none such."""
        case = int(self.case_of[event])
        start, until = int(self.table.starts[case]), int(self.table.starts[case + 1])
        if len(self.by_row):
            found = (
                int(self.by_row[int(entry)]) if entry.isdigit() and 0 < int(entry) < len(self.by_row) else -1
            )
            return found - start if start <= found < until else at.NONE
        if case not in self.ids:
            written = self.table.frame["id"][start:until].to_list()
            self.ids[case] = {str(one): place for place, one in enumerate(written)}
        return self.ids[case].get(entry, at.NONE)

    def of_column(self, name: str) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """The places that a column names, and which of its rows name what isn't there."""
        column = self.table.frame[name]
        if column.dtype == pl.String:
            column = column.replace("", None)
        starts = self.table.starts[:-1][self.case_of]
        if len(self.by_row):
            numbers = column.cast(pl.Int64, strict=False).fill_null(0).to_numpy()
            outside = (numbers < 1) | (numbers >= len(self.by_row))
            found = self.by_row[np.where(outside, 1, numbers)] - starts
            outside |= (found < 0) | (found >= np.diff(self.table.starts)[self.case_of])
            return np.where(outside, at.NONE, found).astype(
                np.int32
            ), outside & column.is_not_null().to_numpy()
        case = pl.Series("case", self.case_of)
        places = pl.Series("place", np.arange(len(self.case_of)) - starts)
        written = pl.DataFrame([case, self.table.frame["id"].cast(pl.String).alias("entry"), places])
        if written.select("case", "entry").is_duplicated().any():
            twice = int(written.select("case", "entry").is_duplicated().arg_max() or 0)
            row = int(self.table.rows[twice])
            raise TableFault(Where(row, row), "the id is there twice in its case", "Make it unique.", "id")
        asked = pl.DataFrame([case, column.cast(pl.String).alias("entry")])
        joined = asked.join(written, on=["case", "entry"], how="left", maintain_order="left")["place"]
        unknown = joined.is_null().to_numpy() & column.is_not_null().to_numpy()
        return joined.fill_null(at.NONE).to_numpy().astype(np.int32), unknown


def histories(table: Table, cases: Iterable[int]) -> list[History]:
    return [table.history(one) for one in cases]


__all__ = ["Table", "as_events", "histories", "json", "read_table"]
