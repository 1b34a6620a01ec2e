"""What somebody has typed and not yet sent. No fact of casework: its writer alone reads it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from uuid_utils.compat import uuid7

from frirum.access.tables import Table, TableKind

from .sealed import SealedText


class UnsentForm(Table):
    """One form of one writer on one case, as it stood when they last rested. Erased when it is recorded."""

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.UUIDField()
    case = models.UUIDField()  # as it was called then: it may have turned out to be another's
    form = models.CharField(max_length=160)  # the act's id, or what is done to which entry
    key = models.UUIDField(null=True)  # the id that the page gave its form
    token = models.CharField(
        max_length=40
    )  # which save this is: a page tells by it whether its own came through
    typed = SealedText()  # JSON: texts by the name of the field
    updated_at = models.DateTimeField()  # business time, as the writer's screen shows it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "case", "form"], name="unsent_once")]


class RecordedForm(Table):
    """That a writer's form was recorded, by the id that the page gave it: a late save of it is no draft."""

    kind: ClassVar[TableKind] = "operational"

    user = models.UUIDField()
    key = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="recorded_form_once")]
