"""Erasure: what was written is destroyed for good; that something stood there stays in the chain.

*content* destroys payload, salt and documents of an act and all its corrections; act, dates and actor stay.
*whole* also blanks the envelopes to place, sequence, hashes and which entry corrects which. Neither
changes a hash, so the chain still verifies. An erasure is noted in a ledger outside the database,
since a restored backup would bring back what was erased: `frirum journal reapply-erasures` erases
it again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from .drafts import Draft
from .lawbook import lawbook
from .models import Document, Entry, Payload, Subject
from .scene import Scene
from .told import tell

ERASED, WHOLE = "entry-erased", "whole"
NOTHING_LEFT: dict[str, Any] = {
    "payload_mac": "",
    "municipality": "",
    "act": "",
    "subjects": {"persons": [], "cases": []},
    "occurred_at": None,
    "known_at": None,
    "recorded_at": None,
    "written_at": None,
    "actor_kind": "",
    "actor_id": "",
    "actor_role": "",
    "occasion": "",
}


@dataclass(frozen=True, slots=True)
class Erasure:
    """One line of the ledger: which entry was erased how far, by which act, when, in which municipality."""

    entry: str
    scope: str
    by: str
    municipality: str
    occurred_at: str
    recorded_at: str
    reached: tuple[str, ...] = ()

    def line(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


def erase(draft: Draft, scene: Scene) -> Erasure:
    """Takes what an erasure reaches out of the scene, so that it is judged as it will be read."""
    if draft.corrects is None:
        raise ValueError("an erasure names the entry that it erases")
    target = scene.told[draft.corrects]
    reached = [target.id]
    if scene.vocabulary.effect(target.entry.act) is None:
        chain = scene.chains_of([target.id])
        reached = [one.id for one in chain if scene.vocabulary.effect(one.entry.act) is None]
    whole = draft.values["scope"] == WHOLE
    for one in reached:
        if whole:
            scene.forget(one)
        else:
            scene.told[one] = replace(scene.told[one], values=None, reason="")
    return Erasure(
        entry=str(target.id),
        scope=WHOLE if whole else "content",
        by=str(draft.entry_id),
        municipality=draft.actor.municipality,
        occurred_at=str(draft.times.occurred_at),
        recorded_at=str(draft.times.recorded),
        reached=tuple(map(str, reached)),
    )


def destroy(erasures: Iterable[Erasure]) -> None:
    """Destroys what erasures reach, and notes them in the ledger once that is certain."""
    every = list(erasures)
    for erasure in every:
        ids = [UUID(one) for one in erasure.reached]
        Payload.objects.filter(pk__in=ids).delete()
        Document.objects.filter(entry__in=ids).delete()
        if erasure.scope == WHOLE:
            Subject.objects.filter(entry__in=ids).delete()
            Entry.objects.filter(pk__in=ids).update(**NOTHING_LEFT)
    ledger = ledger_file()
    if every and ledger is not None:
        transaction.on_commit(lambda: note(every, ledger))


def ledger_file() -> Path | None:
    """Where the ledger lies, by the setting FRIRUM_ERASURE_LEDGER; None where none is kept."""
    path = settings.FRIRUM_ERASURE_LEDGER
    return Path(path) if path else None


def note(erasures: Iterable[Erasure], ledger: Path) -> int:
    """Adds erasures to the ledger, those that are not yet in it; says how many. It only ever grows."""
    known = {one.by for one in read(ledger)} if ledger.exists() else set()
    new = [one for one in erasures if one.by not in known]
    if new:
        with ledger.open("a", encoding="utf-8") as file:
            file.writelines(one.line() + "\n" for one in new)
            file.flush()
            os.fsync(file.fileno())
    return len(new)


def read(ledger: Path) -> Iterator[Erasure]:
    """The lines of a ledger. Raises ValueError with the line's number where one can't be read."""
    for number, line in enumerate(ledger.read_text(encoding="utf-8").splitlines(), 1):
        try:
            told = json.loads(line)
            yield Erasure(**{**told, "reached": tuple(told["reached"])})
        except (ValueError, TypeError, KeyError) as odd:
            raise ValueError(f"{ledger}, line {number}: this is no line of an erasure ledger") from odd


def in_journal() -> Iterator[Erasure]:
    """The erasures that the journal knows, oldest first."""
    for entry in Entry.objects.filter(act=ERASED).select_related("payload").order_by("sequence"):
        yield Erasure(
            entry=str(entry.corrects),
            scope=str(tell(entry).said.get("scope") or "content"),
            by=str(entry.id),
            municipality=entry.municipality,
            occurred_at=str(entry.occurred),
            recorded_at=str(entry.recorded),
            reached=tuple(map(str, reached_by(entry.corrects, entry.sequence))) if entry.corrects else (),
        )


def reached_by(target: UUID, sequence: int) -> set[UUID]:
    """The entries that an erasure with a sequence reaches: its target, and the chain of it until then."""
    vocabulary = lawbook().vocabulary
    reached: set[UUID] = set()
    new = {target}
    while new:
        reached |= new
        found = Entry.objects.filter(Q(pk__in=new) | Q(corrects__in=new), sequence__lt=sequence)
        links = {one.id: one for one in found if vocabulary.effect(one.act) is None or one.id == target}
        before = {
            one.corrects for one in links.values() if one.corrects and vocabulary.effect(one.act) is None
        }
        new = (set(links) | before) - reached
    return reached
