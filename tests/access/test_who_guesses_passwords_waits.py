"""Wrong passwords are free five times; then one waits, longer each time, be there such a user or not."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client, RequestFactory

from frirum.access.guessing import Wait
from frirum.access.models import SignInTries, User
from frirum.access.sign_in import address_of, sign_in
from tests.conftest import STILL

RIGHT, WRONG = "en-lang-adgangskode", "forkert"


@pytest.fixture
def mette(db: None) -> User:
    return User.objects.create_user("mette", RIGHT, name="Mette Lund", municipality="756")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(STILL, tick=False) as travelled:
        yield travelled


def tried(username: str, password: str = WRONG, address: str = "192.0.2.1") -> User | Wait | None:
    return sign_in(RequestFactory().post("/", REMOTE_ADDR=address), username, password)


def after(clock: time_machine.Traveller, **time: float) -> None:
    clock.shift(timedelta(**time))


@pytest.mark.parametrize("username", ["mette", "findes-ikke"])
def test_five_are_free_and_then_the_wait_grows(
    mette: User, clock: time_machine.Traveller, username: str
) -> None:
    assert [tried(username) for _ in range(5)] == [None] * 5
    for seconds in (30, 60, 120, 240, 480, 960, 1920, 3600, 3600):
        assert tried(username) == Wait(timedelta(seconds=seconds))
        after(clock, seconds=seconds - 1)
        assert tried(username) == Wait(timedelta(seconds=1))
        after(clock, seconds=1)
        assert tried(username) is None


def test_meanwhile_the_right_one_is_not_looked_at_either(mette: User, clock: time_machine.Traveller) -> None:
    for _ in range(5):
        tried("mette")
    assert isinstance(tried("mette", RIGHT), Wait)
    after(clock, seconds=30)
    assert tried("mette", RIGHT) == mette


def test_the_right_one_forgets_the_wrong_ones(mette: User) -> None:
    for _ in range(3):
        assert [tried("mette") for _ in range(4)] == [None] * 4
        assert tried("mette", RIGHT) == mette
    assert SignInTries.objects.get().tries == 12  # the address's; none is counted that succeeded


def test_however_the_name_is_written(mette: User) -> None:
    for name in ("mette", "Mette", " METTE ", "ｍette", "mette"):
        tried(name)
    assert isinstance(tried("mette"), Wait)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_as_many() -> None:
    def once(number: int) -> User | Wait | None:
        try:
            return tried("mette", f"gæt nummer {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(once, range(12)))
    assert answers.count(None) == 5
    assert sum(isinstance(one, Wait) for one in answers) == 7


def test_from_elsewhere_one_is_not_kept_out(mette: User) -> None:
    for _ in range(6):
        tried("mette")
    assert tried("mette", RIGHT, address="192.0.2.2") == mette


def test_one_password_on_many_names_is_stopped_by_the_address(mette: User) -> None:
    assert [tried(f"navn{number}") for number in range(50)] == [None] * 50
    assert isinstance(tried("mette", RIGHT), Wait)
    assert tried("mette", RIGHT, address="192.0.2.2") == mette


def test_a_day_without_tries_forgets(mette: User, clock: time_machine.Traveller) -> None:
    for _ in range(5):
        tried("mette")
    after(clock, days=1, seconds=1)
    assert [tried("mette") for _ in range(5)] == [None] * 5
    assert SignInTries.objects.count() == 2


def test_neither_name_nor_address_is_kept(mette: User) -> None:
    tried("mit-hemmelige-kodeord")
    stored = str(list(SignInTries.objects.values()))
    assert "hemmelige" not in stored
    assert "192.0.2.1" not in stored


@pytest.mark.parametrize(
    ("behind", "told", "address"),
    [
        (False, "198.51.100.7", "192.0.2.1"),
        (True, "198.51.100.7", "198.51.100.7"),
        (True, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (True, "", "192.0.2.1"),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (True, "vrøvl", "vrøvl"),
    ],
)
def test_behind_a_proxy_its_own_word_counts(settings: Any, behind: bool, told: str, address: str) -> None:
    settings.FRIRUM_BEHIND_PROXY = behind
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=told)
    assert address_of(request) == address


@pytest.mark.parametrize(("language", "says"), [("da", "Vent et minut"), ("en", "Wait a minute")])
def test_the_page_says_so_and_keeps_the_name(mette: User, language: str, says: str) -> None:
    client = Client()
    client.post("/sprog/", {"language": language, "next": "/"})
    for _ in range(5):
        assert client.post("/log-ind/", {"username": "mette", "password": WRONG}).status_code == 200
    answer = client.post("/log-ind/", {"username": "mette", "password": RIGHT})
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "30")
    assert says in page
    assert 'value="mette"' in page
    assert RIGHT not in page


def test_a_name_with_a_nul_is_nobodys(mette: User) -> None:
    assert Client().post("/log-ind/", {"username": "mette\x00", "password": WRONG}).status_code == 200
    assert Client().post("/demo/ind/", {"username": "mette\x00"}).status_code == 404
