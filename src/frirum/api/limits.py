"""How much may be asked: so large a request, so many a minute from one address (decision 0112)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from ninja.throttling import SimpleRateThrottle

from frirum.access.sign_in import address_of

from .answers import refusal
from .shapes import LARGEST

EACH_MINUTE = 60

View = Callable[..., HttpResponse]


def small(view: View) -> View:
    """Refuses a large request before any of it is read."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdecimal() or int(size) > LARGEST:
            return refusal(413, f"the request is larger than {LARGEST} bytes", "Send fewer cases at a time.")
        return view(request, *args, **kwargs)

    return checked


class ByAddress(SimpleRateThrottle):
    """Counted in this process' memory, as a code: no address is written down, and no table is touched."""

    def __init__(self) -> None:
        super().__init__(f"{EACH_MINUTE}/m")

    def get_cache_key(self, request: HttpRequest) -> str:
        return salted_hmac(__name__, address_of(request), algorithm="sha256").hexdigest()
