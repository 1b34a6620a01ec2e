"""A child gets its code card: sees the number once more, and chooses a PIN that nobody else knows."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.access import answering
from frirum.access.handed_over import handed_over


@require_http_methods(["GET", "POST"])
@csrf_exempt  # no other site knows the address, and it opens nothing but the choice of a PIN
@never_cache
@sensitive_post_parameters()
def choose_pin(request: HttpRequest, token: str) -> HttpResponse:
    """On the tablet that the child holds, while it does: taken back, who gets it next finds nothing here."""
    held, card = handed_over(request), answering.card_of_token(token)
    if card is None or held is None or held.to != reverse("home:card", args=[token]):
        raise Http404
    if card.pin:
        return render(request, "home/card.html", {"chosen": True})
    shown: dict[str, Any] = {"number": answering.shown(answering.card_number(card))}
    if request.method == "GET":
        return render(request, "home/card.html", shown)
    pin, again = request.POST.get("pin", ""), request.POST.get("again", "")
    if pin != again:
        shown["fault"] = _("De to koder er ikke ens. Prøv igen.")
    elif not answering.choose_pin(card, pin):
        shown["fault"] = _("Vælg mindst 4 tal. De må ikke alle være ens.")
    else:
        return redirect("home:locked")
    return render(request, "home/card.html", shown, status=422)
