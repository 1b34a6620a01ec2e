"""The leader's page: what is late, what comes, what is nobody's, each case's clock; of her own units."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

LEADERS = ("/overblik/", "/overblik/dage/", "/overblik/dage/?resten", "/overblik/fordeling/", "/daekning/")


def lines(enter: Enter, heading: str) -> list[tuple[str, str, str]]:
    shown = enter("birgit").client.get("/overblik/").context
    group = next(one for one in (shown["late"], *shown["groups"]) if one.heading == heading)
    return [(row.what, row.child, row.assignee) for row in group.rows]


def test_what_is_late_says_what_by_when_whose_and_why(enter: Enter, alma: UUID) -> None:
    page = enter("birgit").page("/overblik/")
    assert "Over fristen" in page
    assert "8. juni 2018 7 dage over Kvittering sendt sidst skrevet i sagen 2. juni 2018 Alma Brandt" in page
    assert "9 år Mette Lund Den, der har underrettet, skal have en kvittering" in page
    assert lines(enter, "Over fristen") == [("Kvittering sendt", "Alma Brandt", "Mette Lund")]


def test_each_line_opens_its_duty(enter: Enter, alma: UUID) -> None:
    birgit = enter("birgit")
    (row,) = birgit.client.get("/overblik/").context["late"].rows
    url, _, anchor = row.url.partition("#")
    assert f'id="{anchor}"' in birgit.client.get(url).content.decode()


def test_what_is_due_soon_is_seen_before_it_is_late(world: World, enter: Enter) -> None:
    world.notified(*world.brandt(), at="2018-06-14T14:20")
    assert lines(enter, "Over fristen") == []
    assert sorted(lines(enter, "Forfalder inden for 3 dage")) == [
        ("Underretning vurderet", name, "") for name in ("Alma Brandt", "Bertil Brandt")
    ]
    later = {what for what, _, _ in lines(enter, "Forfalder senere de næste 7 dage")}
    assert later == {"Kvittering sendt"}
    nobodys = enter("birgit").client.get("/overblik/").context["nobodys"]
    assert sorted(row.child for row in nobodys) == ["Alma Brandt", "Bertil Brandt"]


def test_an_hour_that_nobody_knows_and_what_has_no_date_are_shown(world: World, enter: Enter) -> None:
    world.notified(world.brandt()[0], at="2018-06-13")
    assert lines(enter, "Snarest muligt, eller uden klokkeslæt") == [
        ("Underretning vurderet", "Alma Brandt", "")
    ]
    assert lines(enter, "Over fristen") == []


def test_what_is_done_is_not_there(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("notification-acknowledged", on=[alma], at="2018-06-05T09:00")
    assert lines(enter, "Over fristen") == []
    assert "Intet er over fristen" in enter("birgit").page("/overblik/")


def test_it_pages_by_key(world: World, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    from frirum.record import leading

    monkeypatch.setattr(leading.overdue, "__defaults__", (None, 2))
    for number in range(3):
        world.notified(world.register(f"Barn{number} Prøve"), at=f"2018-06-0{1 + number}T10:00")
    birgit, url, seen = enter("birgit"), "/overblik/", []
    for _ in range(10):
        shown = birgit.client.get(url).context
        seen += [row.url for row in shown["late"].rows]
        if not shown["more"]:
            break
        url = f"/overblik/?efter={shown['more']}"
    assert len(seen) == len(set(seen)) == 6


def test_the_clock_of_every_open_case(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("help-requested", about=[world.names["bertil"]], at="2018-05-20T10:00")
    page = enter("birgit").page("/overblik/dage/")
    assert "Bertil Brandt 5 år – Dag 26 (mål: 42) 20. maj 2018 ikke fordelt endnu" in page
    assert "Alma Brandt 9 år Dag 14 (mål: 42) 1. juni 2018 Dag 14 (mål: 42) 1. juni 2018 Mette Lund" in page
    assert page.index("Bertil Brandt") < page.index("Alma Brandt")


def test_help_stops_the_clock(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("effort-started", on=[alma], at="2018-06-11T10:00")
    assert "Alma Brandt" not in enter("birgit").page("/overblik/dage/")
    rest = enter("birgit").page("/overblik/dage/?resten")
    assert "Dag 10 (mål: 42) 1. juni 2018 Dag 10 (mål: 42) 1. juni 2018 11. juni 2018 Mette Lund" in rest
    world.tell("case-closed", on=[alma], at="2018-06-12T10:00")
    assert "Alma Brandt" not in enter("birgit").page("/overblik/dage/?resten")


def test_past_the_target_is_marked(world: World, enter: Enter) -> None:
    world.notified(world.brandt()[0], at="2018-05-03T10:00")
    (row,) = enter("birgit").client.get("/overblik/dage/").context["rows"]
    assert (row.notified.days, row.notified.tone) == ("Dag 43 (mål: 42)", "soon")


@pytest.mark.parametrize("page", LEADERS)
def test_another_units_leader_sees_nothing_of_it(enter: Enter, alma: UUID, page: str) -> None:
    from frirum.access.models import User
    from tests.cast import user_id

    User.objects.filter(pk=user_id("birgit")).update(units=["ungeraadgivningen"])
    text = enter("birgit").page(page)
    assert "Alma" not in text
    assert "Mette" not in text
    User.objects.filter(pk=user_id("birgit")).update(municipality="159", units=["familieraadgivningen"])
    assert "Alma" not in enter("birgit").page(page)


@pytest.mark.parametrize("page", LEADERS)
@pytest.mark.parametrize("username", ["mette", "rikke"])
def test_it_is_for_leaders(enter: Enter, username: str, page: str) -> None:
    assert enter(username).client.get(page).status_code == 403


@pytest.mark.parametrize("page", LEADERS)
def test_it_asks_as_much_for_one_case_as_for_ten(world: World, enter: Enter, page: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for size in (1, 10):
        for number in range(size):
            case = world.notified(world.register(f"Barn{size}-{number} Prøve")).cases[0]
            world.assigned(case, "mette")
        birgit = enter("birgit")
        with CaptureQueriesContext(connection) as queries:
            birgit.client.get(page)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 16


def test_the_waiting_list_is_one_indexed_read(world: World, alma: UUID) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from frirum.record import leading

    birgit = world.viewer("birgit")
    with CaptureQueriesContext(connection) as queries:
        leading.waiting(birgit)
        leading.overdue(birgit)
    for query in queries:
        with connection.cursor() as cursor:
            explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(explain + query["sql"].replace("%", "%%"))
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "case_that_waits" in plan or "worklist_of_unit" in plan, plan
        assert "TEMP B-TREE" not in plan, plan
