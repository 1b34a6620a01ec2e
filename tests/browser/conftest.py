"""Two people at work in real windows: what they see, and the clock that the town hall goes by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.cast import World

At = Callable[[str], None]


def follow(one: Locator) -> None:
    """Clicks what leads to another page, and waits until that page is there.

    A click alone is over before: what is asked of the page next may be asked of the old one, or of none.
    """
    with one.page.expect_navigation():
        one.click()


@dataclass
class Window:
    """Somebody's browser window, used as a person uses it: by labels, links and buttons."""

    page: Page

    def enter_as(self, name: str) -> Window:
        """Becomes one of the cast, whoever was there before."""
        self.page.goto("/")
        if self.page.get_by_role("button", name="Skift person").is_visible():
            follow(self.page.get_by_role("button", name="Skift person"))
        follow(self.page.get_by_role("button", name=name))
        return self

    def open_case(self, child: str) -> Window:
        """From the list of cases to a child's own."""
        self.page.get_by_role("navigation").get_by_role("link", name="Sager").click()
        self.page.get_by_role("link", name=child, exact=True).first.click()
        self.page.get_by_role("heading", level=1, name=child).wait_for()
        return self

    def record(self, act: str, typed: dict[str, Any], children: tuple[str, ...] = ()) -> Window:
        """From a case page: opens an act's form, fills it in and saves."""
        lists = self.page.locator(".acts, section[aria-labelledby=not-yet]")
        follow(lists.get_by_role("link", name=act, exact=True).first)
        return self.fill(typed, children).save(act)

    def fill(self, typed: dict[str, Any], children: tuple[str, ...] = ()) -> Window:
        """`typed` by label; True is yes, False no, a tuple ticks several."""
        for child in children:
            self.page.get_by_role("checkbox", name=child).check()
        for label, value in typed.items():
            if isinstance(value, bool):
                self.page.get_by_role("group", name=label).get_by_label(
                    "Ja" if value else "Nej", exact=True
                ).check()
            elif isinstance(value, tuple):
                for one in value:
                    self.page.get_by_role("group", name=label).get_by_label(one, exact=True).check()
            else:
                field = self.page.get_by_label(label).first
                if field.evaluate("one => one.tagName") == "SELECT":
                    field.select_option(label=value)
                else:
                    field.fill(value)
        return self

    def save(self, act: str) -> Window:
        self.page.get_by_role("button", name="Gem", exact=True).click()
        self.page.get_by_role("status").get_by_text(f"Gemt: {act}").wait_for()
        return self

    def section(self, heading: str) -> str:
        """What one of the case page's lists says, every reason opened."""
        box = self.page.get_by_role("region", name=heading, exact=True)
        for why in box.locator("details").all():
            why.evaluate("one => { one.open = true }")
        return " ".join(box.inner_text().split())

    def has_section(self, heading: str) -> bool:
        return self.page.get_by_role("region", name=heading, exact=True).count() > 0


@pytest.fixture
def world(transactional_db: None) -> World:
    """Staff of two municipalities; the experiment is adopted, and nobody else is there yet."""
    from tests.cast import World

    here = World()
    here.adopts()
    return here


@pytest.fixture
def at(business_time: Callable[[str], None]) -> At:
    """`at("2018-06-11T09:00")`: the town hall's clock starts there, now."""
    return business_time


@pytest.fixture
def window(new_page: Callable[..., Page]) -> Callable[..., Window]:
    """`window()`: another person's own window."""
    return lambda *size: Window(new_page(*size))
