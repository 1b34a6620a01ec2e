"""A case's status as the command line prints it: JSON, or text. Contract: `docs/law-status.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .duties import Breach
from .examples import due_text
from .moments import Moment
from .provisions import AnyRule
from .status import Owed, Status


def as_json(case: str, found: Status) -> dict[str, Any]:
    """One case's status as plain data; its schema is `docs/schemas/law-status.json`."""
    return {
        "case": case,
        "regime": found.regime,
        "must": [_owed(one) for one in found.must],
        "may": [{"act": one.act, "source": one.source} for one in found.may],
        "not_yet": [
            {
                "act": one.act,
                "blocked_by": [
                    {"rule": by.rule.id, "source": by.rule.source, "unblocked_by": list(by.unblocked_by)}
                    for by in one.by
                ],
            }
            for one in found.not_yet
        ],
        "waived": [{**_owed(one), "waived_by": one.span.because, "kind": "duty"} for one in found.waived]
        + [
            {**_condition(by.rule, one.act), "waived_by": by.waived_by, "kind": by.kind}
            for one in found.waived_conditions
            for by in one.by
        ],
        "breached": [_breach(one) for one in found.breached],
    }


def _owed(one: Owed) -> dict[str, Any]:
    duty = one.duty
    return {
        "duty": duty.rule.id,
        "act": duty.rule.acts[0],
        "due": due_text(one.span.due),
        "due_kind": one.span.due.kind,
        "status": one.status,
        "source": duty.rule.source,
        "triggered_by": duty.triggered_by,
        "occasion": duty.occasion,
    }


def _condition(rule: AnyRule, act: str) -> dict[str, Any]:
    return {
        "duty": rule.id,
        "act": act,
        "due": None,
        "due_kind": "none",
        "status": "waived",
        "source": rule.source,
        "triggered_by": None,
        "occasion": None,
    }


def _breach(one: Breach) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "rule": one.rule.id,
        "act": one.act,
        "source": one.rule.source,
        "at": str(Moment(one.at)),
        "due": due_text(one.due) if one.due else None,
        "occasion": one.occasion,
        "triggered_by": one.triggered_by,
    }


def as_text(answer: dict[str, Any]) -> str:
    """The same for people: a heading for each list that is not empty, a line for each thing in it."""
    lines = [f"{answer['case']}: {answer['regime']}"]
    for name, rows in (
        ("must", map(_duty_row, answer["must"])),
        ("not yet", _blocked_rows(answer["not_yet"])),
        ("waived", (_waived_row(one) for one in answer["waived"])),
        ("breached", map(_breach_row, answer["breached"])),
        ("may", ((one["act"], one["source"]) for one in answer["may"])),
    ):
        if listed := list(rows):
            widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
            lines.append(f"  {name}")
            lines += [
                "    "
                + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
                for row in listed
            ]
    return "\n".join(lines)


Row = tuple[str, ...]
UNDATED = {"asap": "as soon as possible", "none": "no date", "instant": "hour not known", "date": ""}


def _duty_row(one: dict[str, Any]) -> Row:
    due = one["due"] or UNDATED[one["due_kind"]]
    return one["status"], due, one["act"], one["duty"], one["source"]


def _waived_row(one: dict[str, Any]) -> Row:
    due = (one["due"] or UNDATED[one["due_kind"]]) if one["kind"] == "duty" else ""
    return one["kind"], due, one["act"], one["duty"], f"by {one['waived_by']}"


def _blocked_rows(blocked: list[dict[str, Any]]) -> Iterator[Row]:
    for one in blocked:
        for by in one["blocked_by"]:
            free = f"waits for {' or '.join(by['unblocked_by'])}" if by["unblocked_by"] else "out of play"
            yield one["act"], free, by["rule"], by["source"]


def _breach_row(one: dict[str, Any]) -> Row:
    due = f"due {one['due']}" if one["due"] else ""
    return one["kind"], one["at"], due, one["act"], one["rule"], one["source"]
