"""Documents: staged when they are sent, bound to the entry that names them, opened by who may read the case.

The payload names each with its hash, so the chain covers the content; the content lies apart, sealed. A
file is staged before anything else is looked at, so that no fault of the form and no stale page loses it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db.models import Count, Q, Sum

from frirum.law.vocabulary import ActKind

from .drafts import Actor, Draft, Refused, fault
from .identifiers import as_id
from .models import CaseAlias, Document, Entry, StagedDocument
from .reading import CaseFile
from .scene import Scene
from .sealing import Keyring, SealBroken, keyring
from .sniffing import NAMES, sniff
from .told import tell

KEPT_FOR = timedelta(days=7)
"""How long a staged file waits for its form. No legal limit: nobody comes back to a form after that."""
MOST_WAITING = 60
"""How many staged files one user may have: far more than a form holds, far fewer than fill a disk."""
MOST_WAITING_SIZE = 10
"""How much they may fill together, in files of the largest size."""
LONGEST_NAME = 120
Paper = Mapping[str, Any]
"""A document as a payload names it: id, name, type, size (bytes) and sha256 of its content."""


class Unfit(Exception):
    """A file that is not taken: `says` why, in Danish and English."""

    def __init__(self, da: str, en: str) -> None:
        self.says = {"da": da, "en": en}
        super().__init__(en)


def stage(actor: Actor, case: UUID | None, name: str, content: bytes, key: UUID) -> Paper:
    """Keeps a file until its form is recorded. The same file in the same form, `key`, is there once.

    Raises Unfit for a file that is empty, too large, or of no type that is taken, and where too much of
    its sender's waits already.
    """
    name = clean_name(name)
    paper = _paper(name, content, key)
    id_ = UUID(paper["id"])
    for table in (StagedDocument, Document):  # in the second: recorded already, the form was sent twice
        if table._default_manager.filter(pk=id_).exists():
            return paper
    _check_room(actor, paper)
    row = StagedDocument(
        id=id_,
        user=_owner(actor),
        municipality=actor.municipality,
        case=case,
        form=key,
        name=name,
        type=paper["type"],
        size=paper["size"],
        sha256=paper["sha256"],
        box=keyring().seal(content, _staged_as(id_)),
    )
    StagedDocument.objects.bulk_create([row], ignore_conflicts=True)
    return paper


def _check_room(actor: Actor, paper: Paper) -> None:
    """Raises Unfit where a user's staged files are as many, or as large, as they may be."""
    owner = _owner(actor)
    if owner is None:
        return
    waiting = StagedDocument.objects.filter(user=owner).aggregate(number=Count("pk"), size=Sum("size"))
    largest = MOST_WAITING_SIZE * settings.FRIRUM_DOCUMENT_MB
    full = (waiting["size"] or 0) + paper["size"] > largest * 1_000_000
    if full or waiting["number"] >= MOST_WAITING:
        name = paper["name"]
        raise Unfit(
            f"»{name}« kan ikke vedhæftes endnu: for mange af dine filer ligger i kladder, der ikke er gemt "
            f"i en sag (højst {MOST_WAITING} filer og {largest} MB). Gem eller slet nogle af dem først.",
            f"{name!r} can't be attached yet: too many of your files lie in drafts that are not saved in a "
            f"case (at most {MOST_WAITING} files and {largest} MB). Save or delete some of them first.",
        )


def _paper(name: str, content: bytes, key: UUID) -> Paper:
    limit = settings.FRIRUM_DOCUMENT_MB
    if not content:
        raise Unfit(f"»{name}« er tom.", f"{name!r} is empty.")
    if len(content) > limit * 1_000_000:
        raise too_large(name)
    found = sniff(content)
    if found not in {NAMES[one] for one in settings.FRIRUM_DOCUMENT_TYPES}:
        listed = ", ".join(one.upper() for one in settings.FRIRUM_DOCUMENT_TYPES)
        raise Unfit(
            f"»{name}« er ikke af en slags, der kan gemmes her. Disse kan: {listed}.",
            f"{name!r} is of no kind that can be kept here. These can: {listed}.",
        )
    digest = hashlib.sha256(content).hexdigest()
    id_ = uuid5(key, f"{digest}:{name}")
    return {"id": str(id_), "name": name, "type": found, "size": len(content), "sha256": digest}


def too_large(name: str) -> Unfit:
    """What is said of a file that is over the limit."""
    limit = settings.FRIRUM_DOCUMENT_MB
    return Unfit(
        f"»{name}« fylder mere end {limit} MB. Del den, eller gem den mindre.",
        f"{name!r} is larger than {limit} MB. Split it, or save it smaller.",
    )


def clean_name(name: str) -> str:
    """A file's name without folders and without what can't be shown."""
    plain = "".join(one for one in name.replace("\\", "/").rpartition("/")[2] if one.isprintable()).strip()
    if len(plain) <= LONGEST_NAME:
        return plain or "dokument"
    start, dot, end = plain.rpartition(".")
    return (
        f"{start[: LONGEST_NAME - len(end) - 1]}{dot}{end}" if dot and len(end) < 10 else plain[:LONGEST_NAME]
    )


def known(actor: Actor, case: UUID, ids: Iterable[str]) -> dict[str, Paper]:
    """Of some ids on a form of a case: what this writer has staged there, or recorded there by that form."""
    wanted = {one for text in ids if (one := as_id(text)) is not None}
    if not wanted:
        return {}
    here = Q(case=case) | Q(case__in=CaseAlias.objects.filter(case=case).values("pk"))
    mine = StagedDocument.objects.filter(here, pk__in=wanted, user=_owner(actor)).defer("box")
    found: dict[str, Paper] = {str(row.id): _of(row) for row in mine}
    recorded = Entry.objects.filter(documents__in=wanted - {row.id for row in mine}, actor_id=actor.id)
    for entry in recorded.distinct().select_related("payload"):
        if case in entry.case_ids:
            found |= {one["id"]: one for one in papers_in(tell(entry).said) if UUID(one["id"]) in wanted}
    return found


def papers_in(values: Mapping[str, Any]) -> Iterable[Paper]:
    """The documents that an act's values name."""
    for value in values.values():
        for one in value if isinstance(value, list) else ():
            if isinstance(one, dict) and "sha256" in one:
                yield one


@dataclass(slots=True)
class Binder:
    """The staged documents that a set of drafts brings in: each bound to one entry."""

    staged: dict[UUID, StagedDocument] = field(default_factory=dict)
    bound: dict[UUID, UUID] = field(default_factory=dict)  # document -> entry

    @classmethod
    def open_for(cls, drafts: Iterable[Draft]) -> Binder:
        ids = {UUID(one["id"]) for draft in drafts for one in papers_in(draft.values)}
        rows = StagedDocument.objects.filter(pk__in=ids).defer("box") if ids else ()
        return cls({row.id: row for row in rows})

    def check(self, draft: Draft, kind: ActKind, scene: Scene) -> None:
        """Raises Refused unless each document is the writer's own, staged, or stands in what is corrected."""
        chain = scene.chains_of([draft.corrects]) if draft.corrects else []
        before = [paper for one in chain for paper in papers_in(one.said)]
        faults = []
        for asked in kind.fields:
            for paper in draft.values.get(asked.id) or () if asked.type == "documents" else ():
                id_ = UUID(paper["id"])
                if paper in before:
                    continue
                row = self.staged.get(id_)
                theirs = row and (row.user, row.municipality) == (
                    _owner(draft.actor),
                    draft.actor.municipality,
                )
                if row is None or not theirs or _of(row) != paper or id_ in self.bound:
                    da = f"»{paper['name']}« findes ikke længere her. Vedhæft filen igen."
                    faults.append(
                        fault(asked.id, da, f"{paper['name']!r} is no longer here. Attach it again.")
                    )
                else:
                    self.bound[id_] = draft.entry_id
        if faults:
            raise Refused(faults, draft.entry_id)

    def write(self) -> None:
        """Moves what was bound from the staged to the entries' own, one at a time: each may be large."""
        ring = keyring()
        for id_, entry in self.bound.items():
            row = StagedDocument.objects.get(pk=id_)
            content = ring.unseal(bytes(row.box), _staged_as(id_))
            Document.objects.create(id=id_, entry_id=entry, box=ring.seal(content, bound_to(id_, entry)))
            row.delete()


def find(file: CaseFile, document: UUID) -> tuple[Paper, bytes] | None:
    """A document of a case with its content; None where the case (any more) shows no such document.

    Raises SealBroken where the content is not what the entry says.
    """
    for line in file.timeline():
        for paper in papers_in(line.values or {}):
            if paper["id"] == str(document):
                row = Document.objects.filter(pk=document).first()
                return None if row is None else (paper, opened(row, paper))
    return None


def opened(row: Document, paper: Paper, ring: Keyring | None = None) -> bytes:
    """The content of a document. Raises SealBroken where it is not what its entry says, or KeyLost."""
    content = (ring or keyring()).unseal(bytes(row.box), bound_to(row.id, row.entry_id))
    if hashlib.sha256(content).hexdigest() != paper["sha256"]:
        raise SealBroken("a document is not what its entry says")
    return content


def forget_staged(user: UUID, ids: Iterable[UUID] = (), forms: Iterable[UUID] = ()) -> None:
    """Throws away what a user staged and does not want after all: by its id, or by the form it came with."""
    wanted = Q(pk__in=list(ids)) | Q(form__in=list(forms))
    StagedDocument.objects.filter(wanted, user=user).delete()


def forget_expired(now: datetime) -> int:
    """Throws away what was staged and whose form was never recorded; says how many. `now` is real time."""
    return StagedDocument.objects.filter(staged_at__lt=now - KEPT_FOR).delete()[0]


def sealed_as(row: Document | StagedDocument) -> bytes:
    """What the box of a row is bound to."""
    return bound_to(row.id, row.entry_id) if isinstance(row, Document) else _staged_as(row.id)


def bound_to(document: UUID, entry: UUID) -> bytes:
    return b"document:" + document.bytes + entry.bytes


def _staged_as(document: UUID) -> bytes:
    return b"staged:" + document.bytes


def _of(row: StagedDocument) -> Paper:
    return {"id": str(row.id), "name": row.name, "type": row.type, "size": row.size, "sha256": row.sha256}


def _owner(actor: Actor) -> UUID | None:
    return UUID(actor.id) if actor.kind == "user" else None
