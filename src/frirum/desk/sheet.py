"""The meeting sheet: what one takes along to a meeting, on one page of paper, with room to write."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.casepage import around_case
from frirum.desk.door import Asker, desk_page, open_case
from frirum.desk.family import contact, contacts, family_of, upcoming
from frirum.desk.fivelists import five_lists
from frirum.desk.kin import Kin, kin_of
from frirum.desk.timeline import EntryView, timeline
from frirum.desk.voices import for_the_table
from frirum.law.moments import local_day
from frirum.record import lists, reading
from frirum.record.lawbook import lawbook
from frirum.record.reading import CaseFile
from frirum.record.talking import OPENED
from frirum.site.screen import words

EFFORT_ACTS = frozenset({"effort-started", "effort-changed", "effort-ended"})
MOST_DUE, MOST_MEMBERS, MOST_CONTACTS, MOST_VOICES = 8, 10, 3, 4
"""What one page holds. What is left out is said to be left out."""


@dataclass(frozen=True, slots=True)
class Shortened:
    """The first of something, and whether there is more in the case."""

    rows: tuple[object, ...]
    more: bool

    @classmethod
    def of(cls, every: Iterable[object], most: int) -> "Shortened":
        rows = tuple(every)
        return cls(rows[:most], len(rows) > most)


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def sheet(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """Goals, the last change of help, what is due and why, the family, the last talks; lines to write on."""
    opened = open_case(asker, case, "sheet")
    if opened.case.id != case:
        return redirect("desk:sheet", opened.case.id)
    file, book, today = reading.case_file(opened.case), lawbook(), local_day(asker.at)
    kin = kin_of(asker, opened.case)
    around = around_case(asker, opened, file, book, frozenset(), ())
    talks = contacts(file, book.vocabulary)[:MOST_CONTACTS]
    said, more = for_the_table(asker, opened, kin)
    members = [one for one in family_of(asker, opened.case, file, kin, book) if one.now][1:]
    shown = {
        "child": str(opened.case.person),
        "age": words.age(opened.case.person.born, today),
        "adviser": kin.user_name(opened.case.assignee),
        "case_url": reverse("desk:case", args=[opened.case.id]),
        "talk_url": around.act_url(OPENED, None),
        "printed": words.day(today),
        "goals": [(one.text, words.short_day(one.since)) for one in lists.goals_of(opened.case)],
        "effort": last_change(file, kin),
        "due": Shortened.of(five_lists(file.standing(asker.at), around, asker.viewer).must, MOST_DUE),
        "members": Shortened.of(members, MOST_MEMBERS),
        "contacts": [contact(line, kin, book.vocabulary, opened.case.id) for line in talks],
        "next": upcoming(asker, opened.case, today)[:2],
        "voices": Shortened(said[:MOST_VOICES], more or len(said) > MOST_VOICES),
    }
    return render(request, "desk/sheet.html", shown)


def last_change(file: CaseFile, kin: Kin) -> EntryView | None:
    """The newest act that began, changed or ended help, in words."""
    lines = [line for line in file.timeline() if line.act in EFFORT_ACTS and line.state == "current"]
    return next(iter(timeline(lines[:1], lawbook().vocabulary, kin.names)), None)
