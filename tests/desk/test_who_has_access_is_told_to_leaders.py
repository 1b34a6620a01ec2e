"""Who may see a case: by role, by cover, by grant, why and until when. A leader gives and ends one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.cast import user_id

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

JONAS = str(user_id("jonas"))


def url(alma: UUID) -> str:
    return f"/sager/{alma}/adgang/"


def test_by_role_and_by_cover(world: World, enter: Enter, alma: UUID) -> None:
    said = {"from": "2018-06-01", "until": "2018-07-14"}
    world.tell(
        "cover-arranged", at="2018-06-04T09:00", adviser=str(user_id("mette")), covered_by=JONAS, **said
    )
    page = enter("birgit").page(url(alma))
    assert "Mette Lund : Læse og skrive Sagens rådgiver" in page
    assert "Birgit Dam : Læse og skrive Leder i Familierådgivningen" in page
    assert "Jonas Kjær : Læse og skrive Dækker for Mette Lund, til og med 14. juli 2018" in page
    assert "Rikke" not in page


def test_given_with_a_reason_and_ended(world: World, enter: Enter, alma: UUID) -> None:
    birgit = enter("birgit")
    assert f"/sager/{alma}/ny/grant-given/" in birgit.client.get(url(alma)).content.decode()
    typed = {
        "value.to": JONAS,
        "value.role": "read",
        "value.why": "Er med til mødet.",
        "value.until": "2018-06-30",
    }
    assert birgit.send(f"/sager/{alma}/ny/grant-given/", typed).status_code == 302
    assert enter("jonas").client.get(f"/sager/{alma}/").status_code == 200
    page = birgit.page(url(alma))
    assert "Jonas Kjær : Læse Er med til mødet., fra 15. juni 2018 til og med 30. juni 2018 Afslut" in page
    (held,) = birgit.client.get(url(alma)).context["granted"]
    grant = held.end_url.rpartition("=")[2]
    assert f'value="{grant}" selected' in birgit.client.get(held.end_url).content.decode()
    assert birgit.send(held.end_url, {"value.grant": grant}).status_code == 302
    assert enter("jonas").client.get(f"/sager/{alma}/").status_code == 404
    shown = birgit.client.get(url(alma)).context
    assert (shown["granted"], [one.name for one in shown["over"]]) == ([], ["Jonas Kjær"])


def test_a_corrected_reason_is_the_one_that_is_told(world: World, enter: Enter, alma: UUID) -> None:
    given = {"to": JONAS, "role": "read", "at": "2018-06-05T09:00"}
    first = world.tell("grant-given", on=[alma], why="Vikar.", **given)
    world.tell("grant-given", corrects=first.entry_id, because="Forkert.", why="Medhjælp.", **given)
    page = enter("birgit").page(url(alma))
    assert "Medhjælp." in page
    assert "Vikar." not in page


@pytest.mark.parametrize("username", ["mette", "jonas", "rikke"])
def test_it_is_for_leaders(enter: Enter, alma: UUID, username: str) -> None:
    assert enter(username).client.get(url(alma)).status_code == 403
    assert "Hvem har adgang" not in enter("mette").page(f"/sager/{alma}/")
    assert "Hvem har adgang" in enter("birgit").page(f"/sager/{alma}/")


def test_someone_elses_case_is_not_there_and_read_only_shows_no_doors(
    world: World, enter: Enter, alma: UUID
) -> None:
    from frirum.access.models import User

    User.objects.filter(pk=user_id("birgit")).update(units=["ungeraadgivningen"])
    assert enter("birgit").client.get(url(alma)).status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-05T09:00", to=str(user_id("birgit")), role="read")
    page = enter("birgit").page(url(alma))
    assert "Birgit Dam : Læse" in page
    assert "Giv adgang" not in page
    assert "Afslut" not in page
    assert enter("birgit").client.get(f"/sager/{alma}/ny/grant-given/").status_code == 403


def test_who_has_opened_it_is_told_once_a_day(world: World, enter: Enter, alma: UUID) -> None:
    for _ in range(2):
        enter("mette").page(f"/sager/{alma}/")
    world.tell("case-unassigned", on=[alma], at="2018-06-15T08:00")
    assert enter("jonas").client.get(f"/sager/{alma}/").status_code == 404
    world.assigned(alma, "jonas", at="2018-06-15T08:30")
    opened = enter("birgit").client.get(url(alma)).context["opened"]
    assert sorted(opened) == [("15. juni 2018", "Birgit Dam"), ("15. juni 2018", "Mette Lund")]


def test_reading_it_is_noted(enter: Enter, alma: UUID) -> None:
    from frirum.access.models import ReadLog

    enter("birgit").page(url(alma))
    assert [(one.user, one.way) for one in ReadLog.objects.all()] == [(user_id("birgit"), "access")]
