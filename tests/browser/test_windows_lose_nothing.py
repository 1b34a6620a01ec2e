"""Two people on one case, two clicks, a reload, an expired session: no text is lost, none is there twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser


def notes() -> list[str]:
    from frirum.record.models import Entry
    from frirum.record.told import tell

    return [tell(one).said["text"] for one in Entry.objects.filter(act="file-note").order_by("sequence")]


@pytest.fixture
def mine(world: World, at: At) -> str:
    """The address of Alma's case, which is Mette's; her leader can write in it too."""
    person, _ = world.brandt()
    case = world.notified(person).cases[0]
    world.assigned(case, "mette")
    at("2018-06-15T09:00")
    return f"/sager/{case}/ny/file-note/"


def test_one_wins_and_the_other_loses_nothing(mine: str, window: Callable[..., Window]) -> None:
    mette, birgit = window().enter_as("Mette Lund"), window().enter_as("Birgit Dam")
    for one, text in ((mette, "Mor ringede kl. 8."), (birgit, "Skolen ringede kl. 8.30.")):
        one.page.goto(mine)
        one.fill({"Hvordan kom oplysningen?": ("Telefon",), "Notat": text})
    mette.save("Notat")
    birgit.page.get_by_role("button", name="Gem", exact=True).click()
    stale = birgit.page.get_by_role("alert")
    expect(stale).to_contain_text("Sagen er ændret, siden du åbnede siden")
    expect(stale).to_contain_text("Mor ringede kl. 8.")
    expect(stale).to_contain_text("Mette Lund, rådgiver")
    expect(birgit.page.get_by_label("Notat")).to_have_value("Skolen ringede kl. 8.30.")
    assert notes() == ["Mor ringede kl. 8."]
    birgit.page.get_by_role("button", name="Gem alligevel").click()
    expect(birgit.page.get_by_role("status")).to_contain_text("Gemt: Notat.")
    assert notes() == ["Mor ringede kl. 8.", "Skolen ringede kl. 8.30."]


def test_two_clicks_in_a_row_write_it_once(mine: str, window: Callable[..., Window]) -> None:
    mette = window().enter_as("Mette Lund")
    mette.page.goto(mine)
    mette.fill({"Hvordan kom oplysningen?": ("Telefon",), "Notat": "Mor ringede kl. 8."})
    mette.page.get_by_role("button", name="Gem", exact=True).dblclick()
    expect(mette.page.get_by_role("status")).to_contain_text("Gemt: Notat.")
    assert notes() == ["Mor ringede kl. 8."]


def test_what_was_typed_survives_a_reload_and_is_gone_when_sent(
    mine: str, window: Callable[..., Window]
) -> None:
    mette = window().enter_as("Mette Lund")
    mette.page.goto(mine)
    mette.fill({"Hvordan kom oplysningen?": ("Telefon",), "Notat": "Mor ringede kl. 8."})
    mette.page.get_by_label("Klokkeslæt").fill("08:00")
    mette.page.reload()
    expect(mette.page.get_by_label("Klokkeslæt")).to_have_value("08:00")
    expect(mette.page.get_by_label("Notat")).to_have_value("Mor ringede kl. 8.")
    expect(mette.page.get_by_label("Telefon")).to_be_checked()
    mette.page.get_by_role("link", name="Alma Brandt").click()
    mette.page.goto(mine)
    expect(mette.page.get_by_label("Notat")).to_have_value("Mor ringede kl. 8.")
    mette.save("Notat")
    mette.page.goto(mine)
    expect(mette.page.get_by_label("Notat")).to_have_value("")


def test_an_expired_session_loses_no_text(mine: str, window: Callable[..., Window]) -> None:
    mette = window().enter_as("Mette Lund")
    mette.page.goto(mine)
    mette.fill({"Hvordan kom oplysningen?": ("Telefon",), "Notat": "Mor ringede kl. 8."})
    mette.page.context.clear_cookies()
    mette.page.get_by_role("button", name="Gem", exact=True).click()
    assert notes() == []
    mette.enter_as("Mette Lund")
    mette.page.goto(mine)
    expect(mette.page.get_by_label("Notat")).to_have_value("Mor ringede kl. 8.")


def test_who_signs_out_leaves_no_text_behind(mine: str, window: Callable[..., Window]) -> None:
    mette = window().enter_as("Mette Lund")
    mette.page.goto(mine)
    mette.fill({"Notat": "Mor ringede kl. 8."})
    mette.enter_as("Birgit Dam")
    assert mette.page.evaluate("Object.keys(sessionStorage)") == []


def test_a_notification_in_the_making_survives_a_reload(
    world: World, at: At, window: Callable[..., Window]
) -> None:
    at("2018-06-15T09:00")
    page = window().page
    page.goto("/ikast-brande/underretning/")
    page.get_by_label("Navn", exact=True).fill("Alma Brandt")
    page.get_by_label("Hvad er du bekymret for?").fill("Alma kommer uden mad.")
    page.get_by_role("button", name="Tilføj et barn mere").click()
    page.get_by_role("group", name="Barn 2").get_by_label("Navn").fill("Bertil Brandt")
    page.goto("/ikast-brande/underretning/")
    expect(page.get_by_role("group", name="Barn 1").get_by_label("Navn")).to_have_value("Alma Brandt")
    expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value("Alma kommer uden mad.")
    expect(page.get_by_role("group", name="Barn 2").get_by_label("Navn")).to_have_value("Bertil Brandt")
    page.get_by_role("button", name="Fjern barn 1").click()
    expect(page.get_by_label("Navn", exact=True)).to_have_value("Bertil Brandt")


def test_intake_shows_what_comes_in_without_a_reload(
    world: World, at: At, window: Callable[..., Window]
) -> None:
    at("2018-06-15T09:00")
    person, _ = world.brandt()
    rikke = window()
    rikke.page.clock.install()
    rikke.enter_as("Rikke Holm")
    expect(rikke.page.get_by_text("Der er ingen nye underretninger lige nu.")).to_be_visible()
    world.notified(person, at="2018-06-15T08:59")
    rikke.page.clock.run_for(61_000)
    item = rikke.page.get_by_role("article", name="Alma Brandt")
    expect(item).to_contain_text("Underretning vurderet om 23 timer")
    item.get_by_role("link", name="Vurdér").focus()
    rikke.page.clock.run_for(61_000)
    expect(item.get_by_role("link", name="Vurdér")).to_be_focused()
