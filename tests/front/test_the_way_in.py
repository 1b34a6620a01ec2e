"""Sign-in by password; in the demo one can be one of the cast, elsewhere that door is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from frirum.front.start import law_of
from frirum.site.demo import towns
from tests.desk.conftest import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import World


@pytest.fixture
def world(db: None) -> World:
    from tests.cast import World

    return World()


def test_each_of_the_cast_can_be_chosen(world: World) -> None:
    page = words(Client().get("/").content.decode())
    assert "Ikast-Brande fredag den 15. juni 2018" in page
    assert "Rikke Holm Modtagelse · Modtagelsen" in page
    assert "Birgit Dam Leder · Modtagelsen, Familierådgivningen" in page
    assert page.index("Rikke Holm") < page.index("Mette Lund") < page.index("Birgit Dam")
    assert page.index("Ikast-Brande fredag") < page.index("Gladsaxe fredag") < page.index("Sofie Ager")


def test_a_municipality_that_lives_today_says_the_law_of_the_day(
    business_time: Callable[[str], None],
) -> None:
    business_time("2019-06-14T10:00")
    said = law_of(towns()["999"])
    assert said == "Den dag gælder Lov om social service. Barnets lov gælder først fra 1. januar 2024."
    business_time("2026-06-15T10:00")
    assert law_of(towns()["999"]) == "Den dag gælder Barnets lov."
    assert law_of(towns()["756"]) == ""  # has a day of its own, and says its law in its file
    assert not [town for town in towns().values() if not town.day and "lov" in town.about["da"]]


@pytest.mark.parametrize(("username", "begins"), [("rikke", "/modtagelse/"), ("mette", "/i-dag/")])
def test_the_day_begins_where_the_role_works(world: World, username: str, begins: str) -> None:
    client = Client()
    answer = client.post("/demo/ind/", {"username": username}, follow=True)
    assert answer.redirect_chain[-1][0] == begins
    assert "Skift person" in answer.content.decode()


def test_outside_the_demo_that_door_is_not_there(world: World, settings: Any) -> None:
    settings.FRIRUM_DEMO = False
    assert Client().post("/demo/ind/", {"username": "mette"}).status_code == 404
    page = Client().get("/").content.decode()
    assert "Mette Lund" not in page
    assert "Opdigtede data" not in page
    assert "Log ind" in page


def test_a_password_opens_and_leads_back(world: World) -> None:
    from frirum.access.models import User

    mette = User.objects.get(username="mette")
    mette.set_password("en-lang-adgangskode")
    mette.save()
    typed = {"username": "mette", "password": "forkert", "next": "/opgaver/"}
    wrong = Client().post("/log-ind/", typed)
    assert "Brugernavn og adgangskode passer ikke sammen." in wrong.content.decode()
    assert 'value="mette"' in wrong.content.decode()
    assert "forkert" not in wrong.content.decode()
    right = Client().post("/log-ind/", {**typed, "password": "en-lang-adgangskode"})
    assert right.headers["Location"] == "/opgaver/"


def test_it_leads_to_no_other_site(world: World) -> None:
    from frirum.access.models import User

    mette = User.objects.get(username="mette")
    mette.set_password("en-lang-adgangskode")
    mette.save()
    typed = {"username": "mette", "password": "en-lang-adgangskode", "next": "https://ond.example/"}
    assert Client().post("/log-ind/", typed).headers["Location"] == "/"


def test_somebody_no_longer_active_stays_outside(world: World) -> None:
    from frirum.access.models import User

    User.objects.filter(username="mette").update(active=False)
    assert Client().post("/demo/ind/", {"username": "mette"}).status_code == 404
    assert "Mette Lund" not in Client().get("/").content.decode()


def test_signing_out_needs_a_button(world: World) -> None:
    client = Client()
    client.post("/demo/ind/", {"username": "mette"})
    assert client.get("/log-ud/").status_code == 405
    client.post("/log-ud/")
    assert client.get("/opgaver/").status_code == 302


@pytest.mark.parametrize("page", ["/", "/log-ind/", "/ikast-brande/underretning/", "/findes-ikke/"])
def test_every_page_says_that_the_data_is_invented(world: World, page: str, settings: Any) -> None:
    text = Client().get(page).content.decode()
    assert "Opdigtede data" in text
    assert "fredag den 15. juni 2018 kl. 9.00" in text


def test_the_page_turns_english_and_back(world: World) -> None:
    client = Client()
    client.post("/sprog/", {"language": "en", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="en">' in page
    assert "Are you worried about a child?" in page
    client.post("/sprog/", {"language": "da", "next": "/"})
    assert "Er du bekymret for et barn?" in client.get("/").content.decode()
