"""Opening a talk: who answers what. All is ticked already; the adviser takes away what does not fit."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from frirum.access.policy import NotYours, ReadOnly
from frirum.desk.door import Asker, check_lost, desk_page, open_case_to_write
from frirum.desk.kin import kin_of
from frirum.desk.talk_asks import KINDS, asks_of, family_of, who_answers
from frirum.law.moments import Moment, local_day
from frirum.record.drafts import Refused, Subjects, Times
from frirum.record.identifiers import new_id
from frirum.record.instruments import library
from frirum.record.journal import record
from frirum.record.lawbook import lawbook
from frirum.record.talking import OPENED
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said


@require_http_methods(["GET", "POST"])
@never_cache
@desk_page("intake", "adviser", "leader")
def open_talk(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """The family's talk, on the cases of the children that it is about."""
    opened = open_case_to_write(asker, case, "talk")
    day, known = local_day(asker.at), library(opened.case.municipality)
    family = family_of(kin_of(asker, opened.case), day)
    kind = request.POST.get("kind", "lines")
    kind = kind if kind in KINDS else "lines"
    key = form_id(request.POST.get("entry_id", "")) if request.method == "POST" else new_id()
    on = [one.id for one in family.children.values() if str(one.id) in request.POST.getlist("subject")]
    ticked = frozenset(request.POST.getlist("ask"))

    def page(fault: str = "", status: int = 200) -> HttpResponse:
        sent = request.method == "POST"
        shown: dict[str, Any] = {
            "case_url": reverse("desk:case", args=[opened.case.id]),
            "child": str(opened.case.person),
            "entry_id": key,
            "fault": fault,
            "kind": kind,
            "children": [
                (one.id, str(one.person), one.id in on if sent else one.id == opened.case.id)
                for one in sorted(family.children.values(), key=lambda one: one.id != opened.case.id)
            ],
            "people": who_answers(family, opened.case, known, day, ticked if sent else None, kind),
        }
        return render(request, "desk/talk_new.html", shown, status=status)

    if request.method == "GET":
        return page()
    if not set(request.POST.getlist("subject")) <= {str(one.id) for one in family.children.values()}:
        raise PermissionDenied  # a child's case was lost meanwhile: for all chosen, or for none
    asks = list(asks_of(request.POST.getlist("ask"), family, on, known, day, kind))
    if not on or not asks:
        return page(_("Vælg mindst ét barn, og hvem der svarer på hvad."), 422)
    values: Mapping[str, Any] = {"asks": asks}
    entry = entry_id(key, {"act": OPENED, "values": values, "cases": on})
    try:
        record(
            OPENED,
            actor=asker.actor(lawbook().vocabulary[OPENED].roles),
            entry_id=entry,
            subjects=Subjects(cases=tuple(on)),
            times=Times(Moment(asker.at)),
            values=values,
        )
    except Refused as refused:
        return page(" ".join(said(one.says) for one in refused.faults), 422)
    except (NotYours, ReadOnly):
        check_lost(asker, opened.case.id)
    home = opened.case.id if opened.case.id in on else on[0]
    return redirect("desk:talk", home, entry)
