"""Two people record on one case at once: one wins, the other keeps their text and sees what changed."""

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
    mette.page.reload()
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
