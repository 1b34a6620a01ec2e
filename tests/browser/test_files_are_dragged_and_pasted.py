"""Files come by dragging, by pasting and by the ordinary button, and stand in the case file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
HANDS_OVER = """([event, name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const on = document.querySelector(event === "drop" ? ".drop" : "[name='value.what']");
  const say = { bubbles: true, cancelable: true };
  on.dispatchEvent(event === "drop" ? new DragEvent("drop", { ...say, dataTransfer: data })
    : new ClipboardEvent("paste", { ...say, clipboardData: data }));
}"""


def test_chosen_dragged_and_pasted(world: World, at: At, window: Callable[..., Window]) -> None:
    case = world.notified(world.brandt()[0], at="2018-06-14T14:20").cases[0]
    world.assigned(case, "mette", at="2018-06-15T08:00")
    at("2018-06-15T09:00")
    page = window().enter_as("Mette Lund").page
    page.goto(f"/sager/{case}/ny/document-received/")
    page.get_by_label("Fra hvem?").fill("Skolen")
    page.get_by_label("Vælg filer").set_input_files(
        {"name": "udtalelse.pdf", "mimeType": "text/plain", "buffer": PDF}
    )
    page.evaluate(HANDS_OVER, ["drop", "brev.txt", "Kære kommune"])
    page.evaluate(HANDS_OVER, ["paste", "skaerm.txt", "Set på skærmen"])
    page.get_by_role("button", name="Gem", exact=True).click()
    # A file input forgets what it held; the form does not.
    expect(page.get_by_role("alert")).to_contain_text("»Hvad er det?« mangler.")
    for name in ("udtalelse.pdf", "brev.txt", "skaerm.txt"):
        expect(page.get_by_role("checkbox", name=name)).to_be_checked()
    page.get_by_role("checkbox", name="skaerm.txt").uncheck()
    page.get_by_label("Hvad er det?").fill("Udtalelse")
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_role("status").get_by_text("Gemt: Dokument modtaget.").wait_for()
    expect(page.get_by_role("link", name="udtalelse.pdf")).to_be_visible()
    expect(page.get_by_role("link", name="skaerm.txt")).to_have_count(0)
    with page.expect_download() as fetched:
        page.get_by_role("link", name="brev.txt").click()
    assert fetched.value.path().read_text() == "Kære kommune"


def test_a_chosen_file_outlives_the_session(world: World, at: At, window: Callable[..., Window]) -> None:
    """It is sent when it is chosen: a session that ends before the form is saved loses none of it."""
    case = world.notified(world.brandt()[0], at="2018-06-14T14:20").cases[0]
    world.assigned(case, "mette", at="2018-06-15T08:00")
    at("2018-06-15T09:00")
    page = window().enter_as("Mette Lund").page
    page.goto(f"/sager/{case}/ny/document-received/")
    page.get_by_label("Vælg filer").set_input_files(
        {"name": "udtalelse.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    expect(page.get_by_role("checkbox", name="udtalelse.pdf")).to_be_checked()
    expect(page.get_by_text("Tag fluebenet væk for at lade en fil ude.")).to_be_visible()
    expect(page.locator("[data-kept]")).to_contain_text("Kladde gemt kl. 9.", timeout=15_000)
    page.context.clear_cookies()
    again = window().enter_as("Mette Lund").page
    again.goto(f"/sager/{case}/ny/document-received/")
    expect(again.get_by_role("checkbox", name="udtalelse.pdf")).to_be_checked()
    again.get_by_label("Fra hvem?").fill("Skolen")
    again.get_by_label("Hvad er det?").fill("Udtalelse")
    again.get_by_role("button", name="Gem", exact=True).click()
    expect(again.get_by_role("link", name="udtalelse.pdf")).to_be_visible()


def test_a_file_that_can_not_be_sent_now_goes_along_with_the_form(
    world: World, at: At, window: Callable[..., Window]
) -> None:
    case = world.notified(world.brandt()[0], at="2018-06-14T14:20").cases[0]
    world.assigned(case, "mette", at="2018-06-15T08:00")
    at("2018-06-15T09:00")
    page = window().enter_as("Mette Lund").page
    page.goto(f"/sager/{case}/ny/document-received/")
    page.route("**/filer/", lambda route: route.fulfill(body="Log ind"))  # a lost session's answer
    page.get_by_label("Vælg filer").set_input_files(
        {"name": "udtalelse.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    expect(page.get_by_text("Filen sendes …")).to_be_hidden()
    page.get_by_label("Fra hvem?").fill("Skolen")
    page.get_by_label("Hvad er det?").fill("Udtalelse")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("link", name="udtalelse.pdf")).to_be_visible()
