"""The journal: what happened, written once, in chains. Everything else is read from here."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from frirum.access.tables import Table, TableKind
from frirum.law.moments import Moment
from frirum.record.chain import BEFORE_THE_FIRST, Envelope


class Stream(Table):
    """One chain of entries: a family's, or a municipality's own."""

    kind: ClassVar[TableKind] = "journal"

    id = models.UUIDField(primary_key=True)
    municipality = models.CharField(max_length=8)
    of = models.CharField(max_length=12, choices=[("family", "family"), ("municipality", "municipality")])
    head_position = models.BigIntegerField(default=0)
    head_hash = models.CharField(max_length=64, default=BEFORE_THE_FIRST)


class Entry(Table):
    """One act in its envelope. What the act says lies in its `Payload`.

    Of an entry that was erased whole, only its place, sequence and hashes are left, and `act` is "".
    """

    kind: ClassVar[TableKind] = "journal"

    id = models.UUIDField(primary_key=True)
    sequence = models.BigIntegerField(unique=True)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="entries", db_index=False)
    position = models.BigIntegerField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    payload_mac = models.CharField(max_length=64)
    municipality = models.CharField(max_length=8)
    act = models.CharField(max_length=64)
    subjects = models.JSONField()
    occurred_at = models.DateTimeField(null=True)
    occurred_exact = models.BooleanField(default=True)
    known_at = models.DateTimeField(null=True)
    known_exact = models.BooleanField(default=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_exact = models.BooleanField(default=True)
    written_at = models.DateTimeField(null=True)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.CharField(max_length=64)
    actor_role = models.CharField(max_length=32)
    occasion = models.CharField(max_length=64)
    corrects = models.UUIDField(null=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "position"], name="entry_place")]
        indexes = [models.Index(fields=["act", "municipality", "sequence"], name="entry_by_act")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.act or 'erased'} {self.id}"

    @property
    def erased_whole(self) -> bool:
        return self.act == ""

    @property
    def occurred(self) -> Moment:
        return Moment(_there(self.occurred_at), self.occurred_exact)

    @property
    def known(self) -> Moment:
        return Moment(_there(self.known_at), self.known_exact)

    @property
    def recorded(self) -> Moment:
        return Moment(_there(self.recorded_at), self.recorded_exact)

    @property
    def person_ids(self) -> tuple[UUID, ...]:
        """The persons that the entry is about, as written."""
        return tuple(UUID(one) for one in self.subjects.get("persons", ()))

    @property
    def case_ids(self) -> tuple[UUID, ...]:
        """The cases that the entry is about, as written."""
        return tuple(UUID(one["id"]) for one in self.subjects.get("cases", ()))

    def envelope(self) -> Envelope:
        """What the entry's hash covers. Not for an entry erased whole: its envelope is gone."""
        return Envelope(
            id=str(self.id),
            sequence=self.sequence,
            stream=str(self.stream_id),
            position=self.position,
            previous_hash=self.previous_hash,
            payload_mac=self.payload_mac,
            municipality=self.municipality,
            act=self.act,
            subjects=self.subjects,
            occurred_at=(_there(self.occurred_at), self.occurred_exact),
            known_at=(_there(self.known_at), self.known_exact),
            recorded_at=(_there(self.recorded_at), self.recorded_exact),
            written_at=_there(self.written_at),
            actor={"kind": self.actor_kind, "id": self.actor_id, "role": self.actor_role},
            occasion=self.occasion,
            corrects=str(self.corrects or ""),
        )


class Payload(Table):
    """What an entry says, sealed together with the salt of its HMAC. Erasure removes the row."""

    kind: ClassVar[TableKind] = "journal"

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="payload")
    box = models.BinaryField()


class Subject(Table):
    """Which entries are about a person or a case: an index of the envelopes, one row a subject."""

    kind: ClassVar[TableKind] = "projection"

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", db_index=False)
    subject = models.UUIDField()
    sequence = models.BigIntegerField()
    of = models.CharField(max_length=6, choices=[("person", "person"), ("case", "case")])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "sequence"], name="subject_in_order"),
        ]


class Counter(Table):
    """The newest journal-wide sequence; its row is the lock under which sequences are given."""

    kind: ClassVar[TableKind] = "journal"

    name = models.CharField(max_length=16, primary_key=True)
    value = models.BigIntegerField(default=0)


def _there(value: Any) -> Any:
    if value is None:
        raise ValueError("this entry was erased whole: it has no times any more")
    return value
