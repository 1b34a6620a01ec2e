"""Who people are, how they are related, who has custody: acts too, dated, corrected, read by the law."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from frirum.law import PersonFacts
from frirum.record import reading, refreshing
from frirum.record.models import Custody, Person, Relation
from frirum.record.rebuild import rebuild
from tests.cast import World


@pytest.fixture
def emil(world: World) -> UUID:
    return world.noergaard()[0]


def facts(world: World, person: UUID) -> PersonFacts:
    return reading.case_file(world.case_of(person)).judgement.person


def test_the_birth_date_that_was_changed_is_what_the_law_sees(world: World, emil: UUID) -> None:
    world.notified(emil)
    assert facts(world, emil).fact("age", date(2018, 6, 1)) == 11
    world.tell("person-changed", about=[emil], born="2002-11-08", at="2018-06-02T10:00")
    assert facts(world, emil).fact("age", date(2018, 6, 1)) == 15
    assert Person.objects.get(pk=emil).born == date(2002, 11, 8)


def test_all_cases_of_the_person_are_judged_when_it_changes(
    world: World, emil: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.notified(emil).cases[0]
    judged: list[UUID] = []

    def noting(rows: object, one: UUID, *rest: object) -> None:
        judged.append(one)

    monkeypatch.setattr(refreshing, "case_rows", noting)
    monkeypatch.setattr(refreshing, "write", lambda *_: None)
    world.tell("person-changed", about=[emil], born="2002-11-08")
    assert judged == [case]


def test_a_birth_date_may_come_from_the_number(world: World) -> None:
    person = world.register("Alma Brandt", cpr="0302094000")
    assert Person.objects.get(pk=person).born == date(2009, 2, 3)


def test_only_what_is_said_changes(world: World, emil: UUID) -> None:
    world.tell("person-changed", about=[emil], address="Opdigtet Allé 1", at="2018-06-02T10:00")
    person = Person.objects.get(pk=emil)
    assert (person.name, person.address, person.born) == (
        "Emil Nørgaard",
        "Opdigtet Allé 1",
        date(2006, 11, 8),
    )


def test_what_one_was_registered_with_is_the_oldest_that_is_known(world: World, emil: UUID) -> None:
    world.tell("person-changed", about=[emil], name="Emil Nørgaard Holm", at="2017-01-01T10:00")
    assert Person.objects.get(pk=emil).name == "Emil Nørgaard Holm"


def test_custody_is_dated_and_ends(world: World, emil: UUID) -> None:
    lone = str(world.names["lone"])
    given = world.tell(
        "custody-recorded", about=[emil], holder=lone, form="shared", residence=True, **{"from": "2010-01-01"}
    )
    world.tell("custody-ended", about=[emil], custody=str(given.entry_id), until="2017-01-01")
    world.tell("custody-recorded", about=[emil], holder=lone, form="sole", **{"from": "2017-01-01"})
    rows = Custody.objects.filter(child=emil).order_by("since")
    assert [(one.form, one.residence, one.until) for one in rows] == [
        ("shared", True, date(2017, 1, 1)),
        ("sole", False, None),
    ]
    world.notified(emil)
    seen = facts(world, emil)
    assert [seen.fact("custody", date(year, 6, 1)) for year in (2009, 2016, 2018)] == [None, "shared", "sole"]


def test_a_custody_that_was_corrected_ends_as_one(world: World, emil: UUID) -> None:
    lone = str(world.names["lone"])
    given = world.tell("custody-recorded", about=[emil], holder=lone, form="sole")
    anew = world.tell(
        "custody-recorded",
        corrects=given.entry_id,
        because="Fælles.",
        about=[emil],
        holder=lone,
        form="shared",
    )
    world.tell("custody-ended", about=[emil], custody=str(anew.entry_id), until="2018-07-01")
    assert [(one.form, one.until) for one in Custody.objects.all()] == [("shared", date(2018, 7, 1))]


def test_a_relation_is_known_from_both_sides_entry(world: World, emil: UUID) -> None:
    lone = world.names["lone"]
    done = world.tell("relation-recorded", about=[emil], other=str(lone), kind="parent")
    row = Relation.objects.get()
    assert (row.person_id, row.other_id, row.role, row.since) == (emil, lone, "parent", date(2018, 6, 1))
    assert world.entry(done.entry_id).person_ids == (emil, lone)
    world.tell("relation-ended", about=[emil], relation=str(done.entry_id), until="2018-07-01")
    assert Relation.objects.get().until == date(2018, 7, 1)


def test_what_was_said_of_an_unknown_child_is_read_under_the_real_one(world: World, emil: UUID) -> None:
    unknown = world.register("Ukendt dreng", provisional=True)
    world.tell("custody-recorded", about=[unknown], holder=str(world.names["lone"]), form="sole")
    world.tell("person-identified", about=[unknown], real=str(emil))
    assert [one.child_id for one in Custody.objects.all()] == [emil]
    assert rebuild(check=True) == []
