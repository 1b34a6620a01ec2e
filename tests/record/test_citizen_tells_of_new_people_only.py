"""From outside one may tell of a child; nothing that is already there can be reached, changed or felt for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from frirum.access.policy import NotYours
from frirum.record.drafts import Draft, Refused
from frirum.record.identifiers import new_id
from frirum.record.models import Case, Entry, Person
from tests.cast import CITIZEN, INTAKE, World, user_id


def child(world: World, *, family: UUID | None = None, **values: object) -> tuple[UUID, Draft]:
    person = new_id()
    values = {"name": "Ukendt dreng, ca. 6 år", "provisional": True, **values}
    return person, world.draft("person-registered", by=CITIZEN, about=[person], family=family, **values)  # type: ignore[arg-type]


def test_two_siblings_in_one_notification(world: World) -> None:
    family = new_id()
    (one, first), (two, second) = child(world, family=family), child(world, family=family)
    done = world.many(first, second, world.draft("notification-received", by=CITIZEN, about=[one, two]))
    assert len(done[2].cases) == 2
    assert {case.unit for case in Case.objects.all()} == {INTAKE}
    assert {person.stream for person in Person.objects.all()} == {family}
    assert all(person.provisional for person in Person.objects.all())


def test_nobody_that_is_known_can_be_named(world: World) -> None:
    alma, _ = world.brandt()
    with pytest.raises(NotYours):
        world.notified(alma, by=CITIZEN)
    person, registered = child(world)
    with pytest.raises(NotYours):
        world.many(registered, world.draft("notification-received", by=CITIZEN, about=[person, alma]))
    assert not Entry.objects.filter(act="notification-received").exists()


def test_not_even_who_one_named_oneself_before(world: World) -> None:
    person, registered = child(world)
    world.many(registered, world.draft("notification-received", by=CITIZEN, about=[person]))
    with pytest.raises(NotYours):
        world.notified(person, by=CITIZEN)


def test_no_case_can_be_named(world: World) -> None:
    case = world.notified(world.brandt()[0]).cases
    with pytest.raises(NotYours):
        world.tell("notification-received", by=CITIZEN, on=case)
    person, registered = child(world)
    with pytest.raises(NotYours):
        world.many(registered, world.draft("notification-received", by=CITIZEN, about=[person], on=case))


def test_no_family_can_be_joined(world: World) -> None:
    world.brandt()
    _, registered = child(world, family=world.families["brandt"])
    with pytest.raises(NotYours):
        world.write(registered)


def test_a_number_that_is_known_does_not_show(world: World) -> None:
    world.register("Alma Brandt", cpr="0302093000")
    person, registered = child(world, cpr="030209-3000")
    done = world.many(registered, world.draft("notification-received", by=CITIZEN, about=[person]))
    assert done[1].cases


def test_somebody_from_outside_is_provisional(world: World) -> None:
    _, registered = child(world, provisional=False)
    with pytest.raises(Refused, match="provisional"):
        world.write(registered)


@pytest.mark.parametrize(
    "act", ["file-note", "case-assigned", "notification-assessed", "decision", "entry-erased"]
)
def test_nothing_else_is_recorded_from_outside(world: World, act: str) -> None:
    person, registered = child(world)
    notified = world.draft("notification-received", by=CITIZEN, about=[person])
    adviser: dict[str, Any] = {"adviser": str(user_id("mette"))} if act == "case-assigned" else {}
    draft = world.draft(act, by=CITIZEN, about=[person], **adviser)
    if act == "entry-erased":
        draft = replace(draft, corrects=notified.entry_id)
    with pytest.raises(NotYours):
        world.many(registered, notified, draft)
    assert not Entry.objects.exists()


def test_nothing_is_corrected_from_outside(world: World) -> None:
    person, registered = child(world)
    notified = world.draft("notification-received", by=CITIZEN, about=[person])
    world.many(registered, notified)
    with pytest.raises(NotYours):
        world.tell("notification-received", by=CITIZEN, corrects=notified.entry_id, because="Fortrudt.")
