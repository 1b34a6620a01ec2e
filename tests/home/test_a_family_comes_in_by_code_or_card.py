"""On one's own phone one comes in by a one-time code, or a child by its card and its own PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.test import Client

from frirum.access import answering
from tests.home.conftest import Talk, ratings, said

if TYPE_CHECKING:
    from tests.cast import World

JSON = {"Accept": "application/json"}


def test_a_code_leads_to_the_lines_once(phone: Client, talk: Talk) -> None:
    code = answering.give_code("756", talk.entry, talk.alma)
    there = phone.post("/svar/", {"code": answering.shown(code).lower()})
    assert there.status_code == 302
    assert "Hvordan har du det, Alma?" in phone.get(there.headers["Location"]).content.decode()
    again = phone.post("/svar/", {"code": code})
    assert again.status_code == 422
    assert "Koden passer ikke" in again.content.decode()


def test_a_script_gets_the_same_as_data(phone: Client, talk: Talk) -> None:
    code = answering.give_code("756", talk.entry, talk.karin)
    page = phone.post("/svar/", {"code": code}, headers=JSON).json()["page"]
    assert [one["title"] for one in page["asks"]] == ["Om dig selv", "Om Alma"]
    assert phone.get(page["address"]).status_code == 200
    assert phone.post("/svar/", {"code": code}, headers=JSON).status_code == 422


def test_who_guesses_waits(phone: Client, talk: Talk) -> None:
    code = answering.give_code("756", talk.entry, talk.alma)
    for number in range(answering.FREE["address"]):
        assert phone.post("/svar/", {"code": f"AAAA{number:04d}"}).status_code == 422
    assert phone.post("/svar/", {"code": code}, headers=JSON).status_code == 429


def test_a_card_leads_to_the_talk_that_waits_for_its_child(phone: Client, talk: Talk, world: World) -> None:
    card = answering.give_card("756", talk.alma, uuid4())
    number = answering.card_number(card)
    assert phone.post("/svar/", {"number": number, "pin": "4711"}).status_code == 422
    assert answering.choose_pin(card, "4711")
    there = phone.post("/svar/", {"number": number, "pin": "4711"}).headers["Location"]
    assert "Hvordan har du det, Alma?" in phone.get(there).content.decode()
    phone.post(there, said(talk.asks["alma"], 1, 2, 3, 4))
    phone.post(there, said(talk.asks["alma-talk"], skipped="no-time"))
    nothing = phone.post("/svar/", {"number": number, "pin": "4711"})
    assert "ikke noget at svare på" in nothing.content.decode()


def test_who_turns_out_to_be_another_answers_on_by_the_same_code_and_card(
    phone: Client, talk: Talk, world: World
) -> None:
    from frirum.record.respondents import known_as

    real = world.register("Alma Sofie Brandt", "2008-09-01")
    card = answering.give_card("756", talk.alma, uuid4())
    answering.choose_pin(card, "4711")
    ticket = talk.url(talk.alma)
    world.tell(
        "persons-merged", about=[talk.alma], at="2018-06-15T08:20", goes=str(talk.alma), stays=str(real)
    )
    same = known_as("756", talk.alma)
    assert same == known_as("756", real) == {talk.alma, real}
    assert phone.post(ticket, said(talk.asks["alma"], 1, 2, 3, 4)).headers["Location"] == ticket
    assert [one["role"] for one in ratings()] == ["self"]
    by_card = phone.post("/svar/", {"number": answering.card_number(card), "pin": "4711"})
    assert "mark." in phone.get(by_card.headers["Location"]).content.decode()
    assert "mark." not in phone.get(ticket).content.decode()  # one way in at a time, under either name
    assert answering.card_of(real, same) == card
    answering.give_card("756", real, uuid4(), same)
    assert phone.post("/svar/", {"number": answering.card_number(card), "pin": "4711"}).status_code == 422


def test_what_is_kept_at_hand_without_a_line_says_nothing_of_anybody(phone: Client, talk: Talk) -> None:
    worker = phone.get("/svar/worker.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert "/svar/" in worker.content.decode()
    page = phone.get("/svar/").content.decode()
    assert "Alma" not in page
    assert "csrftoken" not in phone.cookies
