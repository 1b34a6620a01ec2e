"""Staff at their desks, in a record of their own for each test."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.test import Client

if TYPE_CHECKING:
    from tests.cast import World

Enter = Callable[[str], "Desk"]


@dataclass
class Desk:
    """A browser without scripts, signed in as one of the staff."""

    client: Client

    def page(self, url: str) -> str:
        """What a page says, as text; the page must be there."""
        answer = self.client.get(url)
        assert answer.status_code == 200, answer.status_code
        return words(answer.content.decode())

    def form(self, url: str) -> dict[str, Any]:
        """The hidden fields and the defaults of a page's act form."""
        return fields(self.client.get(url).content.decode())

    def send(self, url: str, typed: Mapping[str, Any], form: Mapping[str, Any] | None = None) -> Any:
        """Fills in a form and sends it; `form` is one that was opened earlier."""
        return self.client.post(url, {**(form or self.form(url)), **typed})


def words(page: str) -> str:
    """A page's text with single spaces."""
    body = re.sub(r"<(script|style|head).*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def fields(page: str) -> dict[str, Any]:
    """The inputs with a value in the form that records."""
    form = re.search(r'<form method="post" id="act-form".*?</form>', page, re.DOTALL)
    assert form, words(page)[:500]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form[0]):
        name, value = (re.search(rf' {one}="([^"]*)"', tag) for one in ("name", "value"))
        kind = re.search(r' type="([^"]*)"', tag)
        if name and value and kind and (kind[1] not in ("radio", "checkbox") or " checked" in tag):
            found.setdefault(name[1], []).append(html.unescape(value[1]))
    return found


@pytest.fixture
def world(db: None) -> World:
    """Staff of two municipalities, and nobody else yet; the experiment runs."""
    from tests.cast import World

    here = World()
    here.adopts()
    return here


@pytest.fixture
def enter(world: World) -> Enter:
    """`enter("mette")`: her desk."""
    from frirum.access.models import User

    def at(username: str) -> Desk:
        client = Client()
        client.force_login(User.objects.get(username=username))
        return Desk(client)

    return at


@pytest.fixture
def alma(world: World) -> UUID:
    """Alma's case: notified on 1 June at 10, assessed, and Mette's since 2 June."""
    person, _ = world.brandt()
    case = world.notified(person).cases[0]
    world.tell("notification-assessed", on=[case], at="2018-06-01T15:00")
    world.assigned(case, "mette")
    return case


@pytest.fixture
def siblings(world: World) -> tuple[UUID, UUID]:
    """Alma's and Bertil's cases, from one notification on 14 June at 14.20; nobody's yet."""
    first, second = world.notified(*world.brandt(), at="2018-06-14T14:20").cases
    return first, second
