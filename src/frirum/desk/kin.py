"""Who is around a child: the family's cases that the asker may see, its people, and the names of staff.

Family is where cases meet, never a reason to see: somebody with a case that is not the asker's is named
only where this child's own relations name them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from frirum.access.models import Grant, User
from frirum.access.policy import Level, level
from frirum.desk.door import Asker
from frirum.desk.timeline import Names
from frirum.law.moments import local_day
from frirum.record.models import Case, Custody, Person, Relation
from frirum.site.screen.places import units_of

SIBLINGS = ("sibling", "half-sibling")


@dataclass(frozen=True, slots=True)
class KinCase:
    """A case of the same family that the asker may see."""

    case: Case
    level: Level

    @property
    def name(self) -> str:
        return str(self.case.person)

    @property
    def url(self) -> str:
        return reverse("desk:case", args=[self.case.id])


@dataclass(frozen=True, slots=True)
class Kin:
    """The people around one case."""

    case: Case
    cases: tuple[KinCase, ...]  # of the family, the asker's own to see; this one first
    persons: Mapping[UUID, Person]
    relations: tuple[Relation, ...]
    custody: tuple[Custody, ...]
    users: Mapping[str, User]

    @property
    def siblings(self) -> tuple[tuple[str, str], ...]:
        """(name, address of the case, or "" where it is not the asker's to see)."""
        seen = {kin.case.person_id: kin for kin in self.cases[1:]}
        related = [one.other_id for one in self.relations if one.role in SIBLINGS]
        every = dict.fromkeys([*related, *seen])
        return tuple(
            (str(self.persons[one]), seen[one].url if one in seen else "")
            for one in every
            if one in self.persons
        )

    @property
    def names(self) -> Names:
        return Names(
            persons={str(one): str(person) for one, person in self.persons.items()},
            users={one: user.name for one, user in self.users.items()},
            cases={str(kin.case.id): kin.name for kin in self.cases[1:]},
            units=units_of(self.case.municipality),
        )

    def user_name(self, user: UUID | None) -> str:
        return self.users[str(user)].name if user and str(user) in self.users else ""


def kin_of(asker: Asker, case: Case) -> Kin:
    """Reads who is around a case, as far as the asker may see."""
    family = list(
        Case.objects.filter(stream=case.stream, municipality=case.municipality).select_related("person")
    )
    grants = list(Grant.objects.filter(user=asker.user.id, case__in=[one.id for one in family]))
    cases = []
    for one in sorted(
        family, key=lambda one: (one.id != case.id, one.person.born or local_day(asker.at), str(one.id))
    ):
        may = level(asker.viewer, one, [grant for grant in grants if grant.case == one.id])
        if may and (one.status == "open" or one.id == case.id):
            cases.append(KinCase(one, may))
    today = local_day(asker.at)
    relations = tuple(
        Relation.objects.filter(Q(until=None) | Q(until__gt=today), person=case.person_id).select_related(
            "other"
        )
    )
    custody = tuple(
        Custody.objects.filter(Q(until=None) | Q(until__gt=today), child=case.person_id).select_related(
            "holder"
        )
    )
    hidden = {one.person_id for one in family} - {kin.case.person_id for kin in cases}
    persons = {
        one.id: one
        for one in Person.objects.filter(stream=case.stream, alias_of=None)
        if one.id not in hidden
    }
    persons |= {one.other_id: one.other for one in relations}
    persons |= {one.holder_id: one.holder for one in custody if one.holder_id and one.holder}
    users = {str(user.id): user for user in User.objects.filter(municipality=case.municipality)}
    return Kin(case, tuple(cases), persons, relations, custody, users)
