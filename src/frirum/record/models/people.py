"""People as the journal has them. Names, numbers and addresses are sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frirum.access.tables import Table, TableKind
from frirum.record.cpr import masked

from .sealed import SealedText


class Person(Table):
    """Somebody in one municipality's records. `alias_of` says who a provisional person turned out to be."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    municipality = models.CharField(max_length=8)
    stream = models.UUIDField()
    name = SealedText()
    cpr = SealedText()
    cpr_index = models.CharField(max_length=64, default="")
    address = SealedText()
    contact = SealedText(default=b"")  # how to reach them: a phone number, a mail address
    school = SealedText(default=b"")  # or day care: where a child can be found
    language = SealedText()  # where an interpreter is needed
    sex = models.CharField(max_length=8, default="")
    born = models.DateField(null=True)
    unborn = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)
    alias_of = models.ForeignKey("self", models.DO_NOTHING, null=True, related_name="aliases")
    head = models.BigIntegerField(default=0)  # sequence of the newest entry about the person

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "cpr_index"],
                name="person_by_cpr",
                condition=~models.Q(cpr_index=""),
            ),
            models.Index(fields=["stream"], name="person_by_stream"),
        ]

    def __str__(self) -> str:
        return self.name or "Ukendt person"

    @property
    def masked_cpr(self) -> str:
        """The number as a screen shows it: the last four digits hidden."""
        return masked(self.cpr)


class NameCode(Table):
    """What a part of a name sounds like, as a code: who is alike is found by it, and no name is read.

    The code is made with a key of its own and per municipality: the same name elsewhere is another code.
    Who turned out to be another has none.
    """

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="codes")
    municipality = models.CharField(max_length=8)
    code = models.CharField(max_length=64)
    born = models.DateField(null=True)  # as the person's, so that one index answers name and birth together

    class Meta:
        indexes = [models.Index(fields=["municipality", "code", "born"], name="person_by_name")]


class Relation(Table):
    """How one person is related to another, from and until a day. Ex-partners and step-parents too."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="relations")
    other = models.ForeignKey(Person, models.DO_NOTHING, related_name="relations_back")
    role = models.CharField(max_length=64)  # what `other` is to `person`
    since = models.DateField()
    until = models.DateField(null=True)
    entry = models.UUIDField()


class Custody(Table):
    """Who has custody (*forældremyndighed*) of a child, from and until a day, and who it lives with."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    child = models.ForeignKey(Person, models.DO_NOTHING, related_name="custody")
    holder = models.ForeignKey(Person, models.DO_NOTHING, related_name="custody_of")
    form = models.CharField(max_length=16)
    residence = models.BooleanField(default=False)  # *bopælsforælder*
    since = models.DateField()
    until = models.DateField(null=True)
    entry = models.UUIDField()


class CaseAlias(Table):
    """A provisional person's case that turned out to be another: its entries belong to that one."""

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)  # the case as its entries wrote it
    case = models.ForeignKey("Case", models.DO_NOTHING, related_name="aliases")
    entry = models.UUIDField()
