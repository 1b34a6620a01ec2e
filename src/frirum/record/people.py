"""People as the journal tells of them: entries in, rows of persons, relations and custody out. Pure.

An act on people names whom it is about first; its fields name the other (a relation), the holder
(custody), who somebody turned out to be (an identification), and the entry that it ends. What is
about a provisional person is read under the person they turned out to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from frirum.law.history import CustodySpan, PersonFacts
from frirum.law.vocabulary import Vocabulary

from . import cpr
from .history import Aliases, about_person, roots_of
from .identifiers import part_id
from .models import Custody, NameCode, Person, Relation
from .sealing import Keyring
from .sounds import sounds
from .told import Told
from .writing import Rows

REGISTERED, CHANGED = "person-registered", "person-changed"
RELATED, RELATION_ENDED = "relation-recorded", "relation-ended"
CUSTODY, CUSTODY_ENDED = "custody-recorded", "custody-ended"
CPR_INDEX, NAME_INDEX = "cpr", "name"
# What begins a tie: its fields for the other and for what they are; what ends one: the field that names it.
TIES = {
    RELATED: (RELATED, "other", "kind"),
    RELATION_ENDED: (RELATED, "", "relation"),
    CUSTODY: (CUSTODY, "holder", "form"),
    CUSTODY_ENDED: (CUSTODY, "", "custody"),
}


@dataclass(slots=True)
class Tie:
    """A relation or custody: with whom, as what, from and until when, and the entry that says so."""

    root: UUID
    other: UUID
    what: str
    residence: bool
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Portrait:
    """All that the journal tells of one person: what was said of them, their relations, their custody."""

    person: UUID
    registered: Told | None
    said: Mapping[str, Any]
    relations: tuple[Tie, ...]
    custody: tuple[Tie, ...]
    head: int

    @property
    def born(self) -> date | None:
        """The birth date that was said; else the one in the CPR number."""
        if self.said["born"]:
            return date.fromisoformat(self.said["born"])
        return cpr.birth_date(self.said["cpr"]) if self.said["cpr"] else None

    def facts(self) -> PersonFacts:
        """What the law may ask about the person."""
        return PersonFacts(
            self.born, tuple(CustodySpan(one.what, one.since, one.until) for one in self.custody)
        )


def portrait(person: UUID, told: Sequence[Told], known: Aliases, vocabulary: Vocabulary) -> Portrait:
    """Reads a person. `told` is all there is about the person and those that turned out to be the person."""
    counted = {alias: about_person(alias, told, vocabulary) for alias in known.persons_of(person) | {person}}
    ties = {} if person in known.persons else _ties(person, told, known, counted.values())
    registered = (one for one in told if one.entry.act == REGISTERED and _first(one) == person)
    return Portrait(
        person=person,
        registered=next(registered, None),
        said=_said(person, [one for one, _ in counted[person]]),
        relations=tuple(ties.get(RELATED, ())),
        custody=tuple(ties.get(CUSTODY, ())),
        head=max((one.entry.sequence for one in told if person in one.entry.person_ids), default=0),
    )


def person_rows(rows: Rows, seen: Portrait, known: Aliases, ring: Keyring) -> None:
    """Adds the rows of one person: who they are and, unless they turned out to be another, their ties."""
    if seen.registered is None:
        return
    said, number = seen.said, seen.said["cpr"]
    rows.add(
        Person,
        seen.person,
        municipality=seen.registered.entry.municipality,
        stream=seen.registered.entry.stream_id,
        name=said["name"],
        cpr=number,
        cpr_index=ring.blind_index(CPR_INDEX, number) if number else "",
        address=said["address"],
        contact=said["contact"],
        school=said["school"],
        language=said["language"],
        sex=said["sex"],
        born=seen.born,
        unborn=said["unborn"] is True,
        provisional=said["provisional"] is True,
        alias_of_id=known.person(seen.person) if seen.person in known.persons else None,
        head=seen.head,
    )
    if seen.person not in known.persons:
        name_rows(rows, seen.person, seen.registered.entry.municipality, said["name"], seen.born, ring)
    for tie in seen.relations:
        rows.add(
            Relation,
            tie.root,
            person_id=seen.person,
            other_id=tie.other,
            role=tie.what,
            since=tie.since,
            until=tie.until,
            entry=tie.root,
        )
    for tie in seen.custody:
        rows.add(
            Custody,
            tie.root,
            child_id=seen.person,
            holder_id=tie.other,
            form=tie.what,
            residence=tie.residence,
            since=tie.since,
            until=tie.until,
            entry=tie.root,
        )


def name_rows(
    rows: Rows, person: UUID, municipality: str, name: str, born: date | None, ring: Keyring
) -> None:
    """Adds the codes by which a person is found by name. An id says where a part stands, not what it is."""
    for number, heard in enumerate(sounds(name)):
        rows.add(
            NameCode,
            part_id(person, f"name:{number}"),
            person_id=person,
            municipality=municipality,
            code=ring.blind_index(NAME_INDEX, f"{municipality}:{heard}"),
            born=born,
        )


def _said(person: UUID, own: Iterable[Told]) -> dict[str, Any]:
    """The newest of each thing that was said of a person; what they were registered with is the oldest."""
    names = (
        "name",
        "cpr",
        "address",
        "contact",
        "school",
        "language",
        "sex",
        "born",
        "unborn",
        "provisional",
    )
    said = dict.fromkeys(names, "")
    for one in sorted(own, key=lambda one: one.entry.act != REGISTERED):
        if one.entry.act in (REGISTERED, CHANGED) and _first(one) == person:
            said |= {name: one.said[name] for name in said if one.said.get(name) not in (None, "")}
    if said["cpr"]:
        said["cpr"] = cpr.normal(said["cpr"])
    return said


def _ties(
    person: UUID, told: Iterable[Told], known: Aliases, counted: Iterable[list[tuple[Told, UUID]]]
) -> dict[str, list[Tie]]:
    """Relations and custody of a person, those that ended with their end; what counts, in the law's order."""
    found: dict[str, list[Tie]] = {RELATED: [], CUSTODY: []}
    acts = {one.id: (one, root) for several in counted for one, root in several if one.entry.act in TIES}
    roots = roots_of(told) if acts else {}
    for one, root in sorted(acts.values(), key=lambda pair: _order(pair[0])):
        if known.person(one.entry.person_ids[0]) != person:
            continue
        kind, other_field, what_field = TIES[one.entry.act]
        said = one.said.get(other_field or what_field)
        if other_field and said:
            what = str(one.said.get(what_field) or "")
            since = _day(one, "from")
            other = known.person(UUID(said))
            found[kind].append(Tie(root, other, what, one.said.get("residence") is True, since))
        elif said:
            for tie in found[kind]:
                if tie.root == roots.get(UUID(said)):
                    tie.until = max(_day(one, "until"), tie.since)
    return found


def _order(one: Told) -> tuple[Any, ...]:
    return one.entry.occurred_at, one.entry.known_at, one.entry.recorded_at, one.entry.sequence


def _day(one: Told, field: str) -> date:
    """The day that a field says; else the day it was done."""
    said = one.said.get(field)
    return date.fromisoformat(said) if said else one.entry.occurred.day


def _first(one: Told) -> UUID | None:
    named = one.entry.person_ids
    return named[0] if named else None
