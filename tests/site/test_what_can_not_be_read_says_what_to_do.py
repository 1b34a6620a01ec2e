"""What is too big, or sent to a strange host, gets a page that says what to do, in one's own language."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

URL = "/ikast-brande/underretning/"
TOO_MUCH: list[dict[str, Any]] = [
    {"data": "value.concern=" + "x" * 2_700_000, "content_type": "application/x-www-form-urlencoded"},
    {"data": {f"value.{n}": "x" for n in range(1100)}},
    {"data": {}, "headers": {"host": "evil.example"}},
]


@pytest.mark.parametrize("sent", TOO_MUCH, ids=["long", "many fields", "unknown host"])
@pytest.mark.parametrize(("language", "says"), [("da", "Intet er gemt."), ("en", "Nothing is saved.")])
def test_it_is_a_page(sent: dict[str, Any], language: str, says: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    client.get(URL)
    answer = client.post(URL, **sent)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert says in page
    assert "frirum.css" in page
