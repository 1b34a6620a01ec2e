"""The adviser's tablet handed over: her session stays, and opens nothing until she has taken it back.

That it is handed over is a word in the session, so it holds in every tab, for every address (`site.locked`),
and however one goes back. The session gets a new key each time: a page that a browser kept is asked for anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

KEY = "tablet_handed_over"  # the desk notes under "handed_over" which cases somebody handed over


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`to`: the page that the person holds in their hand; `back`: where the adviser goes on."""

    to: str
    back: str


def hand_over(request: HttpRequest, to: str, back: str) -> None:
    """From now on this session leads to nothing but `to`, until it is taken back."""
    session: SessionBase = request.session
    session.cycle_key()
    session[KEY] = {"to": to, "back": back}


def handed_over(request: HttpRequest) -> HandedOver | None:
    """What the tablet was handed over for; None where it is the adviser's own."""
    told = request.session.get(KEY)
    return HandedOver(told["to"], told["back"]) if told else None


def take_back(request: HttpRequest) -> None:
    """After the adviser has shown who she is."""
    request.session.pop(KEY, None)
    request.session.cycle_key()
