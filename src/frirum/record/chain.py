"""The chain: what an entry's hash covers, so that nothing can be changed behind its back.

Each stream is a chain. An entry's hash is SHA-256 over its envelope in canonical JSON (RFC 8785),
and the envelope names the hash before it. What the act says lies apart: the envelope holds only
an HMAC of it under a salt of the entry's own. Destroying payload and salt leaves a chain that
still verifies and a code from which nothing can be guessed.

Pure: no database, no clock.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import rfc8785

BEFORE_THE_FIRST = "0" * 64
SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Envelope:
    """All of an entry but what it says. Times are pairs of an instant and whether the hour is known."""

    id: str
    sequence: int
    stream: str
    position: int
    previous_hash: str
    payload_mac: str
    municipality: str
    act: str
    subjects: Mapping[str, Any]
    occurred_at: tuple[datetime, bool]
    known_at: tuple[datetime, bool]
    recorded_at: tuple[datetime, bool]
    written_at: datetime
    actor: Mapping[str, str]
    occasion: str = ""
    corrects: str = ""
    version: int = field(default=1)

    def hash(self) -> str:
        """SHA-256 of the canonical envelope, in hexadecimal."""
        return hashlib.sha256(canonical(self._plain())).hexdigest()

    def _plain(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "id": self.id,
            "sequence": self.sequence,
            "stream": self.stream,
            "position": self.position,
            "previous_hash": self.previous_hash,
            "payload_mac": self.payload_mac,
            "municipality": self.municipality,
            "act": self.act,
            "subjects": dict(self.subjects),
            "occurred_at": _moment(self.occurred_at),
            "known_at": _moment(self.known_at),
            "recorded_at": _moment(self.recorded_at),
            "written_at": _instant(self.written_at),
            "actor": dict(self.actor),
            "occasion": self.occasion,
            "corrects": self.corrects,
        }


def canonical(value: Any) -> bytes:
    """RFC 8785 JSON: one spelling for one value. Raises ValueError for what JSON can't hold exactly."""
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as odd:
        raise ValueError(str(odd)) from odd


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


def payload_mac(salt: bytes, payload: bytes) -> str:
    """HMAC-SHA256 of a payload's canonical bytes under the entry's own salt, in hexadecimal."""
    return hmac.new(salt, payload, hashlib.sha256).hexdigest()


def _moment(pair: tuple[datetime, bool]) -> dict[str, Any]:
    return {"at": _instant(pair[0]), "exact": pair[1]}


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
