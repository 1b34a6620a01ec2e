"""Signing in by password, with a wait that grows: who guesses is stopped, who mistypes is not.

Tries are counted by name and address together, and by address alone, whether or not there is such a
user: what is answered tells nobody who works here. A try is counted before the password is looked at,
so that a hundred at once are a hundred; one that succeeds is taken back. Real time, not business time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from unicodedata import normalize

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .models import SignInTries, User

FREE = {"name": 5, "address": 50}  # an office goes out by one address; a person is five times clumsy
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many tries: the next one is looked at after `left`."""

    left: timedelta


def sign_in(request: HttpRequest, username: str, password: str) -> User | Wait | None:
    """The user of a name and password; None where they don't fit together, `Wait` where nobody looked."""
    now = datetime.now(UTC)  # noqa: TID251  # security keeps real time
    codes = _codes(username, address_of(request))
    with transaction.atomic():
        old = SignInTries.objects.filter(last__lt=now - FORGOTTEN_AFTER).order_by("pk").select_for_update()
        SignInTries.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
    with transaction.atomic():
        if left := _counted(codes, now):
            return Wait(left)
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        return None
    SignInTries.objects.filter(pk=codes["name"]).delete()
    SignInTries.objects.filter(pk=codes["address"]).update(tries=F("tries") - 1, until=None)
    return user


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind a proxy, the last address of X-Forwarded-For, its own word.

    Of an IPv6 address the network: one house has all of it.
    """
    told = str(request.META.get("REMOTE_ADDR", ""))
    if settings.FRIRUM_BEHIND_PROXY:
        told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() or told
    try:
        address = ip_address(told)
    except ValueError:
        return told
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)


def _codes(username: str, address: str) -> dict[str, str]:
    """What is counted, as codes: a password typed in the wrong field is kept nowhere."""
    name = normalize("NFKC", username).strip().casefold()
    told = {"name": f"{address}\n{name}", "address": address}
    return {
        what: salted_hmac(f"{__name__}.{what}", text, algorithm="sha256").hexdigest()
        for what, text in told.items()
    }


def _counted(codes: Mapping[str, str], now: datetime) -> timedelta | None:
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
        row.until = now + wait if (wait := _wait(row.tries - FREE[what])) else None
        row.save()
    return None


def _wait(beyond: int) -> timedelta | None:
    """How long after the try so many beyond the free ones: twice as long each time, an hour at most."""
    return min(FIRST_WAIT * 2 ** min(beyond, 10), LONGEST_WAIT) if beyond >= 0 else None
