"""A case is one's own while it is assigned to one: before and after, it does not exist."""

from __future__ import annotations

from uuid import UUID

import pytest

from frirum.access.models import User
from frirum.access.policy import NotYours, ReadOnly
from frirum.record import lists, reading
from frirum.record.drafts import Recorded
from frirum.record.models import Assignment, DutySpan
from tests.cast import World, user_id


@pytest.fixture
def notified(world: World) -> Recorded:
    return world.notified(world.brandt()[0])


def sees(world: World, username: str, case: UUID) -> bool:
    try:
        reading.find_case(world.viewer(username), case)
    except NotYours:
        return False
    return True


def test_unassigned_is_gone(world: World, notified: Recorded) -> None:
    case = notified.cases[0]
    world.assigned(case, "mette")
    assert sees(world, "mette", case)
    world.tell("case-unassigned", on=[case], at="2018-06-05T09:00", by=world.actor("birgit"))
    assert not sees(world, "mette", case)
    assert lists.worklist(world.viewer("mette")).rows == ()
    with pytest.raises(NotYours):
        world.tell("file-note", on=[case], by=world.actor("mette"))


def test_with_a_grant_to_read_it_can_be_read_and_nothing_written(world: World, notified: Recorded) -> None:
    case = notified.cases[0]
    world.assigned(case, "mette")
    world.tell("grant-given", on=[case], at="2018-06-04T09:00", to=str(user_id("mette")), role="read")
    world.tell("file-note", on=[case], at="2018-06-04T10:00", by=world.actor("mette"))
    world.assigned(case, "jonas", at="2018-06-05T09:00")
    assert reading.find_case(world.viewer("mette"), case).level == "read"
    with pytest.raises(ReadOnly):
        world.tell("file-note", on=[case], at="2018-06-05T10:00", by=world.actor("mette"))


def test_who_has_left_reads_nothing_even_with_a_grant(world: World, notified: Recorded) -> None:
    case = notified.cases[0]
    world.assigned(case, "mette")
    for role in ("read", "write"):
        world.tell("grant-given", on=[case], at="2018-06-04T09:00", to=str(user_id("mette")), role=role)
    assert lists.shared(world.viewer("mette"))
    User.objects.filter(username="mette").update(active=False)
    assert not lists.shared(world.viewer("mette"))
    assert not sees(world, "mette", case)
    with pytest.raises(NotYours):
        world.tell("file-note", on=[case], at="2018-06-05T10:00", by=world.actor("mette"))


def test_given_to_another_it_is_the_others(world: World, notified: Recorded) -> None:
    case = notified.cases[0]
    world.assigned(case, "mette")
    world.assigned(case, "jonas", at="2018-06-05T09:00")
    assert (sees(world, "mette", case), sees(world, "jonas", case)) == (False, True)
    assert set(DutySpan.objects.values_list("assignee", flat=True)) == {user_id("jonas")}


def test_who_had_it_when_stays_known(world: World, notified: Recorded) -> None:
    case = notified.cases[0]
    world.assigned(case, "mette", at="2018-06-02T09:00")
    world.assigned(case, "jonas", at="2018-06-05T09:00")
    world.assigned(case, "mette", at="2018-06-09T09:00")
    held = Assignment.objects.filter(case=case).order_by("since")
    assert [one.user for one in held] == [user_id(name) for name in ("mette", "jonas", "mette")]
    assert [one.until for one in held] == [held[1].since, held[2].since, None]


def test_an_assignment_by_mistake_is_corrected(world: World, notified: Recorded) -> None:
    case = notified.cases[0]
    mistake = world.assigned(case, "mette")
    world.tell(
        "case-assigned", corrects=mistake.entry_id, because="Forkert rådgiver.", adviser=str(user_id("jonas"))
    )
    assert (sees(world, "mette", case), sees(world, "jonas", case)) == (False, True)
    assert Assignment.objects.filter(case=case).count() == 1
