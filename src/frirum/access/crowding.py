"""How many forms one address may send from outside in an hour: a flood is stopped, a busy school is not.

Counted in the same table, as the same codes, as tries to sign in (`sign_in`); but a form that comes in is
no failure, so there is no wait that grows: an hour after the first of them the count begins anew.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .guessing import Wait
from .models import SignInTries
from .sign_in import address_of

FREE = 40  # a hospital or a school goes out by one address
WINDOW = timedelta(hours=1)


def sent_from(request: HttpRequest, what: str) -> Wait | None:
    """Counts one form named `what`; `Wait` where its address has sent too many."""
    now = datetime.now(UTC)  # noqa: TID251  # security keeps real time
    code = salted_hmac(f"{__name__}.{what}", address_of(request), algorithm="sha256").hexdigest()
    with transaction.atomic():
        SignInTries.objects.bulk_create([SignInTries(id=code, last=now)], ignore_conflicts=True)
        row = SignInTries.objects.select_for_update().get(pk=code)
        if row.until is None or row.until <= now:
            row.tries, row.until = 0, now + WINDOW
        if row.tries >= FREE:
            return Wait(row.until - now)
        row.tries, row.last = row.tries + 1, now
        row.save()
    return None
