"""The day: late, due, coming and undated; meetings; news from others since the last visit; drafts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.covered import covers_of
from frirum.desk.door import Asker, desk_page
from frirum.desk.formpage import first_words
from frirum.desk.kin import names_of_staff
from frirum.desk.models import Visit
from frirum.desk.timeline import entry_url
from frirum.desk.unsent import DraftRow, rows_of
from frirum.desk.worklist import Row, row
from frirum.law.moments import day_start, local_day
from frirum.record import around, entries, lists, unsent
from frirum.record.entries import News
from frirum.record.lawbook import lawbook
from frirum.record.models import DutySpan, Meeting
from frirum.site.screen import words
from frirum.site.screen.words import said

AHEAD = timedelta(days=7)
UNWRITTEN = timedelta(days=14)
"""How long a meeting that nobody has written of stays in sight. No legal meaning."""
MINUTES = "meeting-held"
DRAFTS = 5
UNDATED = 5


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One agreed meeting, ready for `parts/meeting.html`."""

    day: str
    hour: str
    child: str
    case_url: str
    who: str
    about: str
    url: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class NewsView:
    child: str
    what: str
    by: str
    when: str
    url: str


@dataclass(frozen=True, slots=True)
class Due:
    """The duties of a day's page, by how near they are."""

    late: tuple[Row, ...]
    today: tuple[Row, ...]
    week: tuple[Row, ...]
    more: bool


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def today(request: HttpRequest, asker: Asker) -> HttpResponse:
    """An adviser's own day; of a leader and of the intake, their units'."""
    day = local_day(asker.at)
    staff = names_of_staff(asker)
    since, since_at = visit(asker)
    planned = lists.meetings(asker.viewer, day - UNWRITTEN, day + AHEAD)
    drafts = rows_of(asker, unsent.mine(asker.viewer))
    shown = {
        "today": words.day(day),
        "due": due(asker, staff),
        "undated": undated(asker, staff),
        "covered": covers_of(asker, staff),
        "shows_assignee": asker.of_unit,
        "meetings": by_day(planned, asker),
        "news": [news_view(one, staff) for one in entries.news(asker.viewer, since)],
        "since": words.short_instant(since_at) if since_at else "",
        "adviser": "adviser" in asker.viewer.roles,
        "answers": answers(asker),
        "drafts": shown_drafts(drafts),
        "more_drafts": len(drafts) > len(shown_drafts(drafts)),
    }
    return render(request, "desk/today.html", shown)


def due(asker: Asker, staff: Mapping[UUID | None, str]) -> Due:
    """What is late, due today and due within a week; what is due at once stands under today."""
    day = local_day(asker.at)
    end = day_start(day + AHEAD + timedelta(days=1))
    page = lists.worklist(asker.viewer, wanted=lists.Wanted(before=end))
    book = lawbook()

    def rows(spans: Iterable[DutySpan]) -> tuple[Row, ...]:
        return tuple(
            row(one, asker.at, book, staff.get(one.assignee, "") if asker.of_unit else "") for one in spans
        )

    def how_near(span: DutySpan) -> str:
        if span.missed_at and span.missed_at <= asker.at:
            return "late"
        return "today" if span.due_at < day_start(day + timedelta(days=1)) else "week"

    near = {one.id: how_near(one) for one in page.rows}
    parts = {
        name: rows(one for one in page.rows if near[one.id] == name) for name in ("late", "today", "week")
    }
    return Due(parts["late"], parts["today"], parts["week"], page.after is not None)


def undated(asker: Asker, staff: Mapping[UUID | None, str]) -> tuple[Row, ...]:
    """The oldest of what no rule sets a date for: never late, and else never seen on a day's page."""
    day, book = local_day(asker.at), lawbook()
    found = []
    for span in lists.undated(asker.viewer, UNDATED):
        since = local_day(span.since)
        shown = row(span, asker.at, book, staff.get(span.assignee, "") if asker.of_unit else "")
        days = (day - since).days
        found.append(
            replace(
                shown,
                due=_("siden %(day)s") % {"day": words.short_day(since)},
                left=ngettext("%(n)s dag", "%(n)s dage", days) % {"n": days},
            )
        )
    return tuple(found)


def by_day(planned: Iterable[Meeting], asker: Asker) -> dict[str, list[MeetingView]]:
    """Meetings whose day has gone and that nobody has written of; today's; the next days'."""
    every = list(planned)
    who = around.who_comes(asker.viewer, every)
    day = local_day(asker.at)
    found: dict[str, list[MeetingView]] = {"unwritten": [], "today": [], "week": []}
    keyed = next((one.id for one in every if one.day >= day), None)
    for one in every:
        name = "unwritten" if one.day < day else "today" if one.day == day else "week"
        found[name].append(meeting_view(one, who[one.id], day, "m" if one.id == keyed else ""))
    return found


def meeting_view(one: Meeting, who: Iterable[str], day: date, key: str = "") -> MeetingView:
    return MeetingView(
        day=words.weekday_and_day(one.day),
        hour=one.hour,
        child=str(one.case.person),
        case_url=reverse("desk:case", args=[one.case_id]),
        who=", ".join(who),
        about=one.about,
        url=minutes_url(one, day),
        key=key,
    )


def minutes_url(one: Meeting, day: date) -> str:
    """The form of a meeting's minutes with who was to come ticked; for one gone by, with its day."""
    query: list[tuple[str, str]] = [("value.with", person) for person in one.people]
    if one.day < day:
        query += [("occurred_at.date", one.day.isoformat())]
    where = reverse("desk:act", args=[one.case_id, MINUTES])
    return f"{where}?{urlencode(query)}#{first_words(lawbook().vocabulary[MINUTES])}"


def news_view(one: News, staff: Mapping[UUID | None, str]) -> NewsView:
    entry, vocabulary = one.entry, lawbook().vocabulary
    name = next((name for user, name in staff.items() if str(user) == entry.actor_id), _("Medarbejder"))
    by = {"citizen": _("udefra"), "system": _("overført"), "respondent": _("af familien")}.get(
        entry.actor_kind, ""
    )
    return NewsView(
        child=str(one.case.person),
        what=said(vocabulary[entry.act].label) if entry.act in vocabulary else entry.act,
        by=by or name,
        when=words.moment(entry.recorded),
        url=entry_url(one.case.id, entry.id),
    )


def answers(asker: Asker) -> list[NewsView]:
    """How a leader answered what the asker proposed, as long as a meeting without minutes is in sight."""
    said_by = {"decided": _("Afgørelsen er truffet"), "sent-back": _("Sendt tilbage med en bemærkning")}
    return [
        NewsView(
            child=str(one.case.person),
            what=said_by[one.outcome],
            by="",
            when=words.short_instant(one.answered_at) if one.answered_at else "",
            url=entry_url(one.case_id, one.answer),
        )
        for one in lists.answers_to(asker.viewer, asker.at - UNWRITTEN)
    ]


def shown_drafts(rows: list[DraftRow]) -> list[DraftRow]:
    """The newest that can be gone on with; the others are on a page of their own."""
    return [one for one in rows if one.url][:DRAFTS]


def visit(asker: Asker) -> tuple[int, datetime | None]:
    """After which sequence something is news, and since when; and notes that they have looked.

    News is what came after the visit on an earlier day: it stays all day, however often the page is opened.
    At the first visit all is.
    """
    day, newest = local_day(asker.at), entries.newest_sequence()
    known = Visit.objects.filter(user=asker.user.id).first()
    since, since_at = (known.since, known.since_at) if known else (0, None)
    if known and known.day != day:
        since, since_at = known.seen, known.seen_at
    values = {"day": day, "seen": newest, "since": since, "since_at": since_at, "seen_at": asker.at}
    Visit.objects.update_or_create(user=asker.user.id, defaults=values)
    return since, since_at
