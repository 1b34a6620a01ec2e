"""Who is around a child, in words: the family's cases that the asker may see, its people, names of staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from frirum.access.models import User
from frirum.access.policy import Level
from frirum.desk.door import Asker
from frirum.desk.timeline import Names
from frirum.record import around, lists
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
    found = around.family(asker.viewer, case)
    return Kin(
        case=case,
        cases=tuple(KinCase(one, may) for one, may in found.cases),
        persons=found.persons,
        relations=found.relations,
        custody=found.custody,
        users={str(user.id): user for user in lists.staff(asker.viewer)},
    )


def names_of_staff(asker: Asker) -> dict[UUID | None, str]:
    """The names by which a list shows whose a case is."""
    return {user.id: user.name for user in lists.staff(asker.viewer)}
