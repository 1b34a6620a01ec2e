"""A grant is one person's, in their own municipality, from an instant and until another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from frirum.access import policy
from frirum.access.models import Grant
from frirum.access.policy import Viewer

NOW = datetime(2018, 6, 15, 9, tzinfo=UTC)
ME, OTHER, CASE = UUID(int=1), UUID(int=2), UUID(int=3)
VIEWER = Viewer(ME, "756", frozenset({"adviser"}), frozenset(), NOW)
HOUR = timedelta(hours=1)


@dataclass
class Row:
    municipality: str = "756"
    unit: str = "a"
    assignee: UUID | None = OTHER


def grant(**told: object) -> Grant:
    values = {
        "case": CASE,
        "user": ME,
        "municipality": "756",
        "level": "read",
        "since": NOW,
        "until": None,
        **told,
    }
    return Grant(id=UUID(int=9), entry=UUID(int=8), **values)


@pytest.mark.parametrize(
    ("held", "level"),
    [
        (grant(), "read"),
        (grant(level="write"), "write"),
        (grant(since=NOW + HOUR), None),
        (grant(since=NOW - 2 * HOUR, until=NOW), None),
        (grant(since=NOW - HOUR, until=NOW + HOUR), "read"),
        (grant(user=OTHER), None),
    ],
)
def test_it_opens_what_it_says(held: Grant, level: str | None) -> None:
    assert policy.level(VIEWER, Row(), [held]) == level


def test_the_strongest_counts() -> None:
    assert policy.level(VIEWER, Row(), [grant(), grant(level="write"), grant()]) == "write"


def test_it_opens_nothing_in_another_municipality() -> None:
    assert policy.level(VIEWER, Row(municipality="159"), [grant(level="write")]) is None


def test_it_takes_nothing_from_what_is_ones_own() -> None:
    assert policy.level(VIEWER, Row(assignee=ME), [grant()]) == "write"


@pytest.mark.django_db
@pytest.mark.parametrize("hours", [-1, 0, 1, 2])
def test_the_list_of_grants_agrees(hours: int) -> None:
    held = grant(until=NOW + HOUR)
    held.save()
    viewer = replace(VIEWER, at=NOW + hours * HOUR)
    assert Grant.objects.filter(policy.granted(viewer)).exists() == (
        policy.level(viewer, Row(), [held]) is not None
    )
