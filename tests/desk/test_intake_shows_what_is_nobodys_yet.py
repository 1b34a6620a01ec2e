"""Intake: one notification about siblings is one item with its clocks; assigned, it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


def test_siblings_of_one_notification_are_one_item(enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    page = enter("rikke").page("/modtagelse/")
    assert (
        "Alma Brandt 9 år · Bertil Brandt 5 år Underretning modtaget 14. juni 2018 kl. 14.20 · Skole" in page
    )
    assert page.count("Har blå mærker.") == 1
    assert "Underretning vurderet om 5 timer 20 min. 15. juni 2018 kl. 14.20" in page
    assert "Kvittering sendt om 6 dage 21. juni 2018" in page


def test_one_form_assesses_both_and_the_clock_is_gone(enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    from frirum.record.models import Duty

    rikke = enter("rikke")
    answer = rikke.client.get("/modtagelse/")
    link = answer.context["items"][0].links[0]
    assert link.label == "Vurdér"
    typed = {"value.in_danger": "no", "value.acute": "no", "value.reasons": "Tryg hos mormor."}
    assert rikke.send(link.url, typed).status_code == 302
    assert "Underretning vurderet om" not in rikke.page("/modtagelse/")
    met = Duty.objects.filter(rule="serviceloven/assess-notification")
    assert [(one.outcome, one.in_time) for one in met] == [("met", True)] * 2


def test_what_is_assigned_leaves_intake(world: World, enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    from tests.cast import user_id

    rikke = enter("rikke")
    links = rikke.client.get("/modtagelse/").context["items"][0].links
    [link] = [one for one in links if one.label == "Fordel sagen"]
    typed = {"value.adviser": str(user_id("mette")), "value.unit": "familieraadgivningen"}
    sent = rikke.client.post(link.url, {**rikke.form(link.url), **typed}, follow=True)
    # The case is no longer Rikke's to see: the way leads back to intake, not to a page that is not there.
    assert sent.redirect_chain[-1] == ("/modtagelse/", 302)
    assert "Gemt: Sag fordelt." in sent.content.decode()
    assert "Der er ingen nye underretninger lige nu." in sent.content.decode()
    assert enter("mette").page(f"/sager/{siblings[0]}/")
    assert enter("mette").page(f"/sager/{siblings[1]}/")


def test_only_advisers_can_be_chosen(enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    page = enter("birgit").client.get(f"/sager/{siblings[0]}/ny/case-assigned/").content.decode()
    assert "Mette Lund</option>" in page
    assert "Rikke Holm</option>" not in page
    assert "Sofie Ager</option>" not in page


def test_danger_and_silence_are_said_and_stand_first(world: World, enter: Enter) -> None:
    calm = world.register("Emil Nørgaard", "2006-11-08")
    afraid = world.register("Freja Kjeldsen", "2011-03-12")
    world.notified(calm, at="2018-06-13T08:00")
    world.notified(afraid, at="2018-06-15T08:30", danger_now=True, parents_informed="do-not-tell-first")
    page = enter("rikke").page("/modtagelse/")
    assert page.index("Freja Kjeldsen") < page.index("Emil Nørgaard")
    assert "Fare nu, skriver underretteren" in page
    assert "Tal ikke med forældrene først" in page


def test_another_units_intake_is_empty(world: World, enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    assert "Alma" not in enter("sofie").page("/modtagelse/")


def test_of_two_notifications_the_first_ones_clock_is_shown(world: World, enter: Enter) -> None:
    person = world.register("Emil Nørgaard", "2006-11-08")
    world.notified(person, at="2018-06-14T14:20")
    world.notified(person, at="2018-06-15T08:00", concern="Kom igen i dag.")
    page = enter("rikke").page("/modtagelse/")
    assert page.count("Underretning vurderet") == 1
    assert "Underretning vurderet om 5 timer 20 min." in page
    assert "Kom igen i dag." in page


def test_a_second_notification_hides_neither_the_first_nor_its_danger(world: World, enter: Enter) -> None:
    alma, _ = world.brandt()
    world.notified(alma, at="2018-06-14T14:20", concern="Slået i går.", danger_now=True)
    world.notified(alma, at="2018-06-14T16:00", concern="Kommer uden mad.")
    page = enter("rikke").client.get("/modtagelse/")
    [item] = page.context["items"]
    assert item.danger
    assert "Slået i går." in item.concern
    assert "Kommer uden mad." in item.concern


def test_whose_cases_were_shown_is_noted_however_many_in_as_many_queries(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from frirum.access.models import ReadLog
    from tests.cast import user_id

    rikke = enter("rikke")
    with CaptureQueriesContext(connection) as two:
        rikke.page("/modtagelse/")
    assert {(one.user, one.case, one.way) for one in ReadLog.objects.all()} == {
        (user_id("rikke"), one, "intake") for one in siblings
    }
    for name in ("Emil Nørgaard", "Freja Kjeldsen", "Asger Ravn"):
        world.notified(world.register(name), at="2018-06-15T08:00")
    with CaptureQueriesContext(connection) as five:
        rikke.page("/modtagelse/")
    assert len(five) == len(two)
    assert ReadLog.objects.count() == 5
