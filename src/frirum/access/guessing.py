"""A wait that grows for who guesses: a password, a code, a PIN. Who mistypes is not stopped.

A try is counted before what was typed is looked at, so that a hundred at once are a hundred; one that
succeeds is taken back. What is counted is a code of it: nothing that was typed is kept. Real time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from .models import SignInTries

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many tries: the next one is looked at after `left`."""

    left: timedelta


def tried(codes: Mapping[str, str], free: Mapping[str, int], now: datetime) -> Wait | None:
    """Counts a try under each of the codes; `Wait` where it is too soon for one.

    `free` says, by the same names, how many tries cost no wait.
    """
    with transaction.atomic():
        old = SignInTries.objects.filter(last__lt=now - FORGOTTEN_AFTER).order_by("pk").select_for_update()
        SignInTries.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
    with transaction.atomic():
        left = _counted(codes, free, now)
    return Wait(left) if left else None


def succeeded(guessed: str, *shared: str) -> None:
    """Forgets what was counted of somebody; of what others share, an address, only the one try."""
    SignInTries.objects.filter(pk=guessed).delete()
    SignInTries.objects.filter(pk__in=shared, tries__gt=0).update(tries=F("tries") - 1, until=None)


def _counted(codes: Mapping[str, str], free: Mapping[str, int], now: datetime) -> timedelta | None:
    """Counts a try; how long to wait instead, where it is too soon for one. Inside a transaction."""
    SignInTries.objects.bulk_create(
        [SignInTries(id=code, last=now) for code in codes.values()], ignore_conflicts=True
    )
    locked = SignInTries.objects.select_for_update().filter(pk__in=codes.values()).order_by("pk")
    rows = {row.pk: row for row in locked}
    if left := [row.until - now for row in rows.values() if row.until and row.until > now]:
        return max(left)
    for what, code in codes.items():
        row = rows[code]
        row.tries, row.last = row.tries + 1, now
        row.until = now + wait if (wait := _wait(row.tries - free[what])) else None
        row.save()
    return None


def _wait(beyond: int) -> timedelta | None:
    """How long after the try so many beyond the free ones: twice as long each time, an hour at most."""
    return min(FIRST_WAIT * 2 ** min(beyond, 10), LONGEST_WAIT) if beyond >= 0 else None
