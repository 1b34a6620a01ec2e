"""The family's voice as the journal has it: talks, what each answered, what is shared, own goals.

Persons are stored as the entries wrote them; who somebody turned out to be is followed on reading. What
was answered is sealed: who can read the database reads no mark.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frirum.access.tables import Table, TableKind

from .casework import Case
from .sealed import SealedText


class Talk(Table):
    """A talk at which somebody is asked: who answers what, and what was changed after it."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="talks")
    municipality = models.CharField(max_length=8)
    unit = models.CharField(max_length=64)
    assignee = models.UUIDField(null=True)
    entry = models.UUIDField()  # the first version
    day = models.DateField()
    opened_at = models.DateTimeField()
    number = models.PositiveIntegerField()  # in this case, from 1
    asks = models.JSONField()
    change = SealedText()
    change_entry = models.UUIDField(null=True)  # who corrects the line corrects this

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "assignee", "day", "id"], name="talk_of_adviser"),
            models.Index(fields=["municipality", "unit", "day", "id"], name="talk_of_unit"),
        ]


class Rating(Table):
    """One answer in one case, as its newest version says it; one that stands on two cases is a row in each.

    `said` is {"marks": […]}, {"total": n} or {}: then `skipped` says why there is none.
    """

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="ratings")
    municipality = models.CharField(max_length=8)
    unit = models.CharField(max_length=64)
    assignee = models.UUIDField(null=True)
    talk_entry = models.UUIDField(db_index=True)  # the first version of its talk
    entry = models.UUIDField()  # the newest version of the answer
    root = models.UUIDField()  # the first
    ask = models.CharField(max_length=64)
    day = models.DateField()
    number = models.PositiveIntegerField()  # of the talk, in this case
    respondent = models.UUIDField()
    about = models.UUIDField()
    role = models.CharField(max_length=24)
    instrument = models.CharField(max_length=64)
    version = models.CharField(max_length=64)
    age = models.PositiveSmallIntegerField(null=True)
    mode = models.CharField(max_length=8)
    skipped = models.CharField(max_length=16, default="")
    said = SealedText()
    goals = models.UUIDField(null=True)  # the first version of the own goals that are answered

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "assignee", "day", "id"], name="rating_of_adviser"),
            models.Index(fields=["municipality", "unit", "day", "id"], name="rating_of_unit"),
        ]


class Sharing(Table):
    """That a child's answers are shown to somebody: to whom, which, from and until when."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="sharings")
    whose = models.UUIDField()
    people = models.JSONField()  # with whom: persons by id, as written
    what = models.JSONField()  # outcome, alliance, goals
    talk_entry = models.UUIDField(null=True)  # that one alone; none: all
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    entry = models.UUIDField()


class OwnGoals(Table):
    """Up to three goals in somebody's own words; in force until the next set, or until the case is closed."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="own_goals")
    whose = models.UUIDField()
    texts = SealedText()  # JSON: a list
    since = models.DateField()
    until = models.DateField(null=True)
    entry = models.UUIDField()


class Threshold(Table):
    """Figures that a municipality has set for an instrument, a role and ages, each with where it is from."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    municipality = models.CharField(max_length=8, db_index=True)
    instrument = models.CharField(max_length=64)
    role = models.CharField(max_length=24)
    ages_from = models.PositiveSmallIntegerField(null=True)
    ages_to = models.PositiveSmallIntegerField(null=True)  # included
    cutoff = models.PositiveIntegerField(null=True)  # millimetres of the total, as rci and sd
    cutoff_inclusive = models.BooleanField(null=True)
    rci = models.FloatField(null=True)  # need be no whole millimetre
    rci_inclusive = models.BooleanField(null=True)
    sd = models.FloatField(null=True)
    reliability = models.FloatField(null=True)
    reference_change = models.FloatField(null=True)  # millimetres, of those one compares with
    reference_effect = models.FloatField(null=True)
    source = models.TextField()
    set_by = models.CharField(max_length=64)  # the user's id; "" where the machinery brought it
    at = models.DateTimeField()
    entry = models.UUIDField()


class TextPack(Table):
    """The texts of a register, from a municipality that holds a licence to them."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    municipality = models.CharField(max_length=8, db_index=True)
    instrument = models.CharField(max_length=64)
    version = models.CharField(max_length=64)
    holder = models.TextField()
    licence = models.TextField()
    pack = SealedText()
    at = models.DateTimeField()
    entry = models.UUIDField()
