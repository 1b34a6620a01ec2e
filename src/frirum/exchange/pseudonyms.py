"""Names that say nothing: the same for the same person, and nobody else's without the key (decision 0155)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from uuid import UUID

from .faults import Fault

Naming = Callable[[str, str], str]
"""From what somebody is (`case`, `person`, …) and their id to the id that leaves."""

SHORTEST = 32  # bytes of a key: as many as the code has


class Pseudonyms:
    """Pseudonyms with one key. Written as UUIDs, so that a FHIR reference can be one too.

    `given` is what was asked for so far: pseudonym, what it is, and whose. It is the map back, and never
    goes into the file.
    """

    def __init__(self, key: bytes) -> None:
        if len(key) < SHORTEST:
            says = f"the key has {len(key)} bytes, and at least {SHORTEST} are needed"
            raise Fault(1, says, "Name a file that is not there yet: a key is written to it.")
        self._key = key
        self.given: dict[str, tuple[str, str]] = {}

    def __call__(self, kind: str, one: str) -> str:
        code = hmac.new(self._key, f"{kind}:{one}".encode(), hashlib.sha256).digest()
        name = str(UUID(bytes=code[:16], version=4))
        self.given[name] = (kind, one)
        return name


def plain(kind: str, one: str) -> str:
    """Ids as they are, for the municipality's own use."""
    return one
