"""Where an entry that others name stands within its case."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from frirum.law.tables import TableFault, Where

from . import layout as at
from .dates import Ints

if TYPE_CHECKING:
    from .table import Table


class Places:
    """Where an entry stands within its case: by its own id, or by its row's number where rows have none."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.by_row = "id" not in table.frame.columns
        self.ids: dict[int, dict[str, int]] = {}

    @cached_property
    def now(self) -> Ints:
        """By a row's number in the file, its number in the order of cases and time; both from 1; 0: none."""
        found = np.zeros(len(self.table.rows) + 1, dtype=np.int32)
        found[self.table.rows] = np.arange(1, len(self.table.rows) + 1)
        return found

    def of(self, event: int, entry: str) -> int:
        """The place of one entry that an event names; NONE where its case has none such."""
        case = int(self.table.case_of[event])
        start, until = int(self.table.starts[case]), int(self.table.starts[case + 1])
        if self.by_row:
            found = (
                int(self.now[int(entry)]) - 1 if entry.isdigit() and int(entry) < len(self.now) else at.NONE
            )
            return found - start if start <= found < until else at.NONE
        if case not in self.ids:
            written = self.table.frame["id"][start:until].to_list()
            self.ids[case] = {str(one): place for place, one in enumerate(written)}
        return self.ids[case].get(entry, at.NONE)

    def rows_named(self, name: str) -> Ints:
        """By row, the row that a column names, in the order of cases and time; 0: none; -1: no row."""
        column = self.table.frame[name]
        if column.dtype == pl.String:
            column = column.replace("", None)
        if self.by_row:
            numbers = column.cast(pl.Int32, strict=False)
            if column.null_count() < numbers.null_count():  # some is no number at all
                missing = numbers.is_null() & column.is_not_null()
                numbers = numbers.set(missing, -1)
            written = numbers.fill_null(0).to_numpy()
            if self.table.as_written:
                return written
            outside = (written < 0) | (written >= len(self.now))
            return np.where(outside, -1, self.now[np.where(outside, 0, written)]).astype(np.int32)
        case = pl.Series("case", self.table.case_of)
        rows = pl.Series("row", np.arange(1, len(self.table.rows) + 1, dtype=np.int32))
        entries = pl.DataFrame([case, self.table.frame["id"].cast(pl.String).alias("entry"), rows])
        if entries.select("case", "entry").is_duplicated().any():
            twice = int(entries.select("case", "entry").is_duplicated().arg_max() or 0)
            row = int(self.table.rows[twice])
            raise TableFault(Where(row, row), "the id is there twice in its case", "Make it unique.", "id")
        asked = pl.DataFrame([case, column.cast(pl.String).alias("entry")])
        joined = asked.join(entries, on=["case", "entry"], how="left", maintain_order="left")["row"]
        return joined.fill_null(-1).to_numpy() * column.is_not_null().to_numpy()
