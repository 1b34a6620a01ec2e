"""A meeting stands agreed until it is held, cancelled, or its case is closed; who comes is no secret told."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from frirum.record import around, entries, lists
from frirum.record.models import Meeting
from tests.cast import World, user_id

TODAY = date(2018, 6, 15)


@pytest.fixture
def case(world: World) -> UUID:
    alma, _ = world.brandt()
    found = world.notified(alma).cases[0]
    world.assigned(found, "mette")
    return found


def planned(world: World, case: UUID, day: str, **told: Any) -> UUID:
    return world.tell("meeting-planned", on=[case], at="2018-06-05T09:00", day=day, **told).entry_id


def open_days(case: UUID) -> list[str]:
    return [str(one.day) for one in Meeting.objects.filter(case=case, over=False).order_by("day")]


@pytest.mark.parametrize("act", ["meeting-held", "home-visit", "network-meeting"])
def test_held_on_its_day_it_is_over(world: World, case: UUID, act: str) -> None:
    planned(world, case, "2018-06-12", hour="kl. 10 på skolen")
    world.tell(act, on=[case], at="2018-06-12T10:00")
    (one,) = Meeting.objects.all()
    assert (one.over, one.held_on, one.hour) == (True, date(2018, 6, 12), "kl. 10 på skolen")


def test_a_talk_before_the_day_leaves_it(world: World, case: UUID) -> None:
    planned(world, case, "2018-06-12")
    world.tell("meeting-held", on=[case], at="2018-06-11T10:00")
    world.tell("phone-note", on=[case], at="2018-06-12T10:00")
    assert open_days(case) == ["2018-06-12"]


def test_held_late_it_is_the_newest_whose_day_had_come(world: World, case: UUID) -> None:
    for day in ("2018-06-08", "2018-06-12", "2018-06-20"):
        planned(world, case, day)
    world.tell("meeting-held", on=[case], at="2018-06-14T10:00")
    assert open_days(case) == ["2018-06-08", "2018-06-20"]


def test_cancelled_it_is_over_and_a_withdrawn_cancellation_brings_it_back(world: World, case: UUID) -> None:
    one, _other = (planned(world, case, day) for day in ("2018-06-18", "2018-06-20"))
    gone = world.tell("meeting-cancelled", on=[case], at="2018-06-10T09:00", meeting=str(one))
    assert open_days(case) == ["2018-06-20"]
    world.tell("recorded-on-wrong-case", on=[case], at="2018-06-10T10:00", corrects=gone.entry_id)
    assert open_days(case) == ["2018-06-18", "2018-06-20"]


def test_moved_by_correction_it_keeps_its_row(world: World, case: UUID) -> None:
    first = planned(world, case, "2018-06-18")
    row = Meeting.objects.get()
    world.tell(
        "meeting-planned",
        on=[case],
        at="2018-06-05T09:00",
        day="2018-06-19",
        corrects=first,
        because="Flyttet.",
    )
    assert (Meeting.objects.get().id, str(Meeting.objects.get().day)) == (row.id, "2018-06-19")


def test_a_closed_case_has_no_meetings_ahead(world: World, case: UUID) -> None:
    planned(world, case, "2018-06-18")
    world.tell("case-closed", on=[case], at="2018-06-10T09:00")
    assert open_days(case) == []


def test_it_follows_who_has_the_case(world: World, case: UUID) -> None:
    planned(world, case, "2018-06-18")

    def seen(username: str) -> int:
        return len(lists.meetings(world.viewer(username), TODAY, date(2018, 6, 22)))

    assert (seen("mette"), seen("jonas"), seen("birgit"), seen("sofie")) == (1, 0, 1, 0)
    world.assigned(case, "jonas", at="2018-06-06T09:00")
    assert (seen("mette"), seen("jonas")) == (0, 1)


def test_who_has_a_case_that_is_not_ones_own_is_not_named(world: World, case: UUID) -> None:
    """Emil was Mette's and at a meeting with Alma; his case is Jonas's now."""
    emil, lone = world.noergaard()
    emils = world.notified(emil).cases[0]
    world.assigned(emils, "mette")
    who: dict[str, Any] = {"with": [str(emil), str(lone)]}
    planned(world, case, "2018-06-18", **who)
    mette = world.viewer("mette")

    def named() -> tuple[str, ...]:
        found = lists.meetings(mette, TODAY, date(2018, 6, 22))
        return around.who_comes(mette, found)[found[0].id]

    assert named() == ("Emil Nørgaard", "Lone Nørgaard")
    world.assigned(emils, "jonas", at="2018-06-06T09:00")
    assert named() == ("Lone Nørgaard",)
    alma = world.case(case).person_id
    world.tell(
        "relation-recorded", about=[alma], on=[case], at="2018-06-06T10:00", other=str(emil), kind="network"
    )
    assert named() == ("Emil Nørgaard", "Lone Nørgaard")


def test_news_is_what_others_wrote_on_ones_own_cases(world: World, case: UUID) -> None:
    since = entries.newest_sequence()
    by_birgit = world.tell("file-note", on=[case], at="2018-06-10T09:00", by=world.actor("birgit"))
    world.tell("file-note", on=[case], at="2018-06-10T10:00", by=world.actor("mette"))
    wrong = world.tell("phone-note", on=[case], at="2018-06-10T11:00", by=world.actor("birgit"))
    world.tell(
        "recorded-on-wrong-case",
        on=[case],
        at="2018-06-10T12:00",
        by=world.actor("mette"),
        corrects=wrong.entry_id,
    )
    emil = world.register("Emil Nørgaard", "2006-11-08")
    world.assigned(world.notified(emil, at="2018-06-10T12:00").cases[0], "jonas", at="2018-06-11T09:00")
    mette = world.viewer("mette")
    assert [one.entry.id for one in entries.news(mette, since)] == [by_birgit.entry_id]
    assert entries.news(mette, entries.newest_sequence()) == ()
    assert entries.news(world.viewer("birgit"), since) == ()
    assert str(user_id("mette")) not in {one.entry.actor_id for one in entries.news(mette, 0)}


def test_a_talk_with_answers_is_the_agreed_meeting_that_it_names(world: World, case: UUID) -> None:
    sooner, later = (planned(world, case, day) for day in ("2018-06-12", "2018-06-13"))
    alma = world.case(case).person_id
    ask = world.ask(alma, alma)
    world.talk(ask, on=[case], at="2018-06-12T14:00", planned=str(later))
    held = {one.entry: one.held_on for one in Meeting.objects.filter(case=case)}
    assert held == {sooner: None, later: date(2018, 6, 12)}
