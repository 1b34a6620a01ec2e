"""What was known of a case on a day: how it stood by what was written by then, and what came later.

To read only: nothing can be recorded as of another day.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.casepage import around_case
from frirum.desk.door import Asker, desk_page, open_case
from frirum.desk.fivelists import five_lists
from frirum.desk.timeline import entry_url
from frirum.law.moments import Moment, local_day
from frirum.law.status import status
from frirum.law.vocabulary import Vocabulary
from frirum.record import reading
from frirum.record.lawbook import lawbook
from frirum.record.reading import Line
from frirum.site.screen import words
from frirum.site.screen.regimewords import regime_words
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class Later:
    """An entry on the time until the day that was written after it."""

    what: str
    when: str
    written: str
    url: str


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def known(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """The case as known at the end of a day (`?dag=`; else today)."""
    opened = open_case(asker, case, "known")
    if opened.case.id != case:
        return redirect("desk:known", opened.case.id)
    file, book = reading.case_file(opened.case), lawbook()
    day, fault = _day(request.GET.get("dag", ""), local_day(asker.at))
    at = min(Moment.on(day).instant, asker.at)
    judged = reading.as_known(file, at)
    around = around_case(asker, opened, file, book, frozenset(), ())
    around = replace(around, act_url=lambda _act, _occasion: "", at=at, judgement=judged)
    now = status(judged, at)
    later = [line for line in file.timeline() if _later(line, at)]
    shown = {
        "child": str(opened.case.person),
        "case_url": reverse("desk:case", args=[opened.case.id]),
        "day": day.isoformat(),
        "today": local_day(asker.at).isoformat(),
        "fault": fault,
        "at": words.instant(at),
        "law": regime_words(now.regime, book),
        "nothing": not judged.acts,
        "lists": five_lists(now, around, asker.viewer),
        "later": [_shown(line, opened.case.id, book.vocabulary) for line in later],
    }
    return render(request, "desk/known.html", shown)


def _day(asked: str, today: date) -> tuple[date, str]:
    """The day asked for, and what is wrong with it; nobody knows anything of a day to come."""
    try:
        day = date.fromisoformat(asked) if asked else today
    except ValueError:
        return today, _("Datoen kan ikke læses. Her vises i dag; skriv en dato som 2019-03-04.")
    if day > today:
        return today, _("Dagen er ikke kommet endnu. Her vises i dag.")
    return day, ""


def _later(line: Line, at: datetime) -> bool:
    happened = line.entry.occurred.instant <= at < line.entry.recorded.instant
    return happened and line.state == "current" and not line.entry.erased_whole


def _shown(line: Line, case: UUID, vocabulary: Vocabulary) -> Later:
    entry = line.entry
    return Later(
        what=said(vocabulary[entry.act].label) if entry.act in vocabulary else entry.act,
        when=words.moment(entry.occurred),
        written=words.moment(entry.recorded),
        url=entry_url(case, entry.id),
    )
