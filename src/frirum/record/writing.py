"""Stored rows against wanted rows: only the differences are written.

A row is its id and its columns as plain values; nothing here knows what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

AT_ONCE = 500  # rows a statement: below the limits on parameters of both databases
IDS_AT_ONCE = 2_000

Key = TypeVar("Key")
Columns = dict[str, Any]
Table = dict[UUID, Columns]


@dataclass(frozen=True, slots=True)
class Difference:
    """How a stored row differs from what the journal gives: "missing", "extra" or "other"."""

    table: str
    id: UUID
    how: str
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        detail = f" ({', '.join(self.columns)})" if self.columns else ""
        return f"{self.table} {self.id}: {self.how}{detail}"


@dataclass(slots=True)
class Rows:
    """Wanted rows by table."""

    tables: dict[type[models.Model], Table] = field(default_factory=dict)

    def add(self, model: type[models.Model], key: UUID, **columns: Any) -> None:
        self.tables.setdefault(model, {})[key] = columns

    def of(self, model: type[models.Model]) -> Table:
        return self.tables.get(model, {})


def stored(model: type[models.Model], within: models.Q) -> Table:
    """The rows that lie in a table now, as ids and columns."""
    names = columns_of(model)
    found = model._default_manager.filter(within).values_list("pk", *names)
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in found}


def differences(model: type[models.Model], have: Table, want: Table) -> list[Difference]:
    """What would have to be written."""
    name = model._meta.label_lower
    found = [Difference(name, key, "missing") for key in want if key not in have]
    found += [Difference(name, key, "extra") for key in have if key not in want]
    for key in have.keys() & want.keys():
        if other := tuple(
            sorted(column for column, value in want[key].items() if have[key][column] != value)
        ):
            found.append(Difference(name, key, "other", other))
    return found


def write(model: type[models.Model], found: Iterable[Difference], want: Table) -> None:
    """Writes differences: rows that are missing or other are put, extra ones removed."""
    put: list[models.Model] = []
    gone: list[UUID] = []
    for one in found:
        if one.how == "extra":
            gone.append(one.id)
        else:
            put.append(model(pk=one.id, **want[one.id]))
    if put:
        model._default_manager.bulk_create(
            put,
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=columns_of(model),
        )
    for ids in in_pieces(gone):
        model._default_manager.filter(pk__in=ids).delete()


def columns_of(model: type[models.Model]) -> list[str]:
    """A table's columns without its key."""
    return [one.attname for one in model._meta.concrete_fields if not one.primary_key]


def in_pieces(ids: Iterable[Key], size: int = IDS_AT_ONCE) -> Iterator[list[Key]]:
    """Keys in lists that fit into one statement."""
    every = list(ids)
    for start in range(0, len(every), size):
        yield every[start : start + size]
