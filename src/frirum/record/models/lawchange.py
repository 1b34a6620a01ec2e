"""What a change of law did to duties that were there before it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frirum.access.tables import Table, TableKind

from .casework import Case


class DutyChange(Table):
    """One duty as it stood under the law before and stands under the law after.

    No journal can say it again, since the law before is gone; and no fact of casework rests on it: what
    is owed stands in the duties. `reviewed` is the act by which a leader has looked at it.
    """

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="law_changes", db_constraint=False)
    duty = models.UUIDField()
    rule = models.CharField(max_length=128)
    acts = models.JSONField()
    source = models.CharField(max_length=200)
    before = models.JSONField(null=True)  # `law_changes.Summary`; None: it was not there
    after = models.JSONField(null=True)
    law_before = models.CharField(max_length=64)
    law_after = models.CharField(max_length=64)
    noted_at = models.DateTimeField(auto_now_add=True)  # real time, as a deploy is
    reviewed = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["case", "noted_at", "id"],
                name="law_change_to_review",
                condition=models.Q(reviewed=None),
            )
        ]
