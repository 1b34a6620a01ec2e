"""The vocabulary of acts: what can happen in a case, which fields an act has, and its legal basis.

Read from `areas/`. Screens, the journal, the command line and the law all speak these names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal
from uuid import UUID

from .moments import Moment
from .provisions import Place, Validity, Words

FieldType = Literal[
    "choice",
    "choices",
    "text",
    "longtext",
    "yesno",
    "tick",
    "date",
    "number",
    "person",
    "persons",
    "entry",
    "user",
    "documents",
    "asks",
    "marks",
]
FIELD_TYPES: tuple[str, ...] = FieldType.__args__  # type: ignore[attr-defined]
Occasion = Literal["opens", "rests", "needs", "takes"]
Closes = Literal["occasion", "last", "case"]
Effect = Literal["withdraws", "erases", "corrects"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a choice allows; `valid` where it comes or goes with a law or a code list."""

    id: str
    label: Words
    valid: Validity | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A field is asked for only where another field of the act has one of some answers; none named: any."""

    field: str
    values: tuple[object, ...]

    def by(self, values: Mapping[str, Any]) -> bool:
        answer = values.get(self.field)
        if not self.values:
            return answer not in (None, "", [])
        return any(one in self.values for one in (answer if isinstance(answer, list) else [answer]))


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an act. A required field says in `why` which rule, clock or figure needs it.

    `acts` are those that an entry field may name. What a `guarded` field says is shown to nobody in passing:
    who may write in the case asks for it, and that is noted. A field is there while it is `valid`, and is
    asked for where `asked` says so; only then can it be missing.
    """

    id: str
    label: Words
    type: FieldType
    required: bool = False
    why: str = ""
    help: Words = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    acts: tuple[str, ...] = ()
    valid: Validity | None = None
    asked: Asked | None = None
    guarded: bool = False

    def applies(self, values: Mapping[str, Any], on: date | None) -> bool:
        """Whether an act of that day with these values must or may answer it."""
        there = on is None or self.valid is None or self.valid.covers(on)
        return there and (self.asked is None or self.asked.by(values))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with what was typed, in Danish and English, by field ("" for the act)."""

    field: str
    says: Words


@dataclass(frozen=True, slots=True)
class Ends:
    """That an act ends another: the field that names which, and the one that says whether others go on."""

    act: str
    named: str
    others: str


@dataclass(frozen=True, slots=True)
class ActKind:
    """One kind of act: its name in the law's data, its words, fields and legal basis."""

    id: str
    area: str
    label: Words
    place: Place
    help: Words = field(default_factory=dict)
    fields: tuple[Field, ...] = ()
    basis: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    asks: tuple[str, ...] = ("occurred_at",)
    occasion: Occasion = "takes"
    closes: Closes | None = None
    ends: Ends | None = None
    effect: Effect | None = None
    hour: bool = False
    own_page: bool = False  # recorded from a page of its own: the general form doesn't offer it

    def find(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((one for one in self.fields if one.id == name), None)

    def named(
        self, values: Mapping[str, Any], kind: Literal["person", "entry", "user"]
    ) -> Iterator[tuple[Field, str]]:
        """What an act's values name of a kind: the field and the id, one for each."""
        for one in self.fields:
            value = values.get(one.id)
            if value and one.type in (kind, f"{kind}s"):
                yield from ((one, each) for each in (value if isinstance(value, list) else [value]))
            elif value and one.type == "asks" and kind == "person":
                yield from ((one, ask[name]) for ask in value for name in ("respondent", "about"))

    def options_of(self, name: str) -> tuple[Option, ...]:
        """What a field of that name can be answered with; nothing where the act has none."""
        found = self.find(name)
        return found.options if found else ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All acts by id."""

    acts: Mapping[str, ActKind]

    def __contains__(self, act: object) -> bool:
        return act in self.acts

    def __getitem__(self, act: str) -> ActKind:
        return self.acts[act]

    def occasion(self, act: str) -> Occasion:
        """Whether an act opens an occasion, opens one that rests on another, needs one, or takes one."""
        return self.acts[act].occasion if act in self.acts else "takes"

    def closes(self, act: str) -> Closes | None:
        return self.acts[act].closes if act in self.acts else None

    def ends(self, act: str) -> Ends | None:
        return self.acts[act].ends if act in self.acts else None

    def effect(self, act: str) -> Effect | None:
        return self.acts[act].effect if act in self.acts else None

    def validate(
        self, act: str, values: Mapping[str, Any], on: date | None = None, *, partial: bool = False
    ) -> tuple[Fault, ...]:
        """What is wrong with an act's values: unknown act or field, missing or ill-typed value.

        `on` is the act's day: an option outside its validity is refused. `partial`: what is missing is
        let be. Nothing is changed.
        """
        if act not in self.acts:
            return (
                Fault(
                    "",
                    {
                        "da": f"Handlingen »{act}« findes ikke. Vælg en fra ordlisten (frirum acts).",
                        "en": f"There is no act {act!r}. Choose one from the vocabulary (frirum acts).",
                    },
                ),
            )
        kind = self.acts[act]
        faults = [
            Fault(
                name,
                {
                    "da": f"Feltet »{name}« hører ikke til {kind.label['da']}.",
                    "en": f"{kind.label['en']} has no field {name!r}.",
                },
            )
            for name in values
            if kind.find(name) is None
        ]
        for one in kind.fields:
            value = values.get(one.id)
            if value is None or value == "" or value == []:
                if one.required and not partial and one.applies(values, on):
                    faults.append(Fault(one.id, _missing(one)))
            elif (says := _misfit(one, value, on)) is not None:
                faults.append(Fault(one.id, says))
        return tuple(faults)


def _missing(field: Field) -> Words:
    return {"da": f"{field.label['da']}: skal udfyldes.", "en": f"{field.label['en']}: must be filled in."}


def _misfit(field: Field, value: Any, on: date | None) -> Words | None:
    """What is wrong with one value, or None. Types are JSON's; dates and ids are text."""
    if field.type in ("choice", "choices"):
        return _not_chosen(field, value, on)
    fits, danish, english = _TYPES[field.type]
    if fits(value):
        return None
    return {
        "da": f"{field.label['da']}: skal være {danish}.",
        "en": f"{field.label['en']}: must be {english}.",
    }


def _not_chosen(field: Field, value: Any, on: date | None) -> Words | None:
    chosen = value if field.type == "choices" and isinstance(value, list) else [value]
    allowed = [one.id for one in field.options if on is None or one.valid is None or one.valid.covers(on)]
    strange = [one for one in chosen if one not in allowed]
    if not strange:
        return None
    listed = ", ".join(allowed)
    return {
        "da": f"{field.label['da']}: »{strange[0]}« kan ikke vælges. Vælg en af: {listed}.",
        "en": f"{field.label['en']}: {strange[0]!r} can't be chosen. Choose one of: {listed}.",
    }


def _reads(reader: Any, value: object) -> bool:
    try:
        reader(value)
    except (ValueError, TypeError, AttributeError):
        return False
    return True


def _day(value: str) -> date:
    return Moment.of(date.fromisoformat(value)).day


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_PAPER = {"id": str, "name": str, "type": str, "size": int, "sha256": str}


def _are_papers(value: object) -> bool:
    """Documents as a payload names them, each once: the content lies apart, and must have that hash."""
    return (
        isinstance(value, list)
        and all(isinstance(one, dict) and one.keys() == _PAPER.keys() for one in value)
        and all(isinstance(one[key], kind) for one in value for key, kind in _PAPER.items())
        and all(_reads(UUID, one["id"]) and len(one["sha256"]) == 64 for one in value)
        and len({one["id"] for one in value}) == len(value)
    )


_ASK_ID = re.compile(r"[\w :-]+")  # it is part of an address
_ASK = ("id", "respondent", "about", "role", "instrument", "version")
_RATERS = ("self", "parent-about-self", "parent-about-child", "other-about-child")


def _are_asks(value: object) -> bool:
    """Who is asked what at a talk: each by a short id of its own; about oneself, or somebody else."""
    return (
        isinstance(value, list)
        and all(isinstance(one, dict) and one.keys() == set(_ASK) for one in value)
        and all(isinstance(one[key], str) and 0 < len(one[key]) <= 64 for one in value for key in _ASK)
        and all(_reads(UUID, one[key]) for one in value for key in ("respondent", "about"))
        and all(_ASK_ID.fullmatch(one["id"]) for one in value)
        and all(one["role"] in _RATERS for one in value)
        and all((one["respondent"] == one["about"]) == one["role"].endswith("self") for one in value)
        and len({one["id"] for one in value}) == len(value)
    )


def _are_marks(value: object) -> bool:
    """Whole numbers from zero: a decimal of a centimetre would not add up."""
    return isinstance(value, list) and all(type(one) is int and 0 <= one <= 100 for one in value)


_REFERENCE = (lambda value: _reads(UUID, value), "en henvisning (UUID)", "a reference (UUID)")
_YES_NO = (lambda value: isinstance(value, bool), "ja eller nej", "yes or no")
_TEXT = (lambda value: isinstance(value, str), "tekst", "text")
_TYPES: Mapping[str, tuple[Callable[[Any], bool], str, str]] = {
    "text": _TEXT,
    "longtext": _TEXT,
    "yesno": _YES_NO,
    "tick": _YES_NO,  # unticked is no: it is always answered
    "number": (_is_number, "et tal", "a number"),
    "date": (
        lambda value: _reads(_day, value),
        "en dato som 2018-05-01",
        "a date as 2018-05-01",
    ),
    "person": _REFERENCE,
    "persons": (
        lambda value: isinstance(value, list) and all(_reads(UUID, one) for one in value),
        "henvisninger (UUID)",
        "references (UUID)",
    ),
    "entry": _REFERENCE,
    "user": _REFERENCE,
    "documents": (
        _are_papers,
        "dokumenter (id, navn, type, størrelse, sha256)",
        "documents (id, name, type, size, sha256)",
    ),
    "asks": (
        _are_asks,
        f"spørgsmål ({', '.join(_ASK)}), hvert med sin egen id; om sig selv svarer kun man selv",
        f"questions ({', '.join(_ASK)}), each with an id of its own; one answers about oneself alone",
    ),
    "marks": (
        _are_marks,
        "mærker i hele tal fra 0 til 100, et for hver linje",
        "marks in whole numbers from 0 to 100, one for each line",
    ),
}
