"""An act is recorded by those roles that the vocabulary gives it; who is no longer active has none."""

from __future__ import annotations

from datetime import UTC, datetime

from frirum.access.models import User
from frirum.access.policy import Viewer, may_do
from frirum.access.viewers import system_viewer, viewer

NOW = datetime(2018, 6, 15, 9, tzinfo=UTC)


def of(*roles: str) -> Viewer:
    return Viewer(None, "756", frozenset(roles), frozenset(), NOW)


def test_one_of_the_roles_is_enough() -> None:
    assert may_do(of("adviser", "leader"), ["leader"])
    assert not may_do(of("adviser"), ["leader", "intake"])
    assert not may_do(of(), ["leader"])


def test_the_machinery_records_what_it_imports() -> None:
    assert may_do(system_viewer("756", NOW), [])


def test_a_user_is_seen_with_their_roles_and_units(db: None) -> None:
    user = User(username="mette", municipality="756", roles=["adviser"], units=["a"])
    seen = viewer(user, NOW)
    assert seen.user_id == user.id
    assert (seen.roles, seen.units) == (frozenset({"adviser"}), frozenset({"a"}))
    user.active = False
    assert (viewer(user, NOW).roles, user.is_active) == (frozenset(), False)
