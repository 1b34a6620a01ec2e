"""The first act of an area that names a person opens their case; the next ones use it while it is open."""

from __future__ import annotations

from uuid import UUID

import pytest

from frirum.record.identifiers import case_of
from frirum.record.models import Case, Entry
from tests.cast import INTAKE, World, user_id


@pytest.fixture
def alma(world: World) -> UUID:
    return world.brandt()[0]


def test_its_id_follows_from_the_entry(world: World, alma: UUID) -> None:
    done = world.notified(alma)
    assert done.cases == (case_of(done.entry_id, alma, "children"),)
    case = Case.objects.get()
    assert (case.person_id, case.area, case.status, case.unit) == (alma, "children", "open", INTAKE)
    assert (case.assignee, case.head) == (None, done.sequence)


def test_siblings_get_a_case_each_from_one_entry(world: World, alma: UUID) -> None:
    done = world.notified(alma, world.names["bertil"])
    assert len(set(done.cases)) == 2
    assert Entry.objects.filter(act="notification-received").count() == 1


def test_a_second_act_uses_the_open_case(world: World, alma: UUID) -> None:
    first = world.notified(alma)
    second = world.tell("help-requested", about=[alma], at="2018-06-20T10:00")
    assert second.cases == first.cases


def test_after_closing_a_new_one_opens(world: World, alma: UUID) -> None:
    first = world.notified(alma)
    world.tell("case-closed", on=first.cases, at="2018-07-01T10:00")
    assert world.case(first.cases[0]).status == "closed"
    second = world.notified(alma, at="2018-09-01T10:00")
    assert second.cases != first.cases


def test_also_where_closing_and_opening_come_at_once(world: World, alma: UUID) -> None:
    first = world.notified(alma)
    _, second = world.many(
        world.draft("case-closed", on=first.cases, at="2018-07-01T10:00"),
        world.draft("notification-received", about=[alma], at="2018-09-01T10:00"),
    )
    assert second.cases != first.cases
    assert [world.case(case).status for case in (*first.cases, *second.cases)] == ["closed", "open"]


def test_whoever_is_assigned_writes_at_once(world: World, alma: UUID) -> None:
    case = world.notified(alma).cases
    assigned = world.draft("case-assigned", on=case, adviser=str(user_id("mette")), at="2018-06-02T10:00")
    note = world.draft("file-note", on=case, by=world.actor("mette"), at="2018-06-02T11:00")
    assert world.many(assigned, note)[1].cases == case


def test_a_closing_that_was_a_mistake_leaves_it_open(world: World, alma: UUID) -> None:
    first = world.notified(alma)
    closed = world.tell("case-closed", on=first.cases, at="2018-07-01T10:00")
    world.tell("recorded-on-wrong-case", corrects=closed.entry_id)
    assert world.case(first.cases[0]).status == "open"
    assert world.notified(alma, at="2018-09-01T10:00").cases == first.cases


def test_it_may_be_opened_by_itself(world: World, alma: UUID) -> None:
    done = world.tell("case-opened", about=[alma])
    assert done.cases == (case_of(done.entry_id, alma, "children"),)
    assert world.notified(alma).cases == done.cases


def test_acts_on_people_open_none(world: World, alma: UUID) -> None:
    world.tell("person-changed", about=[alma], address="Opdigtet Allé 1")
    world.tell("relation-recorded", about=[alma], other=str(world.names["bertil"]))
    assert not Case.objects.exists()


def test_who_is_only_named_beside_a_case_gets_none(world: World, alma: UUID) -> None:
    case = world.notified(alma).cases
    _, lone = world.noergaard()
    draft = world.draft("file-note", on=case, about=[lone])
    assert world.write(draft).cases == case
    assert Case.objects.count() == 1


def test_a_correction_of_the_first_act_opens_no_other(world: World, alma: UUID) -> None:
    first = world.notified(alma)
    world.tell("case-closed", on=first.cases, at="2018-07-01T10:00")
    corrected = world.tell(
        "notification-received",
        corrects=first.entry_id,
        because="Tidspunktet.",
        about=[alma],
        at="2018-06-01T09:00",
    )
    assert corrected.cases == first.cases
    assert Case.objects.count() == 1


def test_it_lies_in_the_stream_of_the_persons_family(world: World, alma: UUID) -> None:
    emil, _ = world.noergaard()
    done = world.notified(alma, emil)
    entry = world.entry(done.entry_id)
    assert entry.stream_id == world.families["brandt"]
    assert {world.case_of(child).stream for child in (alma, emil)} == set(world.families.values())


def test_half_siblings_share_an_entry_across_families(world: World, alma: UUID) -> None:
    emil, _ = world.noergaard()
    one, other = world.notified(alma).cases[0], world.notified(emil).cases[0]
    both = world.tell("file-note", on=[one, other])
    assert both.cases == (one, other)
    assert {world.case(case).head for case in both.cases} == {both.sequence}
