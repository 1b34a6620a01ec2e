"""What is attached to entries: the content apart from the payload, which says name, type, size and hash."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frirum.access.tables import Table, TableKind

from .journal import Entry
from .sealed import SealedText


class Document(Table):
    """The content of a document, sealed, with the entry that brought it. Erasure of that removes the row."""

    kind: ClassVar[TableKind] = "journal"

    id = models.UUIDField(primary_key=True)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="documents")
    box = models.BinaryField()


class StagedDocument(Table):
    """A file that was sent with a form which is not recorded yet. Its sender alone has it; it expires."""

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True)
    user = models.UUIDField(null=True)  # None: the municipality's own machinery
    municipality = models.CharField(max_length=8)
    case = models.UUIDField(null=True)  # on whose form it was sent
    form = models.UUIDField(null=True, db_index=True)  # the id that the page gave that form
    name = SealedText()
    type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    box = models.BinaryField()
    staged_at = models.DateTimeField(auto_now_add=True, db_index=True)  # real time: it expires by it
