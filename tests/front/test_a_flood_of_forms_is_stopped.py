"""One address may send so many forms an hour; the one too many loses no text and is told whom to call."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.test import Client

from tests.front.conftest import ONE, TEACHER, URL, entries, opened

if TYPE_CHECKING:
    from tests.cast import World


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frirum.access.crowding.FREE", 2)


def from_address(address: str, **typed: str) -> Any:
    return Client(REMOTE_ADDR=address).post(URL, {**opened(), **TEACHER, **ONE, **typed})


def test_one_too_many_waits_and_keeps_its_text(world: World, few: None) -> None:
    assert [from_address("192.0.2.1").status_code for _ in range(2)] == [302, 302]
    answer = from_address("192.0.2.1")
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "Prøv igen om 60 minutter" in page
    assert "Haster det, så ring 112." in page
    assert "Alma kommer uden mad.</textarea>" in page
    assert entries("notification-received").count() == 2


def test_others_and_the_next_hour_are_free(world: World, few: None) -> None:
    for _ in range(3):
        from_address("192.0.2.1")
    assert from_address("192.0.2.2").status_code == 302
    with time_machine.travel(datetime(2018, 6, 15, 8, 0, 1, tzinfo=UTC), tick=False):
        assert from_address("192.0.2.1").status_code == 302


def test_a_form_with_a_fault_is_not_counted(world: World, few: None) -> None:
    for _ in range(4):
        assert from_address("192.0.2.1", **{"child.0.name": ""}).status_code == 422
    assert from_address("192.0.2.1").status_code == 302


def test_no_address_is_written_down(world: World) -> None:
    from frirum.access.models import SignInTries

    from_address("192.0.2.1")
    (row,) = SignInTries.objects.all()
    assert "192.0.2.1" not in str(vars(row))


def test_a_flood_crowds_out_no_child_in_danger(world: World, few: None) -> None:
    for _ in range(3):
        from_address("192.0.2.1")
    assert from_address("192.0.2.1", **{"value.danger_now": "yes"}).status_code == 302
