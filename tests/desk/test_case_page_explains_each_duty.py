"""The case page: the five lists, each duty with its reason, source, doubt and how its date was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import World
    from tests.desk.conftest import Enter

PROFESSIONAL = {"notifier_kind": "school", "professional": True}


def test_the_top_says_who_whose_and_under_which_law(enter: Enter, alma: UUID) -> None:
    page = enter("mette").page(f"/sager/{alma}/")
    assert "Alma Brandt Alder 9 år (født 3. februar 2009)" in page
    assert "Rådgiver Mette Lund Enhed Familierådgivningen" in page
    assert "med forsøget »Kortere vej fra underretning til indsats«" in page


def test_the_day_clock_has_two_figures_by_name(world: World, enter: Enter) -> None:
    person, _ = world.brandt()
    world.tell("help-requested", about=[person], at="2018-05-29T10:00")
    case = world.notified(person, at="2018-06-01T10:00").cases[0]
    page = enter("rikke").page(f"/sager/{case}/")
    assert "Dag 14 (mål: 42) underrettet 1. juni 2018" in page
    assert "Dag 17 (mål: 42) · blev opmærksom 29. maj 2018" in page


def test_a_duty_says_rule_source_trigger_and_counting(enter: Enter, alma: UUID) -> None:
    page = enter("mette").page(f"/sager/{alma}/")
    must = page[page.index(" Skal ") : page.index(" Forløb ")]
    assert "Kvittering sendt overskredet Den, der har underrettet, skal have en kvittering" in must
    assert "Serviceloven § 155 b, stk. 1 (parafrase – ikke kontrolleret mod lovteksten)" in must
    assert "Fordi Underretning modtaget, 1. juni 2018 kl. 10.00" in must
    assert "Underretning modtaget: kommunen fik det at vide fredag den 1. juni 2018 kl. 10.00." in must
    counted = "lør 2. juni, man 4. juni, tir 5. juni, ons 6. juni, tor 7. juni, fre 8. juni"
    assert f"Hverdagene derefter er: {counted}." in must
    assert "Imellem dem tæller ikke: søn 3. juni." in must
    assert "1. juni 2018 + 6 hverdage = fredag den 8. juni 2018." in must
    assert "Tvivl" in must


def test_a_waived_duty_shows_waiver_and_ordinary_date(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    page = enter("mette").page(f"/sager/{alma}/")
    waived = page[page.index(" Fritaget ") : page.index(" Afventer ")]
    assert "Børnefaglig undersøgelse færdig fritaget" in waived
    assert "efter almindelig lov: 1. oktober 2018" in waived
    assert "Fritaget ved Ingen børnefaglig undersøgelse efter § 50" in waived
    assert "(Lov om frikommunenetværk § 10, stk. 2)" in waived
    assert "»Afgørelse« kræver ikke alt det, der ellers skal gå forud" in waived


def test_a_flag_brings_it_back_and_puts_the_experiment_at_rest(
    world: World, enter: Enter, alma: UUID
) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    world.tell("risk-flagged", on=[alma], at="2018-06-12T10:00", kind="violence")
    page = enter("mette").page(f"/sager/{alma}/")
    assert " Fritaget " not in page
    must = page[page.index(" Skal ") : page.index(" Afventer ")]
    assert "Børnefaglig undersøgelse færdig Når et støttebehov må antages" in must
    assert "1. oktober 2018" in must
    assert "Bemærk Sager om vold eller overgreb" in must
    assert must.index(" I bero ") < must.index("Socialfaglig vurdering i bero")
    assert "almindelige regler" in page


def test_what_was_done_against_the_law_is_said(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("notification-acknowledged", on=[alma], at="2018-06-13T09:00")
    page = enter("mette").page(f"/sager/{alma}/")
    broken = page[page.index(" Ikke overholdt ") :]
    assert "Kvittering sendt for sent" in broken
    assert "Frist 8. juni 2018, gjort 13. juni 2018" in broken


def test_a_missing_hour_is_asked_for_where_it_was_left_out(world: World, enter: Enter) -> None:
    person, _ = world.brandt()
    done = world.notified(person, at="2018-06-14")
    answer = enter("rikke").client.get(f"/sager/{done.cases[0]}/")
    assert f"/sager/{done.cases[0]}/ret/{done.entry_id}/" in answer.content.decode()
    duty = answer.context["lists"].must[0]  # before those with a date: its date may be over already
    assert duty.asks_hour
    assert duty.hour_url == f"/sager/{done.cases[0]}/ret/{done.entry_id}/"


def test_siblings_are_named_and_linked_only_where_they_are_yours(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    first, second = siblings
    assert f'href="/sager/{second}/"' in enter("rikke").client.get(f"/sager/{first}/").content.decode()
    world.assigned(first, "mette", at="2018-06-15T08:00")
    page = enter("mette").client.get(f"/sager/{first}/").content.decode()
    assert "Bertil" not in page


def test_the_lists_name_only_acts_that_the_viewer_may_do(enter: Enter, alma: UUID) -> None:
    may = enter("mette").client.get(f"/sager/{alma}/").context["lists"].may
    urls = {act.url for group in may for act in group.acts}
    assert f"/sager/{alma}/ny/file-note/" in urls
    assert f"/sager/{alma}/ny/case-assigned/" not in urls
    assert f"/sager/{alma}/ny/case-opened/" not in urls


def test_intake_is_told_of_nothing_that_only_advisers_do(enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    of_intake = enter("rikke").client.get(f"/sager/{siblings[0]}/").context["lists"].not_yet_if
    of_leader = enter("birgit").client.get(f"/sager/{siblings[0]}/").context["lists"].not_yet_if
    assert "Afgørelse" in {one.what for one in of_leader}
    assert "Afgørelse" not in {one.what for one in of_intake}


@pytest.mark.parametrize("username", ["mette", "birgit"])
def test_every_link_on_it_leads_to_a_form(world: World, enter: Enter, alma: UUID, username: str) -> None:
    desk = enter(username)
    context = desk.client.get(f"/sager/{alma}/").context
    links = [act for group in context["lists"].may for act in group.acts]
    links += [act for duty in context["lists"].must for act in duty.acts]
    links += list(context["about_people"])
    links += [link for entry in context["entries"] for link in entry.links]
    assert len(links) > 30
    for link in links:
        assert desk.client.get(link.url).status_code == 200, link


def test_doubts_of_waivers_and_conditions_are_on_the_page(world: World, enter: Enter, alma: UUID) -> None:
    page = enter("mette").page(f"/sager/{alma}/")
    for doubt in (
        "At godkendelsen også gælder § 52, stk. 2, er en antagelse",  # a waiver's, under Fritaget
        "Er forældremyndigheden fælles, skal begge samtykke",  # a condition's, under Afventer
    ):
        assert doubt in page


def test_a_duty_leads_to_its_rule_and_says_what_would_take_it_away(enter: Enter, alma: UUID) -> None:
    desk = enter("mette")
    html = desk.client.get(f"/sager/{alma}/").content.decode()
    assert 'href="/lov/serviceloven/acknowledge-notification/#rule-acknowledge-notification"' in html
    assert "Hvad fjerner den? Den er opfyldt, når »Kvittering sendt« er gjort." in desk.page(
        f"/sager/{alma}/"
    )


def test_a_waived_duty_says_what_stands_instead_and_that_says_what_it_stands_for(
    world: World, enter: Enter, alma: UUID
) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    page = enter("mette").page(f"/sager/{alma}/")
    waived = page[page.index(" Fritaget ") : page.index(" Afventer ")]
    assert "I stedet gælder I stedet for undersøgelsen laves en socialfaglig vurdering" in waived
    must = page[page.index(" Skal ") : page.index(" Fritaget ")]
    assert "Træder i stedet for" in must
    assert "(Serviceloven § 50, stk. 7)" in must


def test_an_experiments_own_duty_says_by_what_it_rests_and_a_waived_one_what_brings_it_back(
    world: World, enter: Enter, alma: UUID
) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    page = enter("mette").page(f"/sager/{alma}/")
    must = page[page.index(" Skal ") : page.index(" Fritaget ")]
    out = "når sagen går ud af forsøget: ved »Vold, overgreb eller tvang i sagen«; ved »Afgørelse«, når"
    assert f"Den går i bero, {out}" in must
    waived = page[page.index(" Fritaget ") : page.index(" Afventer ")]
    assert f"Den gælder igen med sin oprindelige frist 1. oktober 2018, {out}" in waived
    assert "straks være overskredet" not in waived
    assert "Den er stadig fritaget, når forsøgets periode slutter." in waived


def test_a_waived_duty_of_which_the_date_is_past_would_be_late_at_once(
    world: World, enter: Enter, alma: UUID, business_time: Callable[[str], None]
) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    business_time("2018-11-01T10:00")
    waived = enter("mette").page(f"/sager/{alma}/").partition(" Fritaget ")[2]
    assert "så den ville straks være overskredet" in waived


def test_a_resting_duty_says_what_brings_the_case_back(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-08T10:00")
    world.tell("risk-flagged", on=[alma], at="2018-06-12T10:00", kind="violence")
    page = enter("mette").page(f"/sager/{alma}/")
    assert (
        "Efter »Vold, overgreb eller tvang i sagen« er sagen med igen ved »" in page.partition(" I bero ")[2]
    )


def test_two_duties_of_one_name_say_which_is_which_and_that_one_registration_meets_both(
    world: World, enter: Enter, alma: UUID
) -> None:
    world.tell("effort-started", on=[alma], at="2018-06-11T10:00")
    must = enter("mette").client.get(f"/sager/{alma}/").context["lists"].must
    apart = [one.apart for one in must if one.what == "Opfølgning"]
    assert len(apart) == 2
    assert all(one.endswith(" Én registrering opfylder begge.") for one in apart)
    assert any(one.startswith("Efter Serviceloven § 70") for one in apart)
    assert any(one.startswith("Efter Forsøget »Kortere vej«") for one in apart)
    assert not [one for one in must if one.what != "Opfølgning" and one.apart]
    world.tell("follow-up", on=[alma], at="2018-06-14T10:00", outcome="ended")
    after = enter("mette").client.get(f"/sager/{alma}/").context["lists"].must
    assert not [one for one in after if one.what == "Opfølgning"]


def test_the_municipalitys_own_target_is_not_marked_as_law(world: World, enter: Enter) -> None:
    case = world.notified(world.brandt()[0], at="2018-05-03T10:00").cases[0]
    answer = enter("rikke").client.get(f"/sager/{case}/")
    (target,) = [one for one in answer.context["lists"].must if one.local]
    assert (target.tone, [tag.words for tag in target.tags]) == ("soon", ["over målet", "kommunens eget mål"])
    (first, *_rest) = answer.context["head"].clock
    assert first.words == "Dag 43 (mål: 42)"
    assert first.label == "underrettet 3. maj 2018 – 1 dag over kommunens eget mål"


def test_a_further_notification_is_told_why_it_begins_no_new_six_weeks(world: World, enter: Enter) -> None:
    person, _ = world.brandt()
    world.notified(person, at="2018-06-01T10:00")
    case = world.notified(person, at="2018-06-11T10:00").cases[0]
    page = enter("rikke").page(f"/sager/{case}/")
    assert "»Underretning modtaget«, 11. juni 2018, begynder ingen nye 6 uger: de løber allerede" in page
    must = page[page.index(" Skal ") : page.index(" Forløb ")]
    assert "Begyndte ingen ny Underretning modtaget, 11. juni 2018 kl. 10.00" in must


def test_who_is_to_be_told_is_named_and_the_form_is_about_that_notification(
    world: World, enter: Enter, alma: UUID
) -> None:
    first = world.tell("notification-received", on=[alma], at="2018-06-02T10:00", **PROFESSIONAL)
    world.tell("effort-started", on=[alma], at="2018-06-12T10:00", occasion=first.entry_id)
    desk = enter("mette")
    must = desk.client.get(f"/sager/{alma}/").context["lists"].must
    told = next(one for one in must if "Fagpersonen" in one.what)
    assert "Underretning modtaget, 2. juni 2018 kl. 10.00 – Skole" in [one.words for one in told.triggers]
    assert told.acts[0].url.endswith(f"?occasion={first.entry_id}")


def test_a_closed_case_still_owes_the_new_municipality_its_notice(
    world: World, enter: Enter, alma: UUID
) -> None:
    world.tell("family-moves", on=[alma], at="2018-06-12T10:00")
    world.tell("case-closed", on=[alma], at="2018-06-13T10:00")
    desk = enter("mette")
    owed = [one.what for one in desk.client.get(f"/sager/{alma}/").context["lists"].must]
    assert owed == ["Ny kommune underrettet, og sagen sendt"]
    assert "Ny kommune underrettet, og sagen sendt" in desk.page("/opgaver/")
    url = f"/sager/{alma}/ny/case-moved/"
    typed = {"value.to": "Aarhus", "value.summary": "Opdigtet.", "occurred_at.date": "2018-06-14"}
    assert desk.send(url, typed).status_code == 302
    assert desk.client.get(f"/sager/{alma}/").context["lists"].must == ()
