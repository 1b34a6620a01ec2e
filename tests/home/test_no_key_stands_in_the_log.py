"""The address of an answering page is a key: the log says that somebody was there, and not how to get in."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from tests.home.conftest import said

if TYPE_CHECKING:
    from django.test import Client

    from tests.home.conftest import Talk


def test_no_key_stands_in_the_log(talk: Talk, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    from frirum.site.logs import WithoutKeys

    (handler,) = (one for one in logging.getLogger().handlers if isinstance(one.formatter, WithoutKeys))
    ticket, token = talk.ticket(talk.alma), "ImFi:1tXyz:aB-c_d"
    at = reverse("home:answer", args=[ticket])
    ask = next(iter(talk.asks.values()))
    assert client.post(at, said(ask)).status_code == 422  # no mark
    assert client.get(reverse("home:done", args=[ticket])).status_code == 405
    assert client.get(reverse("home:card", args=[token])).status_code == 404
    assert any(ticket in one.getMessage() for one in caplog.records)  # there would be something to find
    told = "\n".join(map(handler.format, caplog.records))
    assert ticket not in told
    assert token not in told
    assert "/svar/…/slut/" in told
    assert "/kort/…/" in told
