"""The public at the form, in a record of its own for each test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

if TYPE_CHECKING:
    from tests.cast import World

URL = "/ikast-brande/underretning/"
TEACHER = {
    "value.concern": "Alma kommer uden mad.",
    "value.reasons": "neglect",
    "value.notifier_kind": "school",
    "value.professional": "yes",
    "value.notifier_name": "Lene Graversen",
    "value.notifier_contact": "Hyldeskolen",
    "send": "1",
}
NEIGHBOUR = {"value.professional": "no", "value.notifier_kind": "neighbourhood", "value.anonymous": "yes"}
ONE = {"children": "1", "child.0.name": "Alma Brandt", "child.0.cpr": "030209-4321"}
TWO = {**ONE, "children": "2", "child.1.name": "Bertil Brandt", "child.1.born": "2012-09-21"}


@pytest.fixture
def world(db: None) -> World:
    from tests.cast import World

    return World()


def opened(url: str = URL) -> dict[str, str]:
    """The form's own id, from a page newly opened."""
    page = Client().get(url).content.decode()
    found = re.search(r'name="entry_id" value="([^"]+)"', page)
    assert found
    return {"entry_id": found[1]}


def send(typed: dict[str, Any], form: dict[str, str] | None = None) -> Any:
    return Client().post(URL, {**(form or opened()), **typed})


def entries(act: str) -> Any:
    from frirum.record.models import Entry

    return Entry.objects.filter(act=act).order_by("sequence")
