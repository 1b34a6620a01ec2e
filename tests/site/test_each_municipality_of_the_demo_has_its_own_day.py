"""In the demo one meets each municipality on its own day; with FRIRUM_AT all on one; in production none."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from frirum.site import clock
from frirum.site.demo import towns

if TYPE_CHECKING:
    from tests.cast import World

SUMMER_2019 = "fredag den 14. juni 2019 kl. 9.00"
AUTUMN_2018 = "torsdag den 15. november 2018 kl. 9.00"
REAL = "fredag den 15. juni 2018 kl. 9.00"  # the tests' own


@pytest.fixture(autouse=True)
def own_days(settings: Any) -> None:
    settings.FRIRUM_OWN_DAYS = True
    settings.FRIRUM_AT = ""
    clock._started.cache_clear()


@pytest.fixture
def world(db: None) -> World:
    from tests.cast import World

    return World()


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_page_is_read_on_the_day_of_who_is_signed_in(world: World) -> None:
    client = Client()
    client.post("/demo/ind/", {"username": "mette"})
    assert SUMMER_2019 in page(client, "/opgaver/")
    client.post("/demo/ind/", {"username": "sofie"})
    assert AUTUMN_2018 in page(client, "/opgaver/")


def test_a_public_page_is_read_on_the_day_of_its_municipality(world: World) -> None:
    client = Client()
    assert SUMMER_2019 in page(client, "/ikast-brande/underretning/")
    assert AUTUMN_2018 in page(client, "/gladsaxe/underretning/")
    client.post("/demo/ind/", {"username": "mette"})
    assert AUTUMN_2018 in page(client, "/gladsaxe/underretning/")


def test_the_invented_municipality_lives_today(world: World) -> None:
    assert towns()["999"].day is None
    assert REAL in page(Client(), "/demostrup/underretning/")


def test_no_day_is_left_behind_for_the_next_request(world: World) -> None:
    client = Client()
    page(client, "/gladsaxe/underretning/")
    assert REAL in page(client, "/")
    assert clock.now() == datetime(2018, 6, 15, 7, 0, tzinfo=UTC)


def test_one_date_for_all_where_one_is_asked_for(world: World, settings: Any) -> None:
    settings.FRIRUM_AT = "2020-02-29"
    for address in ("/ikast-brande/underretning/", "/gladsaxe/underretning/", "/demostrup/underretning/"):
        assert "lørdag den 29. februar 2020" in page(Client(), address)


def test_the_start_page_says_which_day_and_why_one_would_enter(world: World) -> None:
    text = page(Client(), "/")
    assert "fredag den 14. juni 2019" in text
    assert "torsdag den 15. november 2018" in text
    assert "En sag på dag 17 af 42" in text


def test_in_production_there_is_no_such_day(world: World, settings: Any) -> None:
    settings.FRIRUM_DEMO = False
    assert clock.now_in("756") == clock.now_in("999") == datetime(2018, 6, 15, 7, 0, tzinfo=UTC)
    assert Client().get("/demostrup/underretning/").status_code == 404
    assert "Demostrup" not in page(Client(), "/")


def test_production_runs_without_what_sets_it() -> None:
    """The middleware is not there, and the setting is off."""
    ask = (
        "from frirum.site import settings as s;"
        "print(s.FRIRUM_OWN_DAYS, any('demo' in one for one in s.MIDDLEWARE), 'sqlite' in str(s.DATABASES))"
    )
    said = {}
    for demo in ("0", "1"):
        env = {
            **os.environ,
            "FRIRUM_DEMO": demo,
            "FRIRUM_AT": "",
            "FRIRUM_SECRET_KEY": "x" * 60,
            "FRIRUM_HOSTS": "frirum.example",
        }
        done = subprocess.run(
            [sys.executable, "-c", ask], env=env, capture_output=True, text=True, check=True
        )
        said[demo] = done.stdout.split()[:2]
    assert said == {"0": ["False", "False"], "1": ["True", "True"]}
