"""Numbers typed from paper, a total, or why there is none; and an answer corrected, with a reason."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.access.policy import NotYours, ReadOnly
from frirum.desk.door import Asker, check_lost, desk_page, open_case_to_write
from frirum.desk.keeping import keeps_text
from frirum.desk.kin import kin_of
from frirum.desk.talk import option, seen_asks, talk_of
from frirum.desk.talk_asks import label
from frirum.feedback.instruments import Instrument, Line
from frirum.law.moments import Moment
from frirum.record import feedback
from frirum.record.drafts import Refused, Times
from frirum.record.feedback import Rated
from frirum.record.identifiers import new_id
from frirum.record.journal import record
from frirum.record.lawbook import lawbook
from frirum.record.respondents import Respondent, draft_values, respondent, subjects_of
from frirum.record.talking import ANSWERED
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said

WHY_NOT = ("did-not-want", "not-there", "too-tired", "no-time", "other")


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("intake", "adviser", "leader")
def paper(request: HttpRequest, asker: Asker, case: UUID, entry: UUID, ask: str) -> HttpResponse:
    """One ask's answer as it stands on paper. One that is there is corrected, with a reason."""
    opened = open_case_to_write(asker, case, "talk")
    found = talk_of(opened, entry)
    kin = kin_of(asker, opened.case)
    asked = next((one for one in seen_asks(found, kin) if one.id == ask), None)
    who = respondent(opened.case.municipality, found.entry, asked.respondent, asker.at) if asked else None
    instrument = who.instrument(asked) if who and asked else None
    if asked is None or who is None or instrument is None:
        raise Http404
    before = next(
        (one for one in feedback.ratings(opened) if (one.talk, one.ask) == (found.entry, ask)), None
    )
    lines = instrument.lines if instrument.kind != "goals" else who.lines(asked)
    key = form_id(request.POST.get("entry_id", "")) if request.method == "POST" else new_id()

    def page(fault: str = "", status: int = 200) -> HttpResponse:
        shown = {
            "back": reverse("desk:talk", args=[opened.case.id, found.entry]),
            "name": str(kin.persons[asked.respondent]),
            "what": label(asked.role, instrument.measures, str(kin.persons[asked.about]), instrument),
            "corrects": before is not None,
            "lines": _inputs(request, lines, before),
            "total": request.POST.get("total", _total(before)),
            "takes_total": instrument.most_total is not None,
            "most": instrument.most,
            "reasons": [(one, option("skipped", one)) for one in WHY_NOT],
            "skipped": request.POST.get("skipped", before.skipped if before else ""),
            "reason": request.POST.get("reason", ""),
            "entry_id": key,
            "fault": fault,
        }
        return render(request, "desk/talk_paper.html", shown, status=status)

    if request.method == "GET":
        return page()
    answered, fault = _read(request.POST, instrument, lines)
    reason = request.POST.get("reason", "").strip()
    if before is not None and not reason:
        fault = fault or _("Skriv, hvorfor svaret rettes.")
    if fault:
        return page(fault, 422)
    values = draft_values(who, asked, answered, "paper")
    try:
        record(
            ANSWERED,
            actor=asker.actor(lawbook().vocabulary[ANSWERED].roles),
            entry_id=entry_id(key, {"act": ANSWERED, "values": values, "reason": reason}),
            subjects=subjects_of(who, asked),
            times=_times(asker, who),
            values=values,
            corrects=before.entry if before else None,
            reason=reason if before else "",
        )
    except Refused as refused:
        return page(" ".join(said(one.says) for one in refused.faults), 422)
    except (NotYours, ReadOnly):
        check_lost(asker, opened.case.id)
    messages.success(request, _("Svaret er gemt."))
    return redirect("desk:talk", opened.case.id, found.entry)


def _times(asker: Asker, who: Respondent) -> Times:
    """It was answered at the talk, whenever it is typed."""
    now = Moment(asker.at)
    return Times(Moment(who.talks[0].opened_at), now, now)


def _inputs(request: HttpRequest, lines: tuple[Line, ...], before: Rated | None) -> list[dict[str, str]]:
    marks = before.rating.marks if before and before.rating.marks else ()
    return [
        {
            "id": line.id,
            "label": said(line.label),
            "text": request.POST.get(f"mark.{line.id}", str(marks[number]) if number < len(marks) else ""),
        }
        for number, line in enumerate(lines)
    ]


def _total(before: Rated | None) -> str:
    return str(before.rating.total_mm) if before and before.rating.total_mm is not None else ""


def _read(
    posted: Mapping[str, Any], instrument: Instrument, lines: tuple[Line, ...]
) -> tuple[dict[str, Any], str]:
    """What was typed: all marks, a total, or a reason; and what is wrong with it."""
    typed = [str(posted.get(f"mark.{line.id}", "")).strip() for line in lines]
    total, skipped = str(posted.get("total", "")).strip(), posted.get("skipped", "")
    if [any(typed), bool(total), bool(skipped)].count(True) != 1:
        return {}, _("Skriv enten alle tal, en sum eller hvorfor der ikke er svaret: netop ét af dem.")
    if skipped:
        return {"skipped": skipped}, ""
    if total:
        sum_mm = millimetres(total)
        if sum_mm is None or instrument.most_total is None or sum_mm > instrument.most_total:
            return {}, _("Summen er et tal i millimeter fra 0 til %(most)s.") % {
                "most": instrument.most_total
            }
        return {"total": sum_mm}, ""
    marks = [millimetres(one) if instrument.kind != "goals" else _whole(one) for one in typed]
    if any(one is None or one > instrument.most for one in marks):
        return {}, _("Hver linje skal have et tal fra 0 til %(most)s.") % {"most": instrument.most}
    return {"marks": marks}, ""


def millimetres(typed: str) -> int | None:
    """64 is 64 mm; 6,4 can only be centimetres and is the same. Anything finer is nobody's handwriting."""
    whole, comma, rest = typed.replace(".", ",").partition(",")
    if not comma:
        return _whole(whole)
    return (
        int(whole) * 10 + int(rest)
        if _whole(whole) is not None and len(rest) == 1 and rest in "0123456789"
        else None
    )


def _whole(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 3 else None
