"""How a municipality listens: when a case is to be talked about, and how few a figure may be about."""

from __future__ import annotations

from dataclasses import dataclass

from .documents import Table

SMALLEST_GROUP = 5
"""What official statistics commonly keep back below; a municipality may be more careful, never less."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Numbers a municipality has chosen; 0: it is not told of it.

    `smallest_group`: a figure about fewer people than that is shown to nobody.
    """

    weeks_without_answer: int = 0
    talks_without_progress: int = 0
    smallest_group: int = SMALLEST_GROUP


def read_listening(table: Table | None) -> Listening:
    """Reads `[listening]` of a municipality's file; an absent one is told of nothing."""
    if table is None:
        return Listening()
    found = Listening(
        table.number("weeks_without_answer"),
        table.number("talks_without_progress"),
        table.number("smallest_group") if table.has("smallest_group") else SMALLEST_GROUP,
    )
    if found.smallest_group < SMALLEST_GROUP:
        says = f"smallest_group = {found.smallest_group} would show figures about single people"
        table.fault("smallest_group", says, f"Write {SMALLEST_GROUP} or more.")
    if found.weeks_without_answer < 0 or found.talks_without_progress < 0:
        table.fault(None, "a number of weeks or talks is negative", "Write 0 to be told of nothing.")
    table.done()
    return found
