"""Runs the examples that stand beside the rules: a wrong rule is found by its own example.

For every rule an example names in `rules`, its lists are the whole truth: a duty, waiver, breach
or blocked act of that rule which is not listed fails the example, and so does one that is
listed and not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .ages import capacities
from .calendar import Due
from .documents import Problem, Table
from .history import Act, OccasionNeeded, PersonFacts
from .known import judge_as_known
from .loading import Lawbook
from .moments import Moment, local_day
from .provisions import Place, Statute
from .replay import judge
from .status import Status, status
from .statutes import full_id
from .vocabulary import Vocabulary

LISTS = ("must", "waived", "breached", "not_yet", "capacities")
Line = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Example:
    """A timed trace, and what it must come to."""

    place: Place
    says: str
    rules: frozenset[str]
    experiments: tuple[str, ...]
    municipality: str
    acts: tuple[Act, ...]
    person: PersonFacts
    at: datetime
    known_at: datetime | None
    expected: Mapping[str, list[dict[str, object]]]


def check(book: Lawbook) -> tuple[int, list[Problem]]:
    """Runs every example; returns how many, and what failed. A rule without an example is a problem too."""
    problems: list[Problem] = []
    proven: Counter[str] = Counter()
    for table, statute, experiment in book.examples:
        before = len(table.reader.problems)
        example = read(table, statute, experiment, book)
        faults = table.reader.problems[before:]
        del table.reader.problems[before:]
        if faults or example is None:
            problems += faults
            continue
        proven.update(example.rules)
        problems += (Problem(example.place, said, f"Example: {example.says}") for said in run(book, example))
    for rule in book.rules:
        if not rule.provision.citation.strip():
            problems.append(Problem(rule.place, f"{rule.id} has no source", "Add a citation."))
        if not proven[rule.id]:
            says = f"{rule.id} has no example"
            problems.append(Problem(rule.place, says, "Add [[example]] beside it, naming it in rules."))
    return len(book.examples), problems


def read(table: Table, statute: Statute, experiment: str | None, book: Lawbook) -> Example | None:
    """Reads one example; faults go to its table's reader."""
    rules = frozenset(full_id(name, statute) for name in table.names("rules", required=True))
    known = {rule.id for rule in book.rules}
    for name in sorted(rules - known):
        table.fault("rules", f"there is no rule {name!r}", "Mend the name.")
    under = table.text("under") or experiment or "ordinary"
    if under != "ordinary" and under not in book.experiments:
        table.fault("under", f"there is no experiment {under!r}", 'Write "ordinary" or an experiment\'s id.')
        return None
    experiments = () if under == "ordinary" else (under,)
    municipality = book.experiments[under].municipality if experiments else ""
    born = table.day("born")
    acts = [_act(one, number, book.vocabulary) for number, one in enumerate(table.tables("acts"), 1)]
    at = _moment(table, "at")
    known_at = _moment(table, "known_at") if table.has("known_at") else None
    expected = {name: [_expected(one, statute) for one in table.tables(name)] for name in LISTS}
    if at is None:
        return None
    example = Example(
        place=table.place,
        says=table.text("says", required=True),
        rules=rules,
        experiments=experiments,
        municipality=table.text("municipality") or municipality,
        acts=tuple(act for act in acts if act),
        person=PersonFacts(born),
        at=at.instant,
        known_at=known_at.instant if known_at else None,
        expected=expected,
    )
    for name, lines in expected.items():
        for line in lines:
            if _rule_of(name, line) not in rules:
                table.fault(name, f"{name} names no rule of this example", "Add it to rules.")
    table.done()
    return example


def run(book: Lawbook, example: Example) -> Iterator[str]:
    """What is otherwise than the example says, one sentence each."""
    try:
        regimes = book.regimes(example.municipality, example.experiments)
        judgement = (
            judge(regimes, example.acts, example.person)
            if example.known_at is None
            else judge_as_known(regimes, example.acts, example.known_at, example.person)
        )
        found = status(judgement, example.at)
    except (OccasionNeeded, ValueError, OverflowError) as fault:
        yield f"the example can't be judged: {fault}"
        return
    capable = capacities(regimes, example.person.born, local_day(example.at))
    able: list[dict[str, object]] = [
        {"rule": one.id, "may": one.may, "decisions": one.decisions} for one in capable
    ]
    for name, lines in (_lines(found) | {"capacities": able}).items():
        there = [line for line in lines if _rule_of(name, line) in example.rules]
        for wanted in example.expected[name]:
            match = next((line for line in there if _fits(wanted, line)), None)
            if match is None:
                about = [line for line in there if _rule_of(name, line) == _rule_of(name, wanted)]
                yield f"{name} should have {_words(wanted)}; found {[_words(one) for one in about] or 'none'}"
            else:
                there.remove(match)
        for line in there:
            yield f"{name} should not have {_words(line)}"


def _act(table: Table, number: int, vocabulary: Vocabulary) -> Act | None:
    at = _moment(table, "at")
    known = _moment(table, "known_at") if table.has("known_at") else at
    recorded = _moment(table, "recorded_at") if table.has("recorded_at") else None
    name = table.text("act", required=True)
    values = _values(table, name, vocabulary)
    act = None
    if at and known:
        act = Act(
            id=table.text("id") or str(number),
            name=name,
            occurred_at=at,
            known_at=known,
            recorded_at=recorded,
            sequence=number,
            occasion=table.text("occasion") or None,
            by_role=table.text("by_role"),
            values=values,
            corrects=table.text("corrects") or None,
        )
    table.done()
    return act


def _values(table: Table, name: str, vocabulary: Vocabulary) -> Mapping[str, object]:
    """What an act says, as far as the example tells it; a misspelt field would prove nothing."""
    values = table.raw("values", {})
    if not isinstance(values, dict):
        table.fault("values", "'values' is not a table", "Write values = { field = ANSWER }.")
        return {}
    if name not in vocabulary:
        table.fault("act", f"there is no act {name!r}", "Use a name of the vocabulary (frirum acts).")
        return {}
    values = {key: one.isoformat() if isinstance(one, date) else one for key, one in values.items()}
    entries = {one.id for one in vocabulary[name].fields if one.type == "entry"}  # by the example's own ids
    for key in entries & values.keys():
        if not isinstance(values[key], str):
            table.fault("values", f"{name}.{key} is no text", 'Write the id of an act, such as "n1".')
    told = {key: one for key, one in values.items() if key not in entries}
    for fault in vocabulary.validate(name, told, partial=True):
        table.fault("values", fault.says["en"].rstrip("."), "Write it as frirum acts says.")
    return values


def _moment(table: Table, key: str) -> Moment | None:
    value = table.raw(key)
    if isinstance(value, date):
        try:
            return Moment.of(value)
        except ValueError as fault:
            table.fault(key, str(fault), "Mend the time.")
            return None
    table.fault(key, f"{key!r} is not a date or a date-time", f"Write {key} = 2018-03-04T10:00:00.")
    return None


def _expected(table: Table, statute: Statute) -> dict[str, object]:
    line: dict[str, object] = {}
    for key in ("duty", "rule", "waived_by"):
        if table.has(key):
            line[key] = full_id(table.text(key), statute)
    for key in ("status", "act", "kind", "may", "due_kind", "occasion", "triggered_by"):
        if table.has(key):
            line[key] = table.text(key)
    if table.has("decisions"):
        line["decisions"] = table.names("decisions")
    for key in ("due", "opens"):
        if table.has(key):
            due = table.raw(key)
            line[key] = str(Moment.of(due)) if isinstance(due, date) else due
    table.done()
    return line


def _rule_of(name: str, line: Line) -> object:
    return line.get("duty") if name in ("must", "waived") else line.get("rule")


def _fits(wanted: Line, line: Line) -> bool:
    return all(
        value == (line.get(key) if line.get(key) is not None else "none") for key, value in wanted.items()
    )


def _words(line: Line) -> str:
    return ", ".join(f"{key} {value}" for key, value in line.items() if value is not None)


def _lines(found: Status) -> dict[str, list[dict[str, object]]]:
    must = [
        {**_duty(one.duty.rule.id, one.duty.rule.acts[0], one.span.due), "status": one.status}
        | {"occasion": one.duty.occasion, "triggered_by": one.duty.triggered_by}
        for one in found.must
    ]
    waived: list[dict[str, object]] = [
        {**_duty(one.duty.rule.id, one.duty.rule.acts[0], one.span.due), "waived_by": one.span.because}
        | {"kind": "duty", "occasion": one.duty.occasion, "triggered_by": one.duty.triggered_by}
        for one in found.waived
    ]
    waived += [
        {"duty": by.rule.id, "act": one.act, "waived_by": by.waived_by, "kind": by.kind}
        for one in found.waived_conditions
        for by in one.by
    ]
    breached = [
        {
            "rule": one.rule.id,
            "kind": one.kind,
            "act": one.act,
            "due": due_text(one.due) if one.due else None,
            "occasion": one.occasion,
            "triggered_by": one.triggered_by,
        }
        for one in found.breached
    ]
    not_yet = [
        {"rule": by.rule.id, "act": one.act, "kind": by.kind} for one in found.not_yet for by in one.by
    ]
    return {"must": must, "waived": waived, "breached": breached, "not_yet": not_yet}


def _duty(rule: str, act: str, due: Due) -> dict[str, Any]:
    opens = due.opens.isoformat() if due.opens else None
    return {"duty": rule, "act": act, "due": due_text(due), "due_kind": due.kind, "opens": opens}


def due_text(due: Due) -> str | None:
    """A due as ISO 8601: an instant with Copenhagen's offset, a local date, or None."""
    if due.instant is not None:
        return str(Moment(due.instant))
    return due.day.isoformat() if due.day else None
