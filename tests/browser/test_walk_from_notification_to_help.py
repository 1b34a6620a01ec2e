"""The way through the house: a teacher notifies, intake assesses, the adviser acts, help starts on day 30.

Three times: under the experiment; the same acts under ordinary law; with a flag that is withdrawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

BOTH = ("Alma Brandt", "Bertil Brandt")
EXAMINATION = "Børnefaglig undersøgelse færdig"
NOTHING_FIRST = "»Afgørelse« kræver ikke alt det, der ellers skal gå forud"


def notify(one: Window) -> None:
    """A teacher writes about two siblings, on a phone."""
    one.page.goto("/ikast-brande/underretning/")
    one.page.get_by_role("button", name="Tilføj et barn mere").click()
    first, second = one.page.get_by_role("group", name="Barn 1"), one.page.get_by_role("group", name="Barn 2")
    first.get_by_label("Navn").fill("Alma Brandt")
    first.get_by_label("Født").fill("2009-02-03")
    second.get_by_label("Navn").fill("Bertil Brandt")
    second.get_by_label("Født").fill("2012-09-21")
    one.fill(
        {
            "Hvad er du bekymret for?": "Alma kommer uden mad og passer Bertil om natten.",
            "Hvad handler bekymringen om?": ("Utilstrækkelig omsorg",),
            "Er barnet i fare lige nu?": False,
            "Hvem er du?": "Skole",
            "Underretter du som fagperson": True,
            "Dit navn": "Lene Graversen",
            "Hvor kan vi få fat i dig?": "Hyldeskolen",
        }
    )
    one.page.get_by_role("button", name="Send underretningen").last.click()
    expect(one.page.get_by_role("heading", name="Tak. Vi har modtaget din underretning")).to_be_visible()


def receive(one: Window, at: At) -> None:
    """Intake assesses within 24 hours, acknowledges within six weekdays, and gives the case to Mette."""
    at("2018-06-05T09:00")
    one.enter_as("Rikke Holm")
    item = one.page.get_by_role("article", name="Alma Brandt")
    expect(item).to_contain_text(
        re.compile(r"Underretning vurderet om (1 time|5\d min\.)")
    )  # the clock runs on
    expect(item).to_contain_text("Kvittering sendt om 6 dage 11. juni 2018")
    item.get_by_role("link", name="Vurdér").click()
    one.fill(
        {
            "Er barnets sundhed eller udvikling i fare?": False,
            "Er der behov for akut hjælp?": False,
            "Begrundelse": "Børnene er trygge i skolen.",
        }
    ).save("Underretning vurderet")
    at("2018-06-08T10:00")
    one.page.goto("/modtagelse/")
    expect(item).not_to_contain_text("Underretning vurderet om")
    item.get_by_role("link", name="Registrér kvittering").click()
    one.fill({}).save("Kvittering sendt")
    one.page.goto("/modtagelse/")
    item.get_by_role("link", name="Fordel sagen").click()
    one.fill({"Hvem er rådgiver?": "Mette Lund", "Hvilken enhed?": "Familierådgivningen"}).save("Sag fordelt")
    one.page.goto("/modtagelse/")
    expect(one.page.get_by_text("Der er ingen nye underretninger lige nu.")).to_be_visible()


def assume_need(one: Window, at: At) -> None:
    at("2018-06-11T09:00")
    one.enter_as("Mette Lund").open_case("Alma Brandt")
    expect(one.page.get_by_role("group", name="Dage fra underretning til hjælp")).to_contain_text(
        re.compile("Dag 7 |7 dage siden")
    )
    one.record("Behov for støtte antages", {"Hvad bygger skønnet på?": "Fast hverdag mangler."}, BOTH)


def work(one: Window, at: At, experiment: bool) -> None:
    """The first meetings, goals, consent and decision, in both cases at once where it is one thing."""
    if experiment:
        at("2018-06-14T10:00")
        one.record("Socialfaglig vurdering", {"Vurdering af behovet for støtte": "Faste rammer."}, BOTH)
        for child, wish in (("Alma Brandt", "Vil tegne."), ("Bertil Brandt", "Vil have Alma med.")):
            one.open_case(child)
            one.record("Plan for inddragelse aftalt med barnet", {"Sådan vil barnet inddrages": wish})
    at("2018-06-20T10:00")
    one.record("Mål aftalt", {"Målene": "I skole til tiden."}, BOTH)
    parent = {"Navn": "Kirsten Brandt"}
    one.page.get_by_role("link", name="Person registreret").click()
    one.fill(parent)
    one.page.get_by_role("button", name="Gem", exact=True).click()
    one.fill({"Hvad er den anden for personen?": "Forælder"})
    one.save("Relation registreret")
    one.record(
        "Samtykke givet",
        {"Til hvad?": ("Støtten eller indsatsen",), "Hvem samtykker?": "Kirsten Brandt"},
        BOTH,
    )


def decide(one: Window, at: At) -> None:
    at("2018-06-27T10:00")
    one.open_case("Alma Brandt").record(
        "Afgørelse",
        {
            "Efter hvilken bestemmelse?": "Serviceloven § 52: støtte med samtykke",
            "Hvilken støtte?": ("Familiebehandling eller behandling af barnet (§ 52, stk. 3, nr. 3)",),
            "Hvad er afgjort?": "Familiebehandling i et halvt år.",
            "Begrundelse": "Behovet kan dækkes i hjemmet.",
            "Er der givet klagevejledning?": True,
            "Bygger den på væsentlige oplysninger til ugunst": False,
        },
        BOTH,
    )


def start_help(one: Window, at: At) -> None:
    at("2018-07-04T15:00")
    one.record(
        "Indsats begyndt",
        {"Hvilken indsats?": "Familiebehandling eller behandling af barnet (§ 52, stk. 3, nr. 3)"},
        BOTH,
    )


def test_r1_from_notification_to_help_on_day_30(world: World, at: At, window: Callable[..., Window]) -> None:
    from tests.conftest import PHONE

    at("2018-06-04T10:00")
    notify(window(PHONE))
    staff = window()
    receive(staff, at)
    assume_need(staff, at)
    waived = staff.section("Fritaget")
    assert f"{EXAMINATION} fritaget" in waived
    assert "efter almindelig lov: 4. oktober 2018" in waived
    assert "Ingen børnefaglig undersøgelse efter § 50" in waived
    work(staff, at, experiment=True)
    decide(staff, at)
    start_help(staff, at)
    clock = staff.page.get_by_role("group", name="Dage fra underretning til hjælp")
    expect(clock).to_contain_text("Dag 30 (mål: 42)")
    expect(clock).to_contain_text("underrettet 4. juni 2018, hjælpen begyndte 4. juli 2018")
    must = staff.section("Skal")
    assert "Opfølgning" in must
    assert "26. september 2018 tænkt fra 15. august 2018 om 84 dage" in must
    assert EXAMINATION not in must
    waived = staff.section("Fritaget")
    assert f"{EXAMINATION} fritaget" in waived
    assert "efter almindelig lov: 4. oktober 2018" in waived
    assert not staff.has_section("Ikke overholdt")
    staff.open_case("Bertil Brandt")
    expect(clock).to_contain_text("Dag 30 (mål: 42)")
    assert f"{EXAMINATION} fritaget" in staff.section("Fritaget")
    assert not staff.has_section("Ikke overholdt")


def test_the_same_acts_under_ordinary_law(
    world_without_experiment: World, at: At, window: Callable[..., Window]
) -> None:
    at("2018-06-04T10:00")
    notify(window())
    staff = window()
    receive(staff, at)
    assume_need(staff, at)
    work(staff, at, experiment=False)
    decide(staff, at)
    start_help(staff, at)
    must = staff.section("Skal")
    assert f"{EXAMINATION} Når et støttebehov må antages" in must
    assert "4. oktober 2018 om 92 dage" in must
    assert "Underretning modtaget: kommunen fik det at vide mandag den 4. juni 2018 kl. 10." in must
    assert "+ 4 måneder = torsdag den 4. oktober 2018." in must
    assert not staff.has_section("Fritaget")
    broken = staff.section("Ikke overholdt")
    assert "Afgørelse uden det, der skulle gå forud" in broken
    assert "Den børnefaglige undersøgelse skal være færdig, før der træffes afgørelse" in broken
    assert "Serviceloven § 52, stk. 2" in broken
    expect(staff.page.get_by_role("group", name="Dage fra underretning til hjælp")).to_contain_text(
        "30 dage, før hjælpen begyndte"
    )


def test_a_flag_on_day_20_brings_the_duty_back_until_it_is_withdrawn(
    world: World, at: At, window: Callable[..., Window]
) -> None:
    at("2018-06-04T10:00")
    notify(window())
    staff = window()
    receive(staff, at)
    assume_need(staff, at)
    at("2018-06-24T12:00")
    staff.record(
        "Vold, overgreb eller tvang i sagen",
        {"Hvad drejer det sig om?": ("Vold",), "Hvad bygger mistanken på?": "Blå mærker på armen."},
    )
    must = staff.section("Skal")
    assert f"{EXAMINATION} Når et støttebehov må antages" in must
    assert "4. oktober 2018 om 102 dage" in must
    assert "Sager om vold eller overgreb" in must
    assert not staff.has_section("Fritaget")
    assert "Socialfaglig vurdering i bero" in must
    staff.open_case("Bertil Brandt")
    assert f"{EXAMINATION} fritaget" in staff.section("Fritaget")
    at("2018-07-02T09:00")
    staff.open_case("Alma Brandt")
    staff.record(
        "Markering trukket tilbage",
        {"Hvilken markering?": ("Vold",), "Hvorfor holder mistanken ikke?": "Mærkerne var fra fodbold."},
    )
    waived = staff.section("Fritaget")
    assert f"{EXAMINATION} fritaget" in waived
    assert "efter almindelig lov: 4. oktober 2018" in waived
    assert EXAMINATION not in staff.section("Skal")


@pytest.fixture
def world_without_experiment(transactional_db: None) -> World:
    """The municipality has adopted no experiment: ordinary law."""
    from tests.cast import World

    return World()
