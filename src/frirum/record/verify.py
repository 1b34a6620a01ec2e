"""Does the journal still say what was written? Every chain, every payload, every sequence.

Finds an entry edited behind the journal's back, one removed in the middle, one moved, a payload
changed, missing without an erasure or put on another entry, and an index that disagrees. What it
can't find is the newest entries of a stream removed together with its head, or a whole stream
rewritten by somebody who can also write every hash: that needs anchors outside the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from frirum.law.vocabulary import Vocabulary

from .appending import JOURNAL, index_of
from .chain import BEFORE_THE_FIRST, payload_mac
from .erasing import in_journal, ledger_file, read
from .lawbook import lawbook
from .models import Counter, Entry, Payload, Stream, Subject
from .sealing import KeyLost, SealBroken, keyring
from .told import unseal_payload

AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and at which entry (None: at none in particular)."""

    says: str
    entry: UUID | None = None
    sequence: int | None = None

    def __str__(self) -> str:
        at = f"entry {self.entry} (sequence {self.sequence}): " if self.entry else ""
        return at + self.says


def verify() -> Iterator[Finding]:
    """All that is wrong with the journal; nothing where it is whole. Reads everything, writes nothing."""
    erasures = _Erasures.known(lawbook().vocabulary)
    yield from _chains(erasures)
    yield from _sequences()
    yield from _strays()
    yield from _ledger()


@dataclass(slots=True)
class _Erasures:
    """Which entries an erasure reaches: the one that it names, and all corrections of that until then."""

    vocabulary: Vocabulary
    corrected: Mapping[UUID, UUID] = field(default_factory=dict)
    targets: Mapping[UUID, int] = field(default_factory=dict)  # entry -> sequence of the newest erasure
    roots: Mapping[UUID, int] = field(default_factory=dict)

    @classmethod
    def known(cls, vocabulary: Vocabulary) -> _Erasures:
        links = Entry.objects.exclude(corrects=None).order_by("sequence")
        columns = links.values_list("pk", "corrects", "act", "sequence").iterator()
        rows = [(pk, before, act, number) for pk, before, act, number in columns if before is not None]
        found = cls(vocabulary, {pk: before for pk, before, act, _ in rows if not vocabulary.effect(act)})
        found.targets = {
            before: sequence for _, before, act, sequence in rows if vocabulary.effect(act) == "erases"
        }
        found.roots = {found.root(one): sequence for one, sequence in found.targets.items()}
        return found

    def root(self, entry: UUID) -> UUID:
        seen: set[UUID] = set()
        while entry in self.corrected and entry not in seen:
            seen.add(entry)
            entry = self.corrected[entry]
        return entry

    def reaches(self, entry: Entry) -> bool:
        erased = self.targets.get(entry.id, 0)
        if self.vocabulary.effect(entry.act) is None:
            erased = max(erased, self.roots.get(self.root(entry.id), 0))
        return entry.sequence < erased


def _chains(erasures: _Erasures) -> Iterator[Finding]:
    streams = {stream.id: stream for stream in Stream.objects.iterator()}
    seen: set[UUID] = set()
    stream, position, hash_before = None, 0, BEFORE_THE_FIRST
    entries = Entry.objects.select_related("payload").order_by("stream", "position")
    for entry in entries.iterator(chunk_size=1_000):
        if entry.stream_id != stream:
            if stream is not None:
                yield from _head(streams[stream], position, hash_before)
            stream, position, hash_before = entry.stream_id, 0, BEFORE_THE_FIRST
            seen.add(stream)
        yield from _place(entry, position, hash_before)
        yield from _content(entry, erasures)
        position, hash_before = entry.position, entry.hash
    if stream is not None:
        yield from _head(streams[stream], position, hash_before)
    for one in streams.values():
        if one.id not in seen and one.head_position:
            yield Finding(f"stream {one.id} has no entries, but its head says {one.head_position}")


def _place(entry: Entry, position: int, hash_before: str) -> Iterator[Finding]:
    at = (entry.id, entry.sequence)
    if entry.position != position + 1:
        gone = f"positions {position + 1} to {entry.position - 1} are missing before it"
        yield Finding(f"{gone} in stream {entry.stream_id}", *at)
    elif entry.previous_hash != hash_before:
        yield Finding("does not follow the entry before it: one of them was edited, moved or replaced", *at)


def _content(entry: Entry, erasures: _Erasures) -> Iterator[Finding]:
    at = (entry.id, entry.sequence)
    if entry.erased_whole:
        if not erasures.reaches(entry):
            yield Finding("its envelope is blank, and no erasure in the journal says why", *at)
        if hasattr(entry, "payload"):
            yield Finding("it was erased whole, but what it says is still there", *at)
        return
    if entry.envelope().hash() != entry.hash:
        yield Finding("its envelope was edited: the hash does not fit", *at)
    if not hasattr(entry, "payload"):
        if not erasures.reaches(entry):
            yield Finding("what it says is missing, and no erasure in the journal says why", *at)
        return
    if erasures.reaches(entry):
        yield Finding("it was erased, but what it says is still there: reapply the erasures", *at)
    try:
        salt, payload = unseal_payload(keyring(), entry.id, bytes(entry.payload.box))
    except KeyLost as lost:
        yield Finding(str(lost), *at)
    except SealBroken:
        yield Finding("what it says was changed, or put there from another entry", *at)
    else:
        if payload_mac(salt, payload) != entry.payload_mac:
            yield Finding("what it says was edited: its code does not fit", *at)


def _head(stream: Stream, position: int, hash_before: str) -> Iterator[Finding]:
    if (stream.head_position, stream.head_hash) != (position, hash_before):
        yield Finding(
            f"stream {stream.id} ends at {position}, but its head says {stream.head_position}: "
            "its newest entries are missing, or the head was edited"
        )


def _sequences() -> Iterator[Finding]:
    expected = 1
    for entry, sequence in Entry.objects.order_by("sequence").values_list("pk", "sequence").iterator():
        if sequence != expected:
            yield Finding(f"sequences {expected} to {sequence - 1} are missing before it", entry, sequence)
        expected = sequence + 1
    newest = Counter.objects.filter(name=JOURNAL).values_list("value", flat=True).first() or 0
    if newest != expected - 1:
        yield Finding(f"the journal ends at sequence {expected - 1}, but its counter says {newest}")


def _strays() -> Iterator[Finding]:
    for start in range(0, _newest() + 1, AT_A_TIME):
        reach = {"sequence__gte": start, "sequence__lt": start + AT_A_TIME}
        want = {
            (one.entry_id, one.subject, one.of): entry.sequence
            for entry in Entry.objects.filter(**reach).exclude(act="")
            for one in index_of(entry)
        }
        have = {(one.entry_id, one.subject, one.of): one.sequence for one in Subject.objects.filter(**reach)}
        for key in sorted(want.keys() ^ have.keys(), key=str):
            how = "does not name" if key in have else "is not found by"
            yield Finding(
                f"it {how} the {key[2]} {key[1]} of the index: rebuild", key[0], have.get(key, want.get(key))
            )
    for pk in Payload.objects.exclude(pk__in=Entry.objects.values("pk")).values_list("pk", flat=True):
        yield Finding("there is content without an entry", pk)


def _newest() -> int:
    return Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0


def _ledger() -> Iterator[Finding]:
    ledger = ledger_file()
    if ledger is None:
        return
    noted = {one.by for one in read(ledger)} if ledger.exists() else set()
    for one in in_journal():
        if one.by not in noted:
            yield Finding(f"the erasure {one.by} is not in the ledger: run frirum journal erasures --note")
