"""People as the journal tells of them: entries in, rows of persons, relations and custody out. Pure.

An act on people names whom it is about first; its fields name the other (a relation), the holder
(custody), who somebody turned out to be (an identification), and the entry that it ends. What is
about a provisional person is read under the person they turned out to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from frirum.law.history import CustodySpan, PersonFacts
from frirum.law.vocabulary import Vocabulary

from . import cpr
from .history import Aliases, about_person, roots_of
from .models import Custody, Person, Relation
from .sealing import Keyring
from .told import Told
from .writing import Rows

REGISTERED, CHANGED = "person-registered", "person-changed"
RELATED, RELATION_ENDED = "relation-recorded", "relation-ended"
CUSTODY, CUSTODY_ENDED = "custody-recorded", "custody-ended"
CPR_INDEX = "cpr"
# What begins a tie: its fields for the other and for what they are; what ends one: the field that names it.
TIES = {
    RELATED: (RELATED, "other", "kind"),
    RELATION_ENDED: (RELATED, "", "relation"),
    CUSTODY: (CUSTODY, "holder", "form"),
    CUSTODY_ENDED: (CUSTODY, "", "custody"),
}


@dataclass(slots=True)
class Tie:
    """A relation or custody: between whom, as what, from and until when, and the entry that says so."""

    root: UUID
    person: UUID
    other: UUID | None
    what: str
    residence: bool
    since: date
    until: date | None = None


def person_rows(
    rows: Rows, person: UUID, told: Sequence[Told], known: Aliases, vocabulary: Vocabulary, ring: Keyring
) -> None:
    """Adds the rows of one person: who they are and, unless they turned out to be another, their ties.

    `told` is all that the journal has about the person and those that turned out to be the person.
    """
    own = [one for one, _ in about_person(person, told, vocabulary)]
    registered = next((one for one in told if one.entry.act == REGISTERED and _first(one) == person), None)
    if registered is None:
        return
    facts = _facts(own, person)
    number = facts["cpr"]
    rows.add(
        Person,
        person,
        municipality=registered.entry.municipality,
        stream=registered.entry.stream_id,
        name=facts["name"],
        cpr=number,
        cpr_index=ring.blind_index(CPR_INDEX, number) if number else "",
        address=facts["address"],
        language=facts["language"],
        sex=facts["sex"],
        born=_born(facts),
        unborn=facts["unborn"] is True,
        provisional=facts["provisional"] is True,
        alias_of_id=known.person(person) if person in known.persons else None,
        head=max(one.entry.sequence for one in told if person in one.entry.person_ids),
    )
    if person in known.persons:
        return
    counted = _ties(person, told, known, vocabulary)
    for tie in counted[RELATED]:
        if tie.other is not None:
            rows.add(
                Relation,
                tie.root,
                person_id=person,
                other_id=tie.other,
                role=tie.what,
                since=tie.since,
                until=tie.until,
                entry=tie.root,
            )
    for tie in counted[CUSTODY]:
        rows.add(
            Custody,
            tie.root,
            child_id=person,
            holder_id=tie.other,
            form=tie.what,
            residence=tie.residence,
            since=tie.since,
            until=tie.until,
            entry=tie.root,
        )


def person_facts(person: UUID, told: Iterable[Told], known: Aliases, vocabulary: Vocabulary) -> PersonFacts:
    """What the law may ask about a person: birth date and custody over time."""
    every = list(told)
    own = [one for one, _ in about_person(person, every, vocabulary)]
    ties = _ties(person, every, known, vocabulary)[CUSTODY]
    return PersonFacts(
        born=_born(_facts(own, person)),
        custody=tuple(CustodySpan(tie.what, tie.since, tie.until) for tie in ties),
    )


def _facts(own: Iterable[Told], person: UUID) -> dict[str, Any]:
    """The newest of each thing that was said of a person."""
    facts = dict.fromkeys(("name", "cpr", "address", "language", "sex", "born", "unborn", "provisional"), "")
    for one in own:
        if one.entry.act in (REGISTERED, CHANGED) and _first(one) == person:
            facts |= {name: one.said[name] for name in facts if one.said.get(name) not in (None, "")}
    if facts["cpr"]:
        facts["cpr"] = cpr.normal(facts["cpr"])
    return facts


def _born(facts: dict[str, Any]) -> date | None:
    if facts["born"]:
        return date.fromisoformat(facts["born"])
    return cpr.birth_date(facts["cpr"]) if facts["cpr"] else None


def _ties(person: UUID, told: Iterable[Told], known: Aliases, vocabulary: Vocabulary) -> dict[str, list[Tie]]:
    """Relations and custody of a person, those that ended with their end; what counts, in the law's order."""
    found: dict[str, list[Tie]] = {RELATED: [], CUSTODY: []}
    every = list(told)
    counted = {
        one.id: (one, root)
        for alias in known.persons_of(person)
        for one, root in about_person(alias, every, vocabulary)
    }
    roots = roots_of(every)
    for one, root in sorted(counted.values(), key=lambda pair: _order(pair[0])):
        act = one.entry.act
        if act not in TIES or known.person(one.entry.person_ids[0]) != person:
            continue
        kind, other_field, what_field = TIES[act]
        if other_field:
            said = one.said.get(other_field)
            other = known.person(UUID(said)) if said else None
            what = str(one.said.get(what_field) or "")
            found[kind].append(
                Tie(root, person, other, what, one.said.get("residence") is True, _day(one, "from"))
            )
        elif ended := one.said.get(what_field):
            for tie in found[kind]:
                if tie.root == roots.get(UUID(ended)):
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
