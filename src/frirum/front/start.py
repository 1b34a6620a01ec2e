"""The way in: the public's start page, sign-in by password, and in the demo to be one of the cast."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frirum.access.models import User
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
        user = authenticate(
            request, username=request.POST.get("username", ""), password=request.POST.get("password", "")
        )
        if user is not None:
            login(request, user)
            return redirect(_safe(request, wanted))
        shown["fault"] = _("Brugernavn og adgangskode passer ikke sammen. Prøv igen.")
    return render(request, "front/sign_in.html", shown)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("front:start")


@require_POST
def enter_as(request: HttpRequest) -> HttpResponse:
    """Become one of the cast. Only the demo has this door; elsewhere it is not there."""
    if not settings.FRIRUM_DEMO:
        raise Http404
    user = get_object_or_404(User, username=request.POST.get("username", ""), active=True)
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
