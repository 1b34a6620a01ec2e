"""What a municipality asks with: the instruments that are shipped, and the texts that it has added itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from frirum.feedback.instruments import Library, Pack, load_instruments, load_pack

from .models import TextPack


def shipped() -> Library:
    """The instruments that lie in `instruments/`. Raises Unreadable where they have faults."""
    return _read(Path(settings.FRIRUM_HOME) / "instruments")


def packs(municipality: str) -> tuple[Pack, ...]:
    """The text packs of a municipality, the newest of each register."""
    found = TextPack.objects.filter(municipality=municipality).order_by("at", "id")
    return tuple({one.instrument: load_pack(one.pack) for one in found}.values())


def library(municipality: str) -> Library:
    """All that a municipality can ask with: a register is shown only where there is a pack for it."""
    return shipped().with_packs(packs(municipality))


@cache
def _read(folder: Path) -> Library:
    return load_instruments(folder)
