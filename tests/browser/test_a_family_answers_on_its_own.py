"""A child of 9 answers by touch, and by keyboard alone without a line; her mother sees only her own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import follow
from tests.browser.test_every_page_can_be_used_by_all import is_well
from tests.conftest import PATIENCE, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser
ALMA, KARIN = re.compile("Alma Brandt"), re.compile("Karin Brandt")


@pytest.fixture
def case(world: World, at: At) -> str:
    """Alma of 9 and her mother Karin, who has custody; the case is Mette's."""
    alma, _ = world.brandt()
    karin = world.register("Karin Brandt", "1981-01-07", family="brandt")
    case = world.notified(alma).cases[0]
    world.assigned(case, "mette")
    day = {"at": "2018-06-02T10:00", "about": [alma]}
    world.tell("relation-recorded", **day, other=str(karin), kind="parent")
    world.tell("custody-recorded", **day, holder=str(karin), form="sole", residence=True)
    at("2018-06-15T09:00")
    return f"/sager/{case}/"


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[Callable[[], Page]]:
    """`phone()`: somebody's own phone, with a finger on its glass."""
    opened = []

    def new() -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport=PHONE, has_touch=True, locale="da-DK"
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context.new_page()

    yield new
    for context in opened:
        context.close()


def open_talk(mette: Window, case: str, *, without: tuple[str, ...] = ()) -> None:
    """From the case page: everything is ticked already."""
    mette.page.goto(case)
    follow(mette.page.get_by_role("link", name="Ny samtale"))
    for label in without:
        mette.page.get_by_role("group", name=ALMA).get_by_label(re.compile(label)).uncheck()
    follow(mette.page.get_by_role("button", name="Åbn samtalen"))
    expect(mette.page.get_by_role("heading", level=1)).to_contain_text("Samtale")


def code_for(mette: Window, name: str) -> str:
    talk = mette.page.url
    follow(mette.page.get_by_role("button", name=re.compile(f"Kode til egen telefon.*{name}")))
    code = mette.page.locator(".reference").inner_text()
    mette.page.goto(talk)
    return code


def touch(page: Page, part: float) -> None:
    """A finger on the line, at a part of its length; then on."""
    line = page.get_by_role("slider")
    expect(line).to_have_class("untouched")
    box = line.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 22 + part * (box["width"] - 44), box["y"] + box["height"] / 2)
    expect(line).not_to_have_class("untouched")
    page.get_by_role("button", name="Videre").tap()


def ratings() -> dict[str, list[int]]:
    """What the record has of what was marked, by role and instrument."""
    from frirum.record.models import Rating

    rows = Rating.objects.filter(skipped="")
    return {f"{one.role} {one.instrument}": json.loads(one.said)["marks"] for one in rows}


def entries() -> int:
    from frirum.record.models import Entry

    return Entry.objects.filter(act="answer-given").count()


def nothing_is_left(page: Page) -> None:
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_child_by_touch_and_her_mother_for_herself(
    case: str, window: Callable[..., Window], phone: Callable[[], Page]
) -> None:
    mette = window().enter_as("Mette Lund")
    mette.page.goto(f"{case}samtale/ny/")
    is_well(mette.page, "who answers what")
    open_talk(mette, case)
    is_well(mette.page, "a talk")
    child, mother = phone(), phone()

    child.goto("/svar/")
    is_well(child, "the way in")
    child.get_by_label("Kode", exact=True).fill(code_for(mette, "Alma"))
    child.get_by_role("button", name="Begynd").first.tap()
    expect(child.get_by_role("heading", level=1)).to_have_text("Hvordan har du det, Alma?")
    is_well(child, "before the first line", english=False)
    child.get_by_role("button", name="Begynd").tap()
    expect(child.get_by_text("Streg 1 af 4")).to_be_visible()
    is_well(child, "a line", english=False)
    child.get_by_role("button", name="Videre").tap()  # without a mark one does not go on
    expect(child.get_by_text("Streg 1 af 4")).to_be_visible()
    for part in (0, 0.25, 0.5, 1):
        touch(child, part)
    expect(child.get_by_role("heading", level=1)).to_have_text("Tak for dine svar")
    child.get_by_role("button", name="Samtalen er slut").tap()
    child.get_by_role("button", name="Jeg vil helst ikke svare").tap()
    is_well(child, "rather not", english=False)
    child.get_by_role("button", name="Jeg er for træt").tap()
    expect(child.get_by_role("heading", level=1)).to_have_text("Tak, Alma")
    is_well(child, "thanks", english=False)
    assert child.locator("body").evaluate("one => !/\\b(25|50|100)\\b/.test(one.innerText)")  # no number
    nothing_is_left(child)

    mother.goto(f"/svar/#{code_for(mette, 'Karin')}")  # as a QR leads there
    mother.get_by_role("button", name="Begynd").first.tap()
    for about in ("Om Alma", "Om dig selv"):
        expect(mother.get_by_role("heading", level=1)).to_have_text(about)
        mother.get_by_role("button", name="Begynd").tap()
        for _ in range(4):
            touch(mother, 0.7)
    mother.get_by_role("button", name="Samtalen er slut").tap()
    mother.get_by_role("button", name="Jeg vil helst ikke svare").tap()
    mother.get_by_role("button", name="Der er ikke tid").tap()
    expect(mother.get_by_role("heading", level=1)).to_have_text("Tak, Karin")
    own = [heading.inner_text() for heading in mother.get_by_role("heading", level=2).all()]
    assert own == ["Om Alma", "Om dig selv", "Om samtalerne"]
    assert mother.locator("circle").count() == 8  # two times four: none of the child's

    got = ratings()
    assert got["self trivselslinjer-boern"][0] == 0  # zero, where it was set
    assert got["self trivselslinjer-boern"][3] == 100
    assert all(abs(mark - 70) <= 1 for mark in got["parent-about-child trivselslinjer-boern"])
    mette.page.reload()
    expect(mette.page.get_by_text("har svaret")).to_have_count(3)
    expect(mette.page.get_by_text("svarede ikke")).to_have_count(2)
    mette.page.goto(f"{case}stemmer/")
    expect(mette.page.locator("article.curve.outcome")).to_have_count(3)


def test_a_child_by_keyboard_alone_while_the_line_is_gone(
    case: str, window: Callable[..., Window], phone: Callable[[], Page]
) -> None:
    mette = window().enter_as("Mette Lund")
    open_talk(mette, case, without=("Om samtalen",))
    code, child = code_for(mette, "Alma"), phone()
    keys = child.keyboard
    child.goto("/svar/")
    keys.press("Tab")
    keys.type(code)
    keys.press("Enter")
    expect(child.get_by_role("heading", level=1)).to_have_text("Hvordan har du det, Alma?")
    child.evaluate("navigator.serviceWorker.ready.then(() => true)")
    expect(child.get_by_role("button", name="Begynd")).to_be_focused()
    keys.press("Enter")
    line = child.get_by_role("slider")
    for number, key in enumerate(("Home", "End", "ArrowRight"), 1):
        expect(child.get_by_text(f"Streg {number} af 4")).to_be_visible()
        expect(line).to_be_focused()
        keys.press("Enter")  # not before it is marked
        keys.press(key)
        expect(line).not_to_have_attribute("aria-valuetext", "Ikke sat endnu")
        if number == 2:
            child.context.set_offline(True)
        keys.press("Enter")
    expect(child.get_by_text("Streg 4 af 4")).to_be_visible()
    child.reload()  # without a line: the empty page is at hand, and what was marked is under the code
    expect(child.get_by_role("heading", level=1)).to_have_text("Skriv din kode")
    kept = child.evaluate("JSON.stringify(localStorage)")
    assert len(json.loads(kept)) == 1
    assert not any(word in kept for word in (code, "Alma", "marks", "everyday"))
    child.get_by_label("Kode", exact=True).fill("2222-2222")
    keys.press("Enter")
    expect(child.get_by_role("alert").first).to_contain_text("ikke noget net")
    child.get_by_label("Kode", exact=True).fill(code)
    keys.press("Enter")
    expect(child.get_by_text("Streg 4 af 4")).to_be_visible()
    keys.press("Space")
    keys.press("Enter")
    expect(child.get_by_role("heading", level=1)).to_have_text("Vi venter på nettet")
    is_well(child, "waiting for the line", english=False)
    assert entries() == 0
    child.context.set_offline(False)
    expect(child.get_by_role("heading", level=1)).to_have_text("Tak, Alma")
    nothing_is_left(child)
    assert entries() == 1
    assert ratings() == {"self trivselslinjer-boern": [0, 100, 51, 50]}


def test_a_tablet_is_taken_back_by_its_adviser_alone(case: str, window: Callable[..., Window]) -> None:
    mette = window({"width": 768, "height": 1024}).enter_as("Mette Lund")
    open_talk(mette, case)
    talk = mette.page.url
    follow(mette.page.get_by_role("button", name=re.compile("Giv tabletten.*Karin")))
    expect(mette.page.get_by_role("heading", level=1)).to_have_text("Om Alma")
    is_well(mette.page, "the tablet", english=False)
    mette.page.get_by_role("button", name="Begynd").click()
    mette.page.get_by_role("slider").press("End")
    mette.page.get_by_role("button", name="Videre").click()
    expect(mette.page.get_by_text("Streg 2 af 4")).to_be_visible()
    for away in (
        lambda: mette.page.go_back(),
        lambda: mette.page.goto(talk),
        lambda: mette.page.goto("/sager/"),
    ):
        away()
        expect(mette.page.get_by_role("heading", level=1)).to_have_text("Tabletten er låst")
    is_well(mette.page, "the lock", english=False)
    follow(mette.page.get_by_role("link", name="Tilbage til svarene"))
    expect(mette.page.get_by_text("Streg 2 af 4")).to_be_visible()  # what was marked is there
    mette.page.goto("/laas/")
    follow(mette.page.get_by_role("button", name="Mette Lund"))
    expect(mette.page.get_by_role("heading", level=1)).to_contain_text("Samtale")
