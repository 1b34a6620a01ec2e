"""A family at a talk: Alma of 9, her mother Karin, and the adviser Mette; Bertil's case is another's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

if TYPE_CHECKING:
    from tests.cast import World

NOW = "2018-06-15T08:30"


@dataclass
class Talk:
    """A talk that is open, and what it asks."""

    entry: UUID
    case: UUID
    alma: UUID
    karin: UUID
    asks: dict[str, dict[str, str]]

    def ticket(self, who: UUID) -> str:
        from frirum.access import answering

        return answering.open_here("756", self.entry, who, "phone")

    def url(self, who: UUID) -> str:
        return f"/svar/{self.ticket(who)}/"


def said(ask: dict[str, str], *marks: int, entry: UUID | None = None, **more: Any) -> dict[str, Any]:
    """What a page sends."""
    lines = ("everyday", "strength", "success", "someone")
    typed = {f"mark.{line}": mark for line, mark in zip(lines, marks, strict=False)}
    return {"ask": ask["id"], "entry_id": str(entry or uuid4()), **typed, **more}


def ratings() -> list[dict[str, Any]]:
    from frirum.record.models import Rating

    rows = Rating.objects.order_by("day", "id").values("respondent", "role", "said", "skipped", "mode")
    return [dict(one) for one in rows]


@pytest.fixture
def world(db: None) -> World:
    from tests.cast import World

    here = World()
    here.adopts()
    return here


@pytest.fixture
def talk(world: World) -> Talk:
    alma, _ = world.brandt()
    karin = world.register("Karin Brandt", "1981-01-07", family="brandt")
    case = world.notified(alma).cases[0]
    world.assigned(case, "mette")
    day = {"at": "2018-06-02T10:00", "about": [alma]}
    world.tell("relation-recorded", **day, other=str(karin), kind="parent")
    world.tell("custody-recorded", **day, holder=str(karin), form="sole", residence=True)
    asks = {
        "alma": world.ask(alma, alma),
        "alma-talk": world.ask(alma, alma, instrument="samtalelinjer-boern"),
        "karin": world.ask(karin, karin, "parent-about-self", "trivselslinjer"),
        "about": world.ask(karin, alma, "parent-about-child"),
    }
    done = world.talk(*asks.values(), on=[case], at=NOW)
    return Talk(done.entry_id, case, alma, karin, asks)


@pytest.fixture
def phone() -> Client:
    """A browser that nobody is signed in with."""
    return Client(headers={"Accept": "text/html"})
