"""The worklist: what, by when, why. What is late stands first; pages by key; counts nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk import paging
from frirum.desk.door import Asker, desk_page
from frirum.desk.duties import SOON
from frirum.desk.kin import names_of_staff
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.record import lists
from frirum.record.lawbook import lawbook
from frirum.record.models import DutySpan
from frirum.site.screen import words
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


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def worklist(request: HttpRequest, asker: Asker) -> HttpResponse:
    """An adviser's own duties; a leader's and the intake's are those of their units."""
    page = lists.worklist(asker.viewer, paging.read(request.GET.get("efter", "")))
    book = lawbook()
    names = names_of_staff(asker) if asker.of_unit else {}
    shown = {
        "heading": _("Enhedens opgaver") if asker.of_unit else _("Dine opgaver"),
        "rows": [row(span, asker.at, book, names.get(span.assignee, "")) for span in page.rows],
        "more": paging.written(page.after),
        "shows_assignee": asker.of_unit,
    }
    return render(request, "desk/worklist.html", shown)


def row(span: DutySpan, at: datetime, book: Lawbook, assignee: str) -> Row:
    """A duty of the list in words. Its rule is looked up: the row holds no words of law."""
    case, rule = span.case, book.rule(span.rule)
    label = said(book.vocabulary[span.acts[0]].label) if span.acts and span.acts[0] in book.vocabulary else ""
    url = reverse("desk:case", args=[case.id])
    return Row(
        tone=tone(span, at),
        due=due(span),
        opens=_("fra %(day)s") % {"day": words.short_day(span.opens)} if span.opens else "",
        left=left(span, at),
        what=label,
        url=f"{url}#must",
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
    """How far off the date is; a date that passed while the duty was waived is no miss."""
    if span.due_instant:
        return words.time_left(span.due_instant, at)
    return words.days_left(span.due_day, local_day(at)) if span.due_day else ""


def tone(span: DutySpan, at: datetime) -> str:
    """How urgent: "late" once it is missed, "soon" for the next days, or where the hour must be asked for."""
    if span.undecided:
        return "soon"
    if span.missed_at is None:
        return ""
    if span.missed_at <= at:
        return "late"
    return "soon" if span.missed_at - at < SOON else ""
