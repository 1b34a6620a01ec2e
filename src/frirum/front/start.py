"""The way in: the public's start page, sign-in by password, and in the demo to be one of the cast."""

import math
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frirum.access.models import User
from frirum.access.sign_in import Wait
from frirum.access.sign_in import sign_in as by_password
from frirum.site.screen.menu import menu_of, role_words
from frirum.site.screen.places import place_of, places

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Member:
    """One of the demo's cast, as the start page offers them."""

    username: str
    name: str
    words: str


@require_safe
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Staff go to where their day begins; others find the notification form and the way in."""
    if request.user.is_authenticated and (links := menu_of(request.user)):
        return redirect(links[0][0])
    return render(request, "front/start.html", {"places": places(), "cast": _cast()})


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """By password. A wrong one says no more than that, and keeps the name that was typed."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    shown = {"next": wanted, "username": request.POST.get("username", "")}
    if request.method == "POST":
        answer = by_password(request, request.POST.get("username", ""), request.POST.get("password", ""))
        if isinstance(answer, Wait):
            return _too_soon(request, shown, answer)
        if answer is not None:
            login(request, answer)
            return redirect(_safe(request, wanted))
        shown["fault"] = _("Brugernavn og adgangskode passer ikke sammen. Prøv igen.")
    return render(request, "front/sign_in.html", shown)


def _too_soon(request: HttpRequest, shown: dict[str, str], wait: Wait) -> HttpResponse:
    """The same for a name that is and one that is not a user's."""
    seconds = math.ceil(wait.left.total_seconds())
    minutes = math.ceil(seconds / 60)
    shown["fault"] = ngettext(
        "Der er prøvet for mange gange. Vent et minut, og prøv igen.",
        "Der er prøvet for mange gange. Vent %(minutes)s minutter, og prøv igen.",
        minutes,
    ) % {"minutes": minutes}
    answer = render(request, "front/sign_in.html", shown, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("front:start")


@require_POST
def enter_as(request: HttpRequest) -> HttpResponse:
    """Become one of the cast. Only the demo has this door; elsewhere it is not there."""
    if not settings.FRIRUM_DEMO:
        raise Http404
    try:
        user = User.objects.get_by_natural_key(request.POST.get("username", ""))
    except User.DoesNotExist as nobody:
        raise Http404 from nobody
    if not user.active:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect("front:start")


def _cast() -> list[Member]:
    if not settings.FRIRUM_DEMO:
        return []
    return [
        Member(user.username, user.name, f"{role_words(user)} · {_where(user)}")
        for user in User.objects.filter(active=True).order_by("pk")
    ]


def _where(user: User) -> str:
    place = place_of(user.municipality)
    if place is None:
        return user.municipality
    units = [unit.name for unit in place.units if unit.id in user.units]
    return ", ".join([*units, place.name])


def _safe(request: HttpRequest, wanted: str) -> str:
    """Where to go after sign-in: only to a page of ours."""
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return reverse("front:start")
