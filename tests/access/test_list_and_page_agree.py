"""What a list shows is what a page opens: both come from one policy, for every viewer and every row."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from frirum.access import policy
from frirum.access.policy import Covering, Viewer
from frirum.record.models import Case, Person

NOW = datetime(2018, 6, 15, tzinfo=UTC)
ME, OTHER = UUID(int=1), UUID(int=2)
ROLES = [(), ("adviser",), ("intake",), ("leader",), ("adviser", "leader"), ("public",), ("system",)]
UNITS: list[tuple[str, ...]] = [(), ("a",), ("a", "b")]
DAY = timedelta(days=1)
COVERS = [
    (),
    (Covering(OTHER, NOW, NOW + DAY),),
    (Covering(OTHER, NOW - DAY, NOW), Covering(OTHER, NOW + DAY, NOW + 2 * DAY)),  # over, and not yet
]
VIEWERS = [
    Viewer(me, municipality, frozenset(roles), frozenset(units), NOW, covers)
    for me, municipality, roles, units, covers in product((ME, None), ("756", "159"), ROLES, UNITS, COVERS)
]


@pytest.fixture
def rows(db: None) -> list[Case]:
    """Cases of every municipality, unit and assignee."""
    found: list[Any] = []
    for number, (municipality, unit, assignee) in enumerate(
        product(("756", "159"), ("a", "b", "c", ""), (ME, OTHER, None)), start=10
    ):
        person = Person.objects.create(
            id=UUID(int=number),
            municipality=municipality,
            stream=UUID(int=number),
            name="",
            cpr="",
            address="",
            language="",
        )
        found.append(
            Case.objects.create(
                id=UUID(int=number),
                person=person,
                area="children",
                municipality=municipality,
                stream=UUID(int=number),
                status="open",
                opened_at=NOW,
                unit=unit,
                assignee=assignee,
                head=1,
                law="",
            )
        )
    return found


@pytest.mark.parametrize("viewer", VIEWERS, ids=str)
def test_the_list_holds_what_the_page_opens(viewer: Viewer, rows: list[Case]) -> None:
    every = [*policy.ways(viewer), *(policy.covered(viewer, one) for one in policy.covering(viewer))]
    listed = {pk for way in every for pk in Case.objects.filter(way).values_list("pk", flat=True)}
    opened = {row.pk for row in rows if policy.level(viewer, row, ()) is not None}
    assert listed == opened


@pytest.mark.parametrize("viewer", VIEWERS, ids=str)
def test_no_row_of_another_municipality(viewer: Viewer, rows: list[Case]) -> None:
    for way in policy.ways(viewer):
        assert {row.municipality for row in Case.objects.filter(way)} <= {viewer.municipality}


def test_a_way_is_an_equality_of_the_row_itself(db: None) -> None:
    for viewer in VIEWERS:
        for way in policy.ways(viewer):
            sql = str(Case.objects.filter(way).query)
            assert "JOIN" not in sql
            assert "EXISTS" not in sql
            assert " OR " not in sql


@pytest.mark.parametrize("viewer", VIEWERS, ids=str)
def test_only_who_covers_now_has_the_list(viewer: Viewer, rows: list[Case]) -> None:
    found = set(Case.objects.filter(policy.covered(viewer, OTHER)).values_list("assignee", flat=True))
    covers = "adviser" in viewer.roles and viewer.covers == COVERS[1]
    assert found == ({OTHER} if covers else set())
