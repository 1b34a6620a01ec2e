"""In the demo, a request is made on the day of the municipality that it is about. Not there in production."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from frirum.site import clock
from frirum.site.screen.places import place_at


def own_day(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, after who is signed in is known."""

    def answered(request: HttpRequest) -> HttpResponse:
        with clock.within(_municipality(request)):
            return get_response(request)

    return answered


def _municipality(request: HttpRequest) -> str:
    """That of a public page, which its address names; else that of who is signed in."""
    place = place_at(request.path_info.split("/")[1])
    if place is not None:
        return place.code
    return request.user.municipality if request.user.is_authenticated else ""
