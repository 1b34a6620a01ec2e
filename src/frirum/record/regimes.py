"""Which experiments apply in a municipality: those that its own stream says were adopted.

An approval lies in a file that anybody may change; what took effect, and which version of it, is
an act. One that was never adopted, or whose file has changed since, does not apply: then ordinary
law governs, and `not_adopted` says so: to the municipality's leaders and to `frirum doctor`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from frirum.law.experiments import Experiment
from frirum.law.loading import Lawbook
from frirum.law.regimes import RegimeTimeline

from .chain import canonical
from .history import in_effect
from .identifiers import municipality_stream
from .models import Entry, Stream
from .told import tell

ADOPTED = "experiment-adopted"
_CACHED = 64
_timelines: dict[tuple[str, str, str], RegimeTimeline] = {}


def for_municipality(book: Lawbook, municipality: str) -> RegimeTimeline:
    """The law over time as it applies in a municipality: ordinary law and its adopted experiments."""
    head = (
        Stream.objects.filter(pk=municipality_stream(municipality))
        .values_list("head_hash", flat=True)
        .first()
    )
    key = (book.digest, municipality, head or "")
    if key not in _timelines:
        while len(_timelines) >= _CACHED:
            _timelines.pop(next(iter(_timelines)))
        names = applicable(book, municipality, adopted(book, municipality)) if head else ()
        _timelines[key] = book.regimes(municipality, names)
    return _timelines[key]


def adopted(book: Lawbook, municipality: str) -> Mapping[str, str]:
    """The experiments that a municipality has adopted: id, and the hash of the approval as it was then."""
    entries = Entry.objects.filter(stream=municipality_stream(municipality), act__gt="").select_related(
        "payload"
    )
    counted = in_effect([tell(entry) for entry in entries.order_by("sequence")], book.vocabulary)
    return {
        str(one.said.get("experiment")): str(one.said.get("version"))
        for one, _ in counted
        if one.entry.act == ADOPTED
    }


def applicable(book: Lawbook, municipality: str, adoptions: Mapping[str, str]) -> tuple[str, ...]:
    """The adopted experiments whose approval is still, word for word, the one that was adopted."""
    return tuple(
        sorted(name for name, version in adoptions.items() if may_adopt(book, municipality, name, version))
    )


def may_adopt(book: Lawbook, municipality: str, name: str, version: str) -> bool:
    """Whether an experiment is approved for a municipality, published, and in this version."""
    experiment = book.experiments.get(name)
    return (
        experiment is not None
        and experiment.published
        and experiment.approval.municipality == municipality.lstrip("0")
        and version == approval_hash(name)
    )


@dataclass(frozen=True, slots=True)
class NotAdopted:
    """An experiment that a municipality has in its file and that does not apply.

    `changed`: it was adopted, and its approval is another by now; else it never was.
    """

    experiment: Experiment
    changed: bool


def not_adopted(book: Lawbook, municipality: str, on: date) -> tuple[NotAdopted, ...]:
    """The experiments that a municipality has in its file, and that ordinary law governs instead of.

    One that never was adopted counts while its approval runs (`on`); one that was, for good: past cases
    are read by it too.
    """
    known = book.municipalities.get(municipality.lstrip("0"))
    configured = [book.experiments[name] for name in (known.experiments if known else ())]
    adoptions = adopted(book, municipality) if configured else {}
    applies = applicable(book, municipality, adoptions)
    return tuple(
        NotAdopted(one, one.id in adoptions)
        for one in configured
        if one.id not in applies and (one.id in adoptions or one.approval.valid.covers(on))
    )


def approval_hash(experiment: str) -> str:
    """SHA-256 of an experiment's approval as it lies in its file; what an adoption names."""
    path = Path(settings.FRIRUM_HOME) / "experiments" / experiment / "approval.md"
    return hashlib.sha256(path.read_bytes()).hexdigest()


def law_hash(book: Lawbook, regimes: RegimeTimeline) -> str:
    """What a row was read from: the acts, the statutes, and the experiments that applied, as they are now."""
    parts = ["areas", "statutes", *sorted(f"experiments/{one.id}" for one in regimes.experiments)]
    return hashlib.sha256(canonical({one: book.digests.get(one, book.digest) for one in parts})).hexdigest()
