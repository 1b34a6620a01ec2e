"""A child at its own page, in a browser: the way out, what "back" shows, the keyboard, no scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page_can_be_used_by_all import is_well
from tests.conftest import PHONE, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

URL = "/ikast-brande/boern/"
WEATHER = "https://www.dmi.dk/"


def start(page: Page) -> Page:
    """A child comes from the start page; the weather's page is played, for tests reach no network."""
    page.context.route(WEATHER, lambda route: route.fulfill(content_type="text/html", body="<h1>Vejret</h1>"))
    page.goto("/log-ind/")  # something before, as in any tab
    page.goto("/")
    page.get_by_role("link", name="Fortæl det til Ikast-Brande Kommune").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fortæl os det")
    return page


@pytest.fixture
def page(world: World, at: At, window: Callable[..., Window]) -> Page:
    at("2018-06-15T09:00")
    return start(window(PHONE).page)


def is_gone(page: Page) -> None:
    """Neither here nor one step back or on is anything of the child's page, or of the page that led to it."""
    expect(page.get_by_role("heading", name="Vejret")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log ind")
    page.go_forward()
    expect(page.get_by_role("heading", name="Vejret")).to_be_visible()


def test_the_red_button_leaves_nothing_behind(page: Page) -> None:
    page.get_by_label("Skriv her, hvis du vil").fill("Far slår mig.")
    page.get_by_role("link", name="Luk siden hurtigt").click()
    is_gone(page)


def test_escape_is_the_same_also_after_sending(page: Page) -> None:
    from frirum.record.models import Entry

    page.get_by_label("Nogen slår mig").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak, fordi du skrev")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert Entry.objects.filter(act="notification-received").count() == 1
    page.keyboard.press("Escape")
    is_gone(page)


def test_the_address_and_the_title_say_nothing_and_the_device_keeps_nothing(page: Page) -> None:
    page.get_by_label("Skriv her, hvis du vil").fill("Far slår mig.")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tell us")
    expect(page.get_by_label("Write here if you like")).to_have_value("Far slår mig.")
    assert page.evaluate("location.pathname + location.search") == "/"
    assert page.title() == "Information"
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    assert [one for one in page.context.cookies() if "csrf" not in str(one.get("name"))] == []


def test_a_fault_and_a_lost_line_keep_the_words(page: Page) -> None:
    page.get_by_label("Hvad hedder du?").fill("Vera")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert").first).to_contain_text("Vælg et billede, eller skriv lidt.")
    expect(page.get_by_label("Hvad hedder du?")).to_have_value("Vera")
    page.get_by_label("Skriv her, hvis du vil").fill("Far slår mig.")
    page.route("**/boern/**", lambda route: route.fulfill(status=408))
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Det blev ikke sendt.")).to_be_visible()
    expect(page.get_by_label("Skriv her, hvis du vil")).to_have_value("Far slår mig.")
    page.unroute("**/boern/**")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak, fordi du skrev")


def test_it_is_read_aloud_on_request(page: Page) -> None:
    page.evaluate(
        "() => { window.said = []; speechSynthesis.speak = (one) => said.push([one.lang, one.text]); }"
    )
    page.get_by_role("region", name="Hvad er der sket?").get_by_role("button", name="Læs højt").click()
    ((lang, text),) = page.evaluate("said")
    assert lang == "da-DK"
    assert "Nogen slår mig" in text


def test_the_keyboard_is_enough(page: Page) -> None:
    page.get_by_role("link", name="Luk siden hurtigt").focus()
    keys = page.keyboard
    for _ in range(40):
        keys.press("Tab")
        if page.get_by_label("Jeg er bange").evaluate("one => one === document.activeElement"):
            break
    keys.press("Space")
    expect(page.get_by_label("Jeg er bange")).to_be_checked()
    for _ in range(40):
        keys.press("Tab")
        if page.get_by_role("button", name="Send").evaluate("one => one === document.activeElement"):
            break
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak, fordi du skrev")


# Loaded anew the page would show the weather, so its English is asked for by its own link.
@pytest.mark.parametrize(
    ("size", "words"),
    [
        (WIDE, ("", "Noget andet", "Er det farligt", "Ja", "Tak, fordi du skrev")),
        (PHONE, ("", "Noget andet", "Er det farligt", "Ja", "Tak, fordi du skrev")),
        (PHONE, ("English", "Something else", "Is it dangerous", "Yes", "Thank you for writing")),
    ],
    ids=["1280", "390", "390-english"],
)
def test_it_can_be_used_by_all(
    world: World, at: At, window: Callable[..., Window], size: dict[str, int], words: tuple[str, ...]
) -> None:
    at("2018-06-15T09:00")
    page = window(size).page
    page.goto(URL)
    language, something, dangerous, yes, thanks = words
    if language:
        page.get_by_role("link", name=language).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Tell us")
    is_well(page, "a child's page", english=False)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    is_well(page, "with its fault", english=False)
    page.get_by_label(something).check()
    page.get_by_role("group", name=dangerous).get_by_label(yes).check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(thanks)
    is_well(page, "the thanks", english=False)


def test_without_scripts_the_way_out_is_a_link(
    world: World, at: At, browser: Browser, live_server: LiveServer
) -> None:
    at("2018-06-15T09:00")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.route(WEATHER, lambda route: route.fulfill(content_type="text/html", body="<h1>Vejret</h1>"))
    page = context.new_page()
    page.goto(URL)
    expect(page.get_by_text("Luk hele vinduet, når du er færdig.")).to_be_visible()
    expect(page.get_by_role("button", name="Læs højt")).to_have_count(0)
    page.get_by_label("Nogen slår mig").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak, fordi du skrev")
    page.get_by_role("link", name="Luk siden hurtigt").click()
    expect(page.get_by_role("heading", name="Vejret")).to_be_visible()
    context.close()
