"""Who covers for an adviser has that one's cases meanwhile: new ones too, and no longer those that left."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from frirum.access.models import Cover, User
from frirum.access.policy import NotYours, ReadOnly
from frirum.law import Moment
from frirum.record import lists, reading
from frirum.record.drafts import Recorded, Refused
from frirum.record.rebuild import rebuild
from tests.cast import INTAKE, World, user_id

MONDAY = "2018-07-02T08:00"


@pytest.fixture
def alma(world: World) -> UUID:
    case = world.notified(world.brandt()[0]).cases[0]
    world.assigned(case, "mette")
    return case


def arranged(world: World, by: str = "birgit", at: str = MONDAY, **values: str) -> Recorded:
    said = {
        "adviser": str(user_id("mette")),
        "covered_by": str(user_id("jonas")),
        "from": "2018-07-02",
        "until": "2018-07-13",
    }
    return world.tell("cover-arranged", by=world.actor(by), at=at, **{**said, **values})


def opens(world: World, case: UUID, at: str, username: str = "jonas") -> bool:
    try:
        return reading.find_case(world.viewer(username, at), case).level == "write"
    except NotYours:
        return False


def test_from_the_first_to_the_last_day(world: World, alma: UUID) -> None:
    arranged(world, at="2018-06-28T09:00")
    for at, seen in [
        ("2018-07-01T23:59", False),
        ("2018-07-02T00:00", True),
        ("2018-07-13T23:59", True),
        ("2018-07-14T00:00", False),
    ]:
        assert opens(world, alma, at) is seen
        assert bool(lists.covered_worklist(world.viewer("jonas", at), user_id("mette")).rows) is seen
        assert bool(lists.covered_cases(world.viewer("jonas", at), user_id("mette")).rows) is seen


def test_arranged_late_it_opens_nothing_before(world: World, alma: UUID) -> None:
    arranged(world, at="2018-07-04T09:00")
    assert not opens(world, alma, "2018-07-04T08:59")
    assert opens(world, alma, "2018-07-04T09:00")


def test_what_comes_meanwhile_is_covered_and_what_goes_is_not(world: World, alma: UUID) -> None:
    arranged(world)
    new = world.notified(world.noergaard()[0], at="2018-07-03T09:00").cases[0]
    assert not opens(world, new, "2018-07-03T10:00")
    world.assigned(new, "mette", at="2018-07-03T11:00")
    assert opens(world, new, "2018-07-03T11:00")
    world.tell("case-unassigned", on=[alma], at="2018-07-03T12:00", by=world.actor("birgit"))
    assert not opens(world, alma, "2018-07-03T12:00")


def test_who_covers_writes_as_themselves(world: World, alma: UUID) -> None:
    arranged(world)
    done = world.tell("file-note", on=[alma], by=world.actor("jonas"), at="2018-07-03T09:00")
    assert world.entry(done.entry_id).actor_id == str(user_id("jonas"))
    with pytest.raises(NotYours):
        world.tell("file-note", on=[alma], by=world.actor("jonas"), at="2018-07-14T09:00")


def test_it_ends_when_it_is_ended(world: World, alma: UUID) -> None:
    made = arranged(world)
    world.tell("cover-ended", by=world.actor("birgit"), at="2018-07-05T09:00", cover=str(made.entry_id))
    assert opens(world, alma, "2018-07-05T08:59")
    assert not opens(world, alma, "2018-07-05T09:00")
    assert Cover.objects.get().until == Moment.of("2018-07-05T09:00").instant


def test_ended_before_it_began_it_never_was(world: World, alma: UUID) -> None:
    made = arranged(world, at="2018-06-28T09:00")
    world.tell("cover-ended", by=world.actor("birgit"), at="2018-06-29T09:00", cover=str(made.entry_id))
    assert not Cover.objects.exists()


def test_it_does_not_go_on_to_a_third(world: World, alma: UUID) -> None:
    arranged(world)
    third = User.objects.create(
        id=user_id("ida"), username="ida", name="Ida Bro", municipality="756", roles=["adviser"], units=[]
    )
    User.objects.filter(pk=third.pk).update(units=["familieraadgivningen"])
    arranged(world, adviser=str(user_id("jonas")), covered_by=str(third.pk))
    assert opens(world, alma, "2018-07-03T09:00")
    assert not opens(world, alma, "2018-07-03T09:00", "ida")


def test_what_the_adviser_has_by_a_grant_alone_is_not_covered(world: World, alma: UUID) -> None:
    """Cover is for the adviser's own cases: what somebody else shared with them, to read or write, is not."""
    emil = world.notified(world.noergaard()[0]).cases[0]
    for role in ("read", "write"):
        world.tell("grant-given", on=[emil], at="2018-06-10T09:00", to=str(user_id("mette")), role=role)
    arranged(world)
    assert opens(world, emil, "2018-07-03T09:00", "mette")
    assert not opens(world, emil, "2018-07-03T09:00")
    with pytest.raises(NotYours):
        world.tell("file-note", on=[emil], by=world.actor("jonas"), at="2018-07-03T09:00")


def test_who_is_no_longer_an_adviser_covers_nothing(world: World, alma: UUID) -> None:
    arranged(world)
    User.objects.filter(pk=user_id("jonas")).update(active=False)
    assert not opens(world, alma, "2018-07-03T09:00")
    User.objects.filter(pk=user_id("jonas")).update(active=True, roles=["intake"], units=[INTAKE])
    assert not opens(world, alma, "2018-07-03T09:00")


def test_only_a_leader_arranges_it(world: World, alma: UUID) -> None:
    for username in ("mette", "rikke"):
        with pytest.raises(ReadOnly):
            arranged(world, by=username)
    assert not Cover.objects.exists()


def test_a_leader_of_another_unit_does_not(world: World, alma: UUID) -> None:
    made = arranged(world)
    User.objects.filter(pk=user_id("birgit")).update(units=["ungeraadgivningen"])
    with pytest.raises(Refused) as refused:
        arranged(world, at="2018-07-03T09:00")
    assert [one.field for one in refused.value.faults] == ["adviser"]
    for cover in (made.entry_id, uuid4()):
        with pytest.raises(Refused) as refused:
            world.tell("cover-ended", by=world.actor("birgit"), at="2018-07-03T09:00", cover=str(cover))
        assert [one.field for one in refused.value.faults] == ["cover"]
    assert opens(world, alma, "2018-07-04T09:00")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"covered_by": str(user_id("mette"))}, "covered_by"),
        ({"covered_by": str(user_id("rikke"))}, "covered_by"),
        ({"covered_by": str(user_id("sofie"))}, "covered_by"),
        ({"until": "2018-07-01"}, "until"),
    ],
    ids=["herself", "no adviser", "another municipality's", "over before it began"],
)
def test_what_makes_no_sense_is_refused(world: World, alma: UUID, values: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        arranged(world, **values)
    assert [one.field for one in refused.value.faults] == [field]
    assert not Cover.objects.exists()


def test_who_covers_is_of_the_same_unit(world: World, alma: UUID) -> None:
    User.objects.filter(pk=user_id("jonas")).update(units=["ungeraadgivningen"])
    with pytest.raises(Refused) as refused:
        arranged(world)
    assert [one.field for one in refused.value.faults] == ["covered_by"]


def test_it_is_rebuilt_from_the_journal(world: World, alma: UUID) -> None:
    made = arranged(world)
    stored = list(Cover.objects.values())
    Cover.objects.all().delete()
    assert [one.table for one in rebuild()] == ["access.cover"]
    assert list(Cover.objects.values()) == stored
    world.tell(
        "cover-arranged",
        corrects=made.entry_id,
        because="Ferien er kortere.",
        at=MONDAY,
        adviser=str(user_id("mette")),
        covered_by=str(user_id("jonas")),
        **{"from": "2018-07-02", "until": "2018-07-06"},
    )
    assert Cover.objects.get().until == Moment.of("2018-07-07T00:00").instant
    assert rebuild(check=True) == []
