"""The receipt of a notification: a reference, and what happens now and by when, as the law's data says.

It looks nothing up and shows nothing of what was written. When it was received, and what the law asks from
that, stands signed in the address: nobody can make a receipt of ours, and a guess opens none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.front.children import NOTIFICATION
from frirum.law.duties import Duty
from frirum.law.history import Act
from frirum.law.loading import Municipality
from frirum.law.moments import Moment
from frirum.law.replay import judge
from frirum.record.lawbook import lawbook
from frirum.record.regimes import for_municipality
from frirum.site.screen import words
from frirum.site.screen.help_now import help_for
from frirum.site.screen.places import the_place

SALT = "frirum.front.receipt"
ASSESSED, ACKNOWLEDGED = "notification-assessed", "notification-acknowledged"


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that happens now, by when, and the provision that says so."""

    words: str
    source: str


def address(place: Municipality, entry: UUID, at: datetime, values: Mapping[str, Any]) -> str:
    """Where the receipt of a notification stands. Of what was said it holds only what the page says anew."""
    told = {name: True for name in ("danger_now", "professional", "anonymous") if values.get(name) is True}
    told |= {"reachable": True} if values.get("notifier_contact") else {}
    seal = signing.dumps({"entry": str(entry), "at": at.isoformat(), **told}, salt=SALT)
    return f"{reverse('front:receipt', args=[place.slug, entry])}?kvittering={seal}"


@require_safe
@never_cache
def receipt(request: HttpRequest, slug: str, entry: UUID) -> HttpResponse:
    """Thanks, and what happens next. A receipt that we did not write is not there."""
    place = the_place(slug)
    try:
        told = signing.loads(request.GET.get("kvittering", ""), salt=SALT)
    except signing.BadSignature as forged:
        raise Http404 from forged
    if told["entry"] != str(entry):
        raise Http404
    at = datetime.fromisoformat(told["at"])
    shown = {
        "place": place,
        "municipality": place.code,
        "help": help_for(place.code),
        "reference": reference(entry),
        "received": words.instant(at),
        "promises": promises(place, at, told),
        "professional": told.get("professional", False),
        "danger": told.get("danger_now", False),
        "reachable": told.get("reachable", False) and not told.get("anonymous"),
    }
    return render(request, "front/receipt.html", shown)


def reference(entry: UUID) -> str:
    """What somebody can read out on the phone: the end of the entry's id, in groups of four."""
    text = entry.hex[-8:].upper()
    return f"{text[:4]}-{text[4:]}"


def promises(place: Municipality, at: datetime, told: Mapping[str, Any]) -> list[Promise]:
    """What the law asks of the municipality from such a notification, with its dates, as judged from `at`."""
    says = {
        ASSESSED: _("Senest %(by)s har en medarbejder set på, om barnet er i fare."),
        ACKNOWLEDGED: _("Senest %(by)s får du en bekræftelse på, at vi har modtaget din underretning."),
    }
    owed = _owed(place, at, told)
    return [
        Promise(sentence % {"by": by}, owed[act].rule.source)
        for act, sentence in says.items()
        if act in owed and (by := _by(owed[act]))
    ]


def due_in_words(place: Municipality, at: datetime, act: str) -> str:
    """By when the law asks for an act after a notification received `at`; "" where it names no time."""
    owed = _owed(place, at, {})
    return _by(owed[act]) if act in owed else ""


def _owed(place: Municipality, at: datetime, told: Mapping[str, Any]) -> dict[str, Duty]:
    """The duties that a notification brings, by the act that each asks for."""
    moment = Moment(at)
    values = {name: told[name] for name in ("professional", "anonymous") if name in told}
    act = Act("told", NOTIFICATION, moment, moment, moment, 1, None, "citizen", values, None, "told")
    duties = judge(for_municipality(lawbook(), place.code), [act]).duties
    return {act: duty for duty in duties for act in duty.rule.acts}


def _by(duty: Duty) -> str:
    if duty.due.instant:
        return words.instant(duty.due.instant)
    return words.day(duty.due.day) if duty.due.day else ""
