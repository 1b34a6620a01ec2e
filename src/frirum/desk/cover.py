"""Leave cover: who looks after whose cases meanwhile. Arranged and ended by who leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from frirum.access.models import Cover, User
from frirum.desk.covered import last_day
from frirum.desk.door import Asker, desk_page
from frirum.desk.keeping import keeps_text
from frirum.desk.leading import leaders_pages
from frirum.desk.staff import advisers, of_units, staff_by_id, with_units
from frirum.law.moments import Moment, local_day
from frirum.record import leading
from frirum.record.covers import ARRANGED, ENDED
from frirum.record.drafts import Refused, Subjects, Times
from frirum.record.identifiers import new_id
from frirum.record.journal import record
from frirum.record.lawbook import lawbook
from frirum.site.screen import words
from frirum.site.screen.answers import read
from frirum.site.screen.asking import NOTHING, FaultLink, Typed, as_shown, ask_fields
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class CoverRow:
    """One cover, as a leader sees it. `form` is the id of the form that ends it."""

    adviser: str
    covered_by: str
    since: str
    until: str
    running: bool
    reason: str
    entry: UUID
    form: UUID


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("leader")
def cover(request: HttpRequest, asker: Asker) -> HttpResponse:
    """Who covers for whom now and later, and the form that arranges it."""
    staff = staff_by_id(asker)
    if request.method == "GET":
        return _show(request, asker, staff, new_id(), NOTHING)
    key, typed = form_id(request.POST.get("entry_id", "")), Typed.of(request.POST)
    kind, now = lawbook().vocabulary[ARRANGED], Moment(asker.at)
    day, hour = as_shown(now)
    timed = Typed({**typed.fields, "occurred_at.date": [day], "occurred_at.hour": [hour]})
    answers = read(lawbook().vocabulary, kind, timed, asker.at)
    if answers.faults:
        return _show(request, asker, staff, key, typed, answers.faults)
    try:
        record(
            ARRANGED,
            actor=asker.actor(kind.roles),
            entry_id=entry_id(key, {"act": ARRANGED, "values": answers.values}),
            subjects=Subjects(),
            times=Times(now),
            values=answers.values,
        )
    except Refused as refused:
        faults = {one.field: said(one.says) for one in refused.faults}
        return _show(request, asker, staff, key, typed, faults)
    messages.success(request, _("Dækningen er aftalt."))
    return redirect("desk:cover")


@require_POST
@never_cache
@desk_page("leader")
def end_cover(request: HttpRequest, asker: Asker, entry: UUID) -> HttpResponse:
    """Ends a cover from now; one that has not begun never begins."""
    key = form_id(request.POST.get("entry_id", ""))
    values = {"cover": str(entry)}
    try:
        record(
            ENDED,
            actor=asker.actor(lawbook().vocabulary[ENDED].roles),
            entry_id=entry_id(key, {"act": ENDED, "values": values}),
            subjects=Subjects(),
            times=Times(Moment(asker.at)),
            values=values,
        )
    except Refused as not_theirs:
        raise Http404 from not_theirs
    messages.success(request, _("Dækningen er slut fra nu af."))
    return redirect("desk:cover")


def _show(
    request: HttpRequest,
    asker: Asker,
    staff: Mapping[UUID, User],
    key: UUID,
    typed: Typed,
    faults: Mapping[str, str] | None = None,
) -> HttpResponse:
    kind, wrong = lawbook().vocabulary[ARRANGED], faults or {}
    own = of_units(advisers(staff.values()), asker.viewer.units)
    chosen = [(str(user.id), with_units(user)) for user in own]
    fields = ask_fields(kind, typed, wrong, {"user": chosen}, local_day(asker.at))
    links = [FaultLink(field.html_id, field.fault) for field in fields if field.fault]
    shown = {
        "pages": leaders_pages(asker),
        "rows": _rows(asker, staff),
        "help": said(kind.help),
        "fields": fields,
        "faults": links + [FaultLink("", text) for name, text in wrong.items() if not name],
        "entry_id": key,
    }
    return render(request, "desk/cover.html", shown, status=422 if wrong else 200)


def _rows(asker: Asker, staff: Mapping[UUID, User]) -> list[CoverRow]:
    """The covers of the leader's own advisers."""
    own = {user.id for user in of_units(staff.values(), asker.viewer.units)}
    found = [one for one in leading.covers(asker.viewer) if one.adviser in own]
    why = leading.reasons(found)
    return [_row(one, asker, staff, why.get(one.id, "")) for one in found]


def _row(one: Cover, asker: Asker, staff: Mapping[UUID, User], reason: str) -> CoverRow:
    return CoverRow(
        adviser=staff[one.adviser].name,
        covered_by=staff[one.covered_by].name if one.covered_by in staff else "",
        since=words.short_day(local_day(one.since)),
        until=words.short_day(last_day(one.until)),
        running=one.since <= asker.at,
        reason=reason,
        entry=one.entry,
        form=new_id(),
    )
