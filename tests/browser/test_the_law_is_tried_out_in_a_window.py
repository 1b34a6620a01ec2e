"""Trying the law out in a window: a moved date moves the duties in place, by keyboard; the focus stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page_can_be_used_by_all import is_well
from tests.conftest import PHONE, WIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser


def test_duties_move_in_place_and_the_focus_stays(
    world: World, at: At, window: Callable[..., Window]
) -> None:
    at("2018-06-15T09:00")
    page = window(WIDE).page
    page.goto("/lov/proev/")
    page.get_by_label("Læg en handling til").select_option(label="Underretning modtaget")
    page.get_by_role("button", name="Læg til").press("Enter")
    row = page.get_by_role("group", name="Underretning modtaget")
    expect(row).to_be_visible()
    assert page.url.endswith("/lov/proev/")
    row.get_by_label("Dato").first.fill("2018-09-03")
    row.get_by_label("Klokkeslæt").first.fill("10:00")
    bars = page.locator(".bars")
    expect(bars).to_contain_text("10. september 2018")
    later = page.get_by_role("button", name="+1 dag: Underretning modtaget")
    later.focus()
    later.press("Enter")
    expect(bars).to_contain_text("11. september 2018")
    expect(bars).to_contain_text("flyttet 1 dag frem")
    expect(later).to_be_focused()
    later.press("Enter")
    expect(bars).to_contain_text("12. september 2018")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "390"])
def test_the_pages_of_the_law_can_be_used_by_all(
    world: World, at: At, window: Callable[..., Window], size: dict[str, int]
) -> None:
    at("2018-06-15T09:00")
    page = window(size).page
    for address in (
        "/lov/?q=undersøgelse",
        "/lov/retssikkerhedsloven/",
        "/lov/serviceloven/action-plan/",
        "/lov/aabne-spoergsmaal/",
    ):
        page.goto(address)
        is_well(page, address)
    page.goto("/lov/serviceloven/action-plan/")
    page.get_by_text("Akut afgørelse den 31. oktober 2018").click()
    page.get_by_role("link", name="Prøv eksemplet").locator("visible=true").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Prøv loven")
    for one in page.locator("details").all():
        one.evaluate("one => { one.open = true }")
    is_well(page, "an example that is tried out")
