"""What is read from a municipality's own acts: who covers for whom, thresholds, text packs.

Each act is about no case; so nothing has to be written case by case, and a rebuild needs the acts alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from frirum.access.models import Cover
from frirum.law.loading import Lawbook
from frirum.law.vocabulary import Vocabulary

from .covers import cover_rows
from .history import in_effect
from .identifiers import municipality_stream, part_id
from .models import Entry, TextPack, Threshold
from .told import Told, told
from .writing import Difference, Rows, differences, stored, write

THRESHOLD, PACK = "threshold-set", "text-pack-added"
MUNICIPALITY_TABLES: tuple[type[models.Model], ...] = (Cover, Threshold, TextPack)
FIGURES = (
    "ages_from",
    "ages_to",
    "cutoff",
    "cutoff_inclusive",
    "rci",
    "rci_inclusive",
    "sd",
    "reliability",
    "reference_change",
    "reference_effect",
)


def feedback_rows(rows: Rows, every: Iterable[Told], vocabulary: Vocabulary) -> None:
    """Adds the thresholds and text packs that a municipality's acts lay down, each version of them."""
    for one, root in in_effect(every, vocabulary):
        values, at = one.said, one.entry.occurred.instant
        shared = {"municipality": one.entry.municipality, "at": at, "entry": root}
        if one.entry.act == THRESHOLD and values:
            rows.add(
                Threshold,
                part_id(root, "threshold"),
                **shared,
                instrument=values["instrument"],
                role=values["role"],
                **{name: values.get(name) for name in FIGURES},
                source=values["source"],
                set_by=one.entry.actor_id,
            )
        elif one.entry.act == PACK and values:
            names = ("instrument", "version", "holder", "licence", "pack")
            rows.add(TextPack, part_id(root, "pack"), **shared, **{name: values[name] for name in names})


def refresh_own(book: Lawbook, municipality: str) -> list[Difference]:
    """Writes what differs between a municipality's acts and the rows read from them, and says what it was."""
    entries = Entry.objects.filter(stream=municipality_stream(municipality), act__gt="")
    every = tuple(told(entries.select_related("payload")).values())
    rows, found = Rows(), []
    cover_rows(rows, every, book.vocabulary)
    feedback_rows(rows, every, book.vocabulary)
    for model in MUNICIPALITY_TABLES:
        differing = differences(model, stored(model, Q(municipality=municipality)), rows.of(model))
        write(model, differing, rows.of(model))
        found += differing
    return found


def with_rows() -> set[str]:
    """The municipalities that have rows read from acts of their own."""
    return {
        code
        for model in MUNICIPALITY_TABLES
        for code in model._default_manager.values_list("municipality", flat=True).distinct()
    }
