"""The law as data, read once per process from the folder that the settings name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from frirum.law.loading import Lawbook, load


def lawbook() -> Lawbook:
    """The law of this installation. Raises LawErrors where its files have faults."""
    return _read(Path(settings.FRIRUM_HOME))


@cache
def _read(folder: Path) -> Lawbook:
    return load(folder)
