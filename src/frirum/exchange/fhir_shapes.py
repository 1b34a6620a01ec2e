"""What a FHIR bundle of a case's voice holds, in our own words: plain data, for writing and reading.

FHIR R4 (4.0.1). Names of ours (codes, extensions) lie under BASE; `docs/feedback-exchange.md` says what each
element means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from .answers import Answer

Words = Mapping[str, str]  # by language: da, en
Kin = Literal["child", "parent", "other"]

BASE = "https://example.org/frirum/fhir"
"""To be set, with `publiccode.yml`, when the repository is first published."""
CODES = f"{BASE}/CodeSystem/feedback"
ROLE, MODE, AGES, VERSION, SKIPPED, NUMBER = (
    f"{BASE}/StructureDefinition/{one}"
    for one in ("rater-role", "entry-mode", "age-band", "instrument-version", "skip-reason", "meeting-number")
)
ABOUT = "-about"
"""Ends the id of the form that somebody reads who answers about a child: it has other words."""

HL7 = "http://hl7.org/fhir/StructureDefinition"
TERMS = "http://terminology.hl7.org/CodeSystem"
ABSENT = f"{HL7}/data-absent-reason"
UCUM = "http://unitsofmeasure.org"
WHY_ABSENT = {
    "did-not-want": "asked-declined",
    "not-there": "not-asked",
    "too-tired": "asked-declined",
    "no-time": "not-asked",
    "other": "unknown",
}
"""Our reasons in HL7's coarser words; ours stand beside them."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of a form that is ours to show, from 0 at the low end."""

    id: str
    text: Words
    low: Words
    high: Words


@dataclass(frozen=True, slots=True)
class Form:
    """An instrument of our own, in full; a register has none. `about`: for who answers about a child."""

    id: str
    version: str
    title: Words
    intro: Words
    licence: str
    source: str
    lines: tuple[FormLine, ...]
    most: int  # a mark is a whole number from 0 to this
    summed: bool
    validated: bool
    about: bool = False

    @property
    def url(self) -> str:
        return f"{BASE}/Questionnaire/{self.id}{ABOUT if self.about else ''}"


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the case: the child, a parent, or another. Never a name."""

    id: str
    kin: Kin


@dataclass(frozen=True, slots=True)
class Talk:
    """One meeting: its number in the case, and its day."""

    id: str
    number: str
    day: date


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, with an id of its own and the talk in which it was given; `corrected` after it was given."""

    id: str
    talk: str
    answer: Answer
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Goals:
    """Whose goals, in the family's own words; a text that stays behind is ""."""

    id: str
    whose: str
    texts: tuple[str, ...]
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """What the family of one case has said. `titles` names the instruments, `invented` says so in a demo."""

    case: str
    child: str
    opened: date
    closed: date | None
    written: datetime
    people: tuple[Someone, ...] = ()
    talks: tuple[Talk, ...] = ()
    answers: tuple[Told, ...] = ()
    goals: tuple[Goals, ...] = ()
    forms: tuple[Form, ...] = ()
    titles: Mapping[str, Words] | None = None
    invented: str = ""
