"""What one case costs in writing, from notification to help, under three laws: a scripted typist walks each.

`make burden` prints the table. Counted is all that anybody does on a screen: the teacher, intake, the
adviser. A keystroke is a character typed; a click is a link, a button, a tick or a choice in a list;
a screen is a page that had to load; a required field is one that its form doesn't let one leave out.
The text is the same wherever the same is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Window

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import At

pytestmark = pytest.mark.browser

BECAUSE = "Alma kommer uden mad og er ofte alene hjemme."
REQUIRED = ".form-group:not([hidden]):has(> label, > fieldset > legend)"


@dataclass
class Burden:
    """What was done on the screens so far."""

    required: int = 0
    keystrokes: int = 0
    clicks: int = 0
    screens: int = 0


@dataclass
class Typist(Window):
    """A window that counts what one does in it."""

    burden: Burden = field(default_factory=Burden)

    def __post_init__(self) -> None:
        self.page.on("framenavigated", self._loaded)
        self.page.on("request", self._clicked)

    def _loaded(self, frame: Any) -> None:
        self.burden.screens += frame == self.page.main_frame

    def _clicked(self, request: Any) -> None:
        """Every page that one goes to costs the click on its link or button."""
        self.burden.clicks += request.is_navigation_request()

    def fill(self, typed: dict[str, Any], children: tuple[str, ...] = ()) -> Typist:
        super().fill(typed, children)
        for value in typed.values():
            if isinstance(value, str) and not self._chosen(value):
                self.burden.keystrokes += len(value)
            else:
                self.burden.clicks += len(value) if isinstance(value, tuple) else 1
        groups = self.page.locator(REQUIRED)
        self.burden.required += groups.filter(has_not_text="(kan udelades)").count()
        return self

    def _chosen(self, value: str) -> bool:
        """Whether a value was chosen in a list and not typed."""
        return self.page.locator("option:checked", has_text=value).count() > 0


def from_notification(one: Typist, year: int) -> None:
    """The public form; the 24 hours, the receipt, an adviser, a need: the same under every law."""
    one.page.goto("/ikast-brande/underretning/")
    for label, text in (("Navn", "Alma Brandt"), ("Født", f"{year - 9}-02-03")):
        one.page.get_by_label(label, exact=False).first.fill(text)
        one.burden.keystrokes += len(text)
    one.fill(
        {
            "Hvad er du bekymret for?": BECAUSE,
            "Hvad handler bekymringen om?": ("Utilstrækkelig omsorg",),
            "Hvem er du?": "Skole",
            "Underretter du som fagperson": True,
            "Dit navn": "Lene Graversen",
            "Hvor kan vi få fat i dig?": "Hyldeskolen",
        }
    )
    one.page.get_by_role("button", name="Send underretningen").last.click()


def received(one: Typist, today: bool) -> None:
    one.enter_as("Rikke Holm")
    one.page.goto("/modtagelse/")
    item = one.page.get_by_role("article", name="Alma Brandt")
    item.get_by_role("link", name="Vurdér").click()
    honour = {"Er der tegn på æresrelateret konflikt": False} if today else {}
    one.fill(
        {
            "Er barnets sundhed eller udvikling i fare?": False,
            **honour,
            "Er der behov for akut hjælp?": False,
            "Begrundelse": "Alma er tryg i skolen.",
        }
    ).save("Underretning vurderet")
    one.page.goto("/modtagelse/")
    item.get_by_role("link", name="Registrér kvittering").click()
    one.fill({}).save("Kvittering sendt")
    one.page.goto("/modtagelse/")
    item.get_by_role("link", name="Fordel sagen").click()
    one.fill({"Hvem er rådgiver?": "Mette Lund", "Hvilken enhed?": "Familierådgivningen"}).save("Sag fordelt")


def consent(one: Typist) -> None:
    one.page.get_by_role("link", name="Person registreret").click()
    one.fill({"Navn": "Kirsten Brandt"}).page.get_by_role("button", name="Gem", exact=True).click()
    one.fill({"Hvad er den anden for personen?": "Forælder"})
    one.save("Relation registreret")
    one.record(
        "Samtykke givet", {"Til hvad?": ("Støtten eller indsatsen",), "Hvem samtykker?": "Kirsten Brandt"}
    )


def decide_and_help(one: Typist, source: str, effort: str, more: dict[str, Any]) -> None:
    consent(one)
    one.record(
        "Afgørelse",
        {
            "Efter hvilken bestemmelse?": source,
            "Hvilken støtte?": (effort,),
            "Hvad er afgjort?": "Familiebehandling i et halvt år.",
            "Begrundelse": "Behovet kan dækkes i hjemmet.",
            "Er der givet klagevejledning?": True,
            "Bygger den på væsentlige oplysninger til ugunst": False,
            **more,
        },
    )
    one.record("Indsats begyndt", {"Hvilken indsats?": effort})
    assert not one.has_section("Ikke overholdt")


def assume(one: Typist, **more: Any) -> None:
    one.enter_as("Mette Lund").open_case("Alma Brandt")
    one.record("Behov for støtte antages", {"Hvad bygger skønnet på?": BECAUSE, **more})


SEL = (
    "Serviceloven § 52: støtte med samtykke",
    "Familiebehandling eller behandling af barnet (§ 52, stk. 3, nr. 3)",
)
GOALS = {"Målene": "Der er mad med i skole. Alma er ikke alene om natten."}
HEARD = {"Hvordan?": ("Samtale med barnet",)}


def under_r1(one: Typist) -> None:
    assume(one)
    one.record("Socialfaglig vurdering", {"Vurdering af behovet for støtte": "Faste rammer mangler."})
    one.record("Plan for inddragelse aftalt med barnet", {"Sådan vil barnet inddrages": "Vil tegne."})
    one.record("Mål aftalt", GOALS)
    decide_and_help(one, *SEL, {})


def under_serviceloven(one: Typist) -> None:
    assume(one)
    themes = ("Udvikling og adfærd", "Familieforhold", "Skoleforhold", "Sundhedsforhold")
    one.record(
        "Børnefaglig undersøgelse åbnet",
        {"Temaer": themes, "Hvorfor er de andre temaer ikke relevante?": "Fritid er velfungerende."},
    )
    one.record("Barnet er hørt", HEARD)
    one.record(
        "Børnefaglig undersøgelse færdig", {"Konklusion": "Faste rammer mangler; der er grundlag for støtte."}
    )
    plan = {"Formål og indsats": "Ro i hverdagen.", "Konkrete mål": GOALS["Målene"]}
    one.record("Handleplan eller barnets plan lavet", plan)
    decide_and_help(one, *SEL, {})


def under_barnets_lov(one: Typist) -> None:
    assume(one, **{"Skal der laves en børnefaglig undersøgelse": False})
    one.record(
        "Screening lavet", {"Hvad skal der ske?": ("Afdækning (§ 19)",), "Begrundelse": "Skole og hjem."}
    )
    one.record("Afdækning åbnet", {"Hvad afdækkes?": ("Familieforhold", "Skoleforhold")})
    one.record("Afdækning færdig", {"Hvad viste den, og hvad skal der ske?": "Faste rammer mangler."})
    one.record("Barnet er hørt", HEARD)
    decide_and_help(
        one,
        "Barnets lov § 32: støttende indsats",
        "Familiebehandling eller behandling af barnet (§ 32, nr. 5)",
        {"Er der brug for en barnets plan": False, "Hvor længe forventes støtten at vare?": "Et halvt år"},
    )


@pytest.fixture(params=["R1", "Serviceloven", "Barnets lov"])
def law(request: pytest.FixtureRequest, transactional_db: None) -> str:
    """The law that a case is under; R1 is adopted where it is R1's."""
    from tests.cast import World

    world = World()
    if request.param == "R1":
        world.adopts()
    return str(request.param)


WAYS = {"R1": under_r1, "Serviceloven": under_serviceloven, "Barnets lov": under_barnets_lov}


def test_from_notification_to_help(
    law: str,
    at: At,
    new_page: Callable[..., Page],
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    one, year = Typist(new_page()), 2025 if law == "Barnets lov" else 2018
    at(f"{year}-06-04T10:00")
    from_notification(one, year)
    at(f"{year}-06-05T09:00")
    received(one, today=year == 2025)
    at(f"{year}-06-12T09:00")
    WAYS[law](one)
    told = one.burden
    if request.config.getoption("capture") == "no":
        with capsys.disabled():
            print(
                f"\n{law:<14} {told.required:>3} required fields {told.keystrokes:>5} keystrokes"
                f" {told.clicks:>4} clicks {told.screens:>4} screens"
            )
    assert law != "R1" or told.required <= 25
