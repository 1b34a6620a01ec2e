"""What is written already, carried into a form: a correction's start, a proposal on its way to a decision."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from frirum.law.competence import PROPOSED
from frirum.law.moments import Moment
from frirum.law.vocabulary import ActKind
from frirum.record import lists, reading
from frirum.record.models import Case
from frirum.record.reading import CaseFile, Line
from frirum.site.screen.asking import NOTHING, Typed, as_shown


def as_typed(line: Line, kind: ActKind) -> Typed:
    """An entry as a form would have it typed: what a correction starts from."""
    fields = dict(values_as_typed(line, kind))
    for name, moment in times_of(line).items():
        day, hour = as_shown(moment)
        fields |= {f"{name}.date": [day], f"{name}.hour": [hour]}
    return Typed(fields)


def values_as_typed(line: Line, kind: ActKind) -> Mapping[str, list[str]]:
    """What an entry says, as the fields of a form of `kind` would have it typed."""
    return {
        f"value.{field.id}": _texts(value)
        for field in kind.fields
        if (value := (line.values or {}).get(field.id)) is not None
    }


def times_of(line: Line) -> dict[str, Moment]:
    return {"occurred_at": line.entry.occurred, "known_at": line.entry.known}


def proposal_line(file: CaseFile, proposal: str) -> Line | None:
    """A proposal of a case as it stands now, by any of its versions; None where it does not count there."""
    for act in file.judgement.acts:
        if act.name == PROPOSED and proposal in (act.id, act.root):
            return next(line for line in file.timeline() if line.entry.id == UUID(act.id))
    return None


def from_proposal(case: Case, proposal: str, kind: ActKind) -> Typed:
    """A form with what a proposal says already in it; one that still waits is named as what is answered."""
    line = proposal_line(reading.case_file(case), proposal)
    if line is None:
        return NOTHING
    # Documents stay with the proposal: the decision names it.
    fields = tuple(one for one in kind.fields if one.type != "documents")
    typed = values_as_typed(line, replace(kind, fields=fields))
    waits = any(str(one.entry) == proposal and one.outcome == "waiting" for one in lists.proposals_of(case))
    named = {"value.proposal": [proposal]} if waits and kind.find("proposal") else {}
    return Typed({**typed, **named})


def _texts(value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [_text(one) for one in value] if isinstance(value, list) else [str(value)]


def _text(one: Any) -> str:
    return str(one["id"]) if isinstance(one, dict) else str(one)  # a document is known by its id
