"""Who may sign in, who was let into a single case, and who has opened which.

Cases are known here by id alone.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from uuid_utils.compat import uuid7

from frirum.access.tables import Table, TableKind

ROLES = ("intake", "adviser", "leader")


class Users(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        """A user who can sign in; without password only by other means (the demo's cast)."""
        user = User(username=User.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """A user by the name they sign in with. No name has a NUL; asked for one, PostgreSQL refuses."""
        if username is None or "\x00" in username:
            raise User.DoesNotExist
        return super().get_by_natural_key(username)


class User(AbstractBaseUser):
    """A member of staff in one municipality, with roles and the units (teams) that they belong to."""

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    municipality = models.CharField(max_length=8)
    roles = models.JSONField(default=list)
    units = models.JSONField(default=list)
    active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "municipality"]

    objects: ClassVar[Users] = Users()

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's sign-in asks by this name
        return self.active


class SignInTries(Table):
    """How often signing in was tried in vain, by a code of name and address, or of address (`sign_in`)."""

    kind: ClassVar[TableKind] = "operational"

    id = models.CharField(primary_key=True, max_length=64)
    tries = models.PositiveIntegerField(default=0)
    last = models.DateTimeField(db_index=True)
    until = models.DateTimeField(null=True)  # none is looked at before


class Grant(Table):
    """One person let into one case that is not theirs by role: to read it or to write in it.

    Read from the journal, where the reason stands; `until` is exclusive, None is without end.
    """

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    case = models.UUIDField()
    user = models.UUIDField()
    municipality = models.CharField(max_length=8)
    level = models.CharField(max_length=5, choices=[("read", "read"), ("write", "write")])
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    entry = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["user", "case"], name="grant_by_user"),
            models.Index(fields=["case"], name="grant_by_case"),
        ]


class Cover(Table):
    """One adviser looking after all of another's cases, from and until an instant (`until` exclusive).

    Read from the municipality's own acts, where the reason stands. No case is named: whose a case is
    says whether it is covered, so that one that comes meanwhile is, and one that goes is not.
    """

    kind: ClassVar[TableKind] = "projection"

    id = models.UUIDField(primary_key=True)
    municipality = models.CharField(max_length=8)
    adviser = models.UUIDField()
    covered_by = models.UUIDField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    entry = models.UUIDField()

    class Meta:
        indexes = [
            models.Index(fields=["covered_by", "until"], name="cover_by_user"),
            models.Index(fields=["municipality", "until"], name="cover_in_municipality"),
        ]


class ReadLog(Table):
    """Somebody was shown a case, or looked in it for the `person` behind a number (none: it was nobody's).

    `at` is business time, `read_at` the real clock's.
    """

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.UUIDField()
    case = models.UUIDField()
    person = models.UUIDField(null=True)
    municipality = models.CharField(max_length=8)
    at = models.DateTimeField()
    read_at = models.DateTimeField(auto_now_add=True)
    way = models.CharField(max_length=32)  # which page or command showed it, or why

    class Meta:
        indexes = [
            models.Index(fields=["case", "-read_at"], name="readlog_by_case"),
            models.Index(fields=["user", "-read_at"], name="readlog_by_user"),
            models.Index(
                fields=["person", "-read_at"],
                name="readlog_by_person",
                condition=models.Q(person__isnull=False),
            ),
        ]


class SearchLog(Table):
    """Somebody searched within what they may see, and how much was shown. Not the words: they name people."""

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.UUIDField()
    municipality = models.CharField(max_length=8)
    at = models.DateTimeField()
    searched_at = models.DateTimeField(auto_now_add=True)
    found = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["user", "-searched_at"], name="searchlog_by_user")]


class AnswerCode(Table):
    """That one person may answer in one talk: by a code on their own phone, on the tablet, by their card.

    Code and ticket are kept as digests alone (`answering`). A code opens once; the device that opened it
    holds the ticket. Security's times: real ones.
    """

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True, default=uuid7)
    municipality = models.CharField(max_length=8)
    talk = models.UUIDField()  # the entry that opened it
    respondent = models.UUIDField()
    way = models.CharField(max_length=8)  # phone, tablet, card
    code = models.CharField(max_length=64, null=True, unique=True)
    ticket = models.CharField(max_length=64, null=True, unique=True)
    made_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    expires = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["talk", "respondent"], name="answercode_by_talk")]


class AnswerCard(Table):
    """A child's own code card. Its number is found by digest; the PIN is hashed, and the child's alone.

    That it was given is an act in the journal (`entry`); nothing that opens it is.
    """

    kind: ClassVar[TableKind] = "operational"

    id = models.UUIDField(primary_key=True, default=uuid7)
    municipality = models.CharField(max_length=8)
    person = models.UUIDField(db_index=True)
    number = models.CharField(max_length=64, unique=True)
    pin = models.CharField(max_length=128, default="")  # "" until the child has chosen one
    entry = models.UUIDField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


LOOKED_UP = "looked-up"
"""The way of a look-up by number: who a provisional child may be."""


def log_reading(user: UUID, case: UUID, municipality: str, at: datetime, way: str) -> None:
    """Notes that a user opened a case, by which page. Every page of a case comes by here."""
    ReadLog.objects.create(user=user, case=case, municipality=municipality, at=at, way=way)


def log_taken_out(user: UUID, cases: Collection[UUID], municipality: str, at: datetime, way: str) -> None:
    """Notes that a user took something out of several cases at once: a line each, every time."""
    ReadLog.objects.bulk_create(
        ReadLog(user=user, case=case, municipality=municipality, at=at, way=way) for case in sorted(cases)
    )


def log_shown(user: UUID, cases: Collection[UUID], municipality: str, at: datetime, way: str) -> None:
    """Notes that a page showed a user what several cases are about, in two queries however many they are.

    What stands on a screen that asks anew each minute is one reading an hour, not sixty.
    """
    lately = datetime.now(UTC) - timedelta(hours=1)  # noqa: TID251  # the log of what was read keeps real time
    noted = ReadLog.objects.filter(user=user, read_at__gt=lately, way=way, case__in=cases)
    known = set(noted.values_list("case", flat=True))
    ReadLog.objects.bulk_create(
        ReadLog(user=user, case=case, municipality=municipality, at=at, way=way)
        for case in cases
        if case not in known
    )


def log_search(user: UUID, municipality: str, at: datetime, found: int) -> None:
    """Notes that a user searched, and how much was shown."""
    SearchLog.objects.create(user=user, municipality=municipality, at=at, found=found)


def log_look_up(user: UUID, person: UUID | None, case: UUID, municipality: str, at: datetime) -> None:
    """Notes that a user looked for the person behind a number, for which case; None: it was nobody's."""
    ReadLog.objects.create(
        user=user, case=case, person=person, municipality=municipality, at=at, way=LOOKED_UP
    )


def log_found(user: UUID, found: Collection[tuple[UUID, UUID]], municipality: str, at: datetime) -> None:
    """Notes that a user was shown persons who may be the one asked for: pairs of case and person.

    Two queries however many they are; what stands on a screen is noted once an hour, as in `log_shown`.
    """
    lately = datetime.now(UTC) - timedelta(hours=1)  # noqa: TID251  # the log of what was read keeps real time
    noted = ReadLog.objects.filter(user=user, read_at__gt=lately, way=LOOKED_UP)
    known = set(noted.filter(case__in={case for case, _ in found}).values_list("case", "person"))
    ReadLog.objects.bulk_create(
        ReadLog(user=user, case=case, person=person, municipality=municipality, at=at, way=LOOKED_UP)
        for case, person in found
        if (case, person) not in known
    )


def looked_up(user: UUID, case: UUID) -> tuple[UUID, ...]:
    """The persons whom a user was told of when looking for somebody, for a case."""
    found = ReadLog.objects.filter(user=user, case=case, way=LOOKED_UP, person__isnull=False)
    return tuple(one for one in found.values_list("person", flat=True).distinct() if one)


def was_looked_up(user: UUID, person: UUID, cases: Collection[UUID]) -> bool:
    """Whether a user has found a person by number, for one of these cases."""
    return ReadLog.objects.filter(user=user, person=person, case__in=cases, way=LOOKED_UP).exists()
