"""A comparison as the command line prints it: JSON, or text. Contract: `docs/law-compare.md`."""

from __future__ import annotations

from typing import Any

from .answers import UNDATED
from .comparing import Comparison, Held, Side, Unasked
from .examples import due_text
from .history import Act
from .moments import Moment

LIMITS = (
    "What was not done triggers nothing: each list is a lower bound given what happened, not a forecast.",
    "What a waiver spared somebody from doing may have been done and not registered: 'unknown' is no breach.",
    "Nobody can say what people would have done otherwise, had the other law applied.",
)
STRANGE = "Answers that name another law's provisions may have triggered nothing: {acts}."


def as_json(case: str, found: Comparison, laws: tuple[str, str]) -> dict[str, Any]:
    """One case's comparison as plain data; its schema is `docs/schemas/law-compare.json`."""
    return {
        "case": case,
        "at": str(Moment(found.at)),
        "one": {"law": laws[0], "regime": found.one},
        "other": {"law": laws[1], "regime": found.other},
        "only_in_one": [_side(side) for side in found.only_in_one],
        "only_in_other": [_side(side) for side in found.only_in_other],
        "both": [
            {
                "one": _side(pair.one),
                "other": _side(pair.other),
                "days": pair.days,
                "replaced": pair.replaced,
                "same": pair.same,
            }
            for pair in found.both
        ],
        "held_only_in_one": [_held(breach) for breach in found.held_in_one],
        "held_only_in_other": [_held(breach) for breach in found.held_in_other],
        "unasked_in_one": [_unasked(one) for one in found.unasked_in_one],
        "unasked_in_other": [_unasked(one) for one in found.unasked_in_other],
        "limits": [*LIMITS, *_strange(found.strange_to_one), *_strange(found.strange_to_other)],
    }


def _side(side: Side) -> dict[str, Any]:
    duty = side.duty
    return {
        "duty": duty.rule.id,
        "act": duty.rule.acts[0],
        "due": due_text(side.due),
        "due_kind": side.due.kind,
        "status": side.fate,
        "source": duty.rule.source,
        "triggered_by": duty.triggered_by,
        "occasion": duty.occasion,
        "waived_by": side.waived_by,
    }


def _held(held: Held) -> dict[str, Any]:
    one = held.breach
    return {
        "act": one.act,
        "at": str(Moment(one.at)),
        "rule": one.rule.id,
        "kind": one.kind,
        "source": one.rule.source,
        "spared_by": held.spared_by,
    }


def _unasked(one: Unasked) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "acts": list(one.rule.acts),
        "source": one.rule.source,
        "act": one.act.name,
        "triggered_by": one.act.root,
        "field": one.field,
        "answered": "in-another-law" if one.foreign else "no",
    }


def _waited(held: dict[str, Any]) -> str:
    if held["spared_by"]:
        return f"{held['act']} would have had to wait, unknown whether it did: {held['source']}"
    return f"{held['act']} had to wait: {held['source']}"


def _depends(one: dict[str, Any]) -> str:
    acts = " or ".join(one["acts"])
    return f"{acts}  {one['rule']} ({one['source']}): {one['act']}.{one['field']} of {one['triggered_by']}"


def _strange(acts: tuple[Act, ...]) -> list[str]:
    told = ", ".join(f"{act.name} ({act.id})" for act in acts)
    return [STRANGE.format(acts=told)] if acts else []


def as_text(answer: dict[str, Any]) -> str:
    """The same for people: what only one law asks for, what both ask for by other dates, and the limits."""
    one, other = answer["one"]["law"], answer["other"]["law"]
    lines = [f"{answer['case']} at {answer['at']}: {one} and {other}"]
    for law, name in ((one, "one"), (other, "other")):
        rows = [_row(side) for side in answer[f"only_in_{name}"]]
        rows += [_waited(held) for held in answer[f"held_only_in_{name}"]]
        lines += _listed(f"only under {law}", rows)
        open_to = [_depends(one) for one in answer[f"unasked_in_{name}"]]
        lines += _listed(f"unknown under {law}: it depends on an answer that nobody gave", open_to)
    moved = [pair for pair in answer["both"] if not pair["same"]]
    lines += _listed("under both, otherwise", [_moved(pair) for pair in moved])
    lines += _listed("under both, the same", [_row(pair["one"]) for pair in answer["both"] if pair["same"]])
    return "\n".join(lines + _listed("limits", answer["limits"]))


def _listed(heading: str, rows: list[str]) -> list[str]:
    return [f"  {heading}", *(f"    {row}" for row in rows)] if rows else []


def _due(side: dict[str, Any]) -> str:
    return str(side["due"] or UNDATED[side["due_kind"]])


def _row(side: dict[str, Any]) -> str:
    waived = f", waived by {side['waived_by']}" if side["waived_by"] else ""
    return f"{side['act']}  {_due(side)}  {side['status']}  {side['duty']} ({side['source']}){waived}"


def _moved(pair: dict[str, Any]) -> str:
    days = "" if pair["days"] is None else f"  {pair['days']:+d} days"
    return f"{_row(pair['one'])}  ->  {_row(pair['other'])}{days}"
