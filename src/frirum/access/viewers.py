"""From a signed-in user to the viewer that the policy asks about."""

from __future__ import annotations

from datetime import datetime

from .models import Cover, User
from .policy import SYSTEM, Covering, Viewer


def viewer(user: User, at: datetime) -> Viewer:
    """A user's roles, units and covers as they are now; somebody no longer active has none."""
    if not user.active:
        return Viewer(user.id, user.municipality, frozenset(), frozenset(), at)
    roles, units = frozenset(user.roles), frozenset(user.units)
    return Viewer(user.id, user.municipality, roles, units, at, _covers(user) if "adviser" in roles else ())


def system_viewer(municipality: str, at: datetime) -> Viewer:
    """The municipality's own machinery: import, demo, restore. No person signs in as this."""
    return Viewer(None, municipality, frozenset({SYSTEM}), frozenset(), at)


def _covers(user: User) -> tuple[Covering, ...]:
    found = Cover.objects.filter(covered_by=user.id, municipality=user.municipality).order_by("since", "id")
    return tuple(Covering(one.adviser, one.since, one.until) for one in found)
