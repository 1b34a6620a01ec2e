"""Ids that follow from what they name, so that a rebuild gives the same rows.

Rows that are read from the journal have a UUIDv5 of what they stand for; what is new in the
world (an entry, a user) has a UUIDv7, made where it is first written down.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from uuid_utils.compat import uuid7

NAMESPACE = UUID("6b1f0d3e-3c57-5d0a-9b5e-5f7269727565")


def new_id() -> UUID:
    """An id for something new, in order of time."""
    return uuid7()


def as_id(text: str) -> UUID | None:
    """An id as somebody sent it; None where the text is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def municipality_stream(municipality: str) -> UUID:
    """The one stream of a municipality's own acts."""
    return uuid5(NAMESPACE, f"municipality:{municipality}")


def machinery(municipality: str) -> UUID:
    """Who reads where nobody has signed in: a command run on the municipality's own server."""
    return uuid5(NAMESPACE, f"machinery:{municipality}")


def family_of(entry: UUID, person: UUID) -> UUID:
    """The family (and stream) that begins when an entry registers a person who joins no other."""
    return uuid5(entry, f"family:{person}")


def case_of(entry: UUID, person: UUID, area: str) -> UUID:
    """The case that an entry opens for a person in an area."""
    return uuid5(entry, f"{person}:{area}")


def duty_id(case_as_written: str, root: str, rule: str) -> UUID:
    """A duty: its case as the entry wrote it, the first entry of the correction chain (or the missed
    duty's id), and the rule."""
    return uuid5(NAMESPACE, f"{case_as_written}:{root}:{rule}")


def part_id(whole: UUID, part: str) -> UUID:
    """A part of a row, such as a duty's third span."""
    return uuid5(whole, part)
