"""From a signed-in user to the viewer that the policy asks about."""

from __future__ import annotations

from datetime import datetime

from .models import User
from .policy import SYSTEM, Viewer


def viewer(user: User, at: datetime) -> Viewer:
    """A user's roles and units as they are now; somebody no longer active has none."""
    if not user.active:
        return Viewer(user.id, user.municipality, frozenset(), frozenset(), at)
    return Viewer(user.id, user.municipality, frozenset(user.roles), frozenset(user.units), at)


def system_viewer(municipality: str, at: datetime) -> Viewer:
    """The municipality's own machinery: import, demo, restore. No person signs in as this."""
    return Viewer(None, municipality, frozenset({SYSTEM}), frozenset(), at)
