"""Two seconds of rest, and what was typed is safe: in another window, after a lost line or session."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser


@pytest.fixture
def mine(world: World, at: At) -> str:
    """The address of a form on Alma's case, which is Mette's."""
    person, _ = world.brandt()
    case = world.notified(person).cases[0]
    world.assigned(case, "mette")
    at("2018-06-15T09:00")
    return f"/sager/{case}/ny/file-note/"


def held(page: Page) -> list[str]:
    """What the tab holds."""
    found: list[str] = page.evaluate("Object.keys(sessionStorage)")
    return found


def is_kept(page: Page) -> None:
    expect(page.locator("[data-kept]")).to_contain_text("Kladde gemt kl. 9.")


def test_after_a_rest_it_is_in_another_window_too(mine: str, window: Callable[..., Window]) -> None:
    first = window().enter_as("Mette Lund").page
    first.goto(mine)
    first.get_by_label("Notat", exact=True).fill("Mor ringede kl. 8.")
    first.get_by_label("Telefon").check()
    assert held(first)
    is_kept(first)
    assert held(first) == []
    second = window().enter_as("Mette Lund").page
    second.goto(mine)
    expect(second.get_by_label("Notat", exact=True)).to_have_value("Mor ringede kl. 8.")
    expect(second.get_by_label("Telefon")).to_be_checked()
    expect(second.get_by_text("Kladde fra 15. juni 2018")).to_be_visible()


def test_what_was_written_elsewhere_meanwhile_is_not_overwritten(
    mine: str, window: Callable[..., Window]
) -> None:
    """The tab rests on an older save: the newer draft stands, and only what is empty is filled."""
    page = window().enter_as("Mette Lund").page
    page.goto(mine)
    page.get_by_label("Notat", exact=True).fill("Fra skrivebordet, senere.")
    is_kept(page)
    page.goto("/sager/")
    case = mine.split("/")[2]
    old = {
        "typed": {"value.text": "Fra telefonen.", "occurred_at.hour": "08:00"},
        "based": "en-anden",
        "sent": "",
    }
    page.evaluate(
        "([key, copy]) => sessionStorage.setItem(key, JSON.stringify(copy))",
        [f"draft:case:{case}:file-note", old],
    )
    page.goto(mine)
    expect(page.get_by_label("Notat", exact=True)).to_have_value("Fra skrivebordet, senere.")
    expect(page.get_by_label("Klokkeslæt")).to_have_value(re.compile(r"09:0\d"))


def test_leaving_at_once_loses_nothing(mine: str, window: Callable[..., Window]) -> None:
    page = window().enter_as("Mette Lund").page
    page.goto(mine)
    page.get_by_label("Notat", exact=True).fill("Mor ringede kl. 8.")
    page.get_by_role("link", name="Sager").click()
    page.get_by_role("heading", level=1, name="Dine sager").wait_for()
    other = window().enter_as("Mette Lund").page
    other.goto("/kladder/")
    for _ in range(20):  # the leaving page's last word comes when it comes
        if other.get_by_role("link", name="Notat").count():
            break
        other.wait_for_timeout(500)
        other.reload()
    other.get_by_role("link", name="Notat").click()
    expect(other.get_by_label("Notat", exact=True)).to_have_value("Mor ringede kl. 8.")


def test_a_lost_session_keeps_it_in_the_tab_until_it_is_back(
    mine: str, window: Callable[..., Window]
) -> None:
    mette = window().enter_as("Mette Lund")
    mette.page.goto(mine)
    mette.page.context.clear_cookies()
    with mette.page.expect_response("**/kladde/**"):
        mette.page.get_by_label("Notat", exact=True).fill("Mor ringede kl. 8.")
    assert held(mette.page)
    mette.enter_as("Mette Lund")
    mette.page.goto(mine)
    expect(mette.page.get_by_label("Notat", exact=True)).to_have_value("Mor ringede kl. 8.")
    is_kept(mette.page)
    assert held(mette.page) == []


def test_recorded_it_is_gone_everywhere(mine: str, window: Callable[..., Window]) -> None:
    mette = window().enter_as("Mette Lund")
    mette.page.goto(mine)
    mette.fill({"Hvordan kom oplysningen?": ("Telefon",), "Notat": "Mor ringede kl. 8."})
    is_kept(mette.page)
    mette.save("Notat")
    assert held(mette.page) == []
    mette.page.goto("/kladder/")
    expect(mette.page.get_by_text("Du har ingen kladder.")).to_be_visible()


def test_the_button_works_without_scripts(mine: str, browser: object, live_server: object) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Mette Lund").click()
    page.goto(mine)
    page.get_by_label("Notat", exact=True).fill("Mor ringede kl. 8.")
    page.get_by_role("button", name="Gem kladde").click()
    expect(page.get_by_role("status")).to_contain_text("Kladden er gemt.")
    expect(page.get_by_label("Notat", exact=True)).to_have_value("Mor ringede kl. 8.")
    page.get_by_role("button", name="Slet kladden").click()
    page.goto(mine)
    expect(page.get_by_label("Notat", exact=True)).to_have_value("")
    context.close()


def test_a_save_under_way_while_it_is_recorded_leaves_no_draft(
    mine: str, window: Callable[..., Window]
) -> None:
    """The save is held back until the form is recorded, and then comes through after all."""
    mette = window().enter_as("Mette Lund")
    page = mette.page
    page.goto(mine)
    page.route("**/kladde/**", lambda route: None)  # held back: neither sent nor refused
    with page.expect_request("**/kladde/**") as under_way:
        page.get_by_label("Telefon").check()
        page.get_by_label("Notat", exact=True).fill("Mor ringede kl. 8.")
    late = under_way.value
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_role("status").get_by_text("Gemt: Notat.").wait_for()
    body, kind = late.post_data_buffer, late.headers["content-type"]
    answer = page.request.post(late.url, data=body, headers={"content-type": kind, "referer": page.url})
    assert answer.headers["x-draft"] == "recorded"
    assert held(page) == []
    page.unroute("**/kladde/**")
    page.goto("/kladder/")
    expect(page.get_by_role("link", name="Notat")).to_have_count(0)
