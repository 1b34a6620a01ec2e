"""The public's draft survives what happens on the way, and is gone when somebody else may sit down there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

URL = "/ikast-brande/underretning/"
KEPT = "Object.keys(sessionStorage).concat(Object.keys(localStorage))"
OWN = "Det er min egen telefon eller computer"


@pytest.fixture
def page(world: World, at: At, window: Callable[..., Window]) -> Page:
    """The form with two children, on a clock that the test moves."""
    at("2018-06-15T09:00")
    page = window().page
    page.clock.install()
    page.goto(URL + "?boern=2")
    return page


def write(page: Page) -> None:
    page.get_by_role("group", name="Barn 2").get_by_label("Navn").fill("Bertil Brandt")
    page.get_by_label("Hvad er du bekymret for?").fill("Alma kommer uden mad.")


def is_there(page: Page) -> None:
    expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value("Alma kommer uden mad.")
    expect(page.get_by_role("group", name="Barn 2").get_by_label("Navn")).to_have_value("Bertil Brandt")


def test_a_fresh_page_asks_for_as_many_children_as_were_written_of(page: Page) -> None:
    write(page)
    page.goto(URL)
    is_there(page)


def test_what_was_written_since_the_page_came_back_survives_a_reload(page: Page) -> None:
    write(page)
    page.get_by_role("button", name="Tilføj et barn mere").click()
    expect(page.get_by_role("group", name="Barn 3")).to_be_visible()
    for text in ("Alma kommer uden mad. Og i dag sov hun.", "Alma sov i dag."):
        page.get_by_label("Hvad er du bekymret for?").fill(text)
        page.get_by_role("group", name="Barn 2").get_by_label("Navn").fill("")
        page.reload()
        expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value(text)
        expect(page.get_by_role("group", name="Barn 2").get_by_label("Navn")).to_have_value("")
        page.get_by_role("button", name="Send underretningen").last.click()
        expect(page.get_by_role("alert")).to_contain_text("Noget mangler")
        expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value(text)


def test_a_child_taken_out_stays_out_and_the_others_stay(
    world: World, at: At, window: Callable[..., Window]
) -> None:
    at("2018-06-15T09:00")
    page = window().page  # on a clock of its own: a played one hides from the page that it was loaded again
    page.goto(URL + "?boern=2")
    write(page)
    page.get_by_role("group", name="Barn 1").get_by_label("Navn").fill("Alma Brandt")
    page.get_by_role("button", name="Fjern barn 1").click()
    expect(page.get_by_label("Navn", exact=True)).to_have_value("Bertil Brandt")
    page.get_by_label("Navn", exact=True).fill("Bertil B. Brandt")
    page.reload()
    expect(page.get_by_label("Navn", exact=True)).to_have_value("Bertil B. Brandt")
    page.goto(URL)
    expect(page.get_by_label("Navn", exact=True)).to_have_value("Bertil B. Brandt")


def test_a_closed_tab_takes_it_away_unless_the_device_is_ones_own(page: Page) -> None:
    write(page)
    other = page.context.new_page()
    other.goto(URL)
    expect(other.get_by_label("Hvad er du bekymret for?")).to_have_value("")
    page.get_by_label(OWN).check()
    other = page.context.new_page()
    page.close()
    other.goto(URL)
    is_there(other)
    expect(other.get_by_label(OWN)).to_be_checked()
    other.get_by_label(OWN).uncheck()
    assert other.evaluate("Object.keys(localStorage)") == []


def test_half_an_hour_without_a_word_empties_the_page(page: Page) -> None:
    write(page)
    page.clock.run_for(29 * 60_000)
    is_there(page)
    page.get_by_label("Hvad er du bekymret for?").press_sequentially(" Og i dag")
    page.clock.run_for(29 * 60_000)
    assert page.evaluate(KEPT)
    page.clock.run_for(2 * 60_000)
    expect(page.get_by_text("Kladden er slettet.")).to_be_visible()
    expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value("")
    assert page.evaluate(KEPT) == []


def test_on_ones_own_device_it_is_forgotten_too(page: Page) -> None:
    write(page)
    page.get_by_label(OWN).check()
    page.clock.run_for(31 * 60_000)
    assert page.evaluate(KEPT) == []
    expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value("Alma kommer uden mad.")


def test_it_can_be_deleted_at_once(page: Page) -> None:
    write(page)
    page.get_by_role("button", name="Slet kladden nu").click()
    expect(page.get_by_text("Kladden er slettet.")).to_be_visible()
    expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value("")
    assert page.evaluate(KEPT) == []


def test_a_lost_line_loses_nothing_and_a_lost_answer_is_one_notification(page: Page) -> None:
    from frirum.record.models import Entry

    write(page)
    page.get_by_role("group", name="Barn 1").get_by_label("Navn").fill("Alma Brandt")
    page.get_by_label("Utilstrækkelig omsorg").check()
    page.get_by_label("Hvem er du?").select_option(label="Skole")
    page.get_by_role("group", name="Underretter du som fagperson").get_by_label("Ja", exact=True).check()
    page.get_by_label("Dit navn").fill("Lene Graversen")
    send = page.get_by_role("button", name="Send underretningen").last
    form = page.locator("#notify [name=entry_id]").input_value()
    page.context.set_offline(True)
    send.click()
    page.context.set_offline(False)
    page.goto(URL)
    is_there(page)
    assert page.locator("#notify [name=entry_id]").input_value() == form
    send.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tak. Vi har modtaget")
    assert page.evaluate(KEPT) == []
    assert Entry.objects.filter(act="notification-received").count() == 1
