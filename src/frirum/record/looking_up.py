"""Who somebody may be: found by number, or because they are alike; for one case, and it is noted.

A number looked up is a name told, and so is a likeness. So it takes a case that one writes in, and the
right to say who people are; the read log has who asked, for which case, whom they were told of. From
outside nothing is ever told: who writes as a citizen gets no hint that somebody is known.

Names are sealed. Who is alike is found by codes of what names sound like, and only those are opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Q

from frirum.access.models import log_found, log_look_up, looked_up
from frirum.access.policy import UNIT_ROLES, Viewer, may_do

from . import cpr
from .history import IDENTIFIED
from .lawbook import lawbook
from .lists import levels_of
from .models import Case, NameCode, Person, Relation
from .people import CPR_INDEX, NAME_INDEX, REGISTERED
from .reading import find_case
from .sealing import keyring
from .sounds import sounds

MOST = 20
Strength = Literal["number", "birthday", "name"]
STRENGTHS: tuple[Strength, ...] = ("number", "birthday", "name")
UNUSED = ("address", "contact", "school", "language")  # sealed: what is not shown is not opened


@dataclass(frozen=True, slots=True)
class Sought:
    """What is known of somebody, in words. `apart_from` is the family whose members are known already."""

    name: str
    born: date | None = None
    cpr: str = ""
    apart_from: UUID | None = None

    @classmethod
    def person(cls, person: Person) -> Sought:
        """Somebody as they are registered, to be found among others than their own family.

        A child that is not born yet has its mother's name, and nobody else's.
        """
        return cls("" if person.unborn else person.name, person.born, person.cpr, person.stream)


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who may be the one: the same number; the same birth date and a name alike; or names alike.

    `cases` are those of theirs that the asker may be told of, open ones first; of them only that they are
    there and where they lie, nothing of what they say.
    """

    person: Person
    strength: Strength
    cases: tuple[Case, ...]


Asked = Mapping[UUID, tuple[Case, Sought]]  # by case
Found = tuple[UUID, UUID, Strength]  # for which case, whom, how


def who_has(viewer: Viewer, case: UUID, number: str) -> Person | None:
    """The known person with a CPR number in the viewer's municipality, asked for a case.

    None where it is nobody's, or where it is not the viewer's to ask: their case to write in, its child
    provisional, and theirs to identify. Raises NotYours; NoNumber (a ValueError) where it is no number.
    """
    opened, codes = find_case(viewer, case), keyring().blind_indexes(CPR_INDEX, cpr.normal(number))
    child, may = opened.case.person, may_do(viewer, lawbook().vocabulary[IDENTIFIED].roles)
    if viewer.user_id is None or opened.level != "write" or not may or not child.provisional:
        return None
    known = Person.objects.filter(cpr_index__in=codes, provisional=False).select_related("alias_of")
    found = known.filter(municipality=viewer.municipality).order_by("id").first()
    found = found.alias_of or found if found else None
    log_look_up(viewer.user_id, found.id if found else None, opened.case.id, viewer.municipality, viewer.at)
    return found


def alike(viewer: Viewer, asked: Sequence[tuple[Case, Sought]]) -> Mapping[UUID, tuple[Match, ...]]:
    """Who may be the persons sought, by the case that each is asked for; at most 20 for each.

    Nothing for a case that is not the viewer's to write in. Names that are alike without the same number
    or birth date are told to intake and leaders alone, who sort what comes in; and only intake, leaders
    and whose case it is are told that somebody has a case. Asks the same number of queries for one as
    for fifty; whom it found is in the read log.
    """
    roles = lawbook().vocabulary[REGISTERED].roles
    if viewer.user_id is None or not asked or not may_do(viewer, roles):
        return {}
    levels = levels_of(viewer, (case for case, _ in asked))
    mine = {case.id: (case, sought) for case, sought in asked if levels[case.id] == "write"}
    found: dict[UUID, dict[UUID, Strength]] = {case: {} for case in mine}
    for case, person, strength in (*_by_number(viewer, mine), *_by_name(viewer, mine)):
        found[case].setdefault(person, strength)
    return _told(viewer, mine, found)


def mothers(children: Iterable[Person]) -> Mapping[UUID, Person]:
    """Of children not born yet: the mother by whom they were told of, where nobody knows who she is."""
    unborn = [one.id for one in children if one.unborn]
    found = Relation.objects.filter(person__in=unborn, role="parent", other__provisional=True, until=None)
    found = found.filter(other__alias_of=None).select_related("other").order_by("since", "id")
    return {one.person_id: one.other for one in found} if unborn else {}


def looked_up_for(viewer: Viewer, case: Case) -> tuple[Person, ...]:
    """Whom the viewer was told of when looking for somebody for a case: these they may name there."""
    if viewer.user_id is None:
        return ()
    ids = looked_up(viewer.user_id, case.id)
    return tuple(Person.objects.filter(pk__in=ids, municipality=viewer.municipality, alias_of=None))


def _by_number(viewer: Viewer, asked: Asked) -> Iterator[Found]:
    """Who has a number that is sought; whoever turned out to be another is that one."""
    ring = keyring()
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for case, (_, sought) in asked.items():
        try:
            codes = ring.blind_indexes(CPR_INDEX, cpr.normal(sought.cpr)) if sought.cpr else ()
        except cpr.NoNumber:
            codes = ()
        for code in codes:
            wanted[code].append(case)
    if wanted:
        rows = Person.objects.filter(municipality=viewer.municipality, cpr_index__in=list(wanted))
        for person, other, code in rows.values_list("pk", "alias_of", "cpr_index"):
            yield from ((case, other or person, "number") for case in wanted[code])


def _by_name(viewer: Viewer, asked: Asked) -> Iterator[Found]:
    """Whose name is alike: with the birth date one part is enough; else two, or the only one that is known
    with the same year. Whose birth date nobody knows may be anybody's age."""
    heard_by = {case: _codes(viewer, sought) for case, (_, sought) in asked.items()}
    condition = Q(pk__in=())
    for case, (_, sought) in asked.items():
        if heard_by[case]:
            condition |= Q(code__in=list(heard_by[case])) & _born(sought)
    if not any(heard_by.values()):
        return
    rows = NameCode.objects.filter(condition, municipality=viewer.municipality)
    codes_of: dict[tuple[UUID, date | None], set[str]] = defaultdict(set)
    for person, code, born in rows.values_list("person", "code", "born"):
        codes_of[person, born].add(code)
    for case, (_, sought) in asked.items():
        shared = {
            one: len({heard_by[case][code] for code in codes & heard_by[case].keys()})
            for one, codes in codes_of.items()
        }
        parts = len(set(heard_by[case].values()))
        likely = sorted(shared.items(), key=lambda one: (one[0][1] != sought.born, -one[1], str(one[0][0])))
        for (person, born), parts_shared in likely:
            if parts_shared and born and born == sought.born:
                yield case, person, "birthday"
            elif viewer.roles & UNIT_ROLES and parts_shared >= _enough(parts, born, sought):
                yield case, person, "name"


def _codes(viewer: Viewer, sought: Sought) -> dict[str, str]:
    """The codes of a name under every key, each with the sound that it stands for."""
    ring, here = keyring(), viewer.municipality
    return {
        code: heard
        for heard in sounds(sought.name)
        for code in ring.blind_indexes(NAME_INDEX, f"{here}:{heard}")
    }


def _born(sought: Sought) -> Q:
    if sought.born is None:
        return Q()
    year = sought.born.year
    return Q(born=None) | Q(born__gte=date(year, 1, 1), born__lte=date(year, 12, 31))


def _enough(parts: int, born: date | None, sought: Sought) -> int:
    """How many parts of two names must be alike, where nothing but the year speaks for it."""
    if born and sought.born:
        return min(parts, 2) if born.year == sought.born.year else parts + 1
    return 2


def _told(
    viewer: Viewer, asked: Asked, found: Mapping[UUID, Mapping[UUID, Strength]]
) -> Mapping[UUID, tuple[Match, ...]]:
    """Opens whom was found, leaves out who is known already, and notes in the read log who was told."""
    ids = {person for persons in found.values() for person in list(persons)[: 2 * MOST]}
    rows = Person.objects.filter(pk__in=ids, municipality=viewer.municipality, alias_of=None).defer(*UNUSED)
    people = {one.id: one for one in rows}
    cases: dict[UUID, list[Case]] = defaultdict(list)
    every = list(Case.objects.filter(person__in=people).order_by("-status", "-opened_at", "id"))
    levels = levels_of(viewer, every)
    for one in every:
        if viewer.roles & UNIT_ROLES or levels[one.id]:
            cases[one.person_id].append(one)
    told: dict[UUID, tuple[Match, ...]] = {}
    for case, (own, sought) in asked.items():
        others = [
            (people[person], strength)
            for person, strength in found[case].items()
            if person in people
            and person != own.person_id
            and (sought.apart_from is None or people[person].stream != sought.apart_from)
        ]
        others.sort(key=lambda one: STRENGTHS.index(one[1]))
        told[case] = tuple(Match(one, strength, tuple(cases[one.id])) for one, strength in others[:MOST])
    pairs = [(case, one.person.id) for case, matches in told.items() for one in matches]
    if viewer.user_id is not None and pairs:
        log_found(viewer.user_id, pairs, viewer.municipality, viewer.at)
    return told
