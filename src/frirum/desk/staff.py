"""Staff in the lists and choices of who leads: by the alphabet, with the units that they belong to."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from frirum.access.models import User
from frirum.desk.door import Asker
from frirum.record import lists
from frirum.site.screen import words
from frirum.site.screen.places import units_of


def staff_by_id(asker: Asker) -> Mapping[UUID, User]:
    """Everybody who works, or has worked, in the asker's municipality, by the alphabet."""
    every = sorted(lists.staff(asker.viewer), key=lambda one: (words.by_alphabet(one.name), str(one.id)))
    return {user.id: user for user in every}


def advisers(users: Iterable[User]) -> list[User]:
    """Those who may have cases."""
    return [user for user in users if user.active and "adviser" in user.roles]


def of_units(users: Iterable[User], units: Iterable[str]) -> list[User]:
    """Those who belong to one of some units."""
    wanted = set(units)
    return [user for user in users if wanted & set(user.units)]


def with_units(user: User) -> str:
    """Somebody by name and units: Jonas Kjær, Familierådgivningen."""
    names = units_of(user.municipality)
    return ", ".join([user.name, *(names.get(unit, unit) for unit in user.units)])
