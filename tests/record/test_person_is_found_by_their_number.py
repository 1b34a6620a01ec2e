"""A person is found by CPR number, by staff of the municipality, however the number is written."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from frirum.record import lists
from frirum.record.drafts import Actor
from frirum.record.models import Person
from tests.cast import GLADSAXE, World

NUMBER = "030209-3000"


@pytest.fixture
def alma(world: World) -> UUID:
    return world.register("Alma Brandt", cpr=NUMBER)


@pytest.mark.parametrize("written", [NUMBER, "0302093000", " 030209 3000 "])
def test_however_it_is_written(world: World, alma: UUID, written: str) -> None:
    found = lists.person_by_cpr(world.viewer("rikke"), written)
    assert found is not None
    assert (found.id, found.name, found.masked_cpr) == (alma, "Alma Brandt", "030209-••••")


def test_by_staff_alone(world: World, alma: UUID) -> None:
    nobody = replace(world.viewer("rikke"), roles=frozenset({"public"}))
    assert lists.person_by_cpr(nobody, NUMBER) is None


def test_each_municipality_finds_its_own(world: World, alma: UUID) -> None:
    assert lists.person_by_cpr(world.viewer("sofie"), NUMBER) is None
    theirs = world.register("Alma Brandt", cpr=NUMBER, by=Actor.system(GLADSAXE))
    found = lists.person_by_cpr(world.viewer("sofie"), NUMBER)
    assert found == Person.objects.get(pk=theirs) != Person.objects.get(pk=alma)


def test_the_known_one_before_somebody_provisional(world: World) -> None:
    unknown = world.register("Ukendt pige", cpr=NUMBER, provisional=True)
    found = lists.person_by_cpr(world.viewer("rikke"), NUMBER)
    assert found is not None
    assert found.id == unknown
    alma = world.register("Alma Brandt", cpr=NUMBER)
    assert lists.person_by_cpr(world.viewer("rikke"), NUMBER) == Person.objects.get(pk=alma)
    world.tell("person-identified", about=[unknown], real=str(alma))
    assert lists.person_by_cpr(world.viewer("rikke"), NUMBER) == Person.objects.get(pk=alma)


def test_what_is_no_number_is_told(world: World) -> None:
    with pytest.raises(ValueError, match="ti cifre"):
        lists.person_by_cpr(world.viewer("rikke"), "12")
