"""The day's page: late, due and coming; meetings; news from others since the last visit; one's own drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


def test_what_is_late_due_and_coming_each_with_its_reason(world: World, enter: Enter, alma: UUID) -> None:
    bertil = world.names["bertil"]
    other = world.notified(bertil, at="2018-06-14T14:20").cases[0]
    world.assigned(other, "mette", at="2018-06-14T15:00")
    page = enter("mette").page("/i-dag/")
    assert "I dag fredag den 15. juni 2018" in page
    parts = ["Overskredet Frist", "Skal ske i dag Frist", "Inden for en uge Frist"]
    late, now, week = (page.index(part) for part in parts)
    assert "8. juni 2018 7 dage over Kvittering sendt Alma Brandt" in page[late:now]
    assert "15. juni 2018 kl. 14.20 om 5 timer 20 min. Underretning vurderet Bertil" in page[now:week]
    assert "21. juni 2018 om 6 dage Kvittering sendt Bertil Brandt" in page[week:]
    assert "Serviceloven § 155 b, stk. 1" in page
    assert "Indsats begyndt" not in page


def test_meetings_with_who_comes_and_a_form_that_knows_them(world: World, enter: Enter, alma: UUID) -> None:
    lone = world.register("Lone Nørgaard", family="brandt")
    who = {"with": [str(lone)]}
    for day, hour in (("2018-06-15", "kl. 10 på skolen"), ("2018-06-18", "kl. 9"), ("2018-06-13", "kl. 8")):
        world.tell("meeting-planned", on=[alma], at="2018-06-05T09:00", day=day, hour=hour, **who)
    world.tell("meeting-planned", on=[alma], at="2018-06-05T09:00", day="2018-06-23")
    mette = enter("mette")
    page = mette.page("/i-dag/")
    assert "Møder i dag kl. 10 på skolen Alma Brandt Med Lone Nørgaard Skriv referat" in page
    assert "De næste syv dage man 18. juni · kl. 9 Alma Brandt" in page
    assert (
        "Uden referat Blev mødet ikke til noget, så skriv »Møde aflyst« i sagen. ons 13. juni · kl. 8" in page
    )
    assert "23. juni" not in page
    shown = mette.client.get("/i-dag/").context["meetings"]
    form = mette.form(shown["today"][0].url.split("#")[0])
    assert form["value.with"] == [str(lone)]
    assert form["occurred_at.date"] == ["2018-06-15"]
    assert mette.form(shown["unwritten"][0].url.split("#")[0])["occurred_at.date"] == ["2018-06-13"]
    assert mette.send(shown["today"][0].url.split("#")[0], {"value.text": "Vi talte."}).status_code == 302
    assert "kl. 10 på skolen" not in mette.page("/i-dag/")


def test_news_stays_all_day_and_begins_anew_tomorrow(world: World, enter: Enter, alma: UUID) -> None:
    enter("mette").page("/i-dag/")
    world.tell("file-note", on=[alma], at="2018-06-15T08:55", by=world.actor("birgit"), medium="phone")
    with time_machine.travel("2018-06-16T08:00:00+02:00", tick=False):
        for _ in range(2):
            page = enter("mette").page("/i-dag/")
            assert "siden dit sidste besøg 15. juni 2018 kl. 9.00 Notat Alma Brandt Birgit Dam" in page
    with time_machine.travel("2018-06-17T08:00:00+02:00", tick=False):
        assert "siden dit sidste besøg 16. juni 2018 kl. 8.00 Intet nyt." in enter("mette").page("/i-dag/")


def test_someone_elses_case_is_not_on_it(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("meeting-planned", on=[alma], at="2018-06-05T09:00", day="2018-06-15")
    for username in ("jonas", "sofie"):
        assert "Alma" not in enter(username).page("/i-dag/")
    assert "Alma Brandt 9 år Mette Lund" in enter("birgit").page("/i-dag/")


def test_who_may_only_read_has_it_on_no_day(world: World, enter: Enter, alma: UUID) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    assert "Alma" not in enter("jonas").page("/i-dag/")


def test_it_asks_the_same_at_ten_cases_as_at_one(world: World, enter: Enter, alma: UUID) -> None:
    mette = enter("mette")

    def asked() -> int:
        mette.client.get("/i-dag/")
        with CaptureQueriesContext(connection) as queries:
            mette.client.get("/i-dag/")
        return len(queries)

    def planned(case: UUID) -> None:
        world.tell("meeting-planned", on=[case], at="2018-06-05T09:00", day="2018-06-15")
        world.tell("file-note", on=[case], at="2018-06-05T10:00", by=world.actor("birgit"), medium="phone")

    planned(alma)
    few = asked()
    for number in range(9):
        case = world.notified(world.register(f"Barn{number} Prøve"), at="2018-06-03T10:00").cases[0]
        world.assigned(case, "mette", at="2018-06-04T09:00")
        planned(case)
    assert asked() == few <= 24


@pytest.mark.parametrize("username", ["mette", "rikke", "birgit"])
def test_the_page_of_shortcuts_names_the_keys_of_the_page(enter: Enter, alma: UUID, username: str) -> None:
    desk = enter(username)
    page = desk.page("/genveje/")
    assert "? Denne side" in page
    assert ("u Modtagelse" in page) is (username != "mette")
    assert 'aria-keyshortcuts="i"' in desk.client.get("/genveje/").content.decode()


def test_every_key_of_a_case_is_on_the_page_of_shortcuts(enter: Enter, alma: UUID) -> None:
    import re

    mette = enter("mette")
    keys = set(
        re.findall(r'aria-keyshortcuts="([^"]+)"', mette.client.get(f"/sager/{alma}/").content.decode())
    )
    told = mette.client.get("/genveje/").context
    assert keys == {key for key, _ in [*told["everywhere"], *told["case"]]}


def test_what_has_no_date_is_there_the_oldest_first(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("need-support-assumed", on=[alma], at="2018-06-05T10:00")
    mette = enter("mette")
    page = mette.page("/i-dag/")
    part = page[page.index("Uden fast dato Det, der har stået længst") : page.index("Møder i dag")]
    assert "siden 5. juni 2018 10 dage Socialfaglig vurdering Alma Brandt" in part
    world.tell("social-assessment", on=[alma], at="2018-06-06T10:00")
    assert "10 dage Socialfaglig vurdering" not in mette.page("/i-dag/")
    assert "Uden fast dato" not in enter("jonas").page("/i-dag/")
