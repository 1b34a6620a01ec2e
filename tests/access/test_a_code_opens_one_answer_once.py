"""A one-time code opens once, for one person, in one talk, while it runs; and who guesses waits."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import RequestFactory

from frirum.access import answering
from frirum.access.guessing import Wait
from frirum.access.models import AnswerCode
from tests.conftest import STILL

pytestmark = pytest.mark.django_db

TALK, OTHER = UUID(int=1), UUID(int=2)
LONE, EMIL = UUID(int=3), UUID(int=4)


def open_with(code: str, address: str = "192.0.2.7") -> str | Wait | None:
    return answering.open_by_code(RequestFactory().post("/svar/", REMOTE_ADDR=address), code)


def test_it_opens_once_and_the_ticket_says_who() -> None:
    code = answering.give_code("756", TALK, LONE)
    ticket = open_with(f" {code[:4].lower()}-{code[4:].lower()} ")
    assert isinstance(ticket, str)
    found = answering.by_ticket(ticket)
    assert found
    assert (found.talk, found.respondent, found.municipality, found.fresh) == (TALK, LONE, "756", True)
    assert open_with(code) is None


def test_nothing_that_opens_it_is_kept() -> None:
    code = answering.give_code("756", TALK, LONE)
    ticket = open_with(code)
    kept = [str(value) for row in AnswerCode.objects.values() for value in row.values()]
    assert not any(code in one or str(ticket) in one for one in kept)


def test_a_new_code_ends_the_one_before_and_shuts_its_ticket() -> None:
    first = answering.give_code("756", TALK, LONE)
    other = answering.give_code("756", TALK, EMIL)
    second = answering.give_code("756", TALK, LONE)
    assert open_with(first) is None
    ticket = open_with(second)
    assert isinstance(ticket, str)
    with time_machine.travel(STILL + timedelta(minutes=10), tick=False):
        answering.let_linger(ticket)  # all is answered: one's own answers stand there for a while
        third = answering.give_code("756", TALK, LONE)  # the one before went to the wrong phone
        shut = answering.by_ticket(ticket)
        assert shut
        assert not shut.fresh
        assert shut.expires == STILL + timedelta(minutes=10)
        assert isinstance(open_with(other), str)
        assert isinstance(open_with(third), str)


def test_it_runs_out_but_what_was_marked_may_come_late() -> None:
    early, unused = answering.give_code("756", TALK, LONE), answering.give_code("756", OTHER, LONE)
    ticket = open_with(early)
    assert isinstance(ticket, str)
    with time_machine.travel(STILL + answering.CODE_LASTS, tick=False):
        assert open_with(unused) is None
        late = answering.by_ticket(ticket)
        assert late
        assert not late.fresh
        assert late.takes(timedelta(seconds=1))
        assert not late.takes(timedelta(0))
    with time_machine.travel(STILL + answering.CODE_LASTS + timedelta(hours=2), tick=False):
        late = answering.by_ticket(ticket)
        assert late
        assert late.takes(timedelta(hours=2) - answering.CLOCK_SLACK)
        assert not late.takes(timedelta(hours=2) - answering.CLOCK_SLACK - timedelta(seconds=1))
    with time_machine.travel(STILL + answering.CODE_LASTS + answering.LATE_LASTS, tick=False):
        assert answering.by_ticket(ticket) is None


def test_who_guesses_waits_from_wherever_the_right_one_comes() -> None:
    code = answering.give_code("756", TALK, LONE)
    for guess in range(answering.FREE["address"]):
        assert open_with(f"2222{guess:04d}".replace("0", "Z").replace("1", "Y")) is None
    assert isinstance(open_with(code), Wait)
    assert isinstance(open_with(code, "198.51.100.9"), str)


def test_an_ended_ticket_opens_nothing() -> None:
    ticket = answering.open_here("756", TALK, LONE, "tablet")
    assert answering.by_ticket(ticket)
    answering.end_ticket(ticket)
    assert answering.by_ticket(ticket) is None
    assert answering.by_ticket("") is None


def test_who_asks_is_told_how_far_each_has_come() -> None:
    code = answering.give_code("756", TALK, LONE)
    answering.open_here("756", TALK, EMIL, "tablet")
    assert [
        (answering.states(TALK)[one].way, answering.states(TALK)[one].opened) for one in (LONE, EMIL)
    ] == [
        ("phone", False),
        ("tablet", True),
    ]
    open_with(code)
    assert answering.states(TALK)[LONE].opened
    with time_machine.travel(STILL + timedelta(hours=13), tick=False):
        assert not answering.states(TALK)[LONE].runs
