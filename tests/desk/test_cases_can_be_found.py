"""The list of cases: one that owes nothing is found too; closed ones stand apart; others' are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


def test_an_adviser_has_their_own(enter: Enter, alma: UUID) -> None:
    page = enter("mette").page("/sager/")
    assert "Dine sager" in page
    assert "Alma Brandt 9 år 1. juni 2018" in page
    assert "Alma" not in enter("jonas").page("/sager/")
    assert "Alma" not in enter("sofie").page("/sager/")


def test_a_leader_has_the_units(enter: Enter, alma: UUID) -> None:
    assert "Alma Brandt 9 år 1. juni 2018 Familierådgivningen Mette Lund" in enter("birgit").page("/sager/")


def test_a_closed_one_stands_apart(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("case-closed", on=[alma], at="2018-06-14T10:00")
    mette = enter("mette")
    assert "Der er ingen sager her." in mette.page("/sager/")
    assert "Alma Brandt 9 år 1. juni 2018 14. juni 2018" in mette.page("/sager/?lukkede")
    assert "Afsluttet 14. juni 2018" in mette.page(f"/sager/{alma}/")


def test_of_a_closed_one_that_nobody_had_it_is_not_said_that_it_waits(world: World, enter: Enter) -> None:
    freja = world.register("Freja Kjeldsen", "2011-03-12")
    case = world.notified(freja, at="2018-06-02T10:00").cases[0]
    world.tell("case-closed", on=[case], at="2018-06-14T10:00")
    page = enter("birgit").page("/sager/?lukkede")
    assert "Freja Kjeldsen 7 år 2. juni 2018 14. juni 2018 Modtagelsen blev ikke fordelt" in page
