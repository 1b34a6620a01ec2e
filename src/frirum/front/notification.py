"""The notification form: open to everybody, on a phone, without signing in."""

import math
import re
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.access.crowding import sent_from
from frirum.access.guessing import Wait
from frirum.front import receipt
from frirum.front.children import (
    MOST_CHILDREN,
    NOTIFICATION,
    Child,
    Form,
    Notification,
    ask,
    read_notification,
    without_child,
)
from frirum.law.loading import Municipality
from frirum.law.moments import Moment, local_day
from frirum.record.drafts import Actor, Draft, Subjects, Times
from frirum.record.identifiers import family_of, new_id
from frirum.record.journal import record_many
from frirum.record.lawbook import lawbook
from frirum.record.people import REGISTERED, RELATED
from frirum.site import clock
from frirum.site.screen.asking import NOTHING, FaultLink, Typed
from frirum.site.screen.help_now import help_for
from frirum.site.screen.places import the_place
from frirum.site.screen.sending import entry_id, form_id

DRAFT_MINUTES = 30  # after so long without a word a draft is forgotten: anybody may sit down at that computer


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
def notify(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the form; takes it in when it is complete. The same form sent twice is one notification."""
    place = the_place(slug)
    vocabulary, now = lawbook().vocabulary, clock.now()
    form_key, typed, children = new_id(), NOTHING, _number_of_children(request)
    sent: Notification | None = None
    wait: Wait | None = None
    if request.method == "POST":
        form_key = form_id(request.POST.get("entry_id", ""))
        typed = Typed.of(request.POST)
        if "add_child" in request.POST:
            children = min(children + 1, MOST_CHILDREN)
        elif re.fullmatch(r"[0-9]{1,3}", dropped := request.POST.get("drop_child", "")) and children > 1:
            typed, children = without_child(typed, int(dropped)), children - 1
        else:
            sent = read_notification(vocabulary, typed, children, now)
            if sent.complete and (wait := sent_from(request, counted_as(sent))) is None:
                entry = entry_id(form_key, content(sent, place))
                record_many(drafts(sent, place, entry, now))
                return redirect(receipt.address(place, entry, now, sent.values))
    form = ask(vocabulary, typed, children, form_key, local_day(now), sent)
    shown = {
        "place": place,
        "municipality": place.code,
        "help": help_for(place.code),
        "form": form,
        "faults": [_too_many(wait)] if wait else fault_links(form),
        "minutes": DRAFT_MINUTES,
        "sent_back": "dropped" if "drop_child" in request.POST else "yes" if request.method == "POST" else "",
    }
    return render(request, "front/notify.html", shown, status=429 if wait else 422 if sent else 200)


def counted_as(sent: Notification) -> str:
    """What counts towards the limit of an address: danger is counted apart, no flood crowds it out."""
    return "danger" if sent.values.get("danger_now") is True else "notification"


def content(sent: Notification, place: Municipality) -> dict[str, Any]:
    """What makes a form the same as one sent before: what it says, and to whom.

    Somebody who chose the wrong municipality sends the same form once more to the right one.
    """
    return {"told": sent.values, "children": [one.values for one in sent.children], "to": place.code}


def drafts(sent: Notification, place: Municipality, entry: UUID, now: datetime) -> list[Draft]:
    """The acts of a complete form: each child as a provisional person, then one notification about them all.

    Children named together are one family until somebody knows better. Ids follow from the form's own.
    """
    actor = Actor.citizen(place.code)
    moment = Moment(now.replace(second=0, microsecond=0))  # forms tell the time in minutes: so do we
    persons = [uuid5(entry, f"child:{number}") for number in range(len(sent.children))]
    entries = [uuid5(entry, f"registered:{number}") for number in range(len(sent.children))]
    family = family_of(entries[0], persons[0])
    found = [
        Draft(
            act=REGISTERED,
            actor=actor,
            entry_id=registered,
            times=Times(moment, moment, moment),
            subjects=Subjects(persons=(person,), family=None if number == 0 else family),
            values=_registered(child),
        )
        for number, (child, person, registered) in enumerate(
            zip(sent.children, persons, entries, strict=True)
        )
    ]
    found += [
        one
        for number, (child, person) in enumerate(zip(sent.children, persons, strict=True))
        if child.values.get("unborn") is True
        for one in _mother(child, person, family, uuid5(entry, f"mother:{number}"), actor, moment)
    ]
    told = Draft(
        act=NOTIFICATION,
        actor=actor,
        entry_id=entry,
        times=Times(moment, moment, moment),
        subjects=Subjects(persons=tuple(persons)),
        values=sent.values,
    )
    return [*found, told]


def _registered(child: Child) -> dict[str, Any]:
    """A child as it is registered. Of one that is not born yet nothing is known but whose it is."""
    if child.values.get("unborn") is True:
        # The journal is in Danish, whatever language the form was read in.
        return {"name": f"Ventet barn af {child.values.get('name', '')}", "unborn": True, "provisional": True}
    return {**child.values, "provisional": True}


def _mother(
    child: Child, person: UUID, family: UUID, mother: UUID, actor: Actor, moment: Moment
) -> list[Draft]:
    """The mother of a child that is not born yet: what was written is hers, and the child is hers."""
    said = {name: value for name, value in child.values.items() if name not in ("unborn", "school")}
    times = Times(moment, moment, moment)
    return [
        Draft(
            act=REGISTERED,
            actor=actor,
            entry_id=uuid5(mother, "registered"),
            times=times,
            subjects=Subjects(persons=(mother,), family=family),
            values={**said, "provisional": True},
        ),
        Draft(
            act=RELATED,
            actor=actor,
            entry_id=uuid5(mother, "related"),
            times=times,
            subjects=Subjects(persons=(person,)),
            values={"other": str(mother), "kind": "parent"},
        ),
    ]


def fault_links(form: Form) -> list[FaultLink]:
    """Every fault with the field that it is about, in the order of the page."""
    fields = [field for child in form.children for field in child.fields]
    fields += [field for part in form.parts for field in part.fields]
    return [FaultLink(field.html_id, field.fault) for field in fields if field.fault]


def _number_of_children(request: HttpRequest) -> int:
    text = request.POST.get("children") or request.GET.get("boern", "1")
    return min(max(int(text), 1), MOST_CHILDREN) if re.fullmatch(r"[0-9]{1,3}", text) else 1


def _too_many(wait: Wait) -> FaultLink:
    minutes = math.ceil(wait.left.total_seconds() / 60)
    return FaultLink(
        "",
        _(
            "Der er sendt mange underretninger herfra på kort tid. Prøv igen om %(minutes)s minutter, "
            "eller ring til kommunen. Haster det, så ring 112."
        )
        % {"minutes": minutes},
    )
