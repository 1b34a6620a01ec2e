"""A text column that is stored sealed and read in the clear."""

from __future__ import annotations

from typing import Any

from django.db import models

from frirum.record.sealing import keyring


class SealedText(models.BinaryField):  # type: ignore[type-arg]  # generic in the stubs alone
    """Text that only this installation's keys can read; "" is stored empty.

    The box is bound to its table and column. It can't be searched or sorted by: where equal
    values must be found (a CPR), a blind index stands beside it.
    """

    def from_db_value(self, value: Any, *_: Any) -> str | None:
        if value is None:
            return None
        box = bytes(value)
        return keyring().unseal(box, self.bound_to).decode() if box else ""

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, bytes | memoryview):
            return value  # a default, or a box already sealed
        return keyring().seal(str(value).encode(), self.bound_to) if value else b""

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))

    @property
    def bound_to(self) -> bytes:
        return f"{self.model._meta.db_table}.{self.column}".encode()
