"""The edge's clock: the only place where business time is read. All else is given it as an argument.

FRIRUM_AT lets business time start elsewhere: at an instant (`2018-06-15T14:30`, Copenhagen unless it
names an offset) or, given a date, at nine in the morning of that day. From there it runs on with
the real clock, so that what is done later is also later in the record. It starts anew with the process.
Without FRIRUM_AT a demo lets each municipality have a day of its own, which starts and runs the same way:
`site.demo_day` says, for each request, in which municipality it is made.
Security (sessions, tokens) and the journal's `written_at` keep to real time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings

from frirum.site.demo import towns

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY_BEGINS = time(9)

_municipality: ContextVar[str] = ContextVar("municipality", default="")


def now() -> datetime:
    """Business time now, an instant in UTC."""
    return now_in(_municipality.get())


def now_in(municipality: str) -> datetime:
    """Business time now in a municipality; only a demo's have a time of their own."""
    real = datetime.now(UTC)
    starts = settings.FRIRUM_AT or _own_day(municipality)
    if not starts:
        return real
    start, began = _started(starts)
    return start + max(real - began, timedelta(0))


def today() -> date:
    """The legal date now, in Copenhagen."""
    return now().astimezone(COPENHAGEN).date()


@contextmanager
def within(municipality: str) -> Iterator[None]:
    """Inside, `now` is the municipality's."""
    before = _municipality.set(municipality)
    try:
        yield
    finally:
        _municipality.reset(before)


def read(text: str) -> datetime:
    """The instant that a value of FRIRUM_AT means; ValueError where it is neither date nor instant."""
    if len(text) == len("2018-06-15"):
        said = datetime.combine(date.fromisoformat(text), DAY_BEGINS)
    else:
        said = datetime.fromisoformat(text)
    return (said if said.tzinfo else said.replace(tzinfo=COPENHAGEN)).astimezone(UTC)


def _own_day(municipality: str) -> str:
    if not (settings.FRIRUM_DEMO and settings.FRIRUM_OWN_DAYS) or municipality not in towns():
        return ""
    day = towns()[municipality].day
    return day.isoformat() if day else ""


@lru_cache
def _started(text: str) -> tuple[datetime, datetime]:
    return read(text), datetime.now(UTC)
