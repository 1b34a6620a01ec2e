"""The tablet that was handed over: nothing of the desk is there until the adviser has taken it back."""

import math
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.access.answering import shut_ticket
from frirum.access.guessing import Wait
from frirum.access.handed_over import handed_over, take_back
from frirum.access.models import User
from frirum.access.sign_in import sign_in


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("password")
def locked(request: HttpRequest) -> HttpResponse:
    """Says that the tablet is locked; opens it to who handed it over. In the demo a name is enough."""
    held = handed_over(request)
    if held is None or not isinstance(request.user, User):
        return redirect("front:start")
    shown = {"to": held.to, "name": request.user.name, "demo": settings.FRIRUM_DEMO}
    if request.method == "GET":
        return render(request, "home/locked.html", shown)
    if not settings.FRIRUM_DEMO:
        found = sign_in(request, request.user.username, request.POST.get("password", ""))
        if isinstance(found, Wait):
            minutes = math.ceil(found.left.total_seconds() / 60)
            shown["fault"] = ngettext(
                "Der er prøvet for mange gange. Vent et minut, og prøv igen.",
                "Der er prøvet for mange gange. Vent %(minutes)s minutter, og prøv igen.",
                minutes,
            ) % {"minutes": minutes}
            return render(request, "home/locked.html", shown, status=429)
        if found != request.user:
            shown["fault"] = _("Adgangskoden passer ikke. Prøv igen.")
            return render(request, "home/locked.html", shown, status=422)
    _shut(held.to)
    take_back(request)
    return redirect(held.back)


def _shut(to: str) -> None:
    """Who gets the tablet next goes back in its history to nobody's questions and nobody's answers."""
    page = resolve(urlsplit(to).path)
    if page.view_name == "home:answer":
        shut_ticket(page.kwargs["ticket"])
