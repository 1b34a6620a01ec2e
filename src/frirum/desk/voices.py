"""The family's voice: a curve for each who answers; and what one of the family may see of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.access.policy import may_do
from frirum.desk.changes import CHANGED, SentBack, note_views
from frirum.desk.door import Asker, desk_page, open_case
from frirum.desk.flagwords import asked
from frirum.desk.kin import Kin, kin_of
from frirum.feedback.instruments import Library
from frirum.feedback.ratings import Rating
from frirum.feedback.summary import band_of
from frirum.feedback.thresholds import Thresholds
from frirum.feedback.trajectory import NEEDED, Fit, TooFew
from frirum.law.moments import local_day
from frirum.record import feedback
from frirum.record.feedback import Rated, TalkRead
from frirum.record.feedback_sight import seen_by
from frirum.record.how_others_went import Kind, fits
from frirum.record.identifiers import as_id
from frirum.record.instruments import library, thresholds
from frirum.record.lawbook import lawbook
from frirum.record.reading import Opened
from frirum.site.screen import words
from frirum.site.screen.curves import (
    MEASURES,
    Around,
    Curve,
    curves,
    labels_of,
    notes,
    of_measure,
    questions,
    why_no_others,
)
from frirum.site.screen.curvesources import short_names, talks_of, words_of_goals


@dataclass(frozen=True, slots=True)
class Voice:
    """What a page of curves is made of: all that staff sees, or what one person of the family may."""

    talks: tuple[TalkRead, ...]
    rated: tuple[Rated, ...]
    around: Around
    thresholds: Thresholds
    library: Library

    def curves(self) -> tuple[Curve, ...]:
        return curves(self.rated, self.thresholds, self.library, self.around)


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def voices(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """The curves of one case. With `?for=` a person of the family: what that one may see."""
    opened = open_case(asker, case, "voices")
    if opened.case.id != case:
        return redirect("desk:voices", opened.case.id)
    return page(request, asker, opened)


def page(
    request: HttpRequest, asker: Asker, opened: Opened, sent_back: SentBack | None = None
) -> HttpResponse:
    """The page of curves. `sent_back`: a line that was typed on it and not taken."""
    kin = kin_of(asker, opened.case)
    person = reader(request.GET.get("for", ""), opened, kin)
    voice = voice_of(asker, opened, kin, person)
    found = voice.curves()
    writes = opened.level == "write" and may_do(asker.viewer, lawbook().vocabulary[CHANGED].roles)
    shown = {
        "child": str(opened.case.person),
        "case_url": reverse("desk:case", args=[opened.case.id]),
        "voices_url": reverse("desk:voices", args=[opened.case.id]),
        "printed": words.day(local_day(asker.at)),
        "reader": str(kin.persons[person]) if person else "",
        "sections": [
            (one, heading(one), of_measure(found, one)) for one in MEASURES if of_measure(found, one)
        ],
        "own": any(one.own for one in found),
        "questions": questions(found),
        "why_no_others": why_no_others(voice.rated, voice.around) if person is None else "",
        "flags": asked((one.rating for one in voice.rated), found, voice.thresholds, voice.library)
        if person is None
        else (),
        "notes": notes(voice.around.talks),
        "readers": [] if person else readers(kin, voice),
    }
    if person is None:
        shown["talk_url"] = reverse("desk:open_talk", args=[opened.case.id]) if writes else ""
        shown["forms"] = note_views(opened.case.id, voice.talks, voice.around.talks, writes, sent_back)
    return render(request, "desk/voices.html", shown, status=422 if sent_back else 200)


def heading(measures: str) -> str:
    """What the curves of one kind are about."""
    return {
        "outcome": _("Hvordan det går"),
        "alliance": _("Hvordan samtalerne er"),
        "goals": _("Egne mål"),
    }[measures]


def voice_of(asker: Asker, opened: Opened, kin: Kin, person: UUID | None = None) -> Voice:
    """Reads the talks and answers of a case: all of them for staff, or what one of the family may see."""
    case = opened.case
    talks = feedback.talks(opened)
    rated = feedback.ratings(opened) if person is None else feedback.voice(person, case, asker.at)
    around = Around(
        names=short_names({one: str(each) for one, each in kin.persons.items()}),
        labels=labels_of(lawbook().vocabulary),
        talks=talks_of(talks, person),
        goals=words_of_goals(feedback.own_goals(case)),
        others=partial(_others, fits(case.municipality, local_day(asker.at))) if person is None else _nobody,
    )
    set_here = thresholds(case.municipality, asker.at)
    return Voice(talks, rated, around, set_here, library(case.municipality))


def for_the_table(asker: Asker, opened: Opened, kin: Kin) -> tuple[tuple[str, ...], bool]:
    """The latest of each curve in words, as far as it may lie on the table, and whether there is more.

    That is what everybody who answers, or has custody, may see: a child's own where it is shared with all of
    them, an adult's own where nobody else is around (decision 0149).
    """
    voice = voice_of(asker, opened, kin)
    there = {one.respondent for one in voice.rated} | {one.holder_id for one in kin.custody if one.holder_id}
    shown = feedback.sharings(opened.case)
    common = set(voice.rated)
    for one in there:
        common &= set(seen_by(one, voice.rated, shown, asker.at))
    listed = replace(voice, rated=tuple(one for one in voice.rated if one in common)).curves()
    said = [f"{one.title}: {one.latest}" for one in listed if one.latest]
    said += [
        f"{one.title}, »{line.label}«: {line.latest}"
        for one in listed
        if not one.latest
        for line in one.lines
    ]
    return tuple(said), len(common) < len(voice.rated)


def reader(asked_for: str, opened: Opened, kin: Kin) -> UUID | None:
    """Whom of the family the page is shown to; None: to staff. Who is not around this child is not there."""
    if not asked_for:
        return None
    person = as_id(asked_for)
    if person is None or person not in kin.persons:
        raise Http404
    return person


def readers(kin: Kin, voice: Voice) -> list[tuple[str, str]]:
    """(name, address) of those of the family who were asked, or are shown what somebody else answered."""
    shown = {one for each in feedback.sharings(kin.case) for one in each.people}
    every = dict.fromkeys([ask.respondent for talk in voice.talks for ask in talk.asks] + sorted(shown))
    url = reverse("desk:voices", args=[kin.case.id])
    return [(str(kin.persons[one]), f"{url}?for={one}") for one in every if one in kin.persons]


def _others(known: Mapping[Kind, Fit | TooFew], rating: Rating) -> Fit | TooFew:
    return known.get((rating.instrument, rating.role, band_of(rating.age)), TooFew(0, NEEDED))


def _nobody(_rating: Rating) -> None:
    """The family is not shown how it went for others: beside one's own line it reads as a demand."""
