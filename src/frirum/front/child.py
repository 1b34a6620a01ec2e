"""A child's own page: in a child's words, with pictures, help first, and a way out at every step.

What a child tells of being harmed is a notification, by the child (decision 0088): it reaches intake with
the same 24 hours as anybody's. The page sets no cookie and keeps nothing; it has one address.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.access.crowding import sent_from
from frirum.front.children import Child, Notification
from frirum.front.notification import content, counted_as, drafts
from frirum.front.receipt import ASSESSED, due_in_words
from frirum.record.identifiers import new_id
from frirum.record.journal import record_many
from frirum.site import clock
from frirum.site.screen.asking import NOTHING, Typed
from frirum.site.screen.help_now import help_for
from frirum.site.screen.places import the_place
from frirum.site.screen.sending import entry_id, form_id

AWAY = "https://www.dmi.dk/"  # the weather: a page that anybody may have open
NAMELESS = "Barn uden kendt navn"  # in words that are nobody's name (record.sounds): two such are not alike
# What a picture stands for in the list of reasons, as far as it says: staff judge what it is.
PICTURES = {
    "afraid": "other",
    "hit": "violence",
    "shouted": "home-conflict",
    "touched": "sexual-abuse",
    "alone": "neglect",
    "other": "other",
}


@dataclass(frozen=True, slots=True)
class Picture:
    id: str
    words: str
    shows: str
    chosen: bool


@require_http_methods(["GET", "POST"])
@csrf_exempt  # nobody is signed in here, and the token's cookie would be a trace
@never_cache
@sensitive_post_parameters()
def tell_us(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the page, takes in what a child tells, says what happens next. Nothing is demanded but a word."""
    place = the_place(slug)
    asked = request.GET.get("sprog", "")
    language = asked if asked in ("da", "en") else translation.get_language() or "da"
    now, typed = clock.now(), Typed.of(request.POST) if request.method == "POST" else NOTHING
    told = notification(typed)
    shown: dict[str, Any] = {
        "place": place,
        "help": help_for(place.code),
        "away": AWAY,
        "language": language,
        "form_key": form_id(typed.one("entry_id")) if typed.fields else new_id(),
    }
    template, status = "front/child.html", 200
    with translation.override(language):
        if request.method == "POST" and not said_something(typed):
            shown["fault"], status = _("Vælg et billede, eller skriv lidt. Så kan du sende."), 422
        elif request.method == "POST" and sent_from(request, counted_as(told)):
            shown["fault"], status = (
                _("Vi kan ikke tage imod lige nu. Ring 116 111, eller prøv igen om lidt."),
                429,
            )
        elif request.method == "POST":
            record_many(drafts(told, place, entry_id(shown["form_key"], content(told, place)), now))
            template, shown["by"] = "front/child_sent.html", due_in_words(place, now, ASSESSED)
            shown["danger"] = typed.one("danger") == "yes"
        shown |= {"pictures": pictures(typed), "typed": typed.fields and answers(typed)}
        answer = render(request, template, shown, status=status)
    answer["Content-Language"] = language
    return answer


def said_something(typed: Typed) -> bool:
    return bool(typed.one("story").strip() or chosen(typed))


def chosen(typed: Typed) -> list[str]:
    """The pictures that were chosen, in the order of the page."""
    return [one for one in PICTURES if one in typed.every("picture")]


def answers(typed: Typed) -> Mapping[str, str]:
    """What was typed, for the page to give back."""
    return {name: typed.one(name) for name in typed.fields}


def pictures(typed: Typed) -> list[Picture]:
    """The pictures in the language of the page: what a child says with each, and what it shows."""
    says = {
        "afraid": (_("Jeg er bange"), _("Tegning: et barn med store øjne")),
        "hit": (_("Nogen slår mig"), _("Tegning: et barn, der er ked af det, og en hånd")),
        "shouted": (_("Nogen råber ad mig"), _("Tegning: en voksen, der råber ad et barn")),
        "touched": (_("Nogen rører mig, hvor de ikke må"), _("Tegning: en hånd, der siger stop")),
        "alone": (_("Jeg er tit alene"), _("Tegning: et barn alene i et hus")),
        "other": (_("Noget andet"), _("Tegning: et barn, der vil sige noget")),
    }
    picked = chosen(typed)
    return [Picture(one, *says[one], one in picked) for one in PICTURES]


def notification(typed: Typed) -> Notification:
    """What a child told, as a notification by the child, about the child. Staff read it in Danish.

    A child who does not say that their parents may be talked to first, has not said it.
    """
    name, age, school = (typed.one(one).strip() for one in ("name", "age", "school"))
    reach = contact(typed)
    first = typed.one("parents") == "yes"
    with translation.override("da"):
        picked = ". ".join(one.words for one in pictures(typed) if one.chosen)
        lines = [
            "Barnet har selv skrevet her.",
            f"Valgte billeder: {picked}." if picked else "",
            typed.one("story").strip().replace("\r\n", "\n"),
            f"Alder: {age}." if age else "",
            f"Skole og klasse: {school}." if school else "",
            "I må gerne tale med mine forældre først." if first else "",
        ]
    values: dict[str, Any] = {
        "notifier_kind": "child",
        "professional": False,
        "anonymous": not (name or reach),
        "concern": "\n".join(line for line in lines if line),
        "reasons": sorted({PICTURES[one] for one in chosen(typed)} or {"other"}),
        "parents_informed": "no" if first else "do-not-tell-first",
    }
    values |= {"danger_now": typed.one("danger") == "yes"} if typed.one("danger") in ("yes", "no") else {}
    values |= {"notifier_name": name} if name else {}
    values |= {"notifier_contact": reach} if reach else {}
    child = {"name": name or NAMELESS} | ({"school": school} if school else {})
    return Notification((Child(child, {}),), values, {})


def contact(typed: Typed) -> str:
    """How a child can be reached safely, as the child said, in one line."""
    parts = {"phone": "Mobil: {}", "when": "Ring kun: {}", "adult": "En voksen, jeg er tryg ved: {}"}
    return ". ".join(parts[one].format(text) for one in parts if (text := typed.one(one).strip()))
