"""A mark: one hash for all that the journal held at a moment, to be kept outside the database."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from .models import Entry


@dataclass(frozen=True, slots=True)
class Mark:
    """What the journal was at a sequence: SHA-256 over the heads of all its streams then.

    Nothing lawful changes it, since no erasure changes a hash. Kept outside the database, it says
    later whether all that was there is still there as it was.
    """

    sequence: int
    hash: str

    @classmethod
    def read(cls, text: str) -> Mark:
        """A mark as it was printed. Raises ValueError where it is none."""
        found = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{64})", text.strip())
        if not found:
            raise ValueError("a mark is SEQUENCE:HASH, as verify prints it in its last line")
        return cls(int(found[1]), found[2])

    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"


def mark(sequence: int | None = None) -> Mark:
    """The journal's mark now, or as it was at a sequence."""
    last = newest() if sequence is None else sequence
    places = Entry.objects.filter(sequence__lte=last).order_by("stream", "position")
    columns = places.values_list("stream", "position", "hash").iterator()
    heads = {str(stream): f"{stream} {position} {head}\n" for stream, position, head in columns}
    return Mark(last, hashlib.sha256("".join(heads[one] for one in sorted(heads)).encode()).hexdigest())


def newest() -> int:
    """The newest sequence in the journal."""
    return Entry.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
