"""After a restore: what was erased since the backup was taken is erased again, from the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from frirum.law.moments import Moment

from .drafts import Actor, Subjects, Times
from .erasing import ERASED, Erasure, destroy, reached_by
from .journal import record
from .models import Entry, Payload


def reapply(erasures: Iterable[Erasure]) -> int:
    """Erases again what the ledger names and the journal still has; says how many erasures that took.

    An entry that came after the backup is not there, and needs nothing. The act of erasing is
    recorded again under its own id where the backup lacks it. Rebuild afterwards: where only content
    came back, what was read from it has to go as well.
    """
    done = 0
    for one in erasures:
        if not Entry.objects.filter(pk=one.entry).exclude(act="").exists():
            continue
        by = Entry.objects.filter(pk=one.by).first()
        if by is None:
            record(
                ERASED,
                actor=Actor.system(one.municipality),
                entry_id=UUID(one.by),
                subjects=Subjects(),
                times=Times(Moment.of(one.occurred_at), recorded_at=Moment.of(one.recorded_at)),
                values={
                    "scope": one.scope,
                    "reason": "Slettet igen efter genindlæsning af en sikkerhedskopi.",
                },
                corrects=UUID(one.entry),
            )
            done += 1
        else:
            reached = reached_by(UUID(one.entry), by.sequence)
            if one.scope == "whole" or Payload.objects.filter(pk__in=reached).exists():
                with transaction.atomic():
                    destroy([replace(one, reached=tuple(map(str, reached)))])
                done += 1
    return done
