"""The worklist: what, by when, why. What is late stands first; pages by key; counts nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.access.policy import covering
from frirum.desk import paging
from frirum.desk.covered import Covered, covered, covered_by
from frirum.desk.door import Asker, desk_page
from frirum.desk.filters import asked_for, filters, wanted
from frirum.desk.kin import names_of_staff
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.record import lists
from frirum.record.lawbook import lawbook
from frirum.record.models import DutySpan
from frirum.site.screen import words
from frirum.site.screen.duties import SOON, anchor
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class Row:
    """One duty, ready for `desk/worklist.html`."""

    tone: str
    due: str
    opens: str
    left: str
    what: str
    url: str
    child: str
    age: str
    case_url: str
    assignee: str
    says: str
    source: str
    local: bool
    written: str = ""  # when something was last written in the case, where a leader asks


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def worklist(request: HttpRequest, asker: Asker) -> HttpResponse:
    """An adviser's own duties; a leader's and the intake's are those of their units."""
    book, chosen = lawbook(), asked_for(request.GET, asker)
    after = paging.read(request.GET.get("efter", ""))
    page = lists.worklist(asker.viewer, after, wanted=wanted(chosen, asker, book))
    names = names_of_staff(asker) if asker.of_unit else {}
    shown = {
        "heading": _("Enhedens opgaver") if asker.of_unit else _("Dine opgaver"),
        "rows": [row(span, asker.at, book, names.get(span.assignee, "")) for span in page.rows],
        "more": paging.written(page.after),
        "shows_assignee": asker.of_unit,
        "filters": filters(chosen, asker, book),
        "covered": [covered_shown(one, asker.at) for one in covered_by(asker)],
    }
    return render(request, "desk/worklist.html", shown)


@require_safe
@never_cache
@desk_page("adviser")
def covered_list(request: HttpRequest, asker: Asker, adviser: UUID) -> HttpResponse:
    """All that is to be done, and all open cases, of an adviser for whom the asker covers now."""
    if adviser not in covering(asker.viewer):
        raise Http404
    after = paging.read(request.GET.get("efter", ""))
    cases = lists.covered_cases(asker.viewer, adviser, paging.read(request.GET.get("sager", "")))
    shown = {
        "covered": covered_shown(covered(asker, adviser, names_of_staff(asker), after), asker.at),
        "cases": [
            (str(one.person), reverse("desk:case", args=[one.id]), words.short_day(local_day(one.opened_at)))
            for one in cases.rows
        ],
        "more_cases": paging.written(cases.after),
    }
    return render(request, "desk/covered.html", shown)


def covered_shown(one: Covered, at: datetime) -> dict[str, Any]:
    """A list of what one covers, ready for `parts/duty_rows.html`."""
    book = lawbook()
    return {
        "heading": one.heading,
        "url": one.url,
        "rows": [row(span, at, book, "") for span in one.page.rows],
        "more": paging.written(one.page.after),
    }


def row(span: DutySpan, at: datetime, book: Lawbook, assignee: str) -> Row:
    """A duty of the list in words. Its rule is looked up: the row holds no words of law."""
    case, rule = span.case, book.rule(span.rule)
    label = said(book.vocabulary[span.acts[0]].label) if span.acts and span.acts[0] in book.vocabulary else ""
    url = reverse("desk:case", args=[case.id])
    return Row(
        tone=tone(span, at),
        due=due(span),
        opens=_("tænkt fra %(day)s") % {"day": words.short_day(span.opens)} if span.opens else "",
        left=left(span, at),
        what=label,
        url=f"{url}#duty-{anchor(f'{span.duty.triggered_by}:{span.rule}')}",
        child=str(case.person),
        age=words.age(case.person.born, local_day(at)),
        case_url=url,
        assignee=assignee,
        says=rule.says if rule else "",
        source=rule.source if rule else "",
        local=span.rule_kind == "local-target",
    )


def due(span: DutySpan) -> str:
    if span.due_instant:
        return words.short_instant(span.due_instant)
    if span.due_day:
        return words.short_day(span.due_day)
    if span.undecided:
        return _("mangler klokkeslæt")
    return _("snarest muligt") if span.due_kind == "asap" else _("uden fast dato")


def left(span: DutySpan, at: datetime) -> str:
    """How far off the date is; one that is waived or at rest is due to nobody now."""
    if span.standing != "open":
        return ""
    if span.due_instant:
        return words.time_left(span.due_instant, at)
    return words.days_left(span.due_day, local_day(at)) if span.due_day else ""


def tone(span: DutySpan, at: datetime) -> str:
    """How urgent: "late" once it is missed, "soon" for the next days, or where the hour must be asked for."""
    if span.undecided:
        return "soon"
    if span.missed_at is None or span.standing != "open":
        return ""
    if span.missed_at <= at:
        return "soon" if span.rule_kind == "local-target" else "late"  # a target of its own is no law
    return "soon" if span.missed_at - at < SOON else ""
