"""The words of »Det må vi nu«: `experiments/words.toml` for all, `[[may_now]]` for each experiment.

Words alone. Whether a thing is shown, its dates, sources and doubts come from the rules that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .documents import Block, Reader, Table, tables_of
from .provisions import AnyRule, DutyRule, Place, Words

NOTHING: Words = {"da": "", "en": ""}
_GAP = re.compile(r"{(\w+)}")
UNITS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "h": {"da": ("time", "timer"), "en": ("hour", "hours")},
    "d": {"da": ("dag", "dage"), "en": ("day", "days")},
    "w": {"da": ("uge", "uger"), "en": ("week", "weeks")},
    "wd": {"da": ("hverdag", "hverdage"), "en": ("weekday", "weekdays")},
    "mo": {"da": ("måned", "måneder"), "en": ("month", "months")},
}
SATURDAY = {
    True: {"da": "(lørdag tæller med)", "en": "(Saturdays count)"},
    False: {"da": "(lørdag tæller ikke med)", "en": "(Saturdays do not count)"},
}


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said of some rules, provisions, waivers or acts: to staff, instead of them, to the family."""

    names: tuple[str, ...]
    says: Words
    instead: Words
    family: Words
    back: Words
    next: Words  # to the family, of a duty that is open
    place: Place


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that all experiments share."""

    labels: Mapping[str, Words] = field(default_factory=dict)
    entry: Mapping[str, Words] = field(default_factory=dict)
    at_end: Mapping[str, Words] = field(default_factory=dict)
    then: Mapping[str, Words] = field(default_factory=dict)
    outside: tuple[Saying, ...] = ()
    stands: tuple[Saying, ...] = ()
    next: tuple[Saying, ...] = ()

    def label(self, name: str) -> Words:
        return self.labels.get(name) or {"da": name, "en": name}


def read_wording(reader: Reader, folder: Path) -> Wording:
    """`words.toml` of a folder; without one, no words."""
    if not (folder / "words.toml").is_file() or not (block := reader.toml(folder / "words.toml")):
        return Wording()
    table = Table(reader, block.tables, block.place)
    wording = Wording(
        labels=_named(table, "labels"),
        entry=_named(table, "entry"),
        at_end=_named(table, "at_end"),
        then=_named(table, "then"),
        outside=tuple(
            saying(one, one.names("act", required=True)) for one in tables_of(reader, block, "outside")
        ),
        stands=_sayings(reader, block, "stands"),
        next=_sayings(reader, block, "next"),
    )
    for key in ("outside", "stands", "next"):
        table.raw(key)  # read with their own lines
    table.done()
    return wording


def saying(table: Table, names: tuple[str, ...]) -> Saying:
    """One table of words, about what is named."""
    found = Saying(
        names,
        table.words("says"),
        table.words("instead"),
        table.words("family"),
        table.words("back"),
        table.words("next"),
        table.place,
    )
    table.done()
    return found


def _named(table: Table, key: str) -> Mapping[str, Words]:
    inner = table.table(key)
    if inner is None:
        return {}
    found = {name: inner.words(name) for name in inner.data}
    inner.done()
    return found


def _sayings(reader: Reader, block: Block, key: str) -> tuple[Saying, ...]:
    tables = tables_of(reader, block, key)
    return tuple(saying(one, one.names("rules") + one.names("provisions")) for one in tables)


def check_words(
    reader: Reader, sayings: Iterable[Saying], rules: Iterable[AnyRule], others: set[str]
) -> None:
    """What is said must be about something that is there, and may only ask a rule for what the rule has."""
    by_id: dict[str, list[AnyRule]] = {}
    for rule in rules:
        by_id.setdefault(rule.id, []).append(rule)
    for one in sayings:
        for name in one.names:
            if name not in by_id and name not in others:
                reader.fault(one.place, f"there is nothing called {name!r} to speak of", "Mend the name.")
        about = [rule for name in one.names for rule in by_id.get(name, ())]
        for words in (one.says, one.instead, one.family, one.back, one.next):
            asked = {gap for text in words.values() for gap in _GAP.findall(text)}
            for gap in sorted(
                gap for gap in asked if not about or any(not length(rule, gap, "da") for rule in about)
            ):
                says = f"{{{gap}}} is no length of time that {' or '.join(one.names)} has"
                reader.fault(one.place, says, "Write {within}, {opens} or {saturday} of a duty.")


def length(rule: AnyRule, gap: str, language: str) -> str:
    """How long a duty gives, in words ("24 timer"); whether Saturdays count; "" for what it lacks."""
    if not isinstance(rule, DutyRule):
        return ""
    if gap == "saturday":
        return SATURDAY[rule.saturday][language] if rule.within.unit == "wd" else ""
    within = {"within": rule.within, "opens": rule.opens}.get(gap)
    if within is None or within.unit not in UNITS:
        return ""
    one, several = UNITS[within.unit][language]
    return f"{within.amount} {one if within.amount == 1 else several}"


def filled(words: Words, rule: AnyRule | None) -> Words:
    """Words with the lengths of time of the rule that they are about."""
    if rule is None:
        return words
    return {language: _fill(text, rule, language) for language, text in words.items()}


def _fill(text: str, rule: AnyRule, language: str) -> str:
    return _GAP.sub(lambda gap: length(rule, gap[1], language), text)
