"""The first line of every page where a family answers: whose ticket is it, and what are they asked?

The ticket is a secret in the address and the only key: no cookie, so no other site can use one, and a ticket
that has ended, or never was, is 404. Pages are made on the day of the ticket's own municipality.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from frirum.access.answering import Ticket, by_ticket
from frirum.record.respondents import Respondent, respondent
from frirum.site import clock


@dataclass(frozen=True, slots=True)
class Guest:
    """Who answers, and by which ticket."""

    ticket: str
    held: Ticket
    who: Respondent


View = Callable[..., HttpResponse]


def for_guest(view: View) -> View:
    """A page for who holds a ticket; its view gets the `Guest`."""

    @wraps(view)
    def guarded(request: HttpRequest, ticket: str, **kwargs: Any) -> HttpResponse:
        held = by_ticket(ticket)
        if held is None:
            raise Http404
        with clock.within(held.municipality):
            who = respondent(held.municipality, held.talk, held.respondent, clock.now())
            if who is None:
                raise Http404
            return view(request, Guest(ticket, held, who), **kwargs)

    return csrf_exempt(never_cache(sensitive_post_parameters()(guarded)))


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks."""
    return request.headers.get("Accept", "").startswith("application/json")
