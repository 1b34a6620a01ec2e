"""The demo's people and stories as acts: users, and each family's history so far."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from frirum.access.models import User
from frirum.cli.demo_cast import (
    CITIZEN,
    NAMED,
    SPACE,
    Event,
    Family,
    Someone,
    families,
    person_id,
    pick,
    user_id,
)
from frirum.cli.demo_cpr import number
from frirum.cli.demo_town import adoption, covers, town_faults
from frirum.cli.demo_voice import RESPONDENT, thresholds
from frirum.law.calendar import is_weekday
from frirum.law.history import age_on
from frirum.law.moments import COPENHAGEN, Moment
from frirum.law.vocabulary import Field
from frirum.record.documents import stage
from frirum.record.drafts import Actor, Draft, Subjects, Times
from frirum.record.identifiers import case_of, family_of
from frirum.record.journal import record_many
from frirum.record.lawbook import lawbook
from frirum.record.models import Entry
from frirum.record.talking import ANSWERED, CHANGED
from frirum.site.demo import Staff, Town, member, towns
from frirum.site.home import HOME

AREA = "children"
PAPERS = HOME / "demo" / "papers"
BARNETS_LOV = date(2024, 1, 1)
CODES = {
    "support": ("serviceloven-52", "barnets-lov-32"),
    "placement": ("serviceloven-52", "barnets-lov-46"),
    "placement-without-consent": ("serviceloven-58", "barnets-lov-47"),
    "early": ("serviceloven-11-3", "barnets-lov-30"),
    "day-care": ("serviceloven-52-3-1", "barnets-lov-32-1"),
    "home-support": ("serviceloven-52-3-2", "barnets-lov-32-2"),
    "family-treatment": ("serviceloven-52-3-3", "barnets-lov-32-5"),
    "respite": ("serviceloven-52-3-5", "barnets-lov-32-7"),
    "contact-person": ("serviceloven-52-3-6", "barnets-lov-32-3"),
    "placed": ("serviceloven-52-3-7", "barnets-lov-46"),
    "other-help": ("serviceloven-52-3-9", "barnets-lov-32-8"),
}
"""Codes of the vocabulary by what they mean, before and under Barnets lov."""
CODED = ("law_source", "efforts", "effort_kind", "components", "added", "dropped")
MERGED = "merged"
"""R2's merged effort; family treatment where its code is not in use."""
OFFICE = ("08:00", "17:00")
"""What is done in these hours is done on a working day."""
MINUTES = timedelta(minutes=20)
AT_ONCE = timedelta(minutes=2)
AT_THE_TALK = frozenset({ANSWERED, CHANGED})


def load(now_in: Callable[[str], datetime]) -> str:
    """Users, the experiments' adoption, and the families' stories; says what was done.

    `now_in` says which moment it is in a municipality. What is there already stays as it is.
    """
    told = families()
    if wrong := faults(told, towns().values()):
        raise ValueError("\n".join(["The demo's cast does not fit, so nothing was loaded:", *wrong]))
    for town in towns().values():
        for one in town.staff:
            _user(one, town.code)
    if Entry.objects.filter(municipality__in=towns()).exists():
        return "The demo is loaded already: it goes on from where it was. Remove var/demo to begin anew."
    written = 0
    for code in towns():
        now = now_in(code)
        written += len(record_many([*adoption(code, now), *covers(code, now), *thresholds(code, now)]))
    for family in told:
        written += len(record_many(story(family, now_in(family.municipality))))
    return f"The demo is loaded: {len(told)} invented families, {written} entries."


def faults(told: Iterable[Family], cast: Iterable[Town]) -> list[str]:
    """What the cast names that is not there: a unit, an act, a field, one of the staff or the family."""
    book, found = lawbook(), []
    everybody = {one.username for town in cast for one in town.staff} | {CITIZEN}
    for town in cast:
        found += town_faults(town, everybody)
    for family in told:
        units = {unit.id for unit in book.municipalities[family.municipality].units}
        people = {one.key for one in family.people}
        for event in family.events:
            where = f"{family.key}, {event.act}, {event.before} days before"
            if event.act not in book.vocabulary:
                found.append(f"{where}: there is no such act")
                continue
            fields = {one.id: one for one in book.vocabulary[event.act].fields}
            if strange := sorted(event.values.keys() - fields.keys()):
                found.append(f"{where}: the act has no field {', '.join(strange)}")
            if event.values.get("unit") not in (None, *units):
                found.append(f"{where}: there is no unit {event.values['unit']!r}")
            if event.by not in everybody | {f"{RESPONDENT}{one}" for one in people}:
                found.append(f"{where}: there is nobody called {event.by!r}")
            lost = [one for one in event.values.get("documents", ()) if not (PAPERS / one).exists()]
            found += [f"{where}: there is no paper {one!r}" for one in lost]
            named = {*event.about} | {
                name
                for key, value in event.values.items()
                if key in fields and fields[key].type in ("person", "persons")
                for name in ([value] if isinstance(value, str) else value)
            }
            named |= {ask[name] for ask in event.values.get("asks", ()) for name in ("respondent", "about")}
            if unknown := sorted(named - people):
                found.append(f"{where}: the family has no {', '.join(unknown)}")
    return found


def story(family: Family, now: datetime) -> list[Draft]:
    """All that has happened to a family by now, as acts in order."""
    at = moments(family, now)
    return [*_registered(family, now, at[0]), *_ties(family, now, at[0]), *_happened(family, now, at)]


def moments(family: Family, now: datetime) -> list[Moment]:
    """When each event was: staff's on a working day, and each after the one before it."""
    today, found = now.astimezone(COPENHAGEN).date(), list[Moment]()
    for place, event in enumerate(family.events):
        day = today - timedelta(days=event.before)
        office = event.by != CITIZEN and OFFICE[0] <= (event.hour or OFFICE[0]) <= OFFICE[1]
        while office and not is_weekday(day, saturday=False):
            day -= timedelta(days=1)
        hour = time.fromisoformat(event.hour) if event.hour else _some_hour(family, place)
        instant = Moment.of(datetime.combine(day, hour)).instant
        if event.act in AT_THE_TALK:
            instant = found[-1].instant + AT_ONCE
        elif found and instant <= found[-1].instant:
            instant = found[-1].instant + MINUTES
        found.append(Moment.of(instant))
    return found


def _some_hour(family: Family, place: int) -> time:
    """Between 8.30 and 15.20."""
    minutes = 8 * 60 + 30 + 10 * pick(42, "hour", family.municipality, family.key, place)
    return time(minutes // 60, minutes % 60)


def _entry(family: Family, name: str) -> UUID:
    return uuid5(SPACE, f"entry:{family.municipality}:{family.key}:{name}")


def _id(family: Family, key: str) -> UUID:
    return person_id(family.municipality, family.key, key)


def _user(one: Staff, municipality: str) -> None:
    User.objects.get_or_create(
        id=user_id(one.username),
        defaults={
            "username": one.username,
            "name": one.name,
            "municipality": municipality,
            "roles": list(one.roles),
            "units": list(one.units),
            "password": "!",  # no password opens a demo user; the start page does
        },
    )


def _registered(family: Family, now: datetime, at: Moment) -> Iterator[Draft]:
    first = family.people[0]
    home = family_of(_entry(family, first.key), _id(family, first.key))
    for one in family.people:
        born = _born(one, now.date())
        known = not one.unborn and not family.provisional
        values = {
            "name": one.name,
            "cpr": number(born, one.sex, family.municipality, family.key, one.key) if known else None,
            "born": None if one.unborn else born.isoformat(),
            "sex": one.sex or None,
            "unborn": one.unborn or None,
            "language": one.language or None,
            "provisional": family.provisional,
        }
        yield Draft(
            act="person-registered",
            actor=_actor(family.events[0].by, "person-registered", family),
            entry_id=_entry(family, one.key),
            times=Times(at),
            subjects=Subjects((_id(family, one.key),), family=None if one is first else home),
            values={name: value for name, value in values.items() if value is not None},
        )


def _ties(family: Family, now: datetime, at: Moment) -> Iterator[Draft]:
    """Relations and custody, known from the first event. Of the provisional, nothing is known."""
    if family.provisional:
        return
    children = [one for one in family.people if one.child]
    parents = [one for one in family.people if one.tie == "parent"]
    others = [one for one in family.people if not one.child]
    holders = [one for one in parents if one.custody != "none"]
    ties: list[tuple[str, Someone, UUID, dict[str, Any]]] = []
    for child in children:
        ties += [("relation-recorded", child, _id(family, one.key), {"kind": one.tie}) for one in others]
        ties += [
            ("relation-recorded", child, _id(family, one.key), {"kind": "sibling"})
            for one in children
            if one is not child
        ]
        for parent in holders:
            form = parent.custody or ("shared" if len(holders) > 1 else "sole")
            held = {"form": form, "residence": parent is holders[0]}
            ties.append(("custody-recorded", child, _id(family, parent.key), held))
        ties += [
            ("relation-recorded", child, person_id(family.municipality, other_family, other), {"kind": tie})
            for key, tie, other_family, other in family.kin
            if key == child.key
        ]
    for act, child, other, values in ties:
        named = {"other": str(other)} if act == "relation-recorded" else {"holder": str(other)}
        since = at.day if child.unborn else _born(child, now.date())
        yield Draft(
            act=act,
            actor=Actor.system(family.municipality),
            entry_id=_entry(family, f"{act}:{child.key}:{other}"),
            times=Times(at),
            subjects=Subjects((_id(family, child.key),)),
            values={**named, **values, "from": since.isoformat()},
        )


def _happened(family: Family, now: datetime, at: list[Moment]) -> Iterator[Draft]:
    for place, event in enumerate(family.events):
        about = event.about or tuple(one.key for one in family.people if one.child)
        yield Draft(
            act=event.act,
            actor=_actor(event.by, event.act, family),
            entry_id=_entry(family, event.key or f"event:{place}"),
            times=Times(at[place]),
            subjects=_subjects(event, family, about),
            values=_values(family, event, at[place].day, now.date()),
            occasion=str(_entry(family, event.occasion)) if event.occasion else None,
        )


def _subjects(event: Event, family: Family, about: tuple[str, ...]) -> Subjects:
    """The children; for what is about their cases as such, the cases that their first event opened."""
    persons = tuple(_id(family, key) for key in about)
    if lawbook().vocabulary[event.act].area == AREA:
        return Subjects(persons)
    return Subjects(
        cases=tuple(
            case_of(_opening(family, key), person, AREA) for key, person in zip(about, persons, strict=True)
        )
    )


def _opening(family: Family, child: str) -> UUID:
    """The event that opened a child's case: the first that is about the child."""
    return next(
        _entry(family, one.key)
        for one in family.events
        if one.act in NAMED and (not one.about or child in one.about)
    )


def _values(family: Family, event: Event, day: date, today: date) -> dict[str, Any]:
    """What an event says, without what the law of its day doesn't ask."""
    kind = lawbook().vocabulary[event.act]
    fields = {one.id: one for one in kind.fields}
    said = {
        name: _papers(value, family, event)
        if fields[name].type == "documents"
        else _value(value, fields[name], family, day)
        for name, value in event.values.items()
        if value is not None
    }
    if event.act == ANSWERED:
        about = next(one for one in family.people if one.key == event.values["about"])
        said["age"] = age_on(_born(about, today), day)
    asked = {one.id for one in kind.fields if one.applies(said, day)}
    return {name: value for name, value in said.items() if name in asked}


def _papers(names: Iterable[str], family: Family, event: Event) -> list[dict[str, Any]]:
    """The papers that an event brings, staged by who records it, as a file sent with a form is."""
    actor = _actor(event.by, event.act, family)
    form = _entry(family, f"papers:{event.before}")
    return [dict(stage(actor, None, name, (PAPERS / name).read_bytes(), form)) for name in names]


def _value(value: Any, field: Field, family: Family, day: date) -> Any:
    """A value with what it names: one of the family or the staff, an event, a code, a day from then."""
    if field.type == "marks":
        return value
    if field.type == "asks":
        named = ("respondent", "about")
        return [{**ask, **{who: str(_id(family, ask[who])) for who in named}} for ask in value]
    if isinstance(value, list):
        return list(dict.fromkeys(_value(one, field, family, day) for one in value))
    if field.type in ("person", "persons"):
        return str(_id(family, value))
    if field.type == "entry":
        return str(_entry(family, value))
    if field.type == "user":
        return str(user_id(value))
    if field.type == "date":
        return (day + timedelta(days=value)).isoformat()
    if field.id in CODED:
        return _code(value, field, day)
    return value


def _code(name: str, field: Field, day: date) -> str:
    code = next((one for one in field.options if one.id == "family-oriented"), None)
    if name == MERGED and code and code.valid and code.valid.covers(day):
        return code.id
    name = "family-treatment" if name == MERGED else name
    return CODES[name][day >= BARNETS_LOV] if name in CODES else name


def _actor(by: str, act: str, family: Family) -> Actor:
    if by == CITIZEN:
        return Actor.citizen(family.municipality)
    if by.startswith(RESPONDENT):
        return Actor.respondent(_id(family, by.removeprefix(RESPONDENT)), family.municipality)
    one = member(by)
    assert one is not None  # noqa: S101 (`faults` has looked)
    may = lawbook().vocabulary[act].roles
    role = next((role for role in one.roles if role in may), one.roles[0])
    return Actor("user", str(user_id(by)), role, family.municipality)


def _born(one: Someone, today: date) -> date:
    had_birthday = one.birthday <= (today.month, today.day)
    return date(today.year - one.age - (not had_birthday), *one.birthday)
