"""A tablet that was handed over: every address of the session leads to the lock, but those of answering.

Asked of each request, whatever its method: a page that somebody typed, went back to, or that is added to the
desk one day is locked too, for what is open is listed here and nothing else is.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from frirum.access.handed_over import handed_over


def locked_tablet(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, after the session and before anything that shows a page."""

    def answered(request: HttpRequest) -> HttpResponse:
        if handed_over(request) is None or request.path_info.startswith(_open()):
            return get_response(request)
        return redirect("home:locked")

    return answered


def _open() -> tuple[str, ...]:
    """Where the one goes who answers; the choice of language; and files, which say nothing of anybody."""
    cards = reverse("home:card", args=["-"]).removesuffix("-/")
    own = reverse("home:come_in"), cards, reverse("home:locked"), reverse("set_language")
    return (*own, settings.STATIC_URL)
