"""From a row, and its rows of ACTS.csv, to a case on its way in: or all that is wrong with it. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from frirum.law.history import Act
from frirum.law.moments import Moment
from frirum.law.tables import CaseHistory
from frirum.law.vocabulary import ActKind, Field, Vocabulary
from frirum.record import cpr

from .columns import BY_NAME, CHILD, COLUMNS, PARENTS, TOLD
from .table import CUSTODY, SEXES, Row, RowFault, Unreadable, content_hash, moment, number, one_of, yesno

AREA = "children"
IMPORTED = "case-imported"
WHO = {one: one for one in (CHILD, *PARENTS)}
WHO |= {"barnet": CHILD, "forælder1": PARENTS[0], "forælder2": PARENTS[1]}


@dataclass(frozen=True, slots=True)
class Place:
    """What a municipality has: its units by id and name, its advisers' ids by user name."""

    units: Mapping[str, str]
    advisers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of a row. `custody` is sole, shared, none, or "" where the row doesn't say."""

    key: str
    said: Mapping[str, str]
    custody: str = ""
    residence: bool | None = None

    @property
    def cpr(self) -> str:
        return self.said.get("cpr", "")


@dataclass(frozen=True, slots=True)
class Telling:
    """An act that is told of, by its own key in the case; where it stands, which column is which field."""

    key: str
    act: str
    occurred: Moment
    known: Moment
    values: Mapping[str, Any]
    line: int
    file: str = ""
    occasion: str | None = None
    corrects: str | None = None
    role: str = "system"
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A case on its way in, read and found right as far as one can tell without the journal."""

    row: Row
    hash: str
    opened: Moment
    people: tuple[Someone, ...]
    unit: str
    adviser: str
    tellings: tuple[Telling, ...]

    @property
    def child(self) -> Someone:
        return self.people[0]


def read_case(
    row: Row,
    acts: CaseHistory | None,
    place: Place,
    vocabulary: Vocabulary,
    now: datetime,
    acts_file: str = "",
) -> tuple[Incoming | None, list[RowFault]]:
    """What a row says, or all that is wrong with it."""
    reader = _Reader(row, place)
    said = {name: reader.cell(name) for name in BY_NAME}
    faults = reader.faults
    faults += [
        row.fault(one.name, f"{one.name} is empty", f"Write {one.says}.")
        for one in COLUMNS
        if one.required and one.name not in row.cells
    ]
    if _is_number(row.case):
        faults.append(
            row.fault("case", "the case's number is a CPR number", "Write another number of its own.")
        )
    if (
        not said["child_cpr"]
        and not said["child_born"]
        and not any(one.column == "child_cpr" for one in faults)
    ):
        faults.append(
            row.fault("child_cpr", "nobody knows who the child is", "Write child_cpr or child_born.")
        )
    people = tuple(_people(said))
    for one in people[1:]:
        if not one.said.get("name"):
            faults.append(row.fault(f"{one.key}_name", "the parent has no name", "Write the name."))
    tellings = [
        *_told(row, said, people, vocabulary, faults),
        *_from_acts(acts, row, people, vocabulary, faults, acts_file),
    ]
    moments = {"opened_on": said["opened_on"], **{one.when: said[one.when] for one in TOLD}}
    moments["child_born"] = Moment.on(said["child_born"].day) if said["child_born"] else None
    for column, when in moments.items():
        if when is not None and when.day > Moment(now).day:
            faults.append(row.fault(column, f"{when.day} lies in the future", "Write a day that has been."))
    if faults:
        return None, faults
    more = [json.dumps(_plain(one), sort_keys=True) for one in (acts.acts if acts else ())]
    return (
        Incoming(
            row,
            content_hash(row, more),
            said["opened_on"],
            people,
            said["unit"],
            said["adviser"],
            tuple(tellings),
        ),
        [],
    )


class _Reader:
    """Reads the cells of a row, each by its column's kind; collects what can't be read."""

    def __init__(self, row: Row, place: Place) -> None:
        self.row, self.faults = row, list[RowFault]()
        self.readers: Mapping[str, Callable[[str], Any]] = {
            "text": str,
            "field": str,
            "cpr": number,
            "date": moment,
            "moment": moment,
            "yesno": yesno,
            "sex": lambda text: one_of(text, SEXES),
            "custody": lambda text: one_of(text, CUSTODY),
            "unit": lambda text: one_of(text, place.units),
            "adviser": lambda text: _adviser(text, place),
        }

    def cell(self, name: str) -> Any:
        text = self.row.cells.get(name)
        if text is None:
            return None
        try:
            return self.readers[BY_NAME[name].kind](text)
        except Unreadable as odd:
            self.faults.append(self.row.fault(name, odd.wrong, odd.write))
            return None


def _adviser(text: str, place: Place) -> str:
    if text in place.advisers:
        return place.advisers[text]
    known = {one: one for one in place.advisers}
    try:
        return place.advisers[one_of(text, known)]
    except Unreadable as odd:
        write = (
            odd.write if len(known) <= 12 else odd.write.partition("Write one of")[0] + "Write a user name."
        )
        raise Unreadable(f"{text!r} is no adviser in the municipality", write) from None


def _people(said: Mapping[str, Any]) -> Iterator[Someone]:
    """The child first, then the parents that a row names."""
    child = {name: said[f"child_{name}"] for name in ("name", "cpr", "sex", "address", "school", "language")}
    born = said["child_born"].day.isoformat() if said["child_born"] else None
    yield Someone(CHILD, {name: text for name, text in {**child, "born": born}.items() if text})
    for key in PARENTS:
        told = {name: said[f"{key}_{name}"] for name in ("name", "cpr", "custody", "residence")}
        if any(value is not None for value in told.values()):
            names = {name: told[name] for name in ("name", "cpr") if told[name]}
            yield Someone(key, names, told["custody"] or "", told["residence"])


def _told(
    row: Row,
    said: Mapping[str, Any],
    people: Iterable[Someone],
    vocabulary: Vocabulary,
    faults: list[RowFault],
) -> list[Telling]:
    """The acts that a row's own columns tell of, in the order of their days."""
    faults += _undated(row)
    found = []
    there = [one.key for one in people]
    holders = [one.key for one in people if one.custody in ("sole", "shared")]
    answers = {**said, "consent_by": said["consent_by"] or next(iter(holders), None)}
    notified: Moment | None = said["notified_at"]
    for one in TOLD:
        when: Moment | None = said[one.when]
        if when is None:
            continue
        kind, values = vocabulary[one.act], dict[str, Any](one.fixed)
        for name, column in one.fields.items():
            asked = kind.find(name)
            if answers[column] and asked and asked.applies(values, when.day):
                try:
                    values[name] = _answer(asked, answers[column], there)
                except Unreadable as odd:
                    faults.append(row.fault(column, odd.wrong, odd.write))
        plain = {name: value for name, value in values.items() if name != "by"}  # who, not yet an id
        for fault in vocabulary.validate(one.act, plain, when.day, partial=True):
            column = one.fields.get(fault.field, one.when)
            faults.append(row.fault(column, fault.says["en"], f"Write what holds on {when.day}."))
        if one.rests and notified and when.day < notified.day:
            faults.append(row.fault(one.when, "it lies before notified_at", "Mend one of the two days."))
        occasion = TOLD[0].act if one.rests and notified else None
        columns = {**one.fields, "": one.when}
        found.append(Telling(one.act, one.act, when, when, values, row.line, "", occasion, columns=columns))
    return sorted(found, key=lambda one: one.occurred.day)


def _undated(row: Row) -> Iterator[RowFault]:
    """What a row says of an act without saying when: it would be lost without a word."""
    dated = {column for one in TOLD if one.when in row.cells for column in one.fields.values()}
    for one in TOLD:
        for column in one.fields.values():
            if column in row.cells and column not in dated:
                yield row.fault(one.when, f"{column} is said, but not when", f"Write {one.when} too.")
                dated.add(column)


def _answer(asked: Field, text: str, people: list[str]) -> Any:
    """A cell as the field's value: an option by its id or its label, a person by their place in the row."""
    if asked.type == "person":
        return one_of(text, {word: key for word, key in WHO.items() if key in people})
    if asked.type in ("choice", "choices"):
        words = {label.casefold(): option.id for option in asked.options for label in option.label.values()}
        chosen = one_of(text, {**words, **{option.id: option.id for option in asked.options}})
        return [chosen] if asked.type == "choices" else chosen
    return text


def _from_acts(
    acts: CaseHistory | None,
    row: Row,
    people: Iterable[Someone],
    vocabulary: Vocabulary,
    faults: list[RowFault],
    file: str,
) -> Iterator[Telling]:
    """The case's rows of ACTS.csv. Their ids, or their place in the case, are their keys."""
    if acts is None:
        return
    keys = {act.id: _key(act, nth, acts) for nth, act in enumerate(acts.acts, 1)}
    there = {one.key for one in people}
    for act in acts.acts:
        line, kind = acts.rows[act.sequence].line, vocabulary[act.name]
        wrong = _wrong_act(act, kind, there, keys)
        if wrong:
            faults.append(RowFault(line, row.case, *wrong, file))
            continue
        yield Telling(
            key=keys[act.id],
            act=act.name,
            occurred=act.occurred_at,
            known=act.known_at,
            values={name: _keyed(kind.find(name), value, keys) for name, value in act.values.items()},
            line=line,
            file=file,
            occasion=keys.get(act.occasion, act.occasion) if act.occasion else None,
            corrects=keys[act.corrects] if act.corrects else None,
            role=act.by_role if act.by_role in kind.roles else "system",
        )


def _key(act: Act, nth: int, acts: CaseHistory) -> str:
    """An act's own id; one that has none was given its row number, which another file would change."""
    return f"act:{nth}" if act.id == str(acts.rows[act.sequence].row) else f"id:{act.id}"


def _wrong_act(
    act: Act, kind: ActKind, there: set[str], keys: Mapping[str, str]
) -> tuple[str, str, str] | None:
    if kind.area != AREA or act.name == IMPORTED:
        return "act", f"{act.name} is no act of a case's own", f"Leave it out; acts of {AREA} come along."
    if any(act.values.get(one.id) for one in kind.fields if one.type == "documents"):
        return "values", f"{act.name}: documents can't come along", "Leave them out; attach them in the case."
    for name, one in kind.named(act.values, "person"):
        if WHO.get(one) not in there:
            write = f"Write one of: {', '.join(sorted(there))}."
            return "values", f"{act.name}.{name.id}: there is no person {one!r} in the case's row", write
    return None


def _keyed(asked: Field | None, value: Any, keys: Mapping[str, str]) -> Any:
    return keys.get(value, value) if asked and asked.type == "entry" and isinstance(value, str) else value


def _plain(act: Act) -> list[Any]:
    """An act of ACTS.csv as text that is the same each time it is read."""
    times = [str(act.occurred_at), str(act.known_at)]
    return [act.name, *times, act.occasion, act.by_role, dict(act.values), act.corrects]


def _is_number(text: str) -> bool:
    try:
        return bool(cpr.normal(text))
    except cpr.NoNumber:
        return False
