"""The one policy: which rows a person may see, and what they may do with one of them.

Both answers are made of the same rule, so that a list and a page can't disagree:

- always the viewer's own municipality, nothing else of another;
- an adviser has the cases assigned to them, intake and leaders those of their units;
- a grant opens one case to one person, to read or to write, from and until an instant; but to nobody without
  a role: who has left has none, whatever they were given;
- who covers for an adviser has that one's cases, to write, from and until an instant;
- nothing else opens a case: not the family, not a former assignment.

A list asks by columns of the row itself (municipality, unit, assignee), never by a look into
the grants: that is an indexed equality and stays as fast at a million rows as at ten. Cases open
by grant therefore stand in a short list of their own (`granted`), and so does what one covers: it is
the adviser's own list, by the same equality (`covered`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from django.db.models import Q

Level = Literal["read", "write"]
SYSTEM = "system"
CITIZEN = "public"  # whoever writes from outside, as the vocabulary names them
UNIT_ROLES = frozenset({"intake", "leader"})


class NotYours(Exception):
    """The case is not this person's: to them it does not exist (a page answers 404)."""


class ReadOnly(Exception):
    """The person may read the case, but not write in it (a page answers 403)."""


@dataclass(frozen=True, slots=True)
class Covering:
    """That a viewer looks after an adviser's cases, from and until an instant (exclusive)."""

    adviser: UUID
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who asks, with their roles and units, at an instant of business time."""

    user_id: UUID | None
    municipality: str
    roles: frozenset[str]
    units: frozenset[str]
    at: datetime
    covers: tuple[Covering, ...] = ()


class Row(Protocol):
    """What every listed row carries."""

    municipality: str
    unit: str
    assignee: UUID | None


class GrantLike(Protocol):
    user: UUID
    level: str
    since: datetime
    until: datetime | None


def ways(viewer: Viewer) -> tuple[Q, ...]:
    """The rows that are a viewer's by role, as conditions on municipality, unit and assignee.

    Each is an equality that an index answers: one's own, and one for each unit."""
    own = Q(municipality=viewer.municipality)
    if SYSTEM in viewer.roles:
        return (own,)
    found = []
    if viewer.user_id is not None and "adviser" in viewer.roles:
        found.append(own & Q(assignee=viewer.user_id))
    return (*found, *of_units(viewer))


def of_units(viewer: Viewer) -> tuple[Q, ...]:
    """The rows of the units that a viewer answers for, each an equality; none for an adviser."""
    if not viewer.roles & UNIT_ROLES:
        return ()
    return tuple(Q(municipality=viewer.municipality, unit=unit) for unit in sorted(viewer.units))


def by_role(viewer: Viewer, row: Row) -> bool:
    """Whether a row is the viewer's by role: the same rule as `ways`, asked of one."""
    if row.municipality != viewer.municipality:
        return False
    if SYSTEM in viewer.roles:
        return True
    if "adviser" in viewer.roles and viewer.user_id is not None and row.assignee == viewer.user_id:
        return True
    return bool(viewer.roles & UNIT_ROLES) and row.unit in viewer.units


def level(viewer: Viewer, row: Row, grants: Iterable[GrantLike]) -> Level | None:
    """What a viewer may do with one case: "write", "read", or None (it does not exist to them).

    `grants` are those given on this case; only the viewer's own that hold at `viewer.at` count.
    """
    if row.municipality != viewer.municipality:
        return None
    if by_role(viewer, row):
        return "write"
    if row.assignee is not None and row.assignee in covering(viewer):
        return "write"
    held = {grant.level for grant in grants if _holds(grant, viewer)}
    return "write" if "write" in held else "read" if "read" in held else None


def covering(viewer: Viewer) -> tuple[UUID, ...]:
    """The advisers for whom a viewer covers now."""
    if "adviser" not in viewer.roles:
        return ()
    now = (one.adviser for one in viewer.covers if one.since <= viewer.at < one.until)
    return tuple(dict.fromkeys(now))


def covered(viewer: Viewer, adviser: UUID) -> Q:
    """The rows of an adviser for whom a viewer covers now, as an equality; none where the viewer doesn't."""
    if adviser not in covering(viewer):
        return Q(pk__in=())
    return Q(municipality=viewer.municipality, assignee=adviser)


def granted(viewer: Viewer) -> Q:
    """The grants that hold for a viewer now, as a condition on the table of grants."""
    if not viewer.roles:
        return Q(pk__in=())
    return Q(user=viewer.user_id, municipality=viewer.municipality, since__lte=viewer.at) & (
        Q(until__isnull=True) | Q(until__gt=viewer.at)
    )


def may_do(viewer: Viewer, roles_of_act: Iterable[str]) -> bool:
    """Whether one of a viewer's roles may record an act, by the roles that the vocabulary gives it."""
    return SYSTEM in viewer.roles or not viewer.roles.isdisjoint(roles_of_act)


def _holds(grant: GrantLike, viewer: Viewer) -> bool:
    return (
        bool(viewer.roles)
        and grant.user == viewer.user_id
        and grant.since <= viewer.at
        and (grant.until is None or viewer.at < grant.until)
    )
