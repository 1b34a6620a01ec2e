"""A child named from outside is provisional; intake finds who it is by number, and the case follows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

CPR = "0302094321"


@pytest.fixture
def named(world: World) -> tuple[UUID, UUID]:
    """Alma as the register has her, and the case of a girl that somebody outside named with her number."""
    from tests.cast import CITIZEN

    real = world.register("Alma Brandt", "2009-02-03", family="brandt", cpr=CPR)
    somebody, at = uuid4(), "2018-06-14T14:20"
    _, told = world.many(
        world.draft(
            "person-registered", by=CITIZEN, at=at, about=[somebody], name="Alma B.", provisional=True
        ),
        world.draft("notification-received", by=CITIZEN, at=at, about=[somebody], concern="Blå mærker."),
    )
    return real, told.cases[0]


def test_the_case_says_so_and_leads_to_the_form(enter: Enter, named: tuple[UUID, UUID]) -> None:
    page = enter("rikke").client.get(f"/sager/{named[1]}/").content.decode()
    assert "foreløbig" in page
    assert f'href="/sager/{named[1]}/ny/person-identified/"' in page


def test_she_is_found_by_number_and_her_duties_follow(enter: Enter, named: tuple[UUID, UUID]) -> None:
    real, case = named
    rikke, url = enter("rikke"), f"/sager/{case}/ny/person-identified/"
    assert "Alma Brandt" not in rikke.page(url)
    found = rikke.send(url, {"look_for": "030209-4321", "find": "1"})
    assert found.status_code == 200
    assert f'<option value="{real}">Alma Brandt, 030209-••••</option>' in found.content.decode()
    assert rikke.send(url, {"value.real": str(real)}).status_code == 302
    page = rikke.client.get(f"/sager/{case}/", follow=True).content.decode()
    assert "Alma Brandt</h1>" in page
    assert "15. juni 2018 kl. 14.20" in page


def test_a_number_that_is_nobodys_finds_nobody(enter: Enter, named: tuple[UUID, UUID]) -> None:
    rikke, url = enter("rikke"), f"/sager/{named[1]}/ny/person-identified/"
    for number in ("010101-1234", "12", "<b>"):
        answer = rikke.send(url, {"look_for": number, "find": "1"})
        assert answer.status_code == 200
        assert "Alma Brandt" not in answer.content.decode()


def test_a_number_typed_stands_in_no_address(enter: Enter, named: tuple[UUID, UUID]) -> None:
    page = enter("rikke").client.get(f"/sager/{named[1]}/ny/person-identified/").content.decode()
    form = page[page.index('<form method="post" id="act-form"') :]
    assert 'name="look_for"' in form
    assert page.count("<form") == page.count('<form method="post"')
