"""Who somebody may be, in words: "Ligner: …", with what may be told of them and why they came up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from frirum.desk.door import Asker
from frirum.law.moments import Moment
from frirum.record import looking_up
from frirum.record.history import IDENTIFIED
from frirum.record.identifiers import new_id
from frirum.record.looking_up import Match, Sought
from frirum.record.models import Case, Person
from frirum.site.screen import words
from frirum.site.screen.asking import as_shown
from frirum.site.screen.places import units_of


@dataclass(frozen=True, slots=True)
class Likely:
    """One person who may be the one, ready for `parts/likely.html`.

    `sends` records in one click that the child of a case is this one; `url` leads to where it is said.
    """

    person: UUID
    name: str
    facts: str
    why: str
    url: str
    sends: Mapping[str, str]

    @property
    def words(self) -> str:
        return ", ".join(one for one in (self.name, self.facts) if one)


def of_children(asker: Asker, cases: Iterable[Case]) -> Mapping[UUID, tuple[Likely, ...]]:
    """Who the children of cases may be, by case, where it is not known who they are; of one that is not born
    yet, who its mother may be."""
    unknown = {case.id: case for case in cases if case.person.provisional}
    mothers = looking_up.mothers(case.person for case in unknown.values())
    sought = {one: mothers.get(case.person_id, case.person) for one, case in unknown.items()}
    asked = [(unknown[one], Sought.person(person)) for one, person in sought.items()]
    found = looking_up.alike(asker.viewer, asked)
    return {
        one: tuple(_likely(asker, unknown[one], match, of=sought[one]) for match in matches)
        for one, matches in found.items()
    }


def of_written(asker: Asker, case: Case, values: Mapping[str, Any]) -> tuple[Likely, ...]:
    """Who a person may be that is about to be registered on a case: then one says how they are related."""
    born = date.fromisoformat(values["born"]) if values.get("born") else None
    sought = Sought(str(values.get("name", "")), born, str(values.get("cpr", "")))
    found = looking_up.alike(asker.viewer, [(case, sought)]).get(case.id, ())
    return tuple(_likely(asker, case, match, "relation-recorded", "other") for match in found)


def who(person: Person) -> str:
    """A person among others of the same name."""
    return ", ".join((str(person), *facts_of(person)))


def facts_of(person: Person) -> list[str]:
    born = _("født %(day)s") % {"day": words.short_day(person.born)} if person.born else ""
    return [fact for fact in (person.masked_cpr, born) if fact]


def _likely(
    asker: Asker,
    case: Case,
    match: Match,
    act: str = IDENTIFIED,
    field: str = "real",
    of: Person | None = None,
) -> Likely:
    person, units = match.person, units_of(case.municipality)
    why = {
        "number": _("samme CPR-nummer"),
        "birthday": _("samme fødselsdag, og navnet ligner"),
        "name": _("navnet ligner"),
    }
    mother = of if of is not None and of.id != case.person_id else None
    facts = facts_of(person)
    if match.cases:
        newest = match.cases[0]
        where = {"unit": units.get(newest.unit, newest.unit)}
        facts.append(
            _("åben sag i %(unit)s") % where
            if newest.status == "open"
            else _("tidligere sag i %(unit)s") % where
        )
    day, hour = as_shown(Moment(asker.at))
    return Likely(
        person=person.id,
        name=str(person),
        facts=", ".join(facts),
        why=_("moren: %(why)s") % {"why": why[match.strength]} if mother else why[match.strength],
        url=f"{reverse('desk:act', args=[case.id, act])}?value.{field}={person.id}",
        sends={
            "entry_id": str(new_id()),
            f"head.{case.id}": str(case.head),
            f"value.{field}": str(person.id),
            **({"mother": str(mother.id)} if mother else {}),
            "occurred_at.date": day,
            "occurred_at.hour": hour,
        }
        if act == IDENTIFIED
        else {},
    )
