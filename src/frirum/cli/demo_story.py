"""The demo's people and stories as acts: users, the experiment's adoption, each family's history so far."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from frirum.access.models import User
from frirum.cli.demo_cast import FAMILIES, INTAKE, MUNICIPALITY, STAFF, Event, Family, Someone, Staff
from frirum.law.moments import COPENHAGEN, Moment
from frirum.record.drafts import Actor, Draft, Subjects, Times
from frirum.record.identifiers import case_of, family_of
from frirum.record.journal import record_many
from frirum.record.lawbook import lawbook
from frirum.record.models import Entry
from frirum.record.regimes import ADOPTED, approval_hash

SPACE = uuid5(NAMESPACE_URL, "https://frirum.example/demo")
AREA = "children"
BARNETS_LOV = date(2024, 1, 1)
CODES = {
    "support": ("serviceloven-52", "barnets-lov-32"),
    "family-treatment": ("serviceloven-52-3-3", "barnets-lov-32-5"),
}
"""Codes of the vocabulary by what they mean, before and under Barnets lov."""


def load(now: datetime) -> str:
    """Users, the experiment's adoption, and the families' stories; says what was done."""
    if wrong := faults(FAMILIES, STAFF):
        raise ValueError("\n".join(["The demo's cast does not fit, so nothing was loaded:", *wrong]))
    for member in STAFF:
        _user(member)
    if Entry.objects.filter(municipality=MUNICIPALITY).exists():
        return "The demo is loaded already: it goes on from where it was. Remove var/demo to begin anew."
    written = 0
    for drafts in ([*adoption(now)], *(story(family, now) for family in FAMILIES)):
        written += len(record_many(drafts))
    return f"The demo is loaded: {len(FAMILIES)} invented families, {written} entries."


def faults(families: Iterable[Family], staff: Iterable[Staff]) -> list[str]:
    """What the cast names that is not there: a unit, an act, one of its fields, a member of staff."""
    vocabulary, everybody = lawbook().vocabulary, list(staff)
    units = {unit.id for unit in lawbook().municipalities[MUNICIPALITY].units}
    found = [
        f"{member.username}: there is no unit {unit!r}"
        for member in everybody
        for unit in member.units
        if unit not in units
    ]
    names = {"citizen", *(member.username for member in everybody)}
    for family in families:
        for event in family.events:
            where = f"{family.key}, {event.act}, {event.before} days before"
            fields = (
                {field.id for field in vocabulary[event.act].fields} if event.act in vocabulary else set()
            )
            if event.act not in vocabulary:
                found.append(f"{where}: there is no such act")
            elif strange := sorted(event.values.keys() - fields):
                found.append(f"{where}: the act has no field {', '.join(strange)}")
            if event.values.get("unit", INTAKE) not in units:
                found.append(f"{where}: there is no unit {event.values['unit']!r}")
            if event.by not in names:
                found.append(f"{where}: there is nobody called {event.by!r}")
    return found


def adoption(now: datetime) -> Iterator[Draft]:
    """Each of the municipality's experiments, taken into use on the day its approval begins."""
    book = lawbook()
    for name in book.municipalities[MUNICIPALITY].experiments:
        approval = book.experiments[name].approval
        at = Moment.of(datetime.combine(approval.valid.since, time(0, 0)))
        if at.instant > now:
            continue
        yield Draft(
            act=ADOPTED,
            actor=Actor.system(MUNICIPALITY),
            entry_id=uuid5(SPACE, f"adopted:{name}"),
            times=Times(at),
            values={"experiment": name, "approval": approval.id, "version": approval_hash(name)},
        )


def story(family: Family, now: datetime) -> list[Draft]:
    """All that has happened to a family by now, as acts in order."""
    return [*_registered(family, now), *_ties(family, now), *_happened(family, now)]


def user_id(username: str) -> UUID:
    return uuid5(SPACE, f"user:{username}")


def person_id(family: Family, key: str) -> UUID:
    return uuid5(SPACE, f"person:{family.key}:{key}")


def _entry(family: Family, name: str) -> UUID:
    return uuid5(SPACE, f"entry:{family.key}:{name}")


def _user(member: Staff) -> None:
    User.objects.get_or_create(
        id=user_id(member.username),
        defaults={
            "username": member.username,
            "name": member.name,
            "municipality": MUNICIPALITY,
            "roles": list(member.roles),
            "units": list(member.units),
            "password": "!",  # no password opens a demo user; the start page does
        },
    )


def _registered(family: Family, now: datetime) -> Iterator[Draft]:
    first = family.events[0]
    at = _moment(first, now)
    home = family_of(_entry(family, family.people[0].key), person_id(family, family.people[0].key))
    for number, one in enumerate(family.people):
        yield Draft(
            act="person-registered",
            actor=_actor(first.by),
            entry_id=_entry(family, one.key),
            times=Times(at),
            subjects=Subjects((person_id(family, one.key),), family=home if number else None),
            values={
                "name": one.name,
                "born": _born(one, now.date()).isoformat(),
                "sex": one.sex,
                "provisional": family.provisional,
            },
        )


def _ties(family: Family, now: datetime) -> Iterator[Draft]:
    """Parents, siblings and custody, known from the first event. Of the provisional, nothing is known."""
    if family.provisional:
        return
    children = [one for one in family.people if not one.parent]
    parents = [one for one in family.people if one.parent]
    first = family.events[0]
    ties: list[tuple[str, Someone, Someone, dict[str, Any]]] = []
    for child in children:
        for parent in parents:
            form = "shared" if len(parents) > 1 else "sole"
            holder = {
                "holder": str(person_id(family, parent.key)),
                "form": form,
                "residence": parent is parents[0],
            }
            ties.append(("relation-recorded", child, parent, {"kind": "parent"}))
            ties.append(("custody-recorded", child, parent, holder))
    ties += [
        ("relation-recorded", one, other, {"kind": "sibling"})
        for one in children
        for other in children
        if one is not other
    ]
    for act, child, other, values in ties:
        if act == "relation-recorded":
            values = {"other": str(person_id(family, other.key)), **values}
        yield Draft(
            act=act,
            actor=_actor(first.by),
            entry_id=_entry(family, f"{act}:{child.key}:{other.key}"),
            times=Times(_moment(first, now)),
            subjects=Subjects((person_id(family, child.key),)),
            values={**values, "from": _born(child, now.date()).isoformat()},
        )


def _happened(family: Family, now: datetime) -> Iterator[Draft]:
    for number, event in enumerate(family.events):
        about = event.about or tuple(one.key for one in family.people if not one.parent)
        yield Draft(
            act=event.act,
            actor=_actor(event.by),
            entry_id=_entry(family, event.key or f"event:{number}"),
            times=Times(_moment(event, now)),
            subjects=_subjects(event, family, about),
            values=_values(family, event, now),
            occasion=str(_entry(family, event.occasion)) if event.occasion else None,
        )


def _subjects(event: Event, family: Family, about: tuple[str, ...]) -> Subjects:
    """The children; for what is about their cases as such, the cases that the first event opened."""
    persons = tuple(person_id(family, key) for key in about)
    if lawbook().vocabulary[event.act].area == AREA:
        return Subjects(persons)
    opening = _entry(family, family.events[0].key)
    return Subjects(cases=tuple(case_of(opening, person, AREA) for person in persons))


def _values(family: Family, event: Event, now: datetime) -> dict[str, Any]:
    """What an event says, without what the law of its day doesn't ask."""
    kind, day = lawbook().vocabulary[event.act], _moment(event, now).day
    said = {
        name: _value(value, family, event, now) for name, value in event.values.items() if value is not None
    }
    asked = {one.id for one in kind.fields if one.applies(said, day)}
    return {name: value for name, value in said.items() if name in asked}


def _value(value: Any, family: Family, event: Event, now: datetime) -> Any:
    """A value with what it names: `person:KEY`, `code:NAME`, or one of the staff."""
    if isinstance(value, list):
        return [_value(one, family, event, now) for one in value]
    if isinstance(value, str) and value.startswith("person:"):
        return str(person_id(family, value.removeprefix("person:")))
    if isinstance(value, str) and value.startswith("code:"):
        return CODES[value.removeprefix("code:")][_moment(event, now).day >= BARNETS_LOV]
    if isinstance(value, str) and any(value == member.username for member in STAFF):
        return str(user_id(value))
    return value


def _actor(by: str) -> Actor:
    if by == "citizen":
        return Actor.citizen(MUNICIPALITY)
    member = next(one for one in STAFF if one.username == by)
    return Actor("user", str(user_id(by)), member.roles[0], MUNICIPALITY)


def _moment(event: Event, now: datetime) -> Moment:
    day = now.astimezone(COPENHAGEN).date() - timedelta(days=event.before)
    return Moment.of(datetime.combine(day, time.fromisoformat(event.hour)))


def _born(one: Someone, today: date) -> date:
    had_birthday = one.birthday <= (today.month, today.day)
    return date(today.year - one.age - (not had_birthday), *one.birthday)
