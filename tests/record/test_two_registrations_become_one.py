"""Somebody registered twice is one: what was written stays, is read together, and can be put back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from frirum.access.policy import NotYours, ReadOnly
from frirum.record import around, reading
from frirum.record.drafts import Recorded, Refused
from frirum.record.models import Case, CaseAlias, Custody, Duty, Person, Relation
from frirum.record.rebuild import rebuild
from frirum.record.verify import verify
from tests.cast import World, user_id


@pytest.fixture
def twice(world: World) -> tuple[Recorded, Recorded]:
    """Emil, and Emil once more in another family, each with a case that is Mette's."""
    real, _ = world.noergaard()
    again = world.register("Emil N. Nørgaard", "2006-11-08", family="brandt")
    world.names |= {"again": again, "real": real}
    first, second = world.notified(again), world.notified(real, at="2018-06-02T10:00")
    for one in (first, second):
        world.assigned(one.cases[0], "mette")
    return first, second


def merged(world: World, **told: Any) -> Recorded:
    told = {"goes": str(world.names["again"]), "stays": str(world.names["real"]), **told}
    return world.tell("persons-merged", **{"about": [world.names["again"]], "at": "2018-06-05T09:00", **told})


def duties() -> dict[UUID, object]:
    return {one.id: (one.rule, one.due_instant, one.due_day, one.created) for one in Duty.objects.all()}


def test_two_cases_are_read_as_one_and_no_duty_changes(
    world: World, twice: tuple[Recorded, Recorded]
) -> None:
    before = duties()
    done = merged(world, by=world.actor("mette"))
    case = Case.objects.get()
    assert (case.id, case.person_id) == (twice[1].cases[0], world.names["real"])
    assert duties() == before
    assert set(done.cases) == {twice[0].cases[0], twice[1].cases[0]}
    shown = [one.act for one in reading.timeline(case)]
    assert shown.count("notification-received") == 2
    assert "persons-merged" in shown
    assert Person.objects.get(pk=world.names["again"]).alias_of_id == world.names["real"]
    assert list(verify()) == []
    assert rebuild(check=True) == []


def test_a_closed_case_follows_its_person(world: World, twice: tuple[Recorded, Recorded]) -> None:
    world.tell("case-closed", on=twice[0].cases, at="2018-06-03T09:00")
    merged(world)
    assert set(Case.objects.values_list("person", flat=True)) == {world.names["real"]}
    assert Case.objects.count() == 2
    assert rebuild(check=True) == []


def test_who_is_related_to_the_one_is_related_to_the_other(world: World) -> None:
    emil, lone = world.noergaard()
    again = world.register("Lone N.", family="noergaard")
    world.tell("relation-recorded", about=[emil], other=str(again), kind="parent")
    world.tell("custody-recorded", about=[emil], holder=str(again))
    case = world.notified(emil).cases[0]
    told = {"goes": str(again), "stays": str(lone)}
    done = world.tell("persons-merged", about=[again], on=[case], at="2018-06-05T09:00", **told)
    assert Relation.objects.get().other_id == Custody.objects.get().holder_id == lone
    assert reading.timeline(world.case(case))[0].act == "persons-merged"
    assert rebuild(check=True) == []
    world.tell("recorded-on-wrong-case", corrects=done.entry_id, at="2018-06-06T09:00")
    assert Relation.objects.get().other_id == Custody.objects.get().holder_id == again
    assert rebuild(check=True) == []


def test_so_with_a_mother_whom_nobody_knew(world: World) -> None:
    emil, lone = world.noergaard()
    unknown = world.register("Ukendt mor", provisional=True, family="noergaard")
    world.tell("relation-recorded", about=[emil], other=str(unknown), kind="parent")
    world.tell("person-identified", about=[unknown], real=str(lone))
    assert Relation.objects.get().other_id == lone
    assert rebuild(check=True) == []


def test_withdrawn_all_is_as_before(world: World, twice: tuple[Recorded, Recorded]) -> None:
    before = {one.id: (one.person_id, one.status, one.assignee) for one in Case.objects.all()}
    done = merged(world)
    world.tell("recorded-on-wrong-case", corrects=done.entry_id, at="2018-06-06T09:00")
    assert {one.id: (one.person_id, one.status, one.assignee) for one in Case.objects.all()} == before
    assert not CaseAlias.objects.exists()
    assert rebuild(check=True) == []


def test_corrected_it_is_another(world: World, twice: tuple[Recorded, Recorded]) -> None:
    done = merged(world)
    lone = str(world.names["lone"])
    merged(world, corrects=done.entry_id, because="Forkert linje.", stays=lone)
    assert Person.objects.get(pk=world.names["again"]).alias_of_id == world.names["lone"]
    assert rebuild(check=True) == []


def test_only_who_writes_in_every_case_of_both(world: World, twice: tuple[Recorded, Recorded]) -> None:
    world.assigned(twice[0].cases[0], "jonas", at="2018-06-03T09:00")
    for username in ("mette", "jonas"):
        with pytest.raises(NotYours):
            merged(world, by=world.actor(username))
    world.tell("grant-given", on=twice[0].cases, to=str(user_id("mette")), role="read", at="2018-06-04T09:00")
    with pytest.raises(ReadOnly):
        merged(world, by=world.actor("mette"))
    assert merged(world, by=world.actor("birgit")).sequence


def test_a_closed_case_of_somebody_elses_counts_too(world: World, twice: tuple[Recorded, Recorded]) -> None:
    world.assigned(twice[0].cases[0], "jonas", at="2018-06-03T09:00")
    world.tell("case-closed", on=twice[0].cases, at="2018-06-03T10:00")
    with pytest.raises(NotYours):
        merged(world, by=world.actor("mette"))


@pytest.mark.parametrize("username", ["mette", "jonas", "birgit", "rikke", "sofie"])
def test_the_list_offers_exactly_those_whom_the_door_lets_one_merge(
    world: World, twice: tuple[Recorded, Recorded], username: str
) -> None:
    from django.db import transaction

    world.assigned(twice[0].cases[0], "jonas", at="2018-06-03T09:00")
    every = list(Person.objects.filter(provisional=False))
    offered = {one.id for one in around.mergeable(world.viewer(username), every)}
    for one in every:
        for other in every:
            if one == other:
                continue
            try:
                with transaction.atomic():
                    told = {"goes": str(one.id), "stays": str(other.id), "by": world.actor(username)}
                    world.tell("persons-merged", about=[one.id], at="2018-06-05T09:00", **told)
                    transaction.set_rollback(True)
                let = True
            except (NotYours, ReadOnly, Refused):
                let = False
            assert let == ({one.id, other.id} <= offered), (one, other)


def test_somebody_unknown_is_identified_not_merged(world: World, twice: tuple[Recorded, Recorded]) -> None:
    unknown = world.register("Ukendt dreng", provisional=True)
    for goes, stays in ((unknown, world.names["real"]), (world.names["again"], unknown)):
        with pytest.raises(Refused, match="provisional"):
            merged(world, about=[goes], goes=str(goes), stays=str(stays))


def test_nobody_is_merged_with_themselves_nor_twice_nor_in_a_circle(
    world: World, twice: tuple[Recorded, Recorded]
) -> None:
    again, real = str(world.names["again"]), str(world.names["real"])
    with pytest.raises(Refused, match="somebody else"):
        merged(world, stays=again)
    merged(world)
    with pytest.raises(Refused, match="already"):
        merged(world)
    with pytest.raises(Refused, match="already"):
        merged(world, about=[world.names["real"]], goes=real, stays=again)


def test_the_number_of_the_one_is_the_others_from_then_on(world: World) -> None:
    number = "0811064321"
    again = world.register("Emil N.", cpr=number)
    real = world.register("Emil Nørgaard", "2006-11-08")
    world.tell("persons-merged", about=[again], goes=str(again), stays=str(real))
    with pytest.raises(Refused, match="already"):
        world.register("Emil Tredje", cpr=number)
    assert world.tell("person-changed", about=[real], cpr=number, at="2018-06-06T09:00").sequence
