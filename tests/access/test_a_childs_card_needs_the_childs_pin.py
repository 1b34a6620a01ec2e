"""A child's code card opens with the PIN that the child chose, and with nothing that a parent has."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import RequestFactory

from frirum.access import answering
from frirum.access.guessing import Wait
from frirum.access.models import AnswerCard

pytestmark = pytest.mark.django_db

EMIL, GIVEN, AGAIN = UUID(int=4), UUID(int=5), UUID(int=6)


def open_with(number: str, pin: str, address: str = "192.0.2.7") -> AnswerCard | Wait | None:
    return answering.open_by_card(RequestFactory().post("/svar/", REMOTE_ADDR=address), number, pin)


def test_the_number_alone_opens_nothing() -> None:
    card = answering.give_card("756", EMIL, GIVEN)
    number = answering.card_number(card)
    assert open_with(number, "") is None
    assert answering.choose_pin(card, "4711")
    assert open_with(number, "4712") is None
    assert open_with(answering.shown(number).lower(), "4711") == card


def test_the_pin_is_chosen_once_and_kept_by_nobody() -> None:
    card = answering.give_card("756", EMIL, GIVEN)
    assert not any(answering.choose_pin(card, odd) for odd in ("", "12", "1111", "abcd", "123456789", "١٢٣٤"))
    assert answering.choose_pin(card, "4711")
    assert not answering.choose_pin(card, "4712")
    kept = [str(value) for row in AnswerCard.objects.values() for value in row.values()]
    assert not any("4711" in one or answering.card_number(card) in one for one in kept)


def test_a_new_card_ends_the_old_one() -> None:
    old = answering.give_card("756", EMIL, GIVEN)
    answering.choose_pin(old, "4711")
    new = answering.give_card("756", EMIL, AGAIN)
    assert answering.give_card("756", EMIL, AGAIN) == new  # the form was sent twice
    answering.choose_pin(new, "2580")
    assert open_with(answering.card_number(old), "4711") is None
    assert open_with(answering.card_number(new), "2580") == new
    answering.end_card(AGAIN)
    assert open_with(answering.card_number(new), "2580") is None
    assert answering.card_of(EMIL) is None


def test_who_guesses_a_pin_waits_and_the_child_elsewhere_does_not() -> None:
    card = answering.give_card("756", EMIL, GIVEN)
    answering.choose_pin(card, "4711")
    number = answering.card_number(card)
    for guess in range(answering.FREE["card"]):
        assert open_with(number, f"100{guess}") is None
    assert isinstance(open_with(number, "4711"), Wait)
    assert open_with(number, "4711", "198.51.100.9") == card
    assert isinstance(open_with(number, "4711"), Wait)  # that the child came in ends nobody's wait


def test_who_guesses_a_pin_from_many_addresses_waits_too() -> None:
    card = answering.give_card("756", EMIL, GIVEN)
    answering.choose_pin(card, "4711")
    number = answering.card_number(card)
    for guess in range(answering.FREE["card anywhere"]):
        if guess == 10:
            assert open_with(number, "4711", "203.0.113.1") == card  # the child's coming in forgives no guess
        assert open_with(number, f"10{guess:02d}", f"192.0.2.{guess}") is None
    assert isinstance(open_with(number, "4711", "198.51.100.9"), Wait)
