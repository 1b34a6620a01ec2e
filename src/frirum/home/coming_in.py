"""The way in on one's own phone: a one-time code, or a child's card with its PIN."""

import math
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from frirum.access import answering
from frirum.access.guessing import Wait
from frirum.home import asked
from frirum.home.door import wants_json
from frirum.record.respondents import known_as, respondent, waiting_for
from frirum.site import clock

PICTURES = ("home", "sleep", "star", "hand", "understand", "speak", "choose", "next-step", "rain", "sun")


@require_http_methods(["GET", "POST"])
@csrf_exempt  # nobody is signed in here: what opens is the code that was typed
@never_cache
@sensitive_post_parameters()
def come_in(request: HttpRequest) -> HttpResponse:
    """Asks for a code, or for card and PIN; what opens leads to the page where one answers."""
    if request.method == "GET":
        return render(request, "home/come_in.html")
    found = _by_card(request) if request.POST.get("number") else _by_code(request)
    if isinstance(found, str):
        return _let_in(request, found)
    fault, status = found
    if wants_json(request):
        return JsonResponse({"fault": fault}, status=status)
    typed = {"number": request.POST.get("number", "")}
    return render(request, "home/come_in.html", {"fault": fault, **typed}, status=status)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """What keeps the empty page at hand while the line is down; it may look after /svar/ alone."""
    files = ["vendor/dkfds/css/dkfds.min.css", "frirum/frirum.css", "frirum/answer.css", "frirum/blank.svg"]
    files += ["frirum/answer_keep.js", "frirum/answer.js", *(f"frirum/answer/{one}.svg" for one in PICTURES)]
    shown = {"page": reverse("home:come_in"), "files": [static(one) for one in files]}
    answer = render(request, "home/worker.js", shown, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


Fault = tuple[str, int]


def _by_code(request: HttpRequest) -> str | Fault:
    found = answering.open_by_code(request, request.POST.get("code", ""))
    if isinstance(found, Wait):
        return _wait(found)
    return found or (_("Koden passer ikke, eller den er brugt. Bed din rådgiver om en ny."), 422)


def _by_card(request: HttpRequest) -> str | Fault:
    """A card leads to the newest talk that waits for its child."""
    card = answering.open_by_card(request, request.POST["number"], request.POST.get("pin", ""))
    if isinstance(card, Wait):
        return _wait(card)
    if card is None:
        return _("Kortet og koden passer ikke sammen. Prøv igen."), 422
    with clock.within(card.municipality):
        talk = waiting_for(card.municipality, card.person, clock.now())
        same = known_as(card.municipality, card.person)
    if talk is None:
        return _("Der er ikke noget at svare på lige nu."), 422
    return answering.open_here(card.municipality, talk, card.person, "card", same)


def _wait(wait: Wait) -> Fault:
    minutes = math.ceil(wait.left.total_seconds() / 60)
    says = ngettext(
        "Der er prøvet for mange gange. Vent et minut, og prøv igen.",
        "Der er prøvet for mange gange. Vent %(minutes)s minutter, og prøv igen.",
        minutes,
    )
    return says % {"minutes": minutes}, 429


def _let_in(request: HttpRequest, ticket: str) -> HttpResponse:
    """A script goes on in the same window, with the code at hand for the parcel; else by the address."""
    if not wants_json(request):
        return redirect("home:answer", ticket)
    held = answering.by_ticket(ticket)
    told: dict[str, Any] = {"asks": [], "address": reverse("home:answer", args=[ticket])}
    if held is not None:
        with clock.within(held.municipality):
            who = respondent(held.municipality, held.talk, held.respondent, clock.now())
            if who is not None:
                told = asked.page(who, ticket, held)
    return JsonResponse({"page": told})
