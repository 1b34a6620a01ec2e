"""The frame of every page: the banner of invented data, the menu, who is signed in, and help now."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context

from frirum.site import clock
from frirum.site.screen import words
from frirum.site.screen.help_now import help_for
from frirum.site.screen.menu import keys_of_menu, menu_of, role_words
from frirum.site.screen.places import place_of

register = template.Library()


@register.inclusion_tag("parts/invented.html")
def invented_data() -> dict[str, Any]:
    """*Opdigtede data* and the business time, on every page of the demo."""
    return {"demo": settings.FRIRUM_DEMO, "now": words.instant(clock.now()) if settings.FRIRUM_DEMO else ""}


@register.inclusion_tag("parts/menu.html", takes_context=True)
def main_menu(context: Context) -> dict[str, Any]:
    request = context["request"]
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"links": ()}
    keys = keys_of_menu()
    links = [(url, words, keys.get(url, "")) for url, words in menu_of(user)]
    return {"links": links, "path": request.path}


@register.inclusion_tag("parts/who.html", takes_context=True)
def who_and_language(context: Context) -> dict[str, Any]:
    request = context["request"]
    user = getattr(request, "user", None)
    if user is not None and not user.is_authenticated:
        user = None
    place = place_of(user.municipality) if user else None
    return {
        "user": user,
        "role": role_words(user) if user else "",
        "place": place.name if place else "",
        "path": request.get_full_path() if request.method == "GET" else request.path,
        "csrf_token": context.get("csrf_token"),
        "demo": settings.FRIRUM_DEMO,
        "language": request.LANGUAGE_CODE,
    }


@register.inclusion_tag("parts/help_line.html", takes_context=True)
def help_line(context: Context) -> dict[str, Any]:
    user = getattr(context.get("request"), "user", None)
    staff = user is not None and user.is_authenticated
    code = context.get("municipality") or (user.municipality if user is not None and staff else "")
    return {"help": help_for(code), "place": place_of(code), "public": not staff}
