"""What was done in many cases, as columns: sorted by case and time, with what each act says as bits.

Distinct acts with distinct values are read once each; an event is then a number. What an act names (an
occasion, an entry) becomes its place within the case, so that a case can be replayed without a look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from frirum.law import Act, PersonFacts, RegimeTimeline, Vocabulary
from frirum.law.history import chains, effective
from frirum.law.provisions import DutyRule

from . import layout as at
from .compiling import clock_fields
from .dates import Ints, microseconds, number_of
from .days import NOT_KNOWN
from .facts import Facts


@dataclass(frozen=True, slots=True)
class History:
    """One case: its acts as written, and who it is about."""

    case: str
    acts: tuple[Act, ...]
    person: PersonFacts


@dataclass(slots=True)
class Said:
    """The distinct acts with values, and what the rules of all the regimes read in each."""

    vocabulary: Vocabulary
    facts: Facts
    clocks: Mapping[str, set[str]]  # by act: fields in which clocks read a day
    kinds: Mapping[str, str]  # by act: the field that ways out are matched by
    rows: list[list[int]] = field(default_factory=list)
    known: dict[tuple[str, str], int] = field(default_factory=dict)
    kind_numbers: dict[str, int] = field(default_factory=dict)
    sayings: dict[tuple[int, int], int] = field(default_factory=dict)
    acts: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.acts = {name: number for number, name in enumerate(self.vocabulary.acts)}

    @classmethod
    def under(cls, regimes: Sequence[RegimeTimeline], facts: Facts) -> Said:
        """`facts` must have been filled by compiling the regimes."""
        kinds = {
            act: way.match
            for one in regimes
            for experiment in one.experiments
            for way in experiment.approval.ways_out
            for act in way.acts | way.back
            if way.match
        }
        return cls(regimes[0].vocabulary, facts, clock_fields(regimes), kinds)

    def number(self, act: str, key: str, values: Mapping[str, Any]) -> int:
        """The row of an act with these values; `key` tells values apart that say different things."""
        if (act, key) not in self.known:
            self.known[act, key] = len(self.rows)
            saying = self.acts[act], self.facts.of(act, values)
            self.rows.append(
                [
                    *saying,
                    self.sayings.setdefault(saying, len(self.sayings)),
                    self._kind(values.get(self.kinds[act])) if act in self.kinds else at.FLAG_NONE,
                    self._day(act, values),
                ]
            )
        return self.known[act, key]

    def table(self) -> Ints:
        return np.array(self.rows, dtype=np.int64).reshape(-1, at.SAID_SIZE)

    def _kind(self, value: object) -> int:
        return (
            at.FLAG_NONE
            if value is None
            else 1 + self.kind_numbers.setdefault(repr(value), len(self.kind_numbers))
        )

    def _day(self, act: str, values: Mapping[str, Any]) -> int:
        for name in self.clocks.get(act, ()):
            if values.get(name):
                return number_of(date.fromisoformat(values[name]))
        return NOT_KNOWN


def naming(regimes: Sequence[RegimeTimeline]) -> dict[str, tuple[str, ...]]:
    """By act, the entry fields that the law reads: what ends, and what duties met by name look at."""
    vocabulary = regimes[0].vocabulary
    read: set[str] = set()
    for one in regimes:
        duties = [rule for rule in one.rules if isinstance(rule, DutyRule)]
        for rule in duties:
            if rule.settles == "named":
                read |= set(rule.acts) | rule.triggers
                if rule.after_missed:
                    read |= {name for other in duties for name in other.triggers}
    fields: dict[str, tuple[str, ...]] = {}
    for name, kind in vocabulary.acts.items():
        entries = tuple(one.id for one in kind.fields if one.type == "entry") if name in read else ()
        if kind.ends:
            entries = (kind.ends.named, *(one for one in entries if one != kind.ends.named))
        if entries:
            fields[name] = entries
    return fields


@dataclass(frozen=True, slots=True)
class Events:
    """Columns in order, and where each case begins. `trouble`: why a case is not for the kernel at all."""

    cases: Sequence[str]
    said: Ints
    says: Ints
    at: Ints
    known: Ints
    hours: Ints
    occasion: Ints
    names: Ints
    starts: Ints
    trouble: Ints
    entries: Sequence[str]  # by event: the entry's own id


def from_histories(histories: Sequence[History], said: Said, named: Mapping[str, tuple[str, ...]]) -> Events:
    """The columns of histories, one by one: for those that a table can't simply hold (corrected ones), and
    for proofs."""
    says, when, known, hours, occasions, names, starts, trouble, entries = [], [], [], [], [], [], [0], [], []
    for one in histories:
        acts = effective(one.acts, said.vocabulary)
        roots = chains(one.acts)
        places = {act.root: place for place, act in enumerate(acts)}
        trouble.append(_misfit(acts, places, roots, named))
        for act in acts:
            says.append(said.number(act.name, repr(act.values), act.values))
            when.append(microseconds(act.occurred_at.instant))
            known.append(microseconds(act.known_at.instant))
            hours.append(
                (at.HOUR_KNOWN if act.occurred_at.exact else 0)
                | (at.HOUR_KNOWN_TOO if act.known_at.exact else 0)
            )
            occasions.append(places.get(act.occasion or "", at.NONE))
            found = [places.get(roots.get(each, each), at.NONE) for each in _entries(act, named)]
            names += [*found, at.NONE, at.NONE][:2]
            entries.append(act.root)
        starts.append(len(says))
    return Events(
        cases=[one.case for one in histories],
        said=said.table(),
        says=np.array(says, dtype=np.int32),
        at=np.array(when, dtype=np.int64),
        known=np.array(known, dtype=np.int64),
        hours=np.array(hours, dtype=np.uint8),
        occasion=np.array(occasions, dtype=np.int32),
        names=np.array(names, dtype=np.int32),
        starts=np.array(starts, dtype=np.int64),
        trouble=np.array(trouble, dtype=np.int64),
        entries=entries,
    )


def _entries(act: Act, named: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What an act names, of what the law reads; the first field keeps its place for what an act ends."""
    values = [act.values.get(name) for name in named.get(act.name, ())]
    while values and not values[-1]:
        values.pop()
    return [str(one) if one else "" for one in values]


def _misfit(
    acts: Sequence[Act],
    places: Mapping[str, int],
    roots: Mapping[str, str],
    named: Mapping[str, tuple[str, ...]],
) -> int:
    """Why a case is not for the kernel, or 0."""
    if len(acts) > at.LONGEST_CASE:
        return at.TOO_LONG
    if any(act.erased for act in acts):
        return at.ERASED
    for act in acts:
        entries = _entries(act, named)
        if len(entries) > 2 or any(roots.get(one, one) not in places for one in entries if one):
            return at.ODD
        if act.occasion and act.occasion not in places:
            return at.ODD
    return 0


def days_of(events: Iterable[Ints]) -> tuple[int, int]:
    """The first day of the tables and how many they cover, for these instants: with a day before and a year
    after."""
    low = min((int(one.min()) for one in events if len(one)), default=0) // 86_400_000_000 - 2
    high = max((int(one.max()) for one in events if len(one)), default=0) // 86_400_000_000 + 400
    return low, high - low
