"""A paper in plain words, as data: what a page, a PDF and the command line all print.

Every line names its sources, and its doubts by number; each doubt is told once, at the end.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .provisions import Words

MONTHS = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
LABELS = ("instead", "waived_by", "questions", "reservations", "doubt", "advice")
WIDTH = 96  # of a line of text; the terminal's own may be wider


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said; `waived_by` the basis on which it is, `under` what is done instead of it.

    `doubts` are numbers of the paper's questions.
    """

    id: str
    says: Words
    sources: tuple[str, ...] = ()
    waived_by: str = ""
    doubts: tuple[int, ...] = ()
    under: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    heading: Words
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    label: Words
    text: Words


@dataclass(frozen=True, slots=True)
class Paper:
    """`kind` is what it is called, `title` what it is about; `at` the day that it speaks of.

    `questions` are what is open in the matter itself; `reservations`, numbered on from them, what is
    uncertain in how we read ordinary law.
    """

    id: str
    kind: Words
    title: Words
    at: date
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    questions: tuple[str, ...]
    reservations: tuple[str, ...]
    labels: Mapping[str, Words]  # those of LABELS


@dataclass(slots=True)
class Doubts:
    """Numbers for doubts: the same doubt has one number, wherever it is met."""

    said: list[str] = field(default_factory=list)

    def of(self, doubts: Iterable[str]) -> tuple[int, ...]:
        found = dict.fromkeys(one for one in doubts if one)
        self.said += [one for one in found if one not in self.said]
        return tuple(sorted(self.said.index(one) + 1 for one in found))


def day_words(day: date) -> Words:
    """1. maj 2018; 1 May 2018."""
    return {
        "da": f"{day.day}. {MONTHS['da'][day.month - 1]} {day.year}",
        "en": f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}",
    }


def put(words: Words, **what: Words) -> Words:
    """Words with others in their gaps: {from}, {to}."""
    found = dict(words)
    for name, said in what.items():
        found = {one: text.replace(f"{{{name.rstrip('_')}}}", said[one]) for one, text in found.items()}
    return found


def both(text: str) -> Words:
    """A text that is the same in both languages: a name, a citation."""
    return {"da": text, "en": text}


def as_json(paper: Paper) -> dict[str, Any]:
    """As plain data, in both languages; its schema is `docs/schemas/may-now.json`."""
    return {
        "id": paper.id,
        "kind": dict(paper.kind),
        "title": dict(paper.title),
        "at": paper.at.isoformat(),
        "facts": [{"label": dict(one.label), "text": dict(one.text)} for one in paper.facts],
        "sections": [
            {"id": one.id, "heading": dict(one.heading), "lines": [_line(line) for line in one.lines]}
            for one in paper.sections
        ],
        "questions": list(paper.questions),
        "reservations": list(paper.reservations),
        "labels": {name: dict(said) for name, said in paper.labels.items()},
    }


def printed(paper: Paper, language: str, about: str = "", invented: str = "") -> dict[str, Any]:
    """What the template `memo.typ` prints: one language, nothing left to decide. `about`: whom it is for."""
    data: dict[str, Any] = _in(language, as_json(paper))
    at = day_words(paper.at)[language]
    first = len(paper.questions) + 1
    return {
        **data,
        "language": language,
        "about": about,
        "invented": invented or None,
        "at": at,
        "first_reservation": first,
        "numbered_reservations": list(enumerate(paper.reservations, first)),
    }


def _in(language: str, data: Any) -> Any:
    if isinstance(data, dict):
        if data.keys() == {"da", "en"}:
            return data[language]
        return {name: _in(language, one) for name, one in data.items()}
    return [_in(language, one) for one in data] if isinstance(data, list) else data


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "says": dict(line.says),
        "sources": list(line.sources),
        "waived_by": line.waived_by or None,
        "doubts": list(line.doubts),
        "instead": [_line(one) for one in line.under],
    }


def as_text(paper: Paper, language: str = "da") -> str:
    """The same for a terminal."""
    lines = [f"{paper.kind[language]}: {paper.title[language]}", ""]
    width = max((len(one.label[language]) for one in paper.facts), default=0) + 2
    for fact in paper.facts:
        lines += _wrapped(fact.text[language], f"{fact.label[language] + ':':<{width}}", " " * width)
    for section in paper.sections:
        lines += ["", section.heading[language].upper()]
        for line in section.lines:
            lines += _said(paper, line, language, "- ", "  ")
            for number, one in enumerate(line.under):
                label = f"  {paper.labels['instead'][language]}: " if not number else "  "
                lines += _said(paper, one, language, label, "    ")
    number = 0
    for name, doubts in (("questions", paper.questions), ("reservations", paper.reservations)):
        lines += ["", paper.labels[name][language].upper()] if doubts else []
        for doubt in doubts:
            number += 1
            lines += _wrapped(doubt, f"{number:>2}. ", "    ")
    return "\n".join([*lines, "", *_wrapped(paper.labels["advice"][language], "", "")])


def _said(paper: Paper, line: Line, language: str, first: str, rest: str) -> list[str]:
    notes = list(line.sources)
    if line.waived_by:
        notes.append(f"{paper.labels['waived_by'][language]} {line.waived_by}")
    if line.doubts:
        notes.append(f"{paper.labels['doubt'][language]} {', '.join(map(str, line.doubts))}")
    return _wrapped(line.says[language] + (f" ({'; '.join(notes)})" if notes else ""), first, rest)


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest) or [first.rstrip()]
