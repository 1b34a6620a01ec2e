"""The demo's municipalities (`demo/*.toml`): on which day each is met, who works there, what is told.

Only a demo reads them. A municipality's own day lets its stories lie when its experiment ran, while
another lives today; business time follows it (`clock`), and the start page says whom to enter as.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Staff:
    """One of the cast: `why` says, by language, what there is to see as them."""

    username: str
    name: str
    roles: tuple[str, ...]
    units: tuple[str, ...]
    why: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Town:
    """A municipality of the demo. `day` is None where it lives today; `families` is as the file has it."""

    code: str
    day: date | None
    about: Mapping[str, str]
    staff: tuple[Staff, ...]
    families: tuple[Mapping[str, Any], ...]
    covers: tuple[Mapping[str, Any], ...] = ()
    thresholds: tuple[Mapping[str, Any], ...] = ()


def towns() -> Mapping[str, Town]:
    """By code, in the order in which the start page shows them."""
    return _read(Path(settings.FRIRUM_HOME) / "demo")


def member(username: str) -> Staff | None:
    """One of the cast."""
    return next((one for town in towns().values() for one in town.staff if one.username == username), None)


@cache
def _read(folder: Path) -> Mapping[str, Town]:
    read = [tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("[0-9]*.toml"))]
    return {one["code"]: _town(one) for one in sorted(read, key=lambda one: one["place"])}


def _town(said: Mapping[str, Any]) -> Town:
    return Town(
        code=said["code"],
        day=said.get("day"),
        about=said["about"],
        staff=tuple(
            Staff(one["username"], one["name"], tuple(one["roles"]), tuple(one["units"]), one["why"])
            for one in said["staff"]
        ),
        families=tuple(said["family"]),
        covers=tuple(said.get("covers", ())),
        thresholds=tuple(said.get("thresholds", ())),
    )
