"""The cases themselves, also those that owe nothing: an adviser's own, a leader's and the intake's units'."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk import paging
from frirum.desk.door import Asker, desk_page
from frirum.desk.kin import names_of_staff
from frirum.law.moments import local_day
from frirum.record import lists
from frirum.record.models import Case
from frirum.site.screen import words
from frirum.site.screen.places import units_of


@dataclass(frozen=True, slots=True)
class CaseRow:
    child: str
    age: str
    url: str
    opened: str
    closed: str
    unit: str
    assignee: str


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def cases(request: HttpRequest, asker: Asker) -> HttpResponse:
    """The open ones, or with `?lukkede` the closed ones; the oldest first."""
    closed = "lukkede" in request.GET
    page = lists.cases(
        asker.viewer, "closed" if closed else "open", paging.read(request.GET.get("efter", ""))
    )
    names = names_of_staff(asker) if asker.of_unit else {}
    shown = {
        "heading": _("Enhedens sager") if asker.of_unit else _("Dine sager"),
        "closed": closed,
        "rows": [_row(case, asker, names.get(case.assignee, "")) for case in page.rows],
        "more": paging.written(page.after),
        "of_unit": asker.of_unit,
        "shared": [] if closed else [_row(case, asker, "") for case in lists.shared(asker.viewer)],
    }
    return render(request, "desk/cases.html", shown)


def _row(case: Case, asker: Asker, assignee: str) -> CaseRow:
    return CaseRow(
        child=str(case.person),
        age=words.age(case.person.born, local_day(asker.at)),
        url=reverse("desk:case", args=[case.id]),
        opened=words.short_day(local_day(case.opened_at)),
        closed=words.short_day(local_day(case.closed_at)) if case.closed_at else "",
        unit=units_of(case.municipality).get(case.unit, case.unit),
        assignee=assignee,
    )
