"""Appends entries to their chains, under the locks that the journal holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from .chain import new_salt, payload_mac
from .drafts import Draft
from .models import Counter, Entry, Payload, Stream, Subject
from .sealing import Keyring, keyring
from .told import Told, payload_of, seal_payload
from .writing import AT_ONCE

JOURNAL = "journal"


def next_sequence() -> int:
    """Takes the lock under which sequences are given; returns the newest one so far."""
    counter = Counter.objects.select_for_update().filter(name=JOURNAL).first()
    if counter is None:
        Counter.objects.bulk_create([Counter(name=JOURNAL)], ignore_conflicts=True)
        counter = Counter.objects.select_for_update().get(name=JOURNAL)
    return counter.value


@dataclass(slots=True)
class Appender:
    """Gives each draft its place in its stream and the journal, and keeps what is to be written.

    `sequence` is the newest one given; `streams` are locked by the caller. `written_at` is real time.
    """

    sequence: int
    streams: dict[UUID, Stream]
    written_at: datetime
    ring: Keyring = field(default_factory=keyring)
    entries: list[Entry] = field(default_factory=list)
    payloads: list[Payload] = field(default_factory=list)
    index: list[Subject] = field(default_factory=list)
    touched: set[UUID] = field(default_factory=set)

    def append(self, draft: Draft, stream: UUID, subjects: dict[str, Any], occasion: str) -> Told:
        """The entry of a draft, chained to the one before it in its stream."""
        chain = self.streams[stream]
        salt, payload = new_salt(), payload_of(draft.values, draft.reason)
        self.sequence += 1
        entry = Entry(
            id=draft.entry_id,
            sequence=self.sequence,
            stream_id=stream,
            position=chain.head_position + 1,
            previous_hash=chain.head_hash,
            payload_mac=payload_mac(salt, payload),
            municipality=draft.actor.municipality,
            act=draft.act,
            subjects=subjects,
            occurred_at=draft.times.occurred_at.instant,
            occurred_exact=draft.times.occurred_at.exact,
            known_at=draft.times.known.instant,
            known_exact=draft.times.known.exact,
            recorded_at=draft.times.recorded.instant,
            recorded_exact=draft.times.recorded.exact,
            written_at=self.written_at,
            actor_kind=draft.actor.kind,
            actor_id=draft.actor.id,
            actor_role=draft.actor.role,
            occasion=occasion,
            corrects=draft.corrects,
        )
        entry.hash = entry.envelope().hash()
        chain.head_position, chain.head_hash = entry.position, entry.hash
        self.touched.add(stream)
        self.entries.append(entry)
        self.payloads.append(Payload(entry_id=entry.id, box=seal_payload(self.ring, entry.id, salt, payload)))
        self.index += index_of(entry)
        return Told(entry, json.loads(payload)["values"], draft.reason)

    def write(self) -> None:
        """Writes entries, payloads, the index, the streams' heads and the newest sequence."""
        if not self.entries:
            return
        Entry.objects.bulk_create(self.entries, batch_size=AT_ONCE)
        Payload.objects.bulk_create(self.payloads, batch_size=AT_ONCE)
        Subject.objects.bulk_create(self.index, batch_size=AT_ONCE)
        Stream.objects.bulk_create(
            [self.streams[one] for one in self.touched],
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["head_position", "head_hash"],
        )
        Counter.objects.filter(name=JOURNAL).update(value=self.sequence)


def index_of(entry: Entry) -> Iterable[Subject]:
    """The index rows of an entry: one for each person and case that its envelope names."""
    named = [(one, "person") for one in entry.person_ids] + [(one, "case") for one in entry.case_ids]
    for subject, of in dict(named).items():
        yield Subject(entry_id=entry.id, subject=subject, sequence=entry.sequence, of=of)
