"""What a desk remembers of its own user. No fact of casework."""

from typing import ClassVar

from django.db import models
from uuid_utils.compat import uuid7

from frirum.access.tables import Table, TableKind


class Visit(Table):
    """How far the journal had come when somebody last looked at their day, and at the visit before."""

    kind: ClassVar[TableKind] = "operational"

    user = models.UUIDField(primary_key=True)
    day = models.DateField()  # of the last look
    seen = models.BigIntegerField()  # the newest sequence then
    since = models.BigIntegerField()  # the newest at the visit before: what came after is news
    since_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()


class SavedFilter(Table):
    """A worklist that somebody wants again, by a name of their own."""

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.UUIDField()
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=400)  # as it stands in the address

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="filter_once")]
