"""Handing over one adviser's cases, or some of them, to another: all of the chosen ones, or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from frirum.access.models import User
from frirum.desk.door import Asker, desk_page
from frirum.desk.keeping import keeps_text
from frirum.desk.kin import names_of_staff
from frirum.desk.leading import leaders_pages
from frirum.desk.staff import advisers, staff_by_id, with_units
from frirum.law.moments import Moment, local_day
from frirum.record import leading
from frirum.record.casefacts import ASSIGNED
from frirum.record.drafts import Draft, Refused, StaleDrafts, Subjects, Times
from frirum.record.identifiers import as_id, new_id
from frirum.record.journal import record_many
from frirum.record.lawbook import lawbook
from frirum.record.models import Case
from frirum.site.screen import words
from frirum.site.screen.asking import Asked, Choice, FaultLink
from frirum.site.screen.places import units_of
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said

DONE = "handed_over"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One of the adviser's cases, to be ticked."""

    id: UUID
    child: str
    age: str
    url: str
    opened: str
    unit: str
    unit_id: str
    weight: int
    head: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """Ready for `desk/handover.html`."""

    id: UUID
    giver: User
    lines: tuple[CaseLine, ...]
    to: Asked
    reason: Asked
    faults: tuple[FaultLink, ...] = ()
    stale: bool = False


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("intake", "leader")
def handover(request: HttpRequest, asker: Asker) -> HttpResponse:
    """From whom, then which cases and to whom. Sent twice it is done once."""
    staff = staff_by_id(asker)
    if request.method == "GET":
        giver = staff.get(_id(request.GET.get("fra", "")))
        if giver is None:
            return _choose(request, asker, staff)
        return _show(request, asker, _form(asker, giver, staff, new_id(), QueryDict()))
    posted = request.POST
    giver, key = staff.get(_id(posted.get("fra", ""))), form_id(posted.get("entry_id", ""))
    if giver is None:
        raise Http404
    if "choose" in posted:
        return _show(request, asker, _form(asker, giver, staff, key, posted))
    faults = _faults(posted, giver, staff)
    if faults:
        return _show(request, asker, _form(asker, giver, staff, key, posted, faults), 422)
    drafts = _drafts(asker, posted, staff[_id(posted.get("to", ""))], key)
    try:
        record_many(drafts)
    except Refused as refused:
        faults = {"": " ".join(said(one.says) for one in refused.faults)}
        return _show(request, asker, _form(asker, giver, staff, key, posted, faults), 422)
    except StaleDrafts:
        return _show(request, asker, _form(asker, giver, staff, key, posted, stale=True), 409)
    request.session[DONE] = {
        "form": str(key),
        "giver": giver.name,
        "entries": [str(draft.entry_id) for draft in drafts],
    }
    return redirect("desk:handed_over", key)


@require_safe
@never_cache
@desk_page("intake", "leader")
def handed_over(request: HttpRequest, asker: Asker, form: UUID) -> HttpResponse:
    """What was just handed over, read from the record; only for who did it, in the same session."""
    done = request.session.get(DONE, {})
    if done.get("form") != str(form):
        raise Http404
    entries = [UUID(one) for one in done["entries"]]
    held = leading.assignments(asker.viewer, entries)
    names = names_of_staff(asker)
    shown = {
        "pages": leaders_pages(asker),
        "giver": done["giver"],
        "rows": [
            (
                str(one.case.person),
                reverse("desk:case", args=[one.case.id]),
                names.get(one.user, ""),
                units_of(asker.viewer.municipality).get(one.unit, one.unit),
            )
            for one in held
        ],
        "elsewhere": len(held) < len(entries),
    }
    return render(request, "desk/handed_over.html", shown)


def _choose(request: HttpRequest, asker: Asker, staff: Mapping[UUID, User]) -> HttpResponse:
    """Whose cases? Only who has some in the asker's units; also somebody who has left."""
    having = {load.adviser for load in leading.caseloads(asker.viewer)}
    givers = [(str(one), user.name) for one, user in staff.items() if one in having]
    return render(request, "desk/handover_from.html", {"pages": leaders_pages(asker), "givers": givers})


def _form(
    asker: Asker,
    giver: User,
    staff: Mapping[UUID, User],
    key: UUID,
    posted: QueryDict,
    faults: Mapping[str, str] | None = None,
    stale: bool = False,
) -> Form:
    wrong = faults or {}
    chosen, every = set(posted.getlist("case")), posted.get("choose")
    cases = leading.of_adviser(asker.viewer, giver.id)
    takers = [user for user in advisers(staff.values()) if user.id != giver.id]
    to = Asked(
        "to",
        _("Til hvem?"),
        "select",
        True,
        options=tuple(
            Choice(str(user.id), with_units(user), str(user.id) == posted.get("to")) for user in takers
        ),
        fault=wrong.get("to", ""),
    )
    reason = Asked("reason", _("Hvorfor?"), "text", text=posted.get("reason", ""))
    return Form(
        id=key,
        giver=giver,
        lines=tuple(
            _line(case, asker, every == "all" or (every is None and str(case.id) in chosen)) for case in cases
        ),
        to=to,
        reason=reason,
        faults=tuple(
            FaultLink({"to": to.html_id, "case": "cases"}.get(name, ""), text) for name, text in wrong.items()
        ),
        stale=stale,
    )


def _line(case: Case, asker: Asker, chosen: bool) -> CaseLine:
    return CaseLine(
        id=case.id,
        child=str(case.person),
        age=words.age(case.person.born, local_day(asker.at)),
        url=reverse("desk:case", args=[case.id]),
        opened=words.short_day(local_day(case.opened_at)),
        unit=units_of(case.municipality).get(case.unit, case.unit),
        unit_id=case.unit,
        weight=case.weight,
        head=case.head,
        chosen=chosen,
    )


def _faults(posted: QueryDict, giver: User, staff: Mapping[UUID, User]) -> dict[str, str]:
    faults = {}
    if not posted.getlist("case"):
        faults["case"] = _("Vælg mindst én sag.")
    taker = _id(posted.get("to", ""))
    if taker == giver.id or taker not in {user.id for user in advisers(staff.values())}:
        faults["to"] = _("Vælg, hvem der skal have sagerne.")
    return faults


def _drafts(asker: Asker, posted: QueryDict, taker: User, key: UUID) -> list[Draft]:
    """An assignment for each chosen case. A case goes along to a unit that its new adviser belongs to.

    Each says which newest entry the writer had seen: a case that somebody else has dealt with
    meanwhile stops them all.
    """
    ids = [_id(one) for one in dict.fromkeys(posted.getlist("case"))]
    kind, reason = lawbook().vocabulary[ASSIGNED], posted.get("reason", "").strip()
    drafts = []
    for case in ids:
        unit = _unit(posted.get(f"unit.{case}", ""), taker)
        values = {"adviser": str(taker.id)} | ({"unit": unit} if unit else {})
        values |= {"reason": reason} if reason else {}
        seen = posted.get(f"head.{case}", "")
        drafts.append(
            Draft(
                act=ASSIGNED,
                actor=asker.actor(kind.roles),
                entry_id=entry_id(key, {"act": ASSIGNED, "case": case, "values": values}),
                times=Times(Moment(asker.at)),
                subjects=Subjects(cases=(case,)),
                values=values,
                expected_heads={case: int(seen) if seen.isdecimal() and len(seen) < 19 else 0},
            )
        )
    return drafts


def _unit(unit: str, taker: User) -> str:
    """Where a case lies from now on: where it lay, unless its new adviser belongs elsewhere."""
    return unit if unit in taker.units else next(iter(taker.units), "")


def _id(text: str) -> UUID:
    """An id as it was sent; one that is none names nobody."""
    return as_id(text) or UUID(int=0)


def _show(request: HttpRequest, asker: Asker, form: Form, status: int = 200) -> HttpResponse:
    shown = {"form": form, "pages": leaders_pages(asker)}
    return render(request, "desk/handover.html", shown, status=status)
