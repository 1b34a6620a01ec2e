"""The clock of every open case: the days since somebody notified and since the municipality knew."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk import paging
from frirum.desk.door import Asker, desk_page
from frirum.desk.kin import names_of_staff
from frirum.desk.leading import leaders_pages
from frirum.law.moments import local_day
from frirum.record import leading
from frirum.record.models import Case
from frirum.site.screen import words


@dataclass(frozen=True, slots=True)
class Clock:
    """One figure: how many days, and from when."""

    days: str
    since: str
    tone: str


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One case, ready for `desk/clocks.html`."""

    child: str
    age: str
    url: str
    assignee: str
    notified: Clock | None
    aware: Clock | None
    helped: str


@require_safe
@never_cache
@desk_page("leader")
def clocks(request: HttpRequest, asker: Asker) -> HttpResponse:
    """The open cases that wait for help, the longest first; with `?resten` the other open ones."""
    rest = "resten" in request.GET
    read = leading.not_waiting if rest else leading.waiting
    page = read(asker.viewer, paging.read(request.GET.get("efter", "")))
    names, today = names_of_staff(asker), local_day(asker.at)
    shown = {
        "pages": leaders_pages(asker),
        "rest": rest,
        "rows": [_row(case, today, names) for case in page.rows],
        "more": paging.written(page.after),
    }
    return render(request, "desk/clocks.html", shown)


def _row(case: Case, today: date, names: dict[UUID | None, str]) -> ClockRow:
    return ClockRow(
        child=str(case.person),
        age=words.age(case.person.born, today),
        url=reverse("desk:case", args=[case.id]),
        assignee=names.get(case.assignee, ""),
        notified=_clock(case, case.notified_on, today),
        aware=_clock(case, case.aware_on, today),
        helped=words.short_day(case.help_on) if case.help_on else "",
    )


def _clock(case: Case, started: date | None, today: date) -> Clock | None:
    """Counted to the day on which help began, else to today. A target is the experiment's own."""
    if started is None:
        return None
    days = ((case.help_on or today) - started).days
    target = case.help_target
    over = target is not None and days > target
    return Clock(day_words(days, target), words.short_day(started), "soon" if over else "")


def day_words(days: int, target: int | None) -> str:
    """How far the clock has come: a day with its target, or how many days where there is none."""
    if target:
        return _("Dag %(n)s (mål: %(target)s)") % {"n": days, "target": target}
    return ngettext("%(n)s dag", "%(n)s dage", days) % {"n": days}
