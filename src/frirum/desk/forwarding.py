"""A notification sent on to the child's own municipality: the sheet that goes with it, to print or save."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.door import Asker, desk_page, open_case_to_write
from frirum.desk.timeline import EntryView, Names, timeline
from frirum.record import reading
from frirum.record.lawbook import lawbook
from frirum.record.models import Case
from frirum.site.screen import words
from frirum.site.screen.places import place_of

FORWARDED = "notification-forwarded"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the other municipality needs: from whom, about whom, since when, and the whole notification."""

    sender: str
    to: str
    sent: str
    child: str
    cpr: str
    born: str
    address: str
    told: tuple[EntryView, ...]
    back: str


@require_safe
@never_cache
@desk_page("intake", "leader")
def forwarded(request: HttpRequest, asker: Asker, case: UUID, entry: UUID) -> HttpResponse:
    """The sheet, with the notifier's name: the duty to answer the notifier goes with the notification."""
    opened = open_case_to_write(asker, case, "forwarded")
    return render(request, "desk/forwarded.html", {"sheet": _sheet(opened.case, entry)})


def _sheet(case: Case, entry: UUID) -> Sheet:
    """Raises Http404 where the entry is no such act that counts in the case."""
    file, person = reading.case_file(case), case.person
    acts = file.judgement.acts
    sent = next((act for act in acts if act.id == str(entry) and act.name == FORWARDED), None)
    if sent is None:
        raise Http404
    told = {act.id for act in acts if act.root == sent.occasion}
    lines = [line for line in file.timeline() if str(line.entry.id) in told]
    place, nobody = place_of(case.municipality), Names({}, {}, {})
    return Sheet(
        sender=place.name if place else "",
        to=str(sent.values.get("to") or ""),
        sent=words.moment(sent.occurred_at),
        child=str(person),
        cpr=f"{person.cpr[:6]}-{person.cpr[6:]}" if person.cpr else "",
        born=words.short_day(person.born) if person.born else "",
        address=person.address,
        told=tuple(
            view
            for line in lines
            for view in timeline([line], lawbook().vocabulary, nobody, unguarded=line.entry.id)
        ),
        back=reverse("desk:case", args=[case.id]),
    )
