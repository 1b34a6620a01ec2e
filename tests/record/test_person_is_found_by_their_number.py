"""Who a provisional child may be is found by number: for that, by who may say so, and each time noted."""

from __future__ import annotations

from uuid import UUID

import pytest

from frirum.access.models import ReadLog
from frirum.access.policy import NotYours
from frirum.record.cpr import NoNumber
from frirum.record.drafts import Actor
from frirum.record.looking_up import who_has
from tests.cast import GLADSAXE, World, user_id

NUMBER = "030209-3000"


@pytest.fixture
def alma(world: World) -> UUID:
    return world.register("Alma Brandt", cpr=NUMBER)


@pytest.fixture
def case(world: World) -> UUID:
    """The case of a girl whom nobody knows yet, in intake."""
    return world.notified(world.register("Ukendt pige", provisional=True, cpr=NUMBER)).cases[0]


@pytest.mark.parametrize("written", [NUMBER, "0302093000", " 030209 3000 "])
def test_however_it_is_written(world: World, alma: UUID, case: UUID, written: str) -> None:
    found = who_has(world.viewer("rikke"), case, written)
    assert found is not None
    assert (found.id, found.name, found.masked_cpr) == (alma, "Alma Brandt", "030209-••••")


def test_it_is_noted_who_asked_for_which_case_and_whom_they_were_told_of(
    world: World, alma: UUID, case: UUID
) -> None:
    rikke = world.viewer("rikke")
    who_has(rikke, case, NUMBER)
    who_has(rikke, case, "010101-0101")
    assert [
        (one.user, one.case, one.person, one.municipality, one.way, one.at)
        for one in ReadLog.objects.order_by("id")
    ] == [
        (user_id("rikke"), case, alma, "756", "looked-up", rikke.at),
        (user_id("rikke"), case, None, "756", "looked-up", rikke.at),
    ]


def test_not_where_it_is_known_who_the_child_is(world: World, alma: UUID) -> None:
    mine = world.notified(world.register("Bertil Brandt")).cases[0]
    assert who_has(world.viewer("rikke"), mine, NUMBER) is None
    assert not ReadLog.objects.exists()


def test_not_in_somebody_elses_case(world: World, alma: UUID, case: UUID) -> None:
    for username in ("jonas", "sofie"):
        with pytest.raises(NotYours):
            who_has(world.viewer(username), case, NUMBER)
    assert not ReadLog.objects.exists()


def test_not_where_one_may_only_read(world: World, alma: UUID, case: UUID) -> None:
    world.tell("grant-given", on=[case], to=str(user_id("jonas")), role="read", at="2018-06-05T09:00")
    assert who_has(world.viewer("jonas"), case, NUMBER) is None
    assert not ReadLog.objects.exists()


def test_each_municipality_finds_its_own(world: World, case: UUID) -> None:
    world.register("Alma Brandt", cpr=NUMBER, by=Actor.system(GLADSAXE))
    assert who_has(world.viewer("rikke"), case, NUMBER) is None


def test_once_identified_nobody_is_looked_for_any_more(world: World, alma: UUID, case: UUID) -> None:
    unknown = world.case(case).person_id
    world.tell("person-identified", about=[unknown], real=str(alma))
    assert who_has(world.viewer("rikke"), case, NUMBER) is None


def test_what_is_no_number_is_told(world: World, case: UUID) -> None:
    with pytest.raises(NoNumber, match="ti cifre"):
        who_has(world.viewer("rikke"), case, "12")
