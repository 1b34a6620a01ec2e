"""An address that only takes what a form sends, opened as a page, says so and leads on."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/opgaver/gem/", "/kladder/slet/", "/log-ud/", "/demo/ind/"])
def test_it_is_a_page(address: str) -> None:
    answer = Client().get(address)
    page = answer.content.decode()
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "Gå tilbage til formularen" in page
    assert "Til forsiden" in page
