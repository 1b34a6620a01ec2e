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

from frirum.access.guessing import Wait
from frirum.access.models import User
from frirum.access.sign_in import sign_in as by_password
from frirum.law.moments import local_day
from frirum.record.lawbook import lawbook
from frirum.site import clock
from frirum.site.demo import Town, member, towns
from frirum.site.screen import words
from frirum.site.screen.menu import menu_of, role_words
from frirum.site.screen.places import place_of, places, units_of
from frirum.site.screen.words import said

BACKEND = "django.contrib.auth.backends.ModelBackend"
WAY = ("intake", "adviser", "leader")


@dataclass(frozen=True, slots=True)
class Member:
    """One of the demo's cast, as the start page offers them; `why` is what there is to see as them."""

    username: str
    name: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """The cast of one municipality, on its day."""

    place: str
    day: str
    about: str
    members: list[Member]


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


def _cast() -> list[Group]:
    """By municipality, and there in the order of a case's way: intake, advisers, leaders."""
    if not settings.FRIRUM_DEMO:
        return []
    found: dict[str, list[User]] = {code: [] for code in towns()}
    for user in User.objects.filter(active=True).order_by("name"):
        found.setdefault(user.municipality, []).append(user)
    return [_group(code, users) for code, users in found.items() if users]


def _group(code: str, users: list[User]) -> Group:
    place, town = place_of(code), towns().get(code)
    return Group(
        place=place.name if place else code,
        day=words.day(local_day(clock.now_in(code))),
        about=" ".join(one for one in (words.in_language(town.about), law_of(town)) if one) if town else "",
        members=[_member(user) for user in sorted(users, key=_place_on_the_way)],
    )


def law_of(town: Town) -> str:
    """For a municipality that lives on whatever day the demo is given: the law of that day, and the next one.

    One with a day of its own says its law in its file.
    """
    if town.day is not None:
        return ""
    day, book = local_day(clock.now_in(town.code)), lawbook()
    base = book.regimes(town.code).on(day).base
    told = [_("Den dag gælder %(law)s.") % {"law": said(base.title)}] if base else []
    told += [
        _("%(law)s gælder først fra %(day)s.")
        % {"law": said(one.title), "day": words.short_day(one.valid.since)}
        for one in book.statutes.values()
        if one.regime and one.valid.since > day
    ]
    return " ".join(told)


def _member(user: User) -> Member:
    one = member(user.username)
    return Member(
        username=user.username,
        name=user.name,
        words=" · ".join(one for one in (role_words(user), _where(user)) if one),
        why=words.in_language(one.why) if one else "",
    )


def _place_on_the_way(user: User) -> int:
    return min((WAY.index(role) for role in user.roles if role in WAY), default=len(WAY))


def _where(user: User) -> str:
    units = units_of(user.municipality)
    return ", ".join(units[one] for one in user.units if one in units)


def _safe(request: HttpRequest, wanted: str) -> str:
    """Where to go after sign-in: only to a page of ours."""
    if wanted and url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return reverse("front:start")
