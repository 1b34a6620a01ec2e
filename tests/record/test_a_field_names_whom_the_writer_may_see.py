"""Ids typed into a field by hand open no name: a person is named by who may see them, an adviser is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from frirum.access.models import log_look_up
from frirum.record.drafts import Refused
from frirum.record.models import Relation
from tests.cast import World, user_id

LATER = "2018-06-05T09:00"


@pytest.fixture
def alma(world: World) -> UUID:
    """Alma's case, Mette's; Emil's is Jonas's, and his mother Lone has none."""
    world.brandt()
    world.noergaard()
    for child, username in (("alma", "mette"), ("emil", "jonas")):
        world.assigned(world.notified(world.names[child]).cases[0], username)
    return world.case_of(world.names["alma"]).id


def relates(world: World, other: str | UUID, **told: Any) -> None:
    person = other if isinstance(other, UUID) else world.names[other]
    said = {"other": str(person), "kind": "parent", **told}
    world.tell("relation-recorded", by=world.actor("mette"), about=[world.names["alma"]], at=LATER, **said)


@pytest.mark.parametrize("other", ["emil", "lone"])
def test_not_somebody_of_another_family(world: World, alma: UUID, other: str) -> None:
    with pytest.raises(Refused) as refused:
        relates(world, other)
    [fault] = refused.value.faults
    assert fault.field == "other"
    assert "findes ikke" in fault.says["da"]
    assert not Relation.objects.exists()


def test_what_is_said_tells_not_whether_there_is_such_a_person(world: World, alma: UUID) -> None:
    says = []
    for person in (world.names["emil"], UUID(int=1)):
        with pytest.raises(Refused) as refused:
            relates(world, person)
        says.append(refused.value.faults)
    assert says[0] == says[1]


def test_nor_by_another_field(world: World, alma: UUID) -> None:
    lone = str(world.names["lone"])
    mette = world.actor("mette")
    consent = world.draft("consent-given", by=mette, on=[alma], at=LATER)
    custody = world.draft("custody-recorded", by=mette, about=[world.names["alma"]], at=LATER)
    for draft, name in ((consent, "by"), (custody, "holder")):
        with pytest.raises(Refused) as refused:
            world.write(replace(draft, values={**draft.values, name: lone}))
        assert [one.field for one in refused.value.faults] == [name]


def test_a_member_of_the_family_without_a_case(world: World, alma: UUID) -> None:
    relates(world, "bertil", kind="sibling")
    assert Relation.objects.get().other_id == world.names["bertil"]


def test_a_sibling_whose_case_is_anothers_only_where_it_is_tied_to_the_child(
    world: World, alma: UUID
) -> None:
    theirs = world.notified(world.names["bertil"]).cases[0]
    world.assigned(theirs, "jonas")
    with pytest.raises(Refused):
        relates(world, "bertil", kind="sibling")
    world.tell(
        "relation-recorded",
        about=[world.names["alma"]],
        at=LATER,
        other=str(world.names["bertil"]),
        kind="sibling",
    )
    relates(world, "bertil", kind="half-sibling")


def test_whose_case_one_may_see(world: World, alma: UUID) -> None:
    emils = world.case_of(world.names["emil"]).id
    world.tell("grant-given", on=[emils], to=str(user_id("mette")), role="read", at="2018-06-04T09:00")
    relates(world, "emil", kind="network")


def test_somebody_registered_in_the_same_breath(world: World, alma: UUID) -> None:
    stranger = UUID(int=7)
    world.many(
        world.draft("person-registered", by=world.actor("mette"), about=[stranger], at=LATER, name="Far"),
        world.draft(
            "relation-recorded",
            by=world.actor("mette"),
            about=[world.names["alma"]],
            at=LATER,
            other=str(stranger),
            kind="parent",
        ),
    )


def test_a_correction_may_keep_whom_the_first_one_named(world: World, alma: UUID) -> None:
    first = world.tell(
        "relation-recorded",
        about=[world.names["alma"]],
        at=LATER,
        other=str(world.names["lone"]),
        kind="parent",
    )
    world.tell("recorded-on-wrong-case", corrects=first.entry_id, at="2018-06-06T09:00")
    assert not Relation.objects.exists()
    relates(world, "lone", kind="grandparent", corrects=first.entry_id, because="Hun er mormor.")


def test_who_a_child_is_said_to_be_was_looked_up_by_number_or_is_ones_own_to_see(world: World) -> None:
    world.brandt()
    unknown = world.register("Ukendt pige", provisional=True)
    case = world.notified(unknown).cases[0]
    viewer = world.viewer("rikke")
    told: dict[str, Any] = {"by": world.actor("rikke"), "about": [unknown], "at": LATER}
    with pytest.raises(Refused) as refused:
        world.tell("person-identified", real=str(world.names["alma"]), **told)
    assert [one.field for one in refused.value.faults] == ["real"]
    log_look_up(user_id("mette"), world.names["alma"], case, "756", viewer.at)
    with pytest.raises(Refused):
        world.tell("person-identified", real=str(world.names["alma"]), **told)
    log_look_up(user_id("rikke"), world.names["alma"], case, "756", viewer.at)
    world.tell("person-identified", real=str(world.names["alma"]), **told)


@pytest.mark.parametrize("username", ["rikke", "birgit"])
def test_an_adviser_is_an_adviser(world: World, username: str) -> None:
    case = world.notified(world.brandt()[0]).cases[0]
    with pytest.raises(Refused) as refused:
        world.assigned(case, username, by=world.actor("birgit"))
    [fault] = refused.value.faults
    assert (fault.field, "er ikke rådgiver" in fault.says["da"]) == ("adviser", True)
    assert world.case(case).assignee is None
