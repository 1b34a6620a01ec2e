"""Barnets lov of today: from screening to follow-up in a rhythm of one's own, and what can come between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import At, Window
    from tests.cast import World

pytestmark = pytest.mark.browser

TREATMENT = "Familiebehandling eller behandling af barnet (§ 32, nr. 5)"


@pytest.fixture
def alma(world: World) -> None:
    """Alma turned ten on 3 February 2025; a teacher notified on the day after."""
    child = world.register("Alma Brandt", "2015-02-03", family="brandt", at="2025-02-04T08:00")
    case = world.notified(child, at="2025-02-04T10:00").cases[0]
    world.assigned(case, "mette", at="2025-02-05T10:00")
    world.tell("notification-assessed", on=[case], at="2025-02-05T08:00", honour_related=False)
    world.tell("notification-acknowledged", on=[case], at="2025-02-06T08:00")
    world.tell("lawyer-offered", on=[case], at="2025-02-06T08:00")


@pytest.fixture
def mette(alma: None, at: At, window: Callable[..., Window]) -> Window:
    at("2025-02-10T09:00")
    return window().enter_as("Mette Lund").open_case("Alma Brandt")


def assume(one: Window) -> None:
    one.record(
        "Behov for støtte antages",
        {
            "Hvad bygger skønnet på?": "Uro og fravær.",
            "Skal der laves en børnefaglig undersøgelse": False,
        },
    )


def decide(one: Window) -> None:
    one.record("Barnet er hørt", {"Hvordan?": ("Samtale med barnet",)})
    one.page.get_by_role("link", name="Person registreret").click()
    one.fill({"Navn": "Kirsten Brandt"}).page.get_by_role("button", name="Gem", exact=True).click()
    one.fill({"Hvad er den anden for personen?": "Forælder"})
    one.save("Relation registreret")
    one.record(
        "Samtykke givet",
        {"Til hvad?": ("Støtten eller indsatsen",), "Hvem samtykker?": "Kirsten Brandt"},
    )
    one.record(
        "Afgørelse",
        {
            "Efter hvilken bestemmelse?": "Barnets lov § 32: støttende indsats",
            "Hvilken støtte?": (TREATMENT,),
            "Hvad er afgjort?": "Familiebehandling for at give ro hjemme.",
            "Begrundelse": "Afdækningen viser, at det er nok.",
            "Er der givet klagevejledning?": True,
            "Bygger den på væsentlige oplysninger til ugunst": False,
            "Er der brug for en barnets plan": True,
            "Hvor længe forventes støtten at vare?": "Et halvt år",
        },
    )


def test_from_screening_to_a_follow_up_in_a_rhythm_of_ones_own(mette: Window, at: At) -> None:
    assume(mette)
    assert "Screening lavet" in mette.section("Skal")
    mette.record(
        "Screening lavet", {"Hvad skal der ske?": ("Afdækning (§ 19)",), "Begrundelse": "Skole og hjem."}
    )
    mette.record("Afdækning åbnet", {"Hvad afdækkes?": ("Skoleforhold", "Familieforhold")})
    assert "Afdækning færdig" in mette.section("Skal")
    at("2025-03-03T09:00")
    mette.record(
        "Afdækning færdig", {"Hvad viste den, og hvad skal der ske?": "Uro hjemme; støtte til rammer."}
    )
    decide(mette)
    must = mette.section("Skal")
    assert "Handleplan eller barnets plan lavet" in must
    assert "3. juni 2025" in must  # three months after the decision
    at("2025-03-10T09:00")
    mette.record("Indsats begyndt", {"Hvilken indsats?": TREATMENT})
    assert "10. juni 2025" in mette.section("Skal")  # first follow-up
    at("2025-05-19T09:00")
    mette.record(
        "Opfølgning",
        {
            "Hvad skal der ske med indsatsen?": ("Den fortsætter",),
            "Hvad viste opfølgningen?": "Der er mere ro.",
            "Hvor tit følges der op fremover": "Hver anden måned, for rammerne er nye.",
            "Senest hvornår følges der op næste gang?": "2025-07-18",
        },
    )
    must = mette.section("Skal")
    assert "18. juli 2025" in must
    assert "Opfølgning: dagen er sat til fredag den 18. juli 2025." in must
    assert not mette.has_section("Ikke overholdt")


def test_a_child_of_ten_is_a_party_and_may_complain(mette: Window) -> None:
    said = mette.page.locator("details", has_text="10 år: hvad barnet selv kan")
    said.locator("summary").first.click()
    text = " ".join(said.inner_text().split())
    assert "Fra 10 år er barnet selv part i afgørelser om støttende indsats, pålæg og anbringelse." in text
    assert "Fra 10 år kan barnet selv klage." in text
    assert "Fylder 15 år den 3. februar 2030" in text


def test_a_complaint_is_reassessed_within_four_weeks(mette: Window, at: At) -> None:
    decide(mette)
    at("2025-03-17T10:00")
    mette.record("Klage modtaget", {"Hvad klages der over?": "Vi vil have mere hjælp."})
    must = mette.section("Skal")
    assert "Klage genvurderet" in must
    assert "14. april 2025" in must
    at("2025-04-07T10:00")
    mette.open_case("Alma Brandt").page.locator(".acts").get_by_role(
        "link", name="Klage genvurderet", exact=True
    ).first.click()
    mette.page.get_by_label("Hvilken klage?").select_option(index=1)
    mette.fill(
        {"Hvad blev resultatet?": ("Afgørelsen fastholdes",), "Begrundelse": "Hjælpen svarer til behovet."}
    )
    mette.save("Klage genvurderet")
    must = mette.section("Skal")
    assert "Klage sendt til Ankestyrelsen" in must
    assert "14. april 2025" not in must


def test_an_acute_decision_goes_to_the_committee_within_seven_days(
    alma: None, at: At, window: Callable[..., Window]
) -> None:
    at("2025-02-14T20:00")
    leader = window().enter_as("Birgit Dam").open_case("Alma Brandt")
    leader.record(
        "Foreløbig afgørelse truffet af udvalgets formand",
        {
            "Hvad er besluttet?": ("Anbringelse uden samtykke",),
            "Begrundelse: hvorfor kan det ikke vente?": "Alma er i fare i aften.",
        },
    )
    must = leader.section("Skal")
    assert "Udvalget har taget stilling til den foreløbige afgørelse" in must
    assert "21. februar 2025" in must
    at("2025-02-20T12:00")
    leader.open_case("Alma Brandt").page.locator(".acts").get_by_role(
        "link", name="Udvalget har taget stilling til den foreløbige afgørelse", exact=True
    ).first.click()
    leader.page.get_by_label("Hvilken foreløbig afgørelse?").select_option(index=1)
    leader.fill({"Blev den godkendt?": ("Ja",)})
    leader.save("Udvalget har taget stilling til den foreløbige afgørelse")
    assert "Udvalget har taget stilling" not in leader.section("Skal")


def test_a_family_that_moves_is_told_of_in_its_new_municipality(mette: Window, at: At) -> None:
    mette.record("Familien flytter til en anden kommune", {"Til hvilken kommune?": "Gladsaxe"})
    assert "Ny kommune underrettet, og sagen sendt" in mette.section("Skal")
    at("2025-02-12T09:00")
    mette.record(
        "Ny kommune underrettet, og sagen sendt",
        {
            "Til hvilken kommune?": "Gladsaxe",
            "Sammenfattende vurdering": "Uro i skolen; ingen indsats endnu.",
        },
    )
    assert "afsluttet" in mette.page.locator("main").inner_text().lower()
