"""The history of one case as the law sees it: corrections applied, in order, each act in its occasion.

An occasion is opened by a notification, a request or a decision, and named by the first entry
that opened it. One opened while exactly one other is open belongs to it: a decision rests on
its notification, and what is done in the decision's occasion is done in the notification's too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, TypeVar

from .moments import Moment
from .running import with_what_is_left
from .vocabulary import Vocabulary

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody did. `occurred_at` is when it was done, `known_at` when the municipality knew.

    `id` is the entry that says so; `corrects` the entry that it corrects, withdraws or erases;
    `root` is the first entry of its correction chain (`chain`, filled by `effective`, where it has one);
    `left` is what goes on after an act that ends others, by root (None: it is no such act; `effective`
    fills it); `case` is the case as written; of an `erased` act nobody knows what its fields said.
    """

    id: str
    name: str
    occurred_at: Moment
    known_at: Moment
    recorded_at: Moment | None = None
    sequence: int = 0
    occasion: str | None = None
    by_role: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    corrects: str | None = None
    case: str = ""
    chain: str = ""
    erased: bool = False
    left: frozenset[str] | None = None

    @property
    def root(self) -> str:
        return self.chain or self.id

    @property
    def order(self) -> tuple[datetime, datetime, datetime, int]:
        """Done, known, recorded, sequence: the order in which the law reads a history."""
        recorded = self.recorded_at or self.known_at
        return self.occurred_at.instant, self.known_at.instant, recorded.instant, self.sequence


@dataclass(frozen=True, slots=True)
class CustodySpan:
    """Who had custody from when until when: `form` is "sole" or "shared"."""

    form: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the law may ask about the person: birth date and custody over time."""

    born: date | None = None
    custody: tuple[CustodySpan, ...] = ()

    def fact(self, name: str, on: date) -> object:
        """Age in whole years, or the form of custody, on a day; None where it is not known."""
        if name == "age":
            return None if self.born is None else age_on(self.born, on)
        held = [one for one in self.custody if one.since <= on and (one.until is None or on < one.until)]
        return max(held, key=lambda one: one.since).form if held else None


def age_on(born: date, day: date) -> int:
    """Whole years; who is born on 29 February turns on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class OccasionNeeded(ValueError):
    """An act must say which occasion it is about: several are open."""

    def __init__(self, act: Act, open_occasions: tuple[str, ...]) -> None:
        self.act = act
        self.open_occasions = open_occasions
        listed = ", ".join(open_occasions)
        super().__init__(f"{act.name} must say which occasion it is about; open are: {listed}")


@dataclass(slots=True)
class Occasions:
    """The occasions of a case so far: which are open, and what rests on what."""

    entries: frozenset[str] = frozenset()  # what no other occasion may be called: the entries themselves
    parents: dict[str, str | None] = field(default_factory=dict)
    closed: dict[str, datetime] = field(default_factory=dict)

    def open(self) -> tuple[str, ...]:
        return tuple(one for one in self.parents if one not in self.closed)

    def lineage(self, occasion: str | None) -> tuple[str, ...]:
        """An occasion and those that it rests on, nearest first."""
        found: list[str] = []
        while occasion is not None and occasion not in found:
            found.append(occasion)
            occasion = self.parents.get(occasion)
        return tuple(found)

    def only_open(self) -> str | None:
        """The only open occasion: one root, and below it as far as there is but one way down."""
        still = self.open()
        at: str | None = None
        while len(below := [one for one in still if self._open_parent(one) == at]) == 1:
            at = below[0]
        return at

    def roots(self) -> tuple[str, ...]:
        """The open notifications and requests (and decisions that rest on none)."""
        return tuple(one for one in self.open() if self._open_parent(one) is None)

    def as_of(self, opened: Iterable[str | None], at: datetime) -> Occasions:
        """The occasions as they were at an instant, of which only these had been opened."""
        parents = {one: self.parents[one] for one in opened if one in self.parents}
        return Occasions(self.entries, parents, {one: on for one, on in self.closed.items() if on <= at})

    def _open_parent(self, occasion: str) -> str | None:
        return next((one for one in self.lineage(occasion)[1:] if one not in self.closed), None)

    def enter(self, act: Act, vocabulary: Vocabulary) -> str | None:
        """The occasion of an act, which may open or close one. Raises OccasionNeeded."""
        kind = vocabulary.occasion(act.name)
        if kind in ("opens", "rests"):
            return self._opened(act, rests=kind == "rests")
        occasion = act.occasion
        if occasion is None:
            if kind == "needs" and len(self.roots()) > 1:
                raise OccasionNeeded(act, self.roots())
            occasion = self.only_open()
        closes = vocabulary.closes(act.name)
        for one in self.open():
            if closes == "case" or (closes in ("occasion", "last") and occasion in self.lineage(one)):
                self.closed[one] = act.occurred_at.instant
        return occasion

    def _opened(self, act: Act, rests: bool) -> str:
        given = None if act.occasion in (act.id, act.root) else act.occasion
        if given is not None and given not in self.parents and given not in self.entries:
            own, parent = given, self.only_open()  # a name of its own, as a table may give it
        else:
            own, parent = act.root, given or self.only_open()
        self.parents[own] = parent if rests else None
        return own


def roots_of(links: Iterable[tuple[T, T | None]]) -> dict[T, T]:
    """The first entry of each entry's correction chain, from (entry, the one it corrects) as written."""
    roots: dict[T, T] = {}
    for entry, corrected in links:
        roots[entry] = entry if corrected is None else roots.get(corrected, corrected)
    return roots


def chains(history: Iterable[Act]) -> dict[str, str]:
    """The first entry of each entry's correction chain, of a history as written."""
    written = sorted(history, key=lambda act: act.sequence)
    return roots_of((act.id, act.corrects or None) for act in written)


def effective(history: Iterable[Act], vocabulary: Vocabulary) -> tuple[Act, ...]:
    """The acts that count, in order: the last correction wins, the withdrawn are gone, the erased are empty.

    A corrected act keeps the place of its chain's first entry among acts of the same moment. Acts
    that only withdraw or erase another are not part of the history themselves.
    """
    written = sorted(history, key=lambda act: act.sequence)
    if not any(act.corrects for act in written):
        plain = [act for act in written if vocabulary.effect(act.name) is None]
        return with_what_is_left(tuple(sorted(plain, key=lambda act: act.order)), {}, vocabulary)
    roots = chains(written)
    gone, erased = _without_effect(written, roots, vocabulary)
    first = {act.id: act for act in written}
    newest: dict[str, Act] = {}
    for act in written:
        if act.id not in gone and vocabulary.effect(act.name) is None:
            root = roots[act.id]
            opened = first.get(root, act)
            newest[root] = replace(act, chain=root, sequence=opened.sequence, recorded_at=opened.recorded_at)
            if act.id in erased:
                newest[root] = replace(newest[root], values={}, erased=True)
    in_order = tuple(sorted(newest.values(), key=lambda act: act.order))
    return with_what_is_left(in_order, roots, vocabulary)


def _without_effect(
    written: list[Act], roots: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[set[str], set[str]]:
    """The entries that were withdrawn, and those whose content was erased; newest first, so that
    a withdrawal that was itself withdrawn has no effect."""
    by_id = {act.id: act for act in written}
    gone: set[str] = set()
    erased: set[str] = set()
    for act in reversed(written):
        effect = vocabulary.effect(act.name)
        target = by_id.get(act.corrects or "")
        if effect in (None, "corrects") or target is None or act.id in gone:
            continue
        if effect == "erases":
            erased.add(target.id)
        elif vocabulary.effect(target.name) is not None:
            gone.add(target.id)
        else:
            root = roots[target.id]
            gone.update(one.id for one in written if roots[one.id] == root and one.sequence < act.sequence)
    return gone, erased


def in_occasions(history: Iterable[Act], vocabulary: Vocabulary) -> tuple[tuple[Act, ...], Occasions]:
    """The acts with their occasions said, and the occasions. Raises OccasionNeeded."""
    history = tuple(history)
    occasions = Occasions(frozenset(act.root for act in history))
    said = [(act, occasions.enter(act, vocabulary)) for act in history]
    acts = (act if act.occasion == occasion else replace(act, occasion=occasion) for act, occasion in said)
    return tuple(acts), occasions
