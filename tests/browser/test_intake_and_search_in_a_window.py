"""The clock of intake runs and is told as it turns red; the search needs no mouse; all can use both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import follow
from tests.browser.test_every_page_can_be_used_by_all import is_well
from tests.conftest import PHONE, WIDE

if TYPE_CHECKING:
    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser


def test_the_clock_counts_down_turns_red_and_says_so_once(
    world: World, at: At, window: Callable[..., Window]
) -> None:
    freja = world.register("Freja Kjeldsen", "2011-03-12")
    world.notified(freja, at="2018-06-14T09:00")
    at("2018-06-15T08:58:30")
    page = window().enter_as("Rikke Holm").page
    page.clock.install(time=0)
    page.goto("/modtagelse/")
    page.clock.pause_at(10)  # the page's time goes when it is told to, however slow the machine
    clock = page.locator("[data-due]").first
    assert page.get_by_text("15. juni 2018 kl. 9.00").count() == 1  # printed, with or without scripts
    page.evaluate("document.querySelector('[data-now]').dataset.now = '2018-06-15T08:57:00+02:00'")
    page.clock.run_for(5_000)
    expect(clock).to_have_text("om 3 min.")
    page.clock.run_for(5_000)
    expect(clock).to_have_text("om 2 min.")  # it counts whole minutes
    page.evaluate("document.querySelector('[data-now]').dataset.now = '2018-06-15T09:05:00+02:00'")
    page.clock.run_for(5_000)
    expect(clock).to_have_text("5 min. over")
    expect(clock).to_have_class("tag late")
    told = page.locator("#turned-red")
    expect(told).to_have_text("Fristen er overskredet: Underretning vurderet, Freja Kjeldsen")
    assert told.get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "390"])
def test_all_can_use_them(world: World, at: At, window: Callable[..., Window], size: dict[str, int]) -> None:
    emil, _ = world.noergaard()
    case = world.notified(emil, concern="Sover dårligt efter skilsmissen.").cases[0]
    world.assigned(case, "mette")
    again = world.register("Emil Noergård", "2006-11-08", provisional=True)
    world.notified(again, at="2018-06-14T14:20")
    at("2018-06-15T09:00")
    page = window(size).enter_as("Rikke Holm").page
    page.goto("/modtagelse/")
    expect(page.get_by_role("button", name="Ja, det er Emil Nørgaard")).to_be_visible()
    is_well(page, "intake with a likeness")
    mette = window(size).enter_as("Mette Lund").page
    mette.goto("/soeg/")
    mette.keyboard.type("skilsmissen")  # the box has the focus
    mette.keyboard.press("Enter")
    expect(mette.locator("mark")).to_have_text("skilsmissen")
    is_well(mette, "search")
    follow(mette.get_by_role("link", name="Emil Nørgaard: Underretning modtaget"))
    expect(mette.get_by_role("heading", level=1)).to_have_text("Emil Nørgaard")
    mette.go_back()
    expect(mette.get_by_label("Navn, CPR-nummer")).to_have_value("skilsmissen")
    mette.goto(f"/sager/{case}/ny/persons-merged/")
    is_well(mette, "merge")
    mette.goto(f"/sager/{case}/ny/person-registered/")
    mette.get_by_label("Navn", exact=True).fill("Emil Noergård")
    mette.get_by_label("Født").fill("2006-11-08")
    follow(mette.get_by_role("button", name="Gem", exact=True))
    expect(mette.get_by_role("alert")).to_contain_text("Ligner:")
    is_well(mette, "a person who is like another")
