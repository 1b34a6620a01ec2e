"""The edge's clock: the only place where business time is read. All else is given it as an argument.

FRIRUM_AT lets business time start elsewhere: at an instant (`2018-06-15T14:30`, Copenhagen unless it
names an offset) or, given a date, at nine in the morning of that day. From there it runs on with
the real clock, so that what is done later is also later in the record. It starts anew with the process.
Security (sessions, tokens) and the journal's `written_at` keep to real time.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY_BEGINS = time(9)


def now() -> datetime:
    """Business time now, an instant in UTC."""
    real = datetime.now(UTC)
    if not settings.FRIRUM_AT:
        return real
    start, began = _started(settings.FRIRUM_AT)
    return start + max(real - began, timedelta(0))


def today() -> date:
    """The legal date now, in Copenhagen."""
    return now().astimezone(COPENHAGEN).date()


def read(text: str) -> datetime:
    """The instant that a value of FRIRUM_AT means; ValueError where it is neither date nor instant."""
    if len(text) == len("2018-06-15"):
        said = datetime.combine(date.fromisoformat(text), DAY_BEGINS)
    else:
        said = datetime.fromisoformat(text)
    return (said if said.tzinfo else said.replace(tzinfo=COPENHAGEN)).astimezone(UTC)


@lru_cache
def _started(text: str) -> tuple[datetime, datetime]:
    return read(text), datetime.now(UTC)
