"""The leader's page: what is late, what comes this week, what is nobody's. Counts nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk import paging, worklist
from frirum.desk.door import Asker, desk_page
from frirum.desk.kin import names_of_staff
from frirum.desk.leading import leaders_pages
from frirum.law.moments import local_day
from frirum.record import leading, lists
from frirum.record.lawbook import lawbook
from frirum.record.lists import Page
from frirum.record.models import Case, DutySpan
from frirum.record.regimes import not_adopted
from frirum.site.screen import words
from frirum.site.screen.duties import SOON
from frirum.site.screen.words import said

WEEK = timedelta(days=7)  # as far as a leader plans; no legal meaning


@dataclass(frozen=True, slots=True)
class Group:
    """Duties under one heading, ready for `parts/duty_rows.html`."""

    id: str
    heading: str
    says: str
    rows: tuple[worklist.Row, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Nobodys:
    child: str
    age: str
    url: str
    opened: str


@require_safe
@never_cache
@desk_page("leader")
def overview(request: HttpRequest, asker: Asker) -> HttpResponse:
    """What needs the leader of some units, the most urgent first; `?efter=` pages what is late."""
    after, at = paging.read(request.GET.get("efter", "")), asker.at
    late = leading.overdue(asker.viewer, after)
    soon = leading.due_between(asker.viewer, at, at + SOON)
    later = leading.due_between(asker.viewer, at + SOON, at + WEEK)
    at_once = leading.due_at_once(asker.viewer)
    cases = {span.case.id: span.case for page in (late, soon, later, at_once) for span in page.rows}
    written, names = leading.last_written(cases.values()), names_of_staff(asker)

    def group(id_: str, heading: str, says: str, page: Page[DutySpan]) -> Group:
        rows = tuple(_row(span, at, names, written) for span in page.rows)
        return Group(id_, heading, says, rows, page.after is not None)

    shown = {
        "pages": leaders_pages(asker),
        "not_adopted": [
            (said(one.experiment.title), one.changed)
            for one in not_adopted(lawbook(), asker.viewer.municipality, local_day(at))
        ],
        "late": group("late", _("Over fristen"), "", late),
        "more": paging.written(late.after),
        "groups": [
            group(
                "soon",
                _("Forfalder inden for 3 dage"),
                _("Endnu ikke gjort. Er der ikke skrevet i sagen længe, så spørg."),
                soon,
            ),
            group(
                "at-once",
                _("Snarest muligt, eller uden klokkeslæt"),
                _("Der er ingen dato at overskride, så det bliver aldrig »over fristen«."),
                at_once,
            ),
            group("later", _("Forfalder senere de næste 7 dage"), "", later),
        ],
        "nobodys": [_nobodys(case, at) for case in lists.intake(asker.viewer, limit=10).rows],
    }
    return render(request, "desk/overview.html", shown)


def _row(
    span: DutySpan, at: datetime, names: Mapping[UUID | None, str], written: Mapping[UUID, datetime]
) -> worklist.Row:
    row = worklist.row(span, at, lawbook(), names.get(span.assignee, ""))
    last = written.get(span.case.id)
    return replace(row, written=words.short_day(local_day(last)) if last else "")


def _nobodys(case: Case, at: datetime) -> Nobodys:
    return Nobodys(
        child=str(case.person),
        age=words.age(case.person.born, local_day(at)),
        url=reverse("desk:case", args=[case.id]),
        opened=words.short_instant(case.opened_at),
    )
