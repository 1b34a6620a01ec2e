"""Who covers for whom, read from the municipality's own acts.

One act says it, and names no case: a case is covered while it is the adviser's. So nothing has to be
written case by case, nothing is forgotten when the cover ends, and a rebuild needs the acts alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from frirum.access.models import Cover
from frirum.law.moments import day_start, next_day_start
from frirum.law.vocabulary import Vocabulary

from .history import in_effect, roots_of
from .identifiers import part_id
from .told import Told
from .writing import Rows

ARRANGED, ENDED = "cover-arranged", "cover-ended"


def cover_rows(rows: Rows, every: Iterable[Told], vocabulary: Vocabulary) -> None:
    """Adds the covers that a municipality's acts arrange. One that ended before it began is none."""
    acts = tuple(every)
    roots = {str(one): str(root) for one, root in roots_of(acts).items()}
    found = {}
    for one, root in in_effect(acts, vocabulary):
        at, said = one.entry.occurred.instant, one.said
        if one.entry.act == ARRANGED and said:
            since = max(at, day_start(date.fromisoformat(said["from"])))
            until = next_day_start(date.fromisoformat(said["until"]))
            found[str(root)] = (one, root, since, until)
        elif one.entry.act == ENDED and (named := roots.get(str(said.get("cover")), "")) in found:
            arranged, first, since, until = found[named]
            found[named] = (arranged, first, since, min(until, at))
    for one, root, since, until in found.values():
        if since < until:
            rows.add(
                Cover,
                part_id(root, "cover"),
                municipality=one.entry.municipality,
                adviser=UUID(one.said["adviser"]),
                covered_by=UUID(one.said["covered_by"]),
                since=since,
                until=until,
                entry=root,
            )
