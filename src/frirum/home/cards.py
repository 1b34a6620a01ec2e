"""A child gets its code card: sees the number once more, and chooses a PIN that nobody else knows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.access import answering
from frirum.access.handed_over import handed_over


@require_http_methods(["GET", "POST"])
@csrf_exempt  # the address itself is the key, for an hour, and opens nothing but the choice of a PIN
@never_cache
@sensitive_post_parameters()
def choose_pin(request: HttpRequest, token: str) -> HttpResponse:
    """On the tablet that the child holds. The PIN is never shown again, to anybody."""
    card = answering.card_of_token(token)
    if card is None:
        raise Http404
    shown = {"number": answering.shown(answering.card_number(card)), "chosen": bool(card.pin)}
    if request.method == "GET" or card.pin:
        return render(request, "home/card.html", shown)
    pin, again = request.POST.get("pin", ""), request.POST.get("again", "")
    if pin != again:
        shown["fault"] = _("De to koder er ikke ens. Prøv igen.")
    elif not answering.choose_pin(card, pin):
        shown["fault"] = _("Vælg mindst 4 tal. De må ikke alle være ens.")
    elif handed_over(request):
        return redirect("home:locked")
    return render(
        request,
        "home/card.html",
        {**shown, "chosen": "fault" not in shown},
        status=422 if "fault" in shown else 200,
    )
