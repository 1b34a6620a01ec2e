"""HISTORY.csv in, the command line's JSON out. The contract stands in `docs/command-line.md`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TextIO

from .duties import Breach
from .examples import due_text
from .history import Act, PersonFacts
from .moments import Moment
from .provisions import AnyRule
from .status import Owed, Status
from .vocabulary import Vocabulary

REQUIRED = ("case", "act", "occurred_at", "known_at", "occasion", "by_role", "values")
OPTIONAL = ("id", "corrects", "recorded_at", "born")
LARGEST_CELL = 1_000_000  # characters


class TableFault(ValueError):
    """A row that can't be read: which line of which file, what is wrong, and what to write."""

    def __init__(self, line: int, says: str, mend: str) -> None:
        self.line = line
        super().__init__(f"line {line}: {says}. {mend}")


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """One case of a table: its acts in the order of the rows, and what is known of the person."""

    case: str
    acts: tuple[Act, ...]
    person: PersonFacts


def read_history(lines: TextIO, vocabulary: Vocabulary) -> tuple[CaseHistory, ...]:
    """Reads HISTORY.csv. Sorted by case. Raises TableFault on the first row that can't be read."""
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.DictReader(lines, strict=True)
    acts: dict[str, list[Act]] = {}
    born: dict[str, date] = {}
    try:
        _check_columns(reader.fieldnames or ())
        for number, row in enumerate(reader, 1):
            act = _act(row, number, reader.line_num, vocabulary)
            acts.setdefault(act.case, []).append(act)
            if text := (row.get("born") or "").strip():
                born[act.case] = _read(date.fromisoformat, text, "born", reader.line_num)
    except csv.Error as fault:
        raise TableFault(reader.line_num, f"this is not CSV ({fault})", "Save the table as CSV.") from fault
    except UnicodeDecodeError as fault:
        raise TableFault(reader.line_num + 1, "this is not UTF-8 text", "Save it as UTF-8.") from fault
    for case, listed in acts.items():
        _check_ids(case, listed)
    return tuple(CaseHistory(case, tuple(acts[case]), PersonFacts(born.get(case))) for case in sorted(acts))


def _check_columns(names: Iterable[str | None]) -> None:
    there = list(names)
    missing = [name for name in REQUIRED if name not in there]
    strange = [str(name) for name in there if name not in REQUIRED + OPTIONAL]
    if missing:
        raise TableFault(1, f"the columns {', '.join(missing)} are missing", f"Write {','.join(REQUIRED)}.")
    if strange:
        raise TableFault(
            1, f"the columns {', '.join(strange)} are not known", f"May be: {','.join(OPTIONAL)}."
        )
    if len(set(there)) < len(there):
        raise TableFault(1, "a column is there twice", "Name each column once.")


def _act(row: Mapping[str, Any], number: int, line: int, vocabulary: Vocabulary) -> Act:
    if None in row or any(value is None for value in row.values()):
        raise TableFault(
            line, "the row has not as many cells as the header", "Mind commas in values: quote them."
        )
    name = row["act"].strip()
    if name not in vocabulary:
        raise TableFault(line, f"there is no act {name!r}", "frirum acts lists them.")
    if not row["case"].strip():
        raise TableFault(line, "the case is empty", "Name the case that the act is in.")
    occurred = _read(Moment.of, row["occurred_at"], "occurred_at", line)
    known = row["known_at"].strip()
    recorded = (row.get("recorded_at") or "").strip()
    return Act(
        id=(row.get("id") or "").strip() or str(number),
        name=name,
        case=row["case"].strip(),
        occurred_at=occurred,
        known_at=_read(Moment.of, known, "known_at", line) if known else occurred,
        recorded_at=_read(Moment.of, recorded, "recorded_at", line) if recorded else None,
        sequence=number,
        occasion=row["occasion"].strip() or None,
        by_role=row["by_role"].strip(),
        values=_values(row["values"], line),
        corrects=(row.get("corrects") or "").strip() or None,
    )


def _values(text: str, line: int) -> Mapping[str, Any]:
    if not text.strip():
        return {}
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise TableFault(
            line, f"values is not JSON ({fault})", 'Write {"field": "value"} or nothing.'
        ) from fault
    if not isinstance(values, dict):
        raise TableFault(line, "values is not a JSON object", 'Write {"field": "value"} or nothing.')
    return values


def _check_ids(case: str, acts: list[Act]) -> None:
    seen: set[str] = set()
    for act in acts:
        if act.id in seen:
            raise TableFault(
                act.sequence + 1, f"the id {act.id!r} is there twice in case {case}", "Make it unique."
            )
        if act.corrects and act.corrects not in seen:
            says = f"{act.id!r} corrects {act.corrects!r}, which is not above it in case {case}"
            raise TableFault(act.sequence + 1, says, "Put the corrected row first, with its id.")
        seen.add(act.id)


def _read(reader: Any, text: str, column: str, line: int) -> Any:
    try:
        return reader(text.strip())
    except ValueError as fault:
        mend = "Write ISO 8601: 2018-03-04, 2018-03-04T10:00 or with an offset."
        raise TableFault(line, f"{column} {text!r} can't be read ({fault})", mend) from fault


def as_json(case: str, found: Status) -> dict[str, Any]:
    """One case's status as the command line prints it."""
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
