"""Entries with what they say: envelope and payload together, read and opened in bulk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q

from .chain import SALT_BYTES, canonical
from .models import Entry, Subject
from .sealing import Keyring, keyring
from .writing import in_pieces


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and what it says. `values` is None where that was erased."""

    entry: Entry
    values: Mapping[str, Any] | None
    reason: str = ""

    @property
    def id(self) -> UUID:
        return self.entry.id

    @property
    def said(self) -> Mapping[str, Any]:
        """Its values; of an erased entry, none."""
        return self.values or {}


def payload_of(values: Mapping[str, Any], reason: str) -> bytes:
    """What is sealed and coded of an act: canonical JSON. Raises ValueError for what JSON can't hold."""
    return canonical({"values": dict(values), "reason": reason} if reason else {"values": dict(values)})


def seal_payload(ring: Keyring, entry: UUID, salt: bytes, payload: bytes) -> bytes:
    """Salt and payload in one box that opens only as this entry's."""
    return ring.seal(salt + payload, _bound_to(entry))


def unseal_payload(ring: Keyring, entry: UUID, box: bytes) -> tuple[bytes, bytes]:
    """Salt and payload of an entry. Raises KeyLost or SealBroken."""
    plain = ring.unseal(bytes(box), _bound_to(entry))
    return plain[:SALT_BYTES], plain[SALT_BYTES:]


def tell(entry: Entry, ring: Keyring | None = None) -> Told:
    """Opens one entry (best loaded with its payload, `select_related("payload")`)."""
    try:
        box = entry.payload.box
    except ObjectDoesNotExist:
        return Told(entry, None)
    _, payload = unseal_payload(ring or keyring(), entry.id, bytes(box))
    content = json.loads(payload)
    return Told(entry, content["values"], content.get("reason", ""))


def told_about(subjects: Iterable[UUID]) -> dict[UUID, Told]:
    """Everything in the journal about persons and cases, by entry, its correction chains whole.

    A correction counts even where it no longer names the subject: it may be what takes the
    entry away from it.
    """
    entries: dict[UUID, Entry] = {}
    for ids in in_pieces(set(subjects)):
        for one in Subject.objects.filter(subject__in=ids).select_related("entry__payload"):
            entries[one.entry_id] = one.entry
    return told(with_chains(entries.values()))


def with_chains(entries: Iterable[Entry]) -> list[Entry]:
    """Entries with all that they correct and all that corrects them, payloads too; none erased whole."""
    found = {entry.id: entry for entry in entries}
    new = list(found.values())
    while new:
        ids = {entry.id for entry in new}
        ids |= {entry.corrects for entry in new if entry.corrects and entry.corrects not in found}
        new = [
            entry
            for some in in_pieces(ids)
            for entry in Entry.objects.filter(Q(pk__in=some) | Q(corrects__in=some)).select_related("payload")
            if entry.id not in found and not entry.erased_whole
        ]
        found |= {entry.id: entry for entry in new}
    return list(found.values())


def told(entries: Iterable[Entry]) -> dict[UUID, Told]:
    """Opens entries, in order of their sequence."""
    ring = keyring()
    return {entry.id: tell(entry, ring) for entry in sorted(entries, key=lambda one: one.sequence)}


def _bound_to(entry: UUID) -> bytes:
    return b"payload:" + entry.bytes
