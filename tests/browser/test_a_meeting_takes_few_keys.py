"""To record a meeting takes fewer than ten keystrokes beyond one's own words, and no mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

WORDS = "Alma er glad for den nye klasse. Mor vil gerne have hjælp om morgenen."
COUNT = """addEventListener("keydown", () => {
  sessionStorage.setItem("keys", 1 + Number(sessionStorage.getItem("keys")));
}, true)"""


@pytest.fixture
def case(world: World, at: At) -> UUID:
    """Alma's, with her mother and a meeting today."""
    alma, _ = world.brandt()
    found = world.notified(alma).cases[0]
    world.assigned(found, "mette")
    mother = world.register("Karen Brandt", family="brandt")
    world.tell(
        "relation-recorded", about=[alma], on=[found], at="2018-06-03T09:00", other=str(mother), kind="parent"
    )
    world.tell(
        "meeting-planned",
        on=[found],
        at="2018-06-05T09:00",
        day="2018-06-15",
        hour="kl. 9",
        **{"with": [str(mother)]},
    )
    at("2018-06-15T09:00")
    return found


def keys(page: Page) -> int:
    """How many keys went down."""
    found: int = page.evaluate("Number(sessionStorage.getItem('keys'))")
    return found


def minutes() -> dict[str, object]:
    from frirum.record.models import Entry
    from frirum.record.told import tell

    return dict(tell(Entry.objects.get(act="meeting-held")).said)


def test_from_the_days_page(case: UUID, window: Callable[..., Window]) -> None:
    page = window().enter_as("Mette Lund").page
    page.add_init_script(COUNT)
    page.reload()
    page.keyboard.press("m")
    expect(page.get_by_label("Hvad blev sagt?")).to_be_focused()
    page.keyboard.insert_text(WORDS)  # one's own words: no keydown
    page.keyboard.press("Control+Enter")
    page.get_by_role("status").get_by_text("Gemt: Møde").wait_for()
    assert keys(page) <= 3
    assert minutes()["text"] == WORDS
    assert len(minutes()["with"]) == 1  # type: ignore[arg-type]


def test_from_the_case_with_who_was_there(case: UUID, window: Callable[..., Window]) -> None:
    page = window().enter_as("Mette Lund").page
    page.goto(f"/sager/{case}/")
    page.add_init_script(COUNT)
    page.reload()
    page.keyboard.press("m")
    expect(page.get_by_label("Hvad blev sagt?")).to_be_focused()
    page.keyboard.insert_text(WORDS)
    for key in ("Tab", "Tab", "Space", "Control+Enter"):
        page.keyboard.press(key)
    page.get_by_role("status").get_by_text("Gemt: Møde").wait_for()
    assert keys(page) < 10
    assert minutes()["text"] == WORDS
    assert len(minutes()["with"]) == 1  # type: ignore[arg-type]


def test_a_letter_in_a_field_is_a_letter_and_keys_can_be_turned_off(
    case: UUID, window: Callable[..., Window]
) -> None:
    page = window().enter_as("Mette Lund").page
    page.goto(f"/sager/{case}/ny/file-note/")
    page.get_by_label("Notat", exact=True).press("m")
    expect(page.get_by_label("Notat", exact=True)).to_have_value("m")
    page.goto("/genveje/")
    page.get_by_role("button", name="Slå enkelttaster fra på denne maskine").click()
    page.locator("body").press("o")
    page.wait_for_timeout(300)
    assert page.url.endswith("/genveje/")
    page.get_by_role("button", name="Slå enkelttaster til på denne maskine").click()
    page.locator("body").press("o")
    page.get_by_role("heading", level=1, name="Dine opgaver").wait_for()
    page.locator("body").press("?")
    page.get_by_role("heading", level=1, name="Genveje på tastaturet").wait_for()


def test_the_newest_is_corrected_from_the_keyboard(case: UUID, window: Callable[..., Window]) -> None:
    page = window().enter_as("Mette Lund").page
    page.goto(f"/sager/{case}/")
    page.keyboard.press("r")
    page.get_by_role("heading", level=1, name="Ret: Møde aftalt").wait_for()
