"""Cases and what is read from their history: duties, breaches, efforts, goals, consents."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from frirum.access.tables import Table, TableKind

from .people import Person
from .sealed import SealedText


class Case(Table):
    """One person in one area, in one municipality. Siblings have cases of their own."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="cases")
    area = models.CharField(max_length=32)
    municipality = models.CharField(max_length=8)
    stream = models.UUIDField()
    status = models.CharField(max_length=6, choices=[("open", "open"), ("closed", "closed")])
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    unit = models.CharField(max_length=64, default="")
    assignee = models.UUIDField(null=True)
    head = models.BigIntegerField()  # sequence of the newest entry about the case
    law = models.CharField(max_length=64)  # hash of the law that the rows were read from
    notified_on = models.DateField(null=True)  # the day clock's two starts, and its end
    aware_on = models.DateField(null=True)
    help_on = models.DateField(null=True)
    help_target = models.PositiveSmallIntegerField(null=True)  # days, by a local target for help
    waiting_from = models.DateTimeField(null=True)  # the beginning of the day clock's first day while it runs
    weight = models.PositiveSmallIntegerField(default=1)  # how much room it takes, as the municipality weighs

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "assignee", "status", "opened_at", "id"], name="case_of_adviser"
            ),
            models.Index(fields=["municipality", "unit", "status", "opened_at", "id"], name="case_of_unit"),
            models.Index(
                fields=["municipality", "unit", "opened_at", "id"],
                name="case_of_nobody",
                condition=Q(status="open", assignee=None),
            ),
            models.Index(
                fields=["municipality", "unit", "waiting_from", "id"],
                name="case_that_waits",
                condition=Q(status="open", waiting_from__isnull=False),
            ),
        ]


class Duty(Table):
    """Something owed by law (or by a local target) since a triggering act."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="duties")
    case_as_written = models.UUIDField()
    rule = models.CharField(max_length=128)
    rule_kind = models.CharField(max_length=16)
    acts = models.JSONField()
    source = models.CharField(max_length=200)
    bearer = models.CharField(max_length=64)
    claimant = models.CharField(max_length=64)
    triggered_by = models.CharField(max_length=200)
    occasion = models.CharField(max_length=200)
    created = models.DateTimeField()
    due_kind = models.CharField(max_length=8)
    due_instant = models.DateTimeField(null=True)
    due_day = models.DateField(null=True)
    opens = models.DateField(null=True)
    undecided = models.BooleanField(default=False)
    missed_at = models.DateTimeField(null=True)
    dormant = models.BooleanField(default=False)  # came back after its date: missed, never a breach
    outcome = models.CharField(max_length=8, default="")  # "" is still owed
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=200, default="")
    in_time = models.BooleanField(null=True)
    law = models.CharField(max_length=64)


END_OF_TIME = datetime(9000, 1, 1, tzinfo=UTC)
"""Where what has no date stands in a list by date."""


class DutySpan(Table):
    """A stretch of a duty's life with one standing. It carries all that a worklist asks for.

    `over`: the span had ended when the newest entry of its case was recorded. A list for now never
    needs those, so its indexes leave them out and do not grow with what is done.
    """

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    duty = models.ForeignKey(Duty, models.DO_NOTHING, related_name="spans")
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="spans")
    municipality = models.CharField(max_length=8)
    unit = models.CharField(max_length=64)
    assignee = models.UUIDField(null=True)
    standing = models.CharField(max_length=9)
    because = models.CharField(max_length=200, default="")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    over = models.BooleanField()
    due_at = models.DateTimeField()  # where it stands in a list: its last instant; undated ones last
    due_kind = models.CharField(max_length=8)
    due_instant = models.DateTimeField(null=True)
    due_day = models.DateField(null=True)
    opens = models.DateField(null=True)
    undecided = models.BooleanField(default=False)
    missed_at = models.DateTimeField(null=True)
    dormant = models.BooleanField(default=False)
    rule = models.CharField(max_length=128)
    rule_kind = models.CharField(max_length=16)
    acts = models.JSONField()

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "assignee", "standing", "due_at", "id"],
                name="worklist_of_adviser",
                condition=Q(over=False),
            ),
            models.Index(
                fields=["municipality", "unit", "standing", "due_at", "id"],
                name="worklist_of_unit",
                condition=Q(over=False),
            ),
        ]


class Breach(Table):
    """Something done against a rule, or a duty met late or lapsed after its date."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="breaches")
    breach_kind = models.CharField(max_length=16)
    rule = models.CharField(max_length=128)
    source = models.CharField(max_length=200)
    act = models.CharField(max_length=64)
    at = models.DateTimeField()
    due = models.CharField(max_length=40, default="")
    occasion = models.CharField(max_length=200, default="")
    triggered_by = models.CharField(max_length=200, default="")
    law = models.CharField(max_length=64)


class Assignment(Table):
    """Who had a case, in which unit, from and until when."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="assignments")
    user = models.UUIDField(null=True)
    unit = models.CharField(max_length=64, default="")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    entry = models.UUIDField()


class Consent(Table):
    """To what somebody said yes, said no, or took their yes back."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="consents")
    to = models.CharField(max_length=64)
    by = models.UUIDField(null=True)
    answer = models.CharField(max_length=10)  # given, refused, withdrawn
    at = models.DateTimeField()
    entry = models.UUIDField()


class Effort(Table):
    """Help to the family (*indsats*, *foranstaltning*), from and until a day."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="efforts")
    what = models.JSONField()  # the components, by their ids in the code list
    provider = SealedText()
    since = models.DateField()
    until = models.DateField(null=True)
    entry = models.UUIDField()


class Meeting(Table):
    """A meeting that was agreed. It carries all that a list of meetings asks for."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="meetings")
    municipality = models.CharField(max_length=8)
    unit = models.CharField(max_length=64)
    assignee = models.UUIDField(null=True)
    day = models.DateField()
    hour = SealedText()  # what time, and where, as one wrote it
    about = SealedText()
    people = models.JSONField()  # who comes: persons by id, as written
    held_on = models.DateField(null=True)
    over = models.BooleanField()  # held, cancelled, or the case was closed
    entry = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "assignee", "day", "id"],
                name="meeting_of_adviser",
                condition=Q(over=False),
            ),
            models.Index(
                fields=["municipality", "unit", "day", "id"], name="meeting_of_unit", condition=Q(over=False)
            ),
        ]


class Goal(Table):
    """A change that the child, the family and the adviser agreed to work for."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="goals")
    text = SealedText()
    since = models.DateField()
    until = models.DateField(null=True)  # replaced by newer goals, or the case closed
    entry = models.UUIDField()


class Proposal(Table):
    """A decision proposed for approval in one case, and what became of it.

    It carries what a leader's list asks for: whose it is to answer, and since when it has waited.
    """

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="proposals")
    entry = models.UUIDField()  # the first version of the proposal
    law_source = models.CharField(max_length=64)
    proposed_by = models.UUIDField(null=True)
    municipality = models.CharField(max_length=8)
    unit = models.CharField(max_length=64)
    assignee = models.UUIDField(null=True)
    since = models.DateTimeField()
    outcome = models.CharField(max_length=9, default="waiting")  # waiting, decided, sent-back, closed
    answer = models.UUIDField(null=True)  # the act that decided it or sent it back
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "unit", "since", "id"],
                name="proposal_of_unit",
                condition=Q(outcome="waiting"),
            ),
        ]
