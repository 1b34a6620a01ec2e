"""POST /api/law/status: what the law asks of a history. Reads the law's files, and nothing of any case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.decorators import decorate_view

from frirum.law import Moment, OccasionNeeded, RegimeTimeline, judge, status
from frirum.law.answers import as_json
from frirum.law.tables import TableFault, read_rows
from frirum.record.lawbook import lawbook

from .answers import Unanswerable
from .limits import ByAddress, small
from .shapes import ActDone, Answer, Question, Refused

router = Router(tags=["law"])


@router.post(
    "/status",
    response={200: list[Answer], (400, 413, 422, 429): Refused},
    throttle=[ByAddress()],
    summary="What the law asks of each case of a history",
    operation_id="law_status",
)
@decorate_view(small)
def law_status(request: HttpRequest, question: Question) -> Any:
    """The same question and answer as `frirum law status --json`, sorted by case. Nothing sent is kept."""
    book = lawbook()
    at = _instant(question.at)
    try:
        chosen = () if question.ordinary else (question.experiment,) if question.experiment else None
        regimes = book.regimes(question.municipality, chosen)
    except ValueError as fault:
        raise Unanswerable(("body", "experiment"), str(fault)) from fault
    try:
        return list(_answers(_rows(question.history), regimes, at))
    except TableFault as fault:
        place: list[str | int] = ["body", "history", fault.row - 1, *([fault.column] if fault.column else [])]
        raise Unanswerable(place, fault.says, fault.mend) from fault


def _answers(
    rows: Iterable[Mapping[str, str]], regimes: RegimeTimeline, at: datetime
) -> Iterable[Mapping[str, Any]]:
    for one in read_rows(rows, regimes.vocabulary):
        try:
            yield as_json(one.case, status(judge(regimes, one.acts, one.person), at))
        except OccasionNeeded as needed:
            where = one.rows[needed.act.sequence]
            raise TableFault(where, str(needed), "Write which.", "occasion") from needed


def _rows(history: Iterable[ActDone]) -> Iterable[Mapping[str, str]]:
    """Each act as the row that the table's own reader checks: one reader, one meaning."""
    for one in history:
        told = one.model_dump(exclude={"values"})
        values = one.values if isinstance(one.values, str) else json.dumps(one.values or {})
        yield {name: text or "" for name, text in told.items()} | {"values": values}


def _instant(text: str) -> datetime:
    try:
        return Moment.of(text).instant
    except ValueError as fault:
        mend = "Write ISO 8601, such as 2018-07-10 or 2018-07-10T12:00."
        raise Unanswerable(("body", "at"), f"{text!r} can't be read ({fault})", mend) from fault
