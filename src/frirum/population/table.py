"""EVENTS.parquet in: the columns of `docs/command-line.md`, as the kernel's, and back to histories where a
case needs it.

What is there must be right, as in HISTORY.csv: an unknown act or a misspelt field is told by row and column,
not guessed at.
"""

from __future__ import annotations

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
from .columns import find_starts, first_rows, in_order, number_pairs, places_of_rows, plain
from .dates import Ints, instant_of, microseconds
from .events import Events, History, Said
from .places import Places

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
    as_written: bool  # whether the file's own order is that

    @cached_property
    def starts(self) -> Ints:
        case = _numbers(self.frame["case"])
        starts = np.zeros(find_starts(case, np.zeros(0, dtype=np.int64)) + 1, dtype=np.int64)
        find_starts(case, starts)
        return starts

    @cached_property
    def case_of(self) -> NDArray[np.int32]:
        """By row, the number of its case."""
        sizes = np.diff(self.starts)
        return np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)

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
    rows = np.arange(1, len(frame) + 1, dtype=np.int32)
    as_written = _in_order(frame)
    if not as_written:
        by = ["case", "occurred_at", "known_at", *(["recorded_at"] if "recorded_at" in frame.columns else [])]
        order = frame.with_row_index("row").sort([*by, "row"])["row"].to_numpy()
        frame, rows = frame[order], rows[order]
    return Table(frame, rows, vocabulary, as_written)


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
    if "recorded_at" in frame.columns:
        return False
    case = _numbers(frame["case"])
    order = in_order(case, plain(frame["occurred_at"].to_numpy()), plain(frame["known_at"].to_numpy()))
    if order == 1:
        firsts = case[np.flatnonzero(case[1:] != case[:-1]) + 1]
        return len(np.unique(firsts)) == len(firsts) and case[0] not in firsts
    return order == 2


def _numbers(column: pl.Series) -> Ints:
    """A column of numbers or words as numbers that tell them apart, of two types: each takes compiling."""
    numbers = column.to_physical()
    if numbers.dtype not in (pl.Int32, pl.Int64):
        numbers = numbers.cast(pl.Int32)
    return plain(numbers.to_numpy())


def as_events(table: Table, said: Said, named: Mapping[str, tuple[str, ...]]) -> Events:
    """The kernel's columns of a table. A case that they can't hold is marked, and read as a history later."""
    frame, starts = table.frame, table.starts
    trouble = np.where(np.diff(starts) > at.LONGEST_CASE, at.TOO_LONG, 0).astype(np.int64)
    says, entries = _said(table, said, named)
    rows = said.table()
    special = [number for number, kind in enumerate(said.acts) if table.vocabulary.effect(kind) is not None]
    odd = np.isin(rows[:, at.SAID_ACT], special)
    if odd.any():
        trouble[table.case_of[odd[says]]] = at.ODD
    if "corrects" in frame.columns:
        trouble[table.case_of[frame["corrects"].is_not_null().to_numpy()]] = at.ODD
    places = Places(table)
    occasion = np.full(0 if "occasion" in frame.columns else len(frame), at.NONE, dtype=np.int32)
    if "occasion" in frame.columns:
        occasion = np.empty(len(frame), dtype=np.int32)
        places_of_rows(plain(places.rows_named("occasion")), plain(starts), occasion, trouble, at.ODD)
    names = np.zeros(0, dtype=np.int32)
    if entries:
        names = np.full(2 * len(frame), at.NONE, dtype=np.int32)
        for which in np.flatnonzero(np.isin(says, list(entries))).tolist():
            for field, entry in enumerate(entries[int(says[which])]):
                found = places.of(which, entry) if field < 2 else at.NONE
                if entry and found == at.NONE:
                    trouble[table.case_of[which]] = at.ODD
                elif entry:
                    names[2 * which + field] = found
    hours = np.full(len(frame), at.HOUR_KNOWN | at.HOUR_KNOWN_TOO, dtype=np.uint8)
    for name, bit in (("occurred_day_only", at.HOUR_KNOWN), ("known_day_only", at.HOUR_KNOWN_TOO)):
        if frame[name].any():
            hours[frame[name].to_numpy()] &= ~np.uint8(bit)
    return Events(
        cases=table.cases,  # type: ignore[arg-type]  # a series is a sequence
        said=said.table(),
        says=says,
        at=table.at,
        known=table.known,
        hours=hours,
        occasion=occasion,
        names=names,
        starts=starts,
        trouble=trouble,
        entries=(),
    )


def _said(
    table: Table, said: Said, named: Mapping[str, tuple[str, ...]]
) -> tuple[NDArray[np.int32], dict[int, list[str]]]:
    """By event what it says; and of those that name entries, which."""
    act = _numbers(table.frame["act"].to_physical().cast(pl.Int32))
    value = np.zeros(len(act), dtype=np.int32)
    if "values" in table.frame.columns:
        codes = table.frame["values"].to_physical().cast(pl.Int32)
        value = codes.fill_null(int(codes.max() or 0) + 1).to_numpy()  # type: ignore[arg-type]
    width = int(value.max()) + 1 if len(value) else 1
    size = (int(act.max()) + 1) * width if len(act) else 1
    if size <= MANY:
        first = np.zeros(size, dtype=np.int64)
        first_rows(act, plain(value), width, first)
        distinct = np.flatnonzero(first)
        where = first[distinct] - 1
    else:
        pairs = act.astype(np.int64) * width + value
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
        says = np.empty(len(act), dtype=np.int32)
        number_pairs(act, plain(value), width, plain(known), says)
        return says, entries
    return np.array(numbers, dtype=np.int32)[inverse], entries


def histories(table: Table, cases: Iterable[int]) -> list[History]:
    return [table.history(one) for one in cases]
