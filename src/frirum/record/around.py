"""Who is around a child, as far as the asker may see. Family is where cases meet, never a reason to see.

Which cases are the asker's is answered by the one policy, through `lists.levels_of`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from frirum.access.policy import Level, Viewer
from frirum.law.moments import local_day

from .lists import levels_of
from .models import Case, Custody, Meeting, Person, Relation


@dataclass(frozen=True, slots=True)
class Family:
    """Who is around a child. Family is where cases meet, never a reason to see.

    `cases` are the viewer's own to see and open, this one first. `persons` are those who may be named: who
    has no case, who has one, open or closed, that is the viewer's to see, and whom this child's own
    relations and custody name: who somebody's brother is belongs to the child's case, whoever has his.
    """

    cases: tuple[tuple[Case, Level], ...]
    persons: Mapping[UUID, Person]
    relations: tuple[Relation, ...]
    custody: tuple[Custody, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Everybody whom a child's own relations and custody name, now or earlier."""

    relations: tuple[Relation, ...]
    custody: tuple[Custody, ...]

    @property
    def persons(self) -> Mapping[UUID, Person]:
        related = {one.other_id: one.other for one in self.relations}
        return related | {one.holder_id: one.holder for one in self.custody}


def family(viewer: Viewer, case: Case) -> Family:
    """Who is around the child of a case that the viewer may see, and which cases of theirs that one may."""
    today = local_day(viewer.at)
    every = list(
        Case.objects.filter(stream=case.stream, municipality=case.municipality).select_related("person")
    )
    every.sort(key=lambda one: (one.id != case.id, one.person.born or today, str(one.id)))
    levels = levels_of(viewer, every)
    seen = tuple(
        (one, may) for one in every if (may := levels[one.id]) and (one.status == "open" or one.id == case.id)
    )
    valid = Q(until=None) | Q(until__gt=today)
    relations = tuple(Relation.objects.filter(valid, person=case.person_id).select_related("other"))
    custody = tuple(Custody.objects.filter(valid, child=case.person_id).select_related("holder"))
    hidden = {one.person_id for one in every} - {one.person_id for one in every if levels[one.id]}
    members = Person.objects.filter(stream=case.stream, alias_of=None)
    persons = {one.id: one for one in members if one.id not in hidden}
    persons |= {one.other_id: one.other for one in relations}
    persons |= {one.holder.id: one.holder for one in custody if one.holder}
    # Who turned out to be one of them: what was written of them then is shown by name.
    persons |= {one.id: one for one in Person.objects.filter(alias_of__in=[*persons, case.person_id])}
    return Family(seen, persons, relations, custody)


def ties(case: Case) -> Ties:
    """Relations and custody of the child of a case that the viewer may see; those that ended too."""
    relations = Relation.objects.filter(person=case.person_id).select_related("other")
    custody = Custody.objects.filter(child=case.person_id).select_related("holder")
    return Ties(tuple(relations.order_by("since", "id")), tuple(custody.order_by("since", "id")))


def who_comes(viewer: Viewer, planned: Iterable[Meeting]) -> dict[UUID, tuple[str, ...]]:
    """Names of those who come to some meetings, by meeting: as far as the child's case may name them.

    That is who has no case, has one that is the viewer's to see, or is named by the child's own relations
    and custody: the same as `family` says, for many cases in a few queries.
    """
    every = list(planned)
    ids = {UUID(one) for meeting in every for one in meeting.people}
    persons = {one.id: one for one in Person.objects.filter(pk__in=ids)}
    shut = others_own(viewer, ids)
    children = {meeting.case.person_id for meeting in every}
    tied = set(Relation.objects.filter(person__in=children).values_list("person", "other"))
    tied |= set(Custody.objects.filter(child__in=children).values_list("child", "holder"))

    def may_be_named(one: UUID, child: UUID) -> bool:
        return one in persons and (one not in shut or (child, one) in tied)

    return {
        meeting.id: tuple(
            str(persons[UUID(one)])
            for one in meeting.people
            if may_be_named(UUID(one), meeting.case.person_id)
        )
        for meeting in every
    }


def others_own(viewer: Viewer, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Which of some persons have a case, and none that is the viewer's to see. A child's own relations may
    name them; how to reach them, and all else, belongs to their case."""
    theirs = list(Case.objects.filter(person__in=set(persons)))
    levels = levels_of(viewer, theirs)
    seen = {one.person_id for one in theirs if levels[one.id]}
    return frozenset(one.person_id for one in theirs) - seen


def mergeable(viewer: Viewer, persons: Iterable[Person]) -> tuple[Person, ...]:
    """Those of some registered persons whom a viewer may merge with another: who writes in every case of
    theirs, open or closed, or, where there is none, in the family's. The door asks the same of the act."""
    asked = {one.id: one for one in persons if not one.provisional and one.alias_of_id is None}
    own = list(Case.objects.filter(person__in=asked))
    near = list(Case.objects.filter(stream__in={one.stream for one in asked.values()}))
    levels = levels_of(viewer, [*own, *near])
    streams = {one.stream for one in near if levels[one.id] == "write"}
    has, written = {one.person_id for one in own}, defaultdict(set)
    for one in own:
        written[one.person_id].add(levels[one.id])
    return tuple(
        one
        for one in asked.values()
        if (written[one.id] == {"write"} if one.id in has else one.stream in streams)
    )
