"""Help, goals, consents: begun, changed, ended, as the acts say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from frirum.record.drafts import Recorded
from frirum.record.models import Consent, Effort, Goal
from tests.cast import World


@pytest.fixture
def case(world: World) -> tuple[UUID, ...]:
    return world.notified(world.brandt()[0]).cases


def started(world: World, case: tuple[UUID, ...], day: str, **values: Any) -> Recorded:
    return world.tell("effort-started", on=case, at=f"{day}T10:00", **values)


def spans() -> list[tuple[date, date | None]]:
    return list(Effort.objects.order_by("since").values_list("since", "until"))


def test_an_effort_has_its_kind_and_components(world: World, case: tuple[UUID, ...]) -> None:
    started(
        world,
        case,
        "2018-07-01",
        effort_kind="serviceloven-52-3-3",
        components=["serviceloven-52-3-6"],
        provider="Familiehuset",
    )
    effort = Effort.objects.get()
    assert effort.what == ["serviceloven-52-3-3", "serviceloven-52-3-6"]
    assert (effort.provider, effort.since, effort.until) == ("Familiehuset", date(2018, 7, 1), None)


def test_what_is_in_it_follows_its_changes(world: World, case: tuple[UUID, ...]) -> None:
    first = started(world, case, "2018-07-01", effort_kind="serviceloven-52-3-3")
    started(world, case, "2018-07-02", effort_kind="serviceloven-52-3-5")
    world.tell(
        "effort-changed",
        on=case,
        at="2018-08-01T10:00",
        effort=str(first.entry_id),
        how="swapped",
        added=["serviceloven-52-3-2", "serviceloven-52-3-6"],
        dropped=["serviceloven-52-3-3"],
        change="Støtten flytter hjem.",
    )
    world.tell(
        "effort-changed",
        on=case,
        at="2018-08-02T10:00",
        how="added",
        added=["serviceloven-52-3-1"],
        change="Der er brug for mere.",
    )
    assert [one.what for one in Effort.objects.order_by("since")] == [
        ["serviceloven-52-3-2", "serviceloven-52-3-6"],
        ["serviceloven-52-3-5", "serviceloven-52-3-1"],
    ]


def test_the_one_that_is_named_ends(world: World, case: tuple[UUID, ...]) -> None:
    first = started(world, case, "2018-07-01")
    started(world, case, "2018-08-01")
    world.tell(
        "effort-ended", on=case, at="2018-09-01T10:00", effort=str(first.entry_id), others_running=True
    )
    assert spans() == [(date(2018, 7, 1), date(2018, 9, 1)), (date(2018, 8, 1), None)]


def test_named_by_its_correction_it_is_still_the_one(world: World, case: tuple[UUID, ...]) -> None:
    first = started(world, case, "2018-07-01")
    started(world, case, "2018-08-01")
    anew = world.tell("effort-started", corrects=first.entry_id, because="Dagen.", at="2018-07-02T10:00")
    world.tell("effort-ended", on=case, at="2018-09-01T10:00", effort=str(anew.entry_id), others_running=True)
    assert spans() == [(date(2018, 7, 2), date(2018, 9, 1)), (date(2018, 8, 1), None)]


def test_where_none_is_named_the_newest_ends(world: World, case: tuple[UUID, ...]) -> None:
    started(world, case, "2018-07-01")
    started(world, case, "2018-08-01")
    world.tell("effort-ended", on=case, at="2018-09-01T10:00", others_running=True)
    assert spans() == [(date(2018, 7, 1), None), (date(2018, 8, 1), date(2018, 9, 1))]


def test_where_nothing_goes_on_all_end(world: World, case: tuple[UUID, ...]) -> None:
    started(world, case, "2018-07-01")
    started(world, case, "2018-08-01")
    world.tell("effort-ended", on=case, at="2018-09-01T10:00", others_running=False)
    assert {until for _, until in spans()} == {date(2018, 9, 1)}


def test_goals_hold_until_the_next_or_until_the_case_is_closed(world: World, case: tuple[UUID, ...]) -> None:
    world.tell("goals-agreed", on=case, at="2018-07-01T10:00", goals="At sove.")
    world.tell("goals-agreed", on=case, at="2018-08-01T10:00", goals="At gå i skole.")
    rows = Goal.objects.order_by("since")
    assert [(one.text, one.until) for one in rows] == [
        ("At sove.", date(2018, 8, 1)),
        ("At gå i skole.", None),
    ]
    world.tell("case-closed", on=case, at="2018-12-01T10:00")
    assert [one.until for one in rows.all()] == [date(2018, 8, 1), date(2018, 12, 1)]


def test_a_consent_is_given_refused_and_withdrawn(world: World, case: tuple[UUID, ...]) -> None:
    _, lone = world.noergaard()
    for day, act in enumerate(("consent-refused", "consent-given", "consent-withdrawn"), start=4):
        draft = world.draft(act, on=case, at=f"2018-06-0{day}T10:00", to_what="effort")
        world.write(replace(draft, values={**draft.values, "by": str(lone)}))
    rows = Consent.objects.order_by("at")
    assert [(one.answer, one.by) for one in rows] == [
        ("refused", lone),
        ("given", lone),
        ("withdrawn", lone),
    ]
