"""Does the journal still say what was written? Every chain, every payload, every sequence.

Finds an entry edited behind the journal's back, one removed in the middle, one moved, a payload
changed, missing without an erasure or put on another entry, and an index that disagrees. What can't
even be read is a finding too, and the rest is looked at all the same. The newest entries removed
together with head and counter are found against a mark that was kept outside the database (`Mark`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from frirum.law.vocabulary import Vocabulary

from .appending import JOURNAL, index_of
from .chain import BEFORE_THE_FIRST, payload_mac
from .documents import papers_in, sealed_as
from .erasing import ERASED, WHOLE, ledger_file, read
from .identifiers import municipality_stream
from .lawbook import lawbook
from .marks import Mark, mark, newest
from .models import Counter, Document, Entry, Payload, Stream, Subject
from .sealing import KeyLost, SealBroken, keyring
from .told import tell, unseal_payload
from .writing import in_pieces

AT_A_TIME = 1_000
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)
"""What is raised on reading something that the journal would never have written."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and at which entry (None: at none in particular)."""

    says: str
    entry: UUID | None = None
    sequence: int | None = None

    def __str__(self) -> str:
        at = f"entry {self.entry} (sequence {self.sequence}): " if self.entry else ""
        return at + self.says


def verify(kept: Mark | None = None) -> Iterator[Finding]:
    """All that is wrong with the journal; nothing where it is whole. Reads everything, writes nothing.

    `kept` is an earlier mark: what was there then must be there now, unchanged.
    """
    erasures = _Erasures.known(lawbook().vocabulary)
    yield from _as_far_as_it_goes("the chains", _chains(erasures))
    yield from _as_far_as_it_goes("the documents", _documents(erasures))
    yield from _as_far_as_it_goes("the sequences", _sequences())
    yield from _as_far_as_it_goes("the index", _strays())
    yield from _as_far_as_it_goes("the erasure ledger", _ledger())
    if kept is not None:
        yield from _since(kept)


def _as_far_as_it_goes(what: str, findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings of one part. Where it can't be read to its end, that is a finding: the others follow."""
    try:
        yield from findings
    except (*UNREADABLE, OSError) as odd:
        yield Finding(f"{what} can't be read to the end: {odd}")


@dataclass(slots=True)
class _Erasures:
    """Which entries an erasure reaches: the one that it names, and all corrections of that until then."""

    vocabulary: Vocabulary
    corrected: Mapping[UUID, UUID] = field(default_factory=dict)
    content: _Reached = field(default_factory=lambda: _Reached())
    whole: _Reached = field(default_factory=lambda: _Reached())
    papers: dict[str, _Named] = field(default_factory=dict)  # the documents that entries name, by their id

    @classmethod
    def known(cls, vocabulary: Vocabulary) -> _Erasures:
        links = Entry.objects.exclude(corrects=None).order_by("sequence")
        columns = links.values_list("pk", "corrects", "act").iterator()
        rows = [(pk, before, act) for pk, before, act in columns if before is not None]
        found = cls(vocabulary, {pk: before for pk, before, act in rows if not vocabulary.effect(act)})
        acts = [act for act in vocabulary.acts if vocabulary.effect(act) == "erases"]
        for erasure in links.filter(act__in=acts).select_related("payload").iterator(chunk_size=AT_A_TIME):
            if erasure.corrects is not None:
                found._takes_in(erasure, erasure.corrects)
        return found

    def _takes_in(self, erasure: Entry, target: UUID) -> None:
        every = [self.content]
        # How far an erasure went that was itself erased, nobody can say: it may have been whole.
        if _scope(erasure) in (WHOLE, ""):
            every.append(self.whole)
        for reached in every:
            reached.targets[target] = erasure.sequence
            reached.roots[self.root(target)] = erasure.sequence

    def root(self, entry: UUID) -> UUID:
        seen: set[UUID] = set()
        while entry in self.corrected and entry not in seen:
            seen.add(entry)
            entry = self.corrected[entry]
        return entry

    def reach(self, entry: Entry, reached: _Reached) -> bool:
        """Whether what some erasures reached takes in an entry."""
        erased = reached.targets.get(entry.id, 0)
        if self.vocabulary.effect(entry.act) is None:
            erased = max(erased, reached.roots.get(self.root(entry.id), 0))
        return entry.sequence < erased


@dataclass(frozen=True, slots=True)
class _Named:
    """A document as an entry names it: its hash, the entry, and the first of the entry's chain."""

    sha256: str
    root: UUID
    at: tuple[UUID, int]


@dataclass(slots=True)
class _Reached:
    """Sequence of the newest erasure, by the entry that it names and by the first of that one's chain."""

    targets: dict[UUID, int] = field(default_factory=dict)
    roots: dict[UUID, int] = field(default_factory=dict)


def _scope(erasure: Entry) -> str:
    """How far an erasure went; "" where it no longer says so (if against the rules, that is found)."""
    try:
        return str(tell(erasure).said.get("scope") or "")
    except (KeyLost, SealBroken, *UNREADABLE):
        return ""


def _chains(erasures: _Erasures) -> Iterator[Finding]:
    streams = {stream.id: stream for stream in Stream.objects.iterator()}
    for one in streams.values():
        yield from _kind(one)
    seen: set[UUID] = set()
    stream: UUID | None = None
    position, hash_before = 0, BEFORE_THE_FIRST
    for entry in _entries():
        if isinstance(entry, Finding):
            yield entry
            position, hash_before = position + 1, ""
            continue
        if entry.stream_id != stream:
            if stream is not None:
                yield from _head(streams[stream], position, hash_before)
            stream, position, hash_before = entry.stream_id, 0, BEFORE_THE_FIRST
            seen.add(stream)
        if entry.act and entry.municipality != streams[stream].municipality:
            says = f"it is of municipality {entry.municipality}, its stream {stream} says otherwise"
            yield Finding(says, entry.id, entry.sequence)
        yield from _place(entry, position, hash_before)
        yield from _content(entry, erasures)
        position, hash_before = entry.position, entry.hash
    if stream is not None:
        yield from _head(streams[stream], position, hash_before)
    for one in streams.values():
        if one.id not in seen and one.head_position:
            yield Finding(f"stream {one.id} has no entries, but its head says {one.head_position}")


def _kind(stream: Stream) -> Iterator[Finding]:
    """A municipality's own stream has its id from the municipality; a family's never has."""
    own = stream.id == municipality_stream(stream.municipality)
    if stream.of != ("municipality" if own else "family"):
        says = f"stream {stream.id} says it is a {stream.of}'s, of municipality {stream.municipality}"
        yield Finding(f"{says}: one of them was edited")


def _entries() -> Iterator[Entry | Finding]:
    """All entries in the order of their streams; for one that can't be read, the finding that says so."""
    order = Entry.objects.order_by("stream", "position").values_list("sequence", flat=True)
    for sequences in in_pieces(order.iterator(), AT_A_TIME):
        try:
            yield from _in_order(sequences)
        except UNREADABLE:
            for one in sequences:
                try:
                    yield from _in_order([one])
                except UNREADABLE as odd:
                    yield Finding(f"the entry with sequence {one} can't be read: {odd}", None, one)


def _in_order(sequences: Iterable[int]) -> list[Entry]:
    found = Entry.objects.filter(sequence__in=list(sequences)).select_related("payload")
    return list(found.order_by("stream", "position"))


def _place(entry: Entry, position: int, hash_before: str) -> Iterator[Finding]:
    """`hash_before` is "" where the entry before could not be read."""
    at = (entry.id, entry.sequence)
    if entry.position != position + 1:
        gone = f"positions {position + 1} to {entry.position - 1} are missing before it"
        yield Finding(f"{gone} in stream {entry.stream_id}", *at)
    elif hash_before and entry.previous_hash != hash_before:
        yield Finding("does not follow the entry before it: one of them was edited, moved or replaced", *at)


def _content(entry: Entry, erasures: _Erasures) -> Iterator[Finding]:
    at = (entry.id, entry.sequence)
    if entry.erased_whole:
        if not erasures.reach(entry, erasures.whole):
            yield Finding("its envelope is blank, and no erasure in the journal says why", *at)
        if hasattr(entry, "payload"):
            yield Finding("it was erased whole, but what it says is still there", *at)
        return
    yield from _envelope(entry)
    if not hasattr(entry, "payload"):
        if not erasures.reach(entry, erasures.content):
            yield Finding("what it says is missing, and no erasure in the journal says why", *at)
        return
    if erasures.reach(entry, erasures.content):
        yield Finding("it was erased, but what it says is still there: reapply the erasures", *at)
    yield from _payload(entry, erasures)


def _envelope(entry: Entry) -> Iterator[Finding]:
    at = (entry.id, entry.sequence)
    try:
        fits = entry.envelope().hash() == entry.hash
    except UNREADABLE as odd:
        yield Finding(f"its envelope was edited: it can't be read ({odd})", *at)
    else:
        if not fits:
            yield Finding("its envelope was edited: the hash does not fit", *at)


def _payload(entry: Entry, erasures: _Erasures) -> Iterator[Finding]:
    at = (entry.id, entry.sequence)
    try:
        salt, payload = unseal_payload(keyring(), entry.id, bytes(entry.payload.box))
    except KeyLost as lost:
        yield Finding(str(lost), *at)
    except SealBroken:
        yield Finding("what it says was changed, or put there from another entry", *at)
    else:
        if payload_mac(salt, payload) != entry.payload_mac:
            yield Finding("what it says was edited: its code does not fit", *at)
        for paper in papers_in(json.loads(payload)["values"]):
            named = _Named(paper["sha256"], erasures.root(entry.id), at)
            if erasures.papers.setdefault(paper["id"], named).sha256 != named.sha256:
                yield Finding(
                    f"it says another hash of the document {paper['id']} than an earlier entry", *at
                )


def _documents(erasures: _Erasures) -> Iterator[Finding]:
    """Whether each document that an entry names is there, as it was, and nothing else. After the chains."""
    ring, missing = keyring(), dict(erasures.papers)
    for pk in Document.objects.order_by("pk").values_list("pk", flat=True).iterator():
        row = Document.objects.get(pk=pk)  # one at a time: each may be large
        named = missing.pop(str(pk), None)
        if named is None or erasures.root(row.entry_id) != named.root:
            yield Finding(f"no entry that stands names the document {pk}: reapply the erasures", row.entry_id)
            continue
        try:
            if sha256(ring.unseal(bytes(row.box), sealed_as(row))).hexdigest() != named.sha256:
                yield Finding(f"the document {pk} was edited: its hash does not fit", *named.at)
        except KeyLost as lost:
            yield Finding(str(lost), *named.at)
        except SealBroken:
            yield Finding(f"the document {pk} was changed, or put there from another entry", *named.at)
    for id_, named in missing.items():
        yield Finding(f"the document {id_} is missing, and no erasure in the journal says why", *named.at)


def _head(stream: Stream, position: int, hash_before: str) -> Iterator[Finding]:
    if (stream.head_position, stream.head_hash) != (position, hash_before or stream.head_hash):
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
    told = Counter.objects.filter(name=JOURNAL).values_list("value", flat=True).first() or 0
    if told != expected - 1:
        yield Finding(f"the journal ends at sequence {expected - 1}, but its counter says {told}")


def _strays() -> Iterator[Finding]:
    for start in range(0, newest() + 1, AT_A_TIME):
        reach = {"sequence__gte": start, "sequence__lt": start + AT_A_TIME}
        want = {
            (one.entry_id, one.subject, one.of): entry.sequence
            for entry in Entry.objects.filter(**reach).exclude(act="")
            for one in _index(entry)
        }
        have = {(one.entry_id, one.subject, one.of): one.sequence for one in Subject.objects.filter(**reach)}
        for key in sorted(want.keys() ^ have.keys(), key=str):
            how = "does not name" if key in have else "is not found by"
            yield Finding(
                f"it {how} the {key[2]} {key[1]} of the index: rebuild", key[0], have.get(key, want.get(key))
            )
    for pk in Payload.objects.exclude(pk__in=Entry.objects.values("pk")).values_list("pk", flat=True):
        yield Finding("there is content without an entry", pk)


def _index(entry: Entry) -> Iterable[Subject]:
    """What the index should say of an entry; nothing where it can't be read, which its hash tells."""
    try:
        return list(index_of(entry))
    except UNREADABLE:
        return []


def _ledger() -> Iterator[Finding]:
    ledger = ledger_file()
    if ledger is None:
        return
    noted = {one.by for one in read(ledger)} if ledger.exists() else set()
    for by in Entry.objects.filter(act=ERASED).order_by("sequence").values_list("pk", flat=True):
        if str(by) not in noted:
            yield Finding(f"the erasure {by} is not in the ledger: run frirum journal erasures --note")


def _since(kept: Mark) -> Iterator[Finding]:
    if (last := newest()) < kept.sequence:
        yield Finding(f"the journal ends at sequence {last}; the mark was kept at {kept.sequence}")
    elif mark(kept.sequence) != kept:
        yield Finding(f"up to sequence {kept.sequence} the journal is not what it was when the mark was kept")
