"""What every table says of itself: the class of table that it is."""

from __future__ import annotations

from typing import ClassVar, Literal

from django.db import models

TableKind = Literal["journal", "projection", "operational"]


class Table(models.Model):
    """A table of ours. `kind` is *journal* (what was written down, the only source of facts), *projection*
    (read from the journal, can be rebuilt) or *operational* (neither)."""

    kind: ClassVar[TableKind]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
