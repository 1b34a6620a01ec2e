"""A teacher notifies about two children from a phone: under three minutes, with a reload, and nothing lost.

The clock is counted, not measured, so that a busy machine changes nothing:

    seconds = characters / 5 + taps * 1.5 + page loads * 2

60 words a minute is 5 characters a second (a word is five characters, with its space). A tap, with
finding and scrolling to the field, is taken for 1.5 seconds: each field that is typed in is a tap, each
answer is one. A page load is taken for 2 seconds, as on a slow mobile line. Reading the page and
thinking are not counted. Dates are typed as eight digits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.conftest import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

URL = "/ikast-brande/underretning/"
CONCERN = (
    "Alma er kommet uden mad og i for tyndt tøj hver dag i to uger. Hun siger, at hun og Bertil "
    "selv står op. I dag sov hun i timen og græd, da jeg spurgte. Hun fortalte, at far drikker, og "
    "at mor er rejst. Bertil kommer tit for sent og er alene hjemme om eftermiddagen. Vi har talt "
    "med far to gange i maj om mad og tøj, men det er ikke blevet bedre."
)
TYPING, TAP, LOAD = 1 / 5, 1.5, 2.0


class Thumb:
    """Somebody on a phone: every character, tap and page load is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.characters, self.taps, self.loads = page, 0, 0, 0

    def opens(self, address: str) -> None:
        self.loads += 1
        self.page.goto(address)

    def reloads(self) -> None:
        self.loads += 1
        self.page.reload()

    def types(self, field: Locator, text: str) -> None:
        self.taps += 1
        self.characters += len(text.replace("-", "")) if field.get_attribute("type") == "date" else len(text)
        field.fill(text)

    def answers(self, question: str, answer: str) -> None:
        self.taps += 1
        self.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()

    def chooses(self, question: str, answer: str) -> None:
        self.taps += 2  # opens the list, picks from it
        self.page.get_by_label(question).select_option(label=answer)

    def presses(self, button: str) -> None:
        self.taps += 1
        self.loads += 1
        self.page.get_by_role("button", name=button).last.click()

    @property
    def seconds(self) -> float:
        return self.characters * TYPING + self.taps * TAP + self.loads * LOAD


def test_two_children_in_under_three_minutes(world: World, at: At, window: Callable[..., Window]) -> None:
    from frirum.record.models import Entry, Person
    from frirum.record.told import tell

    at("2018-06-15T09:00")
    page = window(PHONE).page
    lene = Thumb(page)
    lene.opens(URL)
    lene.types(page.get_by_label("Navn", exact=True), "Alma Brandt")
    lene.types(page.get_by_label("Født"), "2009-02-03")
    lene.types(page.get_by_label("Skole eller dagtilbud"), "Hyldeskolen 3. B")
    lene.types(page.get_by_label("Hvad er du bekymret for?"), CONCERN[:20])
    lene.characters -= 20  # typed again below with the rest
    lene.presses("Tilføj et barn mere")
    second = page.get_by_role("group", name="Barn 2")
    lene.types(second.get_by_label("Navn"), "Bertil Brandt")
    lene.types(second.get_by_label("Skole eller dagtilbud"), "Hyldeskolen 0. A")
    half = CONCERN[: len(CONCERN) // 2]
    lene.types(page.get_by_label("Hvad er du bekymret for?"), half)
    lene.reloads()
    expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value(half)
    expect(page.get_by_role("group", name="Barn 1").get_by_label("Født")).to_have_value("2009-02-03")
    expect(page.get_by_role("group", name="Barn 2").get_by_label("Navn")).to_have_value("Bertil Brandt")
    lene.characters -= len(half)  # fill() writes the whole text: what was there is not typed again
    lene.types(page.get_by_label("Hvad er du bekymret for?"), CONCERN)
    lene.answers("Hvad handler bekymringen om?", "Utilstrækkelig omsorg")
    lene.answers("Er barnet i fare lige nu?", "Nej")
    lene.answers("Er der mistanke om vold eller overgreb", "Nej")
    lene.answers("Ved forældrene, at du underretter?", "Ja")
    lene.types(page.get_by_label("Hvem har fortalt forældrene det?"), "Jeg ringede til far")
    lene.chooses("Hvem er du?", "Skole")
    lene.answers("Underretter du som fagperson", "Ja")
    lene.types(page.get_by_label("Dit navn"), "Lene Graversen")
    lene.types(page.get_by_label("Hvor kan vi få fat i dig?"), "Hyldeskolen, 00 00 12 34")
    lene.presses("Send underretningen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tak. Vi har modtaget")
    assert lene.seconds < 180, f"{lene.characters} characters, {lene.taps} taps, {lene.loads} loads"
    assert lene.characters > 450, "the text of a real notification"
    (told,) = Entry.objects.filter(act="notification-received")
    assert tell(told).said["concern"] == CONCERN
    assert tell(told).said["who_informed"] == "Jeg ringede til far"
    assert sorted(str(one) for one in Person.objects.filter(provisional=True)) == [
        "Alma Brandt",
        "Bertil Brandt",
    ]


def test_what_waits_for_an_answer_comes_with_it(world: World, at: At, window: Callable[..., Window]) -> None:
    at("2018-06-15T09:00")
    page = window(PHONE).page
    lene = Thumb(page)
    lene.opens(URL)
    advice = page.get_by_text("Fortæl det ikke til forældrene først.")
    expect(advice).to_be_hidden()
    lene.answers("Er der mistanke om vold eller overgreb", "Ja")
    expect(advice).to_be_visible()
    expect(page.get_by_role("group", name="Vil du være anonym?")).to_be_hidden()
    lene.answers("Underretter du som fagperson", "Nej")
    lene.answers("Vil du være anonym?", "Ja")
    expect(page.get_by_label("Dit navn")).to_be_hidden()
    expect(page.get_by_label("Hvor kan vi få fat i dig?")).to_be_hidden()
    lene.answers("Underretter du som fagperson", "Ja")
    expect(page.get_by_label("Dit navn")).to_be_visible()
    lene.presses("Send underretningen")
    expect(page.get_by_role("group", name="Vil du være anonym?")).to_contain_text(
        "En fagperson kan ikke være anonym."
    )
