"""Who holds a ticket answers what they were asked, once, and sees nothing else."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from frirum.access import answering
from tests.conftest import STILL
from tests.home.conftest import Talk, ratings, said

if TYPE_CHECKING:
    from tests.cast import World

JSON = {"Accept": "application/json"}


def test_the_page_asks_in_a_childs_words_and_promises_no_secrecy(phone: Client, talk: Talk) -> None:
    from frirum.record.instruments import shipped

    page = phone.get(talk.url(talk.alma)).content.decode()
    asked = shipped().get("trivselslinjer-boern")
    assert asked
    assert all(line.text["da"] in page for line in asked.lines)
    assert "Mette Lund ser dine svar." in page
    assert "medmindre du selv siger ja" in page
    assert "skal vi hjælpe dig" in page
    assert "116 111" in page
    assert "hemmelig" not in page.lower()
    assert "Om Alma" not in page  # what her mother is asked


def test_four_marks_are_recorded_zero_too(phone: Client, talk: Talk) -> None:
    url = talk.url(talk.alma)
    answer = phone.post(url, said(talk.asks["alma"], 0, 40, 60, 100))
    assert answer.headers["Location"] == url
    [one] = ratings()
    assert (one["respondent"], json.loads(one["said"])) == (talk.alma, {"marks": [0, 40, 60, 100]})
    assert (one["skipped"], one["mode"]) == ("", "phone")


@pytest.mark.parametrize("marks", [(), (50, 50, 50), (50, 50, 50, 101), (50, 50, 50, "x"), (50, 50, 50, -1)])
def test_a_line_without_a_mark_is_no_answer_and_keeps_the_others(
    phone: Client, talk: Talk, marks: tuple[int, ...]
) -> None:
    answer = phone.post(talk.url(talk.alma), said(talk.asks["alma"], *marks))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert ratings() == []
    assert 'role="alert"' in page
    assert ('value="50" checked' in page) is bool(marks)


def test_rather_not_is_an_answer(phone: Client, talk: Talk) -> None:
    phone.post(talk.url(talk.alma), said(talk.asks["alma"], skipped="too-tired"))
    [one] = ratings()
    assert (one["skipped"], json.loads(one["said"])) == ("too-tired", {})


def test_sent_twice_it_is_there_once(phone: Client, talk: Talk) -> None:
    url, sent = talk.url(talk.alma), said(talk.asks["alma"], 10, 20, 30, 40)
    first = phone.post(url, sent, headers=JSON)
    again = phone.post(url, sent, headers=JSON)
    assert (first.json()["again"], again.json()["again"]) == (False, True)
    assert len(ratings()) == 1
    other = phone.post(url, {**sent, "entry_id": str(uuid4()), "mark.everyday": 90}, headers=JSON)
    assert other.status_code == 409
    assert json.loads(ratings()[0]["said"])["marks"][0] == 10


def test_nobody_answers_for_another(phone: Client, talk: Talk, world: World) -> None:
    for who, ask in ((talk.karin, "alma"), (talk.alma, "about"), (talk.alma, "karin")):
        assert phone.post(talk.url(who), said(talk.asks[ask], 1, 2, 3, 4)).status_code == 422
    assert phone.get(talk.url(world.names["bertil"])).status_code == 404
    assert ratings() == []


def test_a_ticket_that_is_none_is_not_there(phone: Client, talk: Talk) -> None:
    ticket = talk.ticket(talk.alma)
    answering.end_ticket(ticket)
    for address in (f"/svar/{ticket}/", "/svar/guess/"):
        assert phone.get(address).status_code == 404
        assert phone.post(address, said(talk.asks["alma"], 1, 2, 3, 4)).status_code == 404
    assert ratings() == []


def test_after_the_code_ran_out_only_what_was_marked_before_comes_in(phone: Client, talk: Talk) -> None:
    url = talk.url(talk.alma)
    with time_machine.travel(STILL + timedelta(hours=20), tick=False):
        assert "Koden gælder ikke mere" in phone.get(url).content.decode()
        fresh = phone.post(url, said(talk.asks["alma"], 1, 2, 3, 4), headers=JSON)
        assert fresh.status_code == 410
        after = phone.post(url, said(talk.asks["alma"], 1, 2, 3, 4, ago=60 * 60), headers=JSON)
        assert after.status_code == 410
        hours = int(timedelta(hours=19, minutes=50).total_seconds())
        late = phone.post(url, said(talk.asks["alma"], 1, 2, 3, 4, ago=hours), headers=JSON)
        assert late.status_code == 200
    assert len(ratings()) == 1


def test_a_new_code_shuts_the_phone_that_had_the_one_before(phone: Client, talk: Talk) -> None:
    code = answering.give_code("756", talk.entry, talk.alma)
    wrong = phone.post("/svar/", {"code": code}).headers["Location"]
    with time_machine.travel(STILL + timedelta(minutes=10), tick=False):
        answering.give_code("756", talk.entry, talk.alma)
        page = phone.get(wrong).content.decode()
        assert "mark." not in page
        assert "own-marks" not in page
    with time_machine.travel(STILL + timedelta(minutes=20), tick=False):
        for ago, status in (("", 410), (8 * 60, 410), (10 * 60, 200)):
            sent = said(talk.asks["alma"], 1, 2, 3, 4, ago=ago)
            assert phone.post(wrong, sent, headers=JSON).status_code == status


def test_the_parent_sees_her_own_and_not_the_childs_unless_it_is_shared(
    phone: Client, talk: Talk, world: World
) -> None:
    phone.post(talk.url(talk.alma), said(talk.asks["alma"], 7, 7, 7, 7))
    lines = talk.url(talk.karin)
    for ask in ("karin", "about"):
        phone.post(lines, said(talk.asks[ask], 70, 70, 70, 70))
    page = phone.get(lines).content.decode()
    assert "Om dig selv" in page
    assert "Om Alma" in page
    assert 'cx="80"' in page
    assert 'cx="17"' not in page
    people = {"whose": str(talk.alma), "with": [str(talk.karin)], "what": ["outcome"]}
    world.tell("answers-shared", on=[talk.case], at="2018-06-15T08:50", **people)
    shared = phone.get(lines).content.decode()
    assert "Delt med dig: Alma" in shared
    assert 'cx="17"' in shared
    own = talk.url(talk.alma)
    phone.post(own, said(talk.asks["alma-talk"], skipped="no-time"))
    assert "Du svarede ikke den dag" in phone.get(own).content.decode()


def test_ones_own_answers_are_found_in_no_history_later(phone: Client, talk: Talk) -> None:
    url = talk.url(talk.alma)
    phone.post(url, said(talk.asks["alma"], 7, 7, 7, 7))
    assert 'cx="17"' not in phone.get(url).content.decode()  # the talk is still to come, nothing to look at
    phone.post(url, said(talk.asks["alma-talk"], skipped="no-time"))
    assert 'cx="17"' in phone.get(url).content.decode()
    with time_machine.travel(STILL + timedelta(minutes=9), tick=False):
        assert 'cx="17"' in phone.get(url).content.decode()
    with time_machine.travel(STILL + timedelta(minutes=11), tick=False):
        assert phone.get(url).status_code == 404


def test_who_is_done_leaves_no_way_back(phone: Client, talk: Talk) -> None:
    url = talk.url(talk.alma)
    assert "Tak for i dag" in phone.post(f"{url}slut/").content.decode()
    assert phone.get(url).status_code == 404
