"""Who could be asked what at a talk: read from the family, its ages and custody, for the adviser to untick.

A child of 6 answers for itself, in a child's words until 13; whoever has custody answers about themselves and
about each child. Others who know the child can be asked too, and are not until somebody ticks them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from frirum.desk.kin import Kin
from frirum.feedback.instruments import Instrument, Library
from frirum.record import feedback
from frirum.record.models import Case, Person
from frirum.record.respondents import age_of
from frirum.site.screen import words
from frirum.site.screen.words import said

YOUNGEST = 6
"""Below, no instrument is made for who answers: an adult answers about the child. So say the instruments."""
OTHERS = ("step-parent", "grandparent", "foster-parent", "network", "other")
KINDS = ("lines", "register")


@dataclass(frozen=True, slots=True)
class Choice:
    """One tick: what somebody is asked. `child` is the case that it is asked for; "" for all."""

    value: str
    label: str
    chosen: bool
    child: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who can be asked, and about what."""

    name: str
    about: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Whom a talk can be about and who can answer. `children` are the cases that the asker may write in."""

    children: Mapping[UUID, Case]
    holders: tuple[Person, ...]
    others: tuple[Person, ...]
    with_goals: frozenset[UUID] = frozenset()  # whose goals are worded, and so can be asked about


def family_of(kin: Kin, day: date) -> Family:
    """From who is around the child of a case."""
    children = {one.case.person_id: one.case for one in kin.cases if one.level == "write"}
    holders = [one.holder_id for one in kin.custody if one.holder_id]
    parents = [one.other_id for one in kin.relations if one.role == "parent"]
    others = [one.other_id for one in kin.relations if one.role in OTHERS]

    def known(ids: Iterable[UUID]) -> tuple[Person, ...]:
        return tuple(
            kin.persons[one] for one in dict.fromkeys(ids) if one in kin.persons and one not in children
        )

    adults = known([*holders, *parents])
    others_known = tuple(one for one in known(others) if one not in adults)
    return Family(children, adults, others_known, _with_goals(children.values(), day))


def _with_goals(cases: Iterable[Case], day: date) -> frozenset[UUID]:
    every = (one for case in cases for one in feedback.own_goals(case))
    return frozenset(one.whose for one in every if one.until is None or one.until > day)


def who_answers(
    family: Family,
    case: Case,
    library: Library,
    day: date,
    chosen: frozenset[str] | None = None,
    kind: str = "lines",
) -> list[Asked]:
    """Everybody who can be asked. `chosen`: what was ticked on a form sent back; None: what is proposed."""
    found = []
    for child in sorted(family.children.values(), key=lambda one: (one.id != case.id, str(one.id))):
        age = age_of(child.person, day)
        if age is None or age >= YOUNGEST:
            rows = [
                _key(child.person_id, child.person_id, "self", measures)
                for measures in measured(child.person_id, family)
            ]
            found.append(_asked(child.person, rows, True, family, library, day, chosen, kind))
    for adult in family.holders:
        rows = [
            _key(adult.id, child, "parent-about-child", measures)
            for child in family.children
            for measures in measured(child, family)
            if measures != "alliance"
        ]
        rows += [
            _key(adult.id, adult.id, "parent-about-self", measures) for measures in measured(adult.id, family)
        ]
        found.append(_asked(adult, rows, True, family, library, day, chosen, kind))
    for other in family.others:
        rows = [_key(other.id, child, "other-about-child", "outcome") for child in family.children]
        found.append(_asked(other, rows, False, family, library, day, chosen, kind))
    return [one for one in found if one.choices]


def measured(about: UUID, family: Family) -> tuple[str, ...]:
    """What is asked about somebody, in the order of a talk: goals only of who has worded some."""
    return ("outcome", "goals", "alliance") if about in family.with_goals else ("outcome", "alliance")


def asks_of(
    ticked: Iterable[str], family: Family, cases: Iterable[UUID], library: Library, day: date, kind: str
) -> Iterator[dict[str, Any]]:
    """What was ticked, as a talk says it: only about the children whose cases the talk is on."""
    children = {one.person_id for one in family.children.values() if one.id in set(cases)}
    known = {str(one.id): one for one in (*family.holders, *family.others)}
    known |= {str(one): family.children[one].person for one in children}
    for number, value in enumerate(dict.fromkeys(ticked), 1):
        respondent, about, role, measures = (value.split("|") + [""] * 4)[:4]
        if respondent not in known or about not in known:
            continue
        if role != "parent-about-self" and UUID(about) not in children:
            continue
        instrument = pick(library, age_of(known[about], day), role, measures, kind)
        if instrument is not None:
            yield {
                "id": f"s{number}",
                "respondent": respondent,
                "about": about,
                "role": role,
                "instrument": instrument.id,
                "version": instrument.version,
            }


def pick(library: Library, age: int | None, role: str, measures: str, kind: str) -> Instrument | None:
    """The instrument for somebody: of the kind that was chosen, else the open lines."""
    fitting = library.for_age(age, role, measures)
    wanted = (kind, "lines", "goals")
    return next((one for this in wanted for one in fitting if one.kind == this), None)


def _key(respondent: UUID, about: UUID, role: str, measures: str) -> str:
    return f"{respondent}|{about}|{role}|{measures}"


def _asked(
    person: Person,
    rows: list[str],
    proposed: bool,
    family: Family,
    library: Library,
    day: date,
    chosen: frozenset[str] | None,
    kind: str,
) -> Asked:
    choices = []
    for value in rows:
        _who, about, role, measures = value.split("|")
        child = family.children.get(UUID(about))
        subject = child.person if child else person
        instrument = pick(library, age_of(subject, day), role, measures, kind)
        if instrument is None:
            continue
        ticked = proposed if chosen is None else value in chosen
        choices.append(
            Choice(
                value, label(role, measures, str(subject), instrument), ticked, str(child.id) if child else ""
            )
        )
    return Asked(str(person), words.age(person.born, day), tuple(choices))


def label(role: str, measures: str, about: str, instrument: Instrument) -> str:
    """What is asked, and with what: Om sig selv (Trivselslinjer)."""
    if measures == "alliance":
        what = _("Om samtalen, til sidst")
    elif measures == "goals":
        what = _("Mål for %(name)s") % {"name": about}
    else:
        what = (
            _("Om sig selv") if role in ("self", "parent-about-self") else _("Om %(name)s") % {"name": about}
        )
    return f"{what} ({said(instrument.title)})"
