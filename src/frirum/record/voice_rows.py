"""From what a case's acts say of the family's voice to rows. Pure, as all projections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from frirum.law.history import Act
from frirum.law.vocabulary import Vocabulary

from . import talking
from .identifiers import part_id
from .models import OwnGoals, Rating, Sharing, Talk
from .writing import Rows


def voice_rows(
    rows: Rows,
    case: UUID,
    acts: Iterable[Act],
    of_chain: Mapping[str, str],
    vocabulary: Vocabulary,
    shared: Mapping[str, Any],
) -> None:
    """Adds the rows of what the family said in a case. `shared` is what every listed row carries,
    `of_chain` the first entry of each correction chain.

    Persons stay as written: who they turn out to be is followed on reading.
    """
    found = talking.voice(acts, of_chain, vocabulary)
    for talk in found.talks.values():
        rows.add(
            Talk,
            part_id(case, f"talk:{talk.root}"),
            case_id=case,
            **shared,
            entry=UUID(talk.root),
            day=talk.act.occurred_at.day,
            opened_at=talk.act.occurred_at.instant,
            number=talk.number,
            asks=talk.asks,
            change=talk.change.values.get("text", "") if talk.change else "",
            change_entry=UUID(talk.change.id) if talk.change else None,
        )
    roots = {one.root for one in found.worded}
    for one in found.answers:
        values = one.act.values
        goals = of_chain.get(str(values.get("goals") or ""), "")
        rows.add(
            Rating,
            part_id(case, f"rating:{one.root}"),
            case_id=case,
            **shared,
            talk_entry=UUID(one.talk.root),
            entry=UUID(one.act.id),
            root=UUID(one.root),
            ask=values["ask"],
            day=one.act.occurred_at.day,
            number=one.talk.number,
            respondent=UUID(values["respondent"]),
            about=UUID(values["about"]),
            role=values["role"],
            instrument=values["instrument"],
            version=values["version"],
            age=values.get("age"),
            mode=values["mode"],
            skipped=values.get("skipped", ""),
            said=json.dumps(talking.said(values), sort_keys=True),
            goals=UUID(goals) if goals in roots else None,
        )
    for held in found.shared:
        only = str(held.act.values.get("talk") or "")
        rows.add(
            Sharing,
            part_id(case, f"sharing:{held.root}"),
            case_id=case,
            whose=UUID(held.act.values["whose"]),
            people=list(held.act.values["with"]),
            what=list(held.act.values["what"]),
            talk_entry=UUID(of_chain.get(only, only)) if only else None,  # a talk not here is not all talks
            since=held.since,
            until=held.until,
            entry=UUID(held.root),
        )
    for worded in found.worded:
        rows.add(
            OwnGoals,
            part_id(case, f"own-goals:{worded.root}"),
            case_id=case,
            whose=UUID(worded.act.values["whose"]),
            texts=json.dumps(worded.texts, ensure_ascii=False),
            since=worded.since,
            until=worded.until,
            entry=UUID(worded.root),
        )
