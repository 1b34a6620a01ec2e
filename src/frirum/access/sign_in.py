"""Signing in by password, with a wait that grows: who guesses is stopped, who mistypes is not.

Tries are counted by name and address together, and by address alone, whether or not there is such a
user: what is answered tells nobody who works here. A try is counted before the password is looked at,
so that a hundred at once are a hundred; one that succeeds is taken back. Real time, not business time.
"""

from __future__ import annotations

from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address, ip_network
from unicodedata import normalize

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .guessing import Wait, succeeded, tried
from .models import User

FREE = {"name": 5, "address": 50}  # an office goes out by one address; a person is five times clumsy


def sign_in(request: HttpRequest, username: str, password: str) -> User | Wait | None:
    """The user of a name and password; None where they don't fit together, `Wait` where nobody looked."""
    now = datetime.now(UTC)  # noqa: TID251  # security keeps real time
    codes = _codes(username, address_of(request))
    if wait := tried(codes, FREE, now):
        return wait
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        return None
    succeeded(codes["name"], codes["address"])
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
