"""What a municipality asks with: the instruments that are shipped, and its own texts and thresholds."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db.models import Model, OuterRef, QuerySet, Subquery

from frirum.access.models import User
from frirum.feedback.instruments import Library, Pack, load_instruments, load_pack
from frirum.feedback.thresholds import Threshold, Thresholds
from frirum.law.moments import local_day

from .models import Entry, TextPack
from .models import Threshold as Stored

Row = TypeVar("Row", bound=Model)


def shipped() -> Library:
    """The instruments that lie in `instruments/`. Raises Unreadable where they have faults."""
    return _read(Path(settings.FRIRUM_HOME) / "instruments")


def packs(municipality: str) -> tuple[Pack, ...]:
    """The text packs of a municipality, the newest of each register."""
    found = _as_told(TextPack.objects.filter(municipality=municipality))
    return tuple({one.instrument: load_pack(one.pack) for one in found}.values())


def library(municipality: str) -> Library:
    """All that a municipality can ask with: a register is shown only where there is a pack for it."""
    return shipped().with_packs(packs(municipality))


def thresholds(municipality: str, at: datetime) -> Thresholds:
    """What the municipality has set by an instant: the newest for each instrument, role and band of ages.

    One that was set without figures takes the former away.
    """
    found = _as_told(Stored.objects.filter(municipality=municipality, at__lte=at))
    newest = {(one.instrument, one.role, one.ages_from or 0, one.ages_to): one for one in found}
    names = {str(user.id): user.name for user in User.objects.filter(municipality=municipality)}
    every = (_threshold(one, names.get(one.set_by, "")) for one in newest.values())
    return Thresholds(tuple(one for one in every if one.is_set))


def _as_told(rows: QuerySet[Row]) -> QuerySet[Row]:
    """In the order in which they came to hold; of two at one instant as they were recorded."""
    recorded = Entry.objects.filter(pk=OuterRef("entry")).values("sequence")
    return rows.order_by("at", Subquery(recorded))


def _threshold(one: Stored, by: str) -> Threshold:
    return Threshold(
        instrument=one.instrument,
        role=one.role,
        ages=(one.ages_from or 0, one.ages_to),
        cutoff_mm=one.cutoff,
        inclusive=bool(one.cutoff_inclusive),
        rci_mm=one.rci,
        rci_inclusive=bool(one.rci_inclusive),
        sd_mm=one.sd,
        reliability=one.reliability,
        reference_change_mm=one.reference_change,
        reference_effect=one.reference_effect,
        source=one.source,
        entered_by=by,
        date=local_day(one.at),
    )


@cache
def _read(folder: Path) -> Library:
    return load_instruments(folder)
