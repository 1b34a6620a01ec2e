"""Every page, wide and on a phone, in Danish and English: axe finds no fault, nothing scrolls sideways,
and Tab alone reaches, and shows, all that can be used.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection
from playwright.sync_api import expect

from tests.browser.conftest import follow
from tests.cast import user_id
from tests.conftest import PHONE, ROOT, WIDE
from tests.desk.talking import Family, together

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def faults(page: Page) -> list[str]:
    """What axe finds. It is run by the debugger, past the page's own policy against foreign scripts."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(f"axe.run({json.dumps(RULES)})")
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


WIDER = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def is_well(page: Page, name: str, *, english: bool = True) -> None:
    """The page as it stands. A wide one is gone through by keyboard, a phone's is seen in English too.

    The latter on SQLite alone: a page does not know its database, and the gate runs on both.
    """
    assert not faults(page), name
    assert page.evaluate(WIDER), name
    if connection.vendor != "sqlite":
        return
    if page.viewport_size == WIDE:
        by_keyboard(page, name)
    elif english:
        # Loaded anew, a form that was sent back is sent again: the same answer, in the other language.
        speaks(page, "en")
        assert page.locator("html").get_attribute("lang") == "en", name
        assert not faults(page), f"{name}, in English"
        assert page.evaluate(WIDER), f"{name}, in English"
        speaks(page, "da")


def speaks(page: Page, language: str) -> None:
    page.context.add_cookies(
        [{"name": "django_language", "value": language, "url": page.evaluate("location.origin")}]
    )
    page.reload()


LISTEN = """() => {
  const usable = (one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !one.closest("[aria-hidden=true]");
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(kinds)].filter(usable);
  // Of radio buttons with one name the Tab key comes to one; the arrows go on from there.
  const group = (one) => (one.type === "radio" ? one.form?.id + one.name : one);
  window.toReach = new Map(all.map((one) => [group(one), one]));
  window.unseen = [];
  document.addEventListener("focusin", (event) => {
    const one = event.target;
    window.toReach.delete(group(one));
    const drawn = [one, ...(one.labels ?? [])].flatMap((it) =>
      [null, "::before"].map((part) => getComputedStyle(it, part)));
    const outlined = drawn.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none");
    const box = one.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    if (!outlined || !inside) window.unseen.push(one.outerHTML.slice(0, 160));
  });
  document.activeElement?.blur();
  all[0].focus();
  return all.length;
}"""


def by_keyboard(page: Page, name: str) -> None:
    """From the first thing on the page, Tab comes to every other, shows where it is, and leaves the page."""
    # A date has three parts and a button, each a stop of its own, which no script hears of.
    stops = page.evaluate(LISTEN) + 4 * page.locator("input[type=date], input[type=time]").count()
    while stops > 0 and page.evaluate("toReach.size"):
        for _ in range(min(stops, 20)):
            page.keyboard.press("Tab")
        stops -= 20
    missed = page.evaluate("[...toReach.values()].map((one) => one.outerHTML.slice(0, 160))")
    assert not missed, f"{name}: not reached by Tab: {missed}"
    unseen = page.evaluate("unseen")
    assert not unseen, f"{name}: not seen where it is: {unseen}"


@pytest.fixture
def case(world: World, at: At) -> str:
    """A case with something under each heading: waived, overdue, late, waiting, corrected, withdrawn."""
    alma, _ = world.brandt()
    told = world.notified(alma, at="2018-06-01T10:00", known="2018-06-01T10:20")
    case = told.cases[0]
    world.tell("notification-assessed", on=[case], at="2018-06-03T10:00")
    world.assigned(case, "mette")
    world.tell("need-support-assumed", on=[case], at="2018-06-08T10:00")
    note = world.tell("file-note", on=[case], at="2018-06-09T10:00", medium="phone", text="Talt med far.")
    world.tell(
        "file-note",
        on=[case],
        at="2018-06-09T10:00",
        medium="phone",
        text="Talt med mor.",
        corrects=note.entry_id,
        because="Det var mor.",
    )
    other = world.tell("file-note", on=[case], at="2018-06-10T10:00", medium="phone", text="En andens.")
    world.tell(
        "recorded-on-wrong-case", on=[case], at="2018-06-10T11:00", corrects=other.entry_id, reason="Forkert."
    )
    world.tell("decision-proposed", on=[case], at="2018-06-14T10:00", law_source="serviceloven-68")
    ellen = world.notified(world.register("Ellen Hjorth", "2012-05-02"), at="2018-06-14T11:00").cases
    world.tell("notification-forwarded", on=list(ellen), at="2018-06-14T12:00", to="Aarhus")
    freja = world.register("Freja Kjeldsen", "2011-03-12")
    world.notified(freja, at="2018-06-14T14:20", danger_now=True)
    ask = world.ask(alma, alma)
    for day, marks in (("11", (20, 30, 0, 40)), ("13", ())):
        when = f"2018-06-{day}T10:00"
        talk = world.talk(ask, on=[case], at=when, by=world.actor("mette"))
        why: dict[str, Any] = {} if marks else {"skipped": "too-tired"}
        world.answer(talk, ask, *marks, at=when, **why)
    at("2018-06-15T09:00")
    return f"/sager/{case}/"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "390"])
def test_the_publics_pages(world: World, at: At, window: Callable[..., Window], size: dict[str, int]) -> None:
    at("2018-06-15T09:00")
    page = window(size).page
    for address in (
        "/",
        "/log-ind/",
        "/ikast-brande/underretning/",
        "/forsoeg/",
        "/forsoeg/r1/",
        "/lov/",
        "/lov/frikommuneloven/",
        "/lov/proev/",
        "/lov/ord/",
        "/log-ud/",
        "/findes-ikke/",
    ):
        page.goto(address)
        is_well(page, address)
    page.goto("/ikast-brande/underretning/")
    page.get_by_role("button", name="Tilføj et barn mere").click()
    page.get_by_role("button", name="Send underretningen").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Noget mangler")
    is_well(page, "the form with its faults")
    page.get_by_label("Navn", exact=True).first.fill("Alma Brandt")
    page.get_by_label("Hvad er du bekymret for?").fill("Alma kommer uden mad.")
    page.get_by_role("group", name="Er barnet i fare lige nu?").get_by_label("Ja").check()
    page.get_by_role("group", name="Er der mistanke om vold").get_by_label("Ja").check()
    is_well(page, "the form with its advice", english=False)
    page.get_by_label("Utilstrækkelig omsorg").check()
    page.get_by_label("Hvem er du?").select_option(label="Skole")
    page.get_by_role("group", name="Underretter du som fagperson").get_by_label("Ja", exact=True).check()
    page.get_by_label("Dit navn").fill("Lene Graversen")
    page.get_by_role("button", name="Send underretningen").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tak. Vi har modtaget")
    is_well(page, "receipt")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "390"])
def test_staffs_pages(world: World, case: str, window: Callable[..., Window], size: dict[str, int]) -> None:
    away = {"adviser": str(user_id("jonas")), "covered_by": str(user_id("mette"))}
    days = {"from": "2018-06-15", "until": "2018-06-29"}
    world.tell("cover-arranged", by=world.actor("birgit"), at="2018-06-14T09:00", **away, **days)
    mette = window(size).enter_as("Mette Lund")
    is_well(mette.page, "worklist")
    mette.page.goto("/sager/")
    is_well(mette.page, "cases")
    mette.page.goto(case)
    for why in mette.page.locator("details").all():
        why.evaluate("one => { one.open = true }")
    is_well(mette.page, "case")
    mette.page.goto(f"{case}sammenlign/")
    is_well(mette.page, "the case under another law")
    mette.page.goto(f"{case}stemmer/")
    for folded in mette.page.locator("main details").all():
        folded.evaluate("one => { one.open = true }")
    is_well(mette.page, "the family's voice")
    for act in (
        "file-note",
        "document-received",
        "decision",
        "effort-started",
        "examination-opened",
        "notification-received",
    ):
        mette.page.goto(f"{case}ny/{act}/")
        is_well(mette.page, act)
    mette.page.goto(f"{case}ny/file-note/")
    follow(mette.page.get_by_role("button", name="Gem", exact=True))
    expect(mette.page.get_by_role("alert")).to_contain_text("Noget mangler")
    is_well(mette.page, "act form with its faults")
    mette.page.get_by_label("Notat", exact=True).fill("Mor ringede.")
    follow(mette.page.get_by_role("button", name="Gem kladde"))
    is_well(mette.page, "a form that holds a draft")
    mette.page.goto("/kladder/")
    is_well(mette.page, "drafts")
    mette.page.goto(case)
    follow(mette.page.get_by_role("link", name="Reglerne, til familien"))
    is_well(mette.page, "the rules of the case, for its family")
    mette.page.goto(case)
    follow(mette.page.get_by_role("link", name="Hent sagen"))
    is_well(mette.page, "taking the case out")
    for address in (f"{case}sammenlign/", f"{case}regler/", f"/daekker/{user_id('jonas')}/"):
        mette.page.goto(address)
        is_well(mette.page, address)
    mette.page.goto(case)
    follow(mette.page.get_by_role("link", name="Ret", exact=True).first)
    is_well(mette.page, "correction")
    mette.page.goto(case)
    follow(mette.page.get_by_role("link", name="Forkert sag").first)
    is_well(mette.page, "wrong case")
    mette.page.get_by_label("Hvad gik galt?").fill("Hører til en anden sag.")
    follow(mette.page.get_by_role("button", name="Fjern fra sagen"))
    is_well(mette.page, "was it a breach?")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "390"])
def test_intakes_and_leaders_pages(
    world: World, case: str, window: Callable[..., Window], size: dict[str, int]
) -> None:
    birgit = window(size).enter_as("Birgit Dam")
    is_well(birgit.page, "the unit's worklist")
    birgit.page.goto("/modtagelse/")
    is_well(birgit.page, "intake")
    follow(birgit.page.get_by_role("link", name="Fordel sagen").first)
    is_well(birgit.page, "assign")
    birgit.page.goto("/sager/?lukkede")
    is_well(birgit.page, "closed cases")
    follow(birgit.page.get_by_role("link", name="Ellen Hjorth"))
    follow(birgit.page.get_by_role("link", name="Følgeseddel"))
    is_well(birgit.page, "the sheet with a notification sent on")
    birgit.page.goto(case)
    follow(birgit.page.get_by_role("link", name="Slet").first)
    is_well(birgit.page, "erase")
    birgit.page.goto("/godkendelser/")
    is_well(birgit.page, "approvals")
    follow(birgit.page.get_by_role("link", name="Serviceloven § 68"))
    is_well(birgit.page, "one approval")
    follow(birgit.page.get_by_role("button", name="Send tilbage"))
    expect(birgit.page.get_by_role("alert")).to_contain_text("Hvad mangler?")
    is_well(birgit.page, "one approval with its fault")
    for address in ("", "dage/", "dage/?resten", "lovaendring/", "fordeling/"):
        birgit.page.goto(f"/overblik/{address}")
        is_well(birgit.page, f"overview {address}")
    follow(birgit.page.get_by_role("link", name="Se og overdrag").first)
    is_well(birgit.page, "hand over")
    follow(birgit.page.get_by_role("button", name="Overdrag de valgte"))
    is_well(birgit.page, "hand over, with its faults")
    birgit.page.get_by_role("button", name="Vælg alle").click()
    birgit.page.get_by_label("Til hvem?").select_option(index=1)
    follow(birgit.page.get_by_role("button", name="Overdrag de valgte"))
    expect(birgit.page.get_by_role("heading", level=1)).to_have_text("Sagerne er overdraget")
    is_well(birgit.page, "handed over")
    birgit.page.goto("/daekning/")
    follow(birgit.page.get_by_role("button", name="Aftal dækning"))
    is_well(birgit.page, "cover, with its faults")
    birgit.page.goto(f"{case}adgang/")
    is_well(birgit.page, "access")
    together(world, [Family(f"Barn{one}", (210, 200, 180)) for one in range(5)])
    for address in ("tilsyn/", "overblik/stemmer/", "overblik/graenser/"):
        birgit.page.goto(f"/{address}")
        is_well(birgit.page, address)
    birgit.page.goto("/findes-ikke/")
    is_well(birgit.page, "not found")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "390"])
def test_the_page_that_gives_a_text_back(
    world: World, case: str, window: Callable[..., Window], size: dict[str, int]
) -> None:
    page = window(size).enter_as("Mette Lund").page
    page.goto(f"{case}ny/file-note/")
    page.get_by_label("Telefon").check()
    page.get_by_label("Notat", exact=True).fill("Talt med mor.")
    world.assigned(UUID(case.split("/")[2]), "jonas", at="2018-06-15T08:30")
    follow(page.get_by_role("button", name="Gem", exact=True))
    expect(page.get_by_label("Din tekst")).to_have_value("Talt med mor.")
    is_well(page, "text given back")


def test_a_note_can_be_written_by_keyboard_alone(case: str, window: Callable[..., Window]) -> None:
    mette = window().enter_as("Mette Lund")
    mette.page.goto(f"{case}ny/file-note/")
    keys = mette.page.keyboard
    keys.press("Tab")
    expect(mette.page.get_by_role("link", name="Gå til indholdet")).to_be_focused()
    keys.press("Enter")
    for _ in range(30):
        keys.press("Tab")
        if mette.page.get_by_label("Telefon").evaluate("one => one === document.activeElement"):
            break
    keys.press("Space")
    keys.press("Tab")
    keys.type("Mor ringede kl. 8.")
    focused = mette.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focused != "none"
    for _ in range(12):
        keys.press("Tab")
        if mette.page.get_by_role("button", name="Gem", exact=True).evaluate(
            "one => one === document.activeElement"
        ):
            break
    keys.press("Enter")
    expect(mette.page.get_by_role("status")).to_contain_text("Gemt: Notat.")
