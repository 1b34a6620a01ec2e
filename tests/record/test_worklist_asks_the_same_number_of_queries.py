"""A list is as fast at many cases as at few: the same queries, by index, by page; what it shows is true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frirum.access.models import User
from frirum.record import lists, reading
from frirum.record.lists import Page
from frirum.record.models import Case, DutySpan
from tests.cast import COUNSELLING, INTAKE, World, user_id

NOW = "2018-06-15T09:00"


def cases(world: World, count: int, username: str | None = "mette") -> list[UUID]:
    """Children with a notification each, an hour apart, assigned to an adviser or to nobody."""
    found = []
    for _ in range(count):
        number = Case.objects.count()
        child = world.register(f"Barn{number} Prøve")
        drafts = [
            world.draft(
                "notification-received", about=[child], at=f"2018-06-0{1 + number // 24}T{number % 24:02}:00"
            )
        ]
        world.many(*drafts)
        case = world.case_of(child).id
        if username:
            world.assigned(case, username, at="2018-06-05T09:00")
        found.append(case)
    return found


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def names(page: Page[DutySpan]) -> list[str]:
    return [row.case.person.name for row in page.rows]


@pytest.mark.parametrize("ask", [lists.worklist, lists.cases, lists.intake, lists.shared])
def test_as_many_queries_at_thirty_as_at_three(world: World, ask: Callable[..., Any]) -> None:
    def read() -> None:
        page = ask(world.viewer("birgit", NOW))
        for row in page if isinstance(page, tuple) else page.rows:
            str(row.case.person.name if isinstance(row, DutySpan) else row.person.name)
            list(getattr(row, "owed", ()))

    cases(world, 2)
    cases(world, 1, None)
    few = queries(read)
    cases(world, 20)
    cases(world, 7, None)
    assert queries(read) == few <= 6


def test_nothing_is_counted(world: World) -> None:
    cases(world, 3)
    with CaptureQueriesContext(connection) as asked:
        lists.worklist(world.viewer("mette", NOW))
        lists.intake(world.viewer("rikke", NOW))
    assert not [one for one in asked if "COUNT(" in one["sql"].upper()]


def test_pages_follow_each_other_without_gap_or_repeat(world: World) -> None:
    cases(world, 7)
    mette = world.viewer("mette", NOW)
    whole = lists.worklist(mette, limit=100)
    assert whole.after is None
    found, after = [], None
    while True:
        page = lists.worklist(mette, after, limit=3)
        assert len(page.rows) <= 3
        found += [row.id for row in page.rows]
        if page.after is None:
            break
        after = page.after
    assert found == [row.id for row in whole.rows]
    assert len(found) == len(set(found)) > 7


def test_rows_at_the_same_instant_are_not_lost_between_pages(world: World) -> None:
    children = [world.register(f"Tvilling{number} Prøve") for number in range(5)]
    world.notified(*children)
    for child in children:
        world.assigned(world.case_of(child).id, "mette")
    mette = world.viewer("mette", "2018-06-01T12:00")
    seen: list[UUID] = []
    page = lists.worklist(mette, limit=2)
    while page.after:
        seen += [row.id for row in page.rows]
        page = lists.worklist(mette, page.after, limit=2)
    seen += [row.id for row in page.rows]
    assert seen == [row.id for row in lists.worklist(mette, limit=100).rows]
    assert len(seen) == 10


def test_the_earliest_stands_first(world: World) -> None:
    cases(world, 5)
    due = [row.due_at for row in lists.worklist(world.viewer("mette", NOW)).rows]
    assert due == sorted(due)


def test_it_shows_exactly_what_the_law_says_must_be_done(world: World) -> None:
    world.adopts()
    (case,) = cases(world, 1)
    world.tell("notification-assessed", on=[case], at="2018-06-01T12:00")
    world.tell("need-support-assumed", on=[case], at="2018-06-08T10:00")
    world.tell("risk-flagged", on=[case], at="2018-06-20T10:00", kind="violence")
    for at in ("2018-06-20T11:00", "2018-08-01T09:00", "2019-03-01T09:00", "2021-06-01T09:00"):
        viewer = world.viewer("mette", at)
        must = {one.duty.rule.id for one in reading.case_file(world.case(case)).standing(viewer.at).must}
        assert {row.rule for row in lists.worklist(viewer).rows} == must
        assert must


def test_what_is_done_leaves_the_list_and_its_index(world: World) -> None:
    (case,) = cases(world, 1)
    rules = {row.rule for row in lists.worklist(world.viewer("mette", NOW)).rows}
    world.tell("notification-assessed", on=[case], at="2018-06-06T09:00")
    left = {row.rule for row in lists.worklist(world.viewer("mette", NOW)).rows}
    assert rules - left == {"serviceloven/assess-notification"}
    assert DutySpan.objects.get(rule="serviceloven/assess-notification").over


@pytest.mark.parametrize("username", ["mette", "birgit"])
def test_it_is_one_indexed_read(world: World, username: str) -> None:
    cases(world, 3)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    with CaptureQueriesContext(connection) as asked:
        lists.worklist(world.viewer(username, NOW))
    spans = [one["sql"] for one in asked if 'FROM "record_dutyspan"' in one["sql"]]
    assert spans
    for sql in spans:
        with connection.cursor() as cursor:
            explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
            cursor.execute(explain + sql.replace("%", "%%"))
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "worklist_of_" in plan, plan
        assert "TEMP B-TREE" not in plan, plan


def test_intake_shows_what_is_nobodys_with_what_is_owed(world: World) -> None:
    (hers,) = cases(world, 1)
    (nobodys,) = cases(world, 1, None)
    page = lists.intake(world.viewer("rikke", "2018-06-01T12:00"))
    assert [row.id for row in page.rows] == [nobodys]
    owed = [one.rule for one in page.rows[0].owed]  # type: ignore[attr-defined]
    assert owed == ["serviceloven/assess-notification", "serviceloven/acknowledge-notification"]
    assert hers not in {row.id for row in page.rows}
    User.objects.filter(pk=user_id("mette")).update(units=[INTAKE])
    assert lists.intake(world.viewer("mette")).rows == ()


def test_what_is_owed_later_is_not_yet_shown(world: World) -> None:
    """Under Barnets lov a preliminary assessment is owed from the day on which the examination is missed."""
    child = world.register("Alma Brandt", "2009-02-03")
    case = world.notified(child, at="2024-03-04T10:00").cases
    world.tell("need-support-assumed", on=case, at="2024-03-06T10:00", serious=True)
    for at, owed in (("2024-07-04T23:59", False), ("2024-07-05T00:00", True)):
        (row,) = lists.intake(world.viewer("rikke", at)).rows
        rules = {one.rule for one in row.owed}  # type: ignore[attr-defined]
        assert ("barnets-lov/preliminary-assessment" in rules) is owed


def test_with_two_ways_to_a_row_it_is_there_once(world: World) -> None:
    User.objects.filter(pk=user_id("mette")).update(roles=["adviser", "leader"], units=[COUNSELLING])
    cases(world, 3)
    cases(world, 2, "jonas")
    rows = lists.worklist(world.viewer("mette", NOW)).rows
    assert len({row.id for row in rows}) == len(rows)
    assert len({row.case_id for row in rows}) == 5
    due = [row.due_at for row in rows]
    assert due == sorted(due)
