"""While the tablet is handed over nothing of the desk is there: by no address, no method, and no way back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from frirum.access import answering
from frirum.access.models import User
from tests.home.conftest import Talk, ratings, said

OPEN = ("svar/", "kort/", "laas/", "sprog/")
FILLED = {"uuid": str(uuid4()), "slug": "ikast-brande", "str": "x", "path": "x", "int": "1"}


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield route
        else:
            yield from routes(one, route)


def addresses(case: str) -> list[str]:
    """Every address of the house but those of answering: one that is added is tried too."""
    found = []
    for route in routes(get_resolver()):
        if not route.startswith(OPEN):
            known = route.replace("<uuid:case>", case)
            found.append("/" + re.sub(r"<(\w+):\w+>", lambda hit: FILLED[hit[1]], known))
    return found


@pytest.fixture
def tablet(talk: Talk) -> Client:
    """Mette's, before she hands it over."""
    client = Client()
    client.force_login(User.objects.get(username="mette"))
    return client


def hand_over(tablet: Client, talk: Talk) -> str:
    give = f"/sager/{talk.case}/samtale/{talk.entry}/giv/"
    answer = tablet.post(give, {"who": str(talk.alma), "how": "tablet"})
    assert answer.status_code == 302
    address, _, key = answer.headers["Location"].partition("#")
    assert len(key) >= 24  # what the tablet seals with; never sent back here
    return address


def test_every_address_leads_to_the_lock(tablet: Client, talk: Talk) -> None:
    before = tablet.cookies["frirum-session"].value
    there = hand_over(tablet, talk)
    assert tablet.cookies["frirum-session"].value != before
    every = addresses(str(talk.case))
    assert len(every) > 60
    for url in every:
        for ask in (tablet.get, tablet.post, tablet.put, tablet.delete):
            answer = ask(url)
            assert (answer.status_code, answer.headers.get("Location")) == (302, "/laas/"), url
            assert not answer.content, url
    assert tablet.get(there).status_code == 200


def test_what_was_answered_is_kept_and_the_adviser_goes_on_where_she_was(tablet: Client, talk: Talk) -> None:
    there = hand_over(tablet, talk)
    tablet.post(there, said(talk.asks["alma"], 10, 20, 30, 40))
    tablet.post(there, said(talk.asks["alma-talk"], skipped="no-time"))
    assert tablet.post(f"{there}slut/").headers["Location"] == "/laas/"
    page = tablet.get("/laas/").content.decode()
    assert "Mette Lund" in page
    assert "Alma" not in page
    back = tablet.post("/laas/").headers["Location"]
    assert back == f"/sager/{talk.case}/samtale/{talk.entry}/"
    assert tablet.get(back).status_code == 200
    assert {one["mode"] for one in ratings()} == {"tablet"}


def test_who_gets_the_tablet_next_finds_nothing_of_the_one_before(tablet: Client, talk: Talk) -> None:
    there = hand_over(tablet, talk)
    tablet.post(there, said(talk.asks["alma"], 10, 20, 30, 40))
    assert tablet.post("/laas/").status_code == 302
    tablet.post(f"/sager/{talk.case}/samtale/{talk.entry}/giv/", {"who": str(talk.karin), "how": "tablet"})
    page = tablet.get(there).content.decode()  # her mother goes back in the history
    assert "own-marks" not in page
    assert "mark." not in page
    forged = said(talk.asks["alma-talk"], skipped="no-time")
    tablet.post(there, forged)
    assert len(ratings()) == 1
    assert tablet.post(there, {**forged, "ago": "60"}).status_code == 302  # marked before, sent late
    assert len(ratings()) == 2
    assert "own-marks" not in tablet.get(there).content.decode()


def test_a_pin_is_chosen_once_on_the_tablet_and_only_while_the_child_holds_it(
    tablet: Client, talk: Talk, phone: Client
) -> None:
    pin = {"pin": "4711", "again": "4711"}
    there = give_card(tablet, talk)
    card = answering.card_of(talk.alma)
    assert card
    number = answering.shown(answering.card_number(card))
    assert number in tablet.get(there).content.decode()
    assert tablet.post(there, {**pin, "again": "4712"}).status_code == 422
    tablet.post("/laas/")
    hand_over(tablet, talk)  # to the next one, who goes back in the history
    for client, page in ((tablet, there), (phone, there), (tablet, "/kort/guess/")):
        assert client.get(page).status_code == 404
        assert client.post(page, pin).status_code == 404
    tablet.post("/laas/")
    there = give_card(tablet, talk)
    assert tablet.post(there, pin).headers["Location"] == "/laas/"
    card = answering.card_of(talk.alma)
    assert card
    for answer in (tablet.get(there), tablet.post(there, {"pin": "9999", "again": "9998"})):
        shown = answer.content.decode()
        assert "Dit kort virker nu" in shown
        assert "4711" not in shown
        assert answering.shown(answering.card_number(card)) not in shown


def give_card(tablet: Client, talk: Talk) -> str:
    give = f"/sager/{talk.case}/samtale/{talk.entry}/giv/"
    there = {"who": str(talk.alma), "how": "card", "entry_id": str(uuid4())}
    return tablet.post(give, there).headers["Location"]


def test_outside_a_demo_it_takes_her_password(tablet: Client, talk: Talk, settings: object) -> None:
    settings.FRIRUM_DEMO = False  # type: ignore[attr-defined]
    mette = User.objects.get(username="mette")
    mette.set_password("en-lang-adgangskode")
    mette.save()
    tablet.force_login(mette)
    hand_over(tablet, talk)
    for wrong in ("", "forkert"):
        assert tablet.post("/laas/", {"password": wrong}).status_code == 422
        assert tablet.get("/sager/").headers["Location"] == "/laas/"
    assert tablet.post("/laas/", {"password": "en-lang-adgangskode"}).status_code == 302
    assert tablet.get("/sager/").status_code == 200


def test_guesses_at_her_password_wait(tablet: Client, talk: Talk, settings: object) -> None:
    settings.FRIRUM_DEMO = False  # type: ignore[attr-defined]
    hand_over(tablet, talk)
    for _ in range(5):
        assert tablet.post("/laas/", {"password": "forkert"}).status_code == 422
    assert tablet.post("/laas/", {"password": "forkert"}).status_code == 429


def test_nobody_else_is_locked(tablet: Client, talk: Talk) -> None:
    elsewhere = Client()
    elsewhere.force_login(User.objects.get(username="mette"))
    hand_over(tablet, talk)
    assert elsewhere.get("/sager/").status_code == 200
    assert Client().get("/laas/").headers["Location"] == "/"
