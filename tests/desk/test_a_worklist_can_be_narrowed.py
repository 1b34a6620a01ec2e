"""The worklist narrowed: late, soon, by duty, unit, law or target, waived or at rest; and kept by name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter


@pytest.fixture
def two(world: World, alma: UUID) -> UUID:
    """Alma's acknowledgement is late; Bertil was notified of yesterday. Alma's examination is waived."""
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    bertil = world.notified(world.names["bertil"], at="2018-06-14T14:20").cases[0]
    world.assigned(bertil, "mette", at="2018-06-14T15:00")
    return bertil


def shown(desk: Desk, query: str) -> list[tuple[str, str]]:
    rows = desk.client.get(f"/opgaver/?{query}").context["rows"]
    return [(row.child.split()[0], row.what) for row in rows]


def test_by_when(enter: Enter, two: UUID) -> None:
    mette = enter("mette")
    late = [("Alma", "Kvittering sendt")]
    assert shown(mette, "hvornaar=overskredet") == late
    assert shown(mette, "hvornaar=i-dag") == [*late, ("Bertil", "Underretning vurderet")]
    week = shown(mette, "hvornaar=uge")
    assert week[:3] == [*late, ("Bertil", "Underretning vurderet"), ("Bertil", "Kvittering sendt")]
    assert len(shown(mette, "")) > len(week)


def test_by_what_is_owed_and_by_law_or_target(enter: Enter, two: UUID) -> None:
    mette = enter("mette")
    assert shown(mette, "opgave=notification-acknowledged") == [
        ("Alma", "Kvittering sendt"),
        ("Bertil", "Kvittering sendt"),
    ]
    assert {what for _, what in shown(mette, "art=maal")} == {"Indsats begyndt"}
    law, every = shown(mette, "art=lov"), shown(mette, "")
    assert sorted([*law, *shown(mette, "art=maal")]) == sorted(every)


def test_what_is_waived_is_late_to_nobody(enter: Enter, two: UUID) -> None:
    mette = enter("mette")
    rows = mette.client.get("/opgaver/?staar=fritaget").context["rows"]
    assert ("Alma", "Børnefaglig undersøgelse færdig") in {(row.child.split()[0], row.what) for row in rows}
    assert {(row.tone, row.left) for row in rows} == {("", "")}
    assert shown(mette, "staar=bero") == []


def test_by_unit_where_one_has_several(world: World, enter: Enter, two: UUID) -> None:
    from tests.cast import COUNSELLING, INTAKE

    birgit = enter("birgit")
    assert shown(birgit, f"enhed={INTAKE}") == []
    assert shown(birgit, f"enhed={COUNSELLING}") == shown(birgit, "")
    assert 'name="enhed"' not in enter("mette").client.get("/opgaver/").content.decode()


def test_what_can_not_be_asked_for_is_as_if_it_was_not_said(enter: Enter, two: UUID) -> None:
    mette = enter("mette")
    assert shown(mette, "hvornaar=i-gaar&opgave=findes-ikke&enhed=modtagelsen&navn=Alma") == shown(mette, "")


def test_pages_keep_the_filter(enter: Enter, two: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    from frirum.record import lists

    monkeypatch.setattr(lists.worklist, "__defaults__", (None, 1))
    page = enter("mette").client.get("/opgaver/?hvornaar=uge").content.decode()
    assert 'href="?hvornaar=uge&amp;efter=' in page


def test_a_filter_is_kept_by_name_for_its_owner_alone(enter: Enter, two: UUID) -> None:
    mette = enter("mette")
    sent = mette.client.post("/opgaver/gem/", {"name": " Det  haster ", "query": "hvornaar=overskredet&x=1"})
    assert sent.headers["Location"] == "/opgaver/?hvornaar=overskredet"
    assert "Filteret »Det haster« er gemt." in mette.page(sent.headers["Location"])
    kept = mette.client.get("/opgaver/").context["filters"].saved
    assert [(one.name, one.url, one.chosen) for one in kept] == [
        ("Det haster", "?hvornaar=overskredet", False)
    ]
    jonas = enter("jonas")
    assert jonas.client.get("/opgaver/").context["filters"].saved == ()
    jonas.client.post("/opgaver/glem/", {"filter": str(kept[0].id)})
    assert len(mette.client.get("/opgaver/").context["filters"].saved) == 1
    mette.client.post("/opgaver/glem/", {"filter": str(kept[0].id)})
    assert mette.client.get("/opgaver/").context["filters"].saved == ()


@pytest.mark.parametrize("typed", [{"name": "", "query": "hvornaar=uge"}, {"name": "Alt", "query": ""}])
def test_nothing_is_kept_without_a_name_or_a_choice(enter: Enter, two: UUID, typed: dict[str, str]) -> None:
    mette = enter("mette")
    mette.client.post("/opgaver/gem/", typed)
    assert mette.client.get("/opgaver/").context["filters"].saved == ()


def test_someone_elses_case_is_in_no_filter(enter: Enter, two: UUID) -> None:
    for query in ("", "hvornaar=uge", "staar=fritaget", "art=lov"):
        assert shown(enter("jonas"), query) == shown(enter("sofie"), query) == []


@pytest.mark.parametrize(
    "query", ["hvornaar=overskredet", "hvornaar=uge", "opgave=notification-acknowledged", "art=lov"]
)
def test_it_stays_one_indexed_read(world: World, enter: Enter, two: UUID, query: str) -> None:
    mette = enter("mette")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    mette.client.get(f"/opgaver/?{query}")
    with CaptureQueriesContext(connection) as asked:
        mette.client.get(f"/opgaver/?{query}")
    with CaptureQueriesContext(connection) as plain:
        mette.client.get("/opgaver/")
    assert len(asked) == len(plain)
    spans = [one["sql"] for one in asked if 'FROM "record_dutyspan"' in one["sql"]]
    assert len(spans) == 1
    with connection.cursor() as cursor:
        explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
        cursor.execute(explain + spans[0].replace("%", "%%"))
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert "worklist_of_" in plan, plan
    assert "TEMP B-TREE" not in plan, plan
