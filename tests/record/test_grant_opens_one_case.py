"""A grant lets one person into one case, to read or to write, from and until when it says."""

from __future__ import annotations

import pytest

from frirum.access.models import Grant, User
from frirum.access.policy import NotYours, ReadOnly
from frirum.law import Moment
from frirum.record import lists, reading
from frirum.record.drafts import Recorded
from tests.cast import World, user_id


@pytest.fixture
def siblings(world: World) -> Recorded:
    notified = world.notified(*world.brandt())
    for case in notified.cases:
        world.assigned(case, "mette")
    return notified


def granted(world: World, siblings: Recorded, role: str, **told: str) -> Recorded:
    told = {"at": "2018-06-05T09:00", **told}
    return world.tell(
        "grant-given",
        on=siblings.cases[:1],
        to=str(user_id("jonas")),
        role=role,
        by=world.actor("birgit"),
        **told,
    )


def test_to_read_is_read_only(world: World, siblings: Recorded) -> None:
    granted(world, siblings, "read")
    one, other = siblings.cases
    assert reading.find_case(world.viewer("jonas"), one).level == "read"
    with pytest.raises(ReadOnly):
        world.tell("file-note", on=[one], by=world.actor("jonas"), at="2018-06-06T09:00")
    with pytest.raises(NotYours):
        reading.find_case(world.viewer("jonas"), other)


def test_to_write_lets_one_write(world: World, siblings: Recorded) -> None:
    granted(world, siblings, "write")
    assert world.tell(
        "file-note", on=siblings.cases[:1], by=world.actor("jonas"), at="2018-06-06T09:00"
    ).sequence


def test_it_holds_from_and_until(world: World, siblings: Recorded) -> None:
    granted(world, siblings, "read", until="2018-06-10")
    case = siblings.cases[0]
    for at, seen in [
        ("2018-06-05T08:59", False),
        ("2018-06-05T09:00", True),
        ("2018-06-10T23:59", True),
        ("2018-06-11T00:00", False),
    ]:
        viewer = world.viewer("jonas", at)
        assert bool(lists.shared(viewer)) is seen
        if seen:
            assert reading.find_case(viewer, case).level == "read"
        else:
            with pytest.raises(NotYours):
                reading.find_case(viewer, case)


def test_it_ends_when_it_is_ended(world: World, siblings: Recorded) -> None:
    given = granted(world, siblings, "write")
    world.tell("grant-ended", on=siblings.cases[:1], grant=str(given.entry_id), at="2018-06-07T09:00")
    with pytest.raises(NotYours):
        reading.find_case(world.viewer("jonas", "2018-06-07T09:00"), siblings.cases[0])
    assert Grant.objects.get().until == Moment.of("2018-06-07T09:00").instant


def test_ended_it_does_not_come_back_by_being_ended_again(world: World, siblings: Recorded) -> None:
    given = granted(world, siblings, "write", until="2018-06-10")
    for at in ("2018-06-07T09:00", "2018-06-20T09:00"):
        world.tell("grant-ended", on=siblings.cases[:1], grant=str(given.entry_id), at=at)
    assert Grant.objects.get().until == Moment.of("2018-06-07T09:00").instant


def test_granted_cases_stand_in_a_list_of_their_own(world: World, siblings: Recorded) -> None:
    granted(world, siblings, "read")
    jonas = world.viewer("jonas")
    assert [one.id for one in lists.shared(jonas)] == [siblings.cases[0]]
    assert not lists.cases(jonas).rows
    assert not lists.worklist(jonas).rows


def test_only_a_leader_gives_one(world: World, siblings: Recorded) -> None:
    with pytest.raises(ReadOnly):
        world.tell(
            "grant-given",
            on=siblings.cases[:1],
            to=str(user_id("jonas")),
            role="read",
            by=world.actor("mette"),
        )


@pytest.mark.parametrize("order", [1, -1])
def test_what_counts_is_when_it_is_recorded_each_by_itself(
    world: World, siblings: Recorded, order: int
) -> None:
    """Done while the grant held, recorded after it: not theirs any more, whatever else is in the set."""
    granted(world, siblings, "write", until="2018-06-10")
    during, after = (
        world.draft(
            "file-note",
            on=siblings.cases[:1],
            by=world.actor("jonas"),
            at="2018-06-06T09:00",
            recorded=f"2018-06-{day}T09:00",
        )
        for day in ("09", "11")
    )
    with pytest.raises(NotYours):
        world.many(*[during, after][::order])
    world.many(during)
    with pytest.raises(NotYours):
        world.many(after)


def test_one_with_two_roles_acts_in_the_one_that_is_said(world: World, siblings: Recorded) -> None:
    User.objects.filter(pk=user_id("birgit")).update(roles=["leader", "adviser"])
    grant = {"to": str(user_id("jonas")), "role": "read", "at": "2018-06-05T09:00"}
    with pytest.raises(ReadOnly):
        world.tell("grant-given", on=siblings.cases[:1], by=world.actor("birgit", "adviser"), **grant)
    world.tell("grant-given", on=siblings.cases[:1], by=world.actor("birgit", "leader"), **grant)
    assert Grant.objects.count() == 1
