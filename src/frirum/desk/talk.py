"""One talk: who has answered, who would rather not, who is waited for; what was changed; what is shared."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.access import answering
from frirum.access.answering import CodeState
from frirum.desk.changes import note_views
from frirum.desk.door import Asker, desk_page, open_case
from frirum.desk.kin import Kin, kin_of
from frirum.desk.talk_asks import label
from frirum.feedback.instruments import Library
from frirum.record import feedback
from frirum.record.feedback import Ask, Rated, TalkRead
from frirum.record.identifiers import new_id
from frirum.record.instruments import library
from frirum.record.lawbook import lawbook
from frirum.record.reading import Opened
from frirum.record.respondents import known_as
from frirum.record.talking import SHARED, UNSHARED
from frirum.site.screen import words
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class AskRow:
    """One ask of a talk: what, and how it stands. What was marked is not said here: curves are for that."""

    what: str
    answered: bool
    skipped: str  # why not, in words
    way: str
    paper_url: str
    correct_url: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a talk, with all that they are asked."""

    person: UUID
    name: str
    asks: tuple[AskRow, ...]
    waits: bool
    shows: bool  # whether a page can ask them: of a register without texts only numbers from paper are taken
    code: CodeState | None
    is_child: bool
    card: str  # "", "given" (no PIN yet) or "ready"


@dataclass(frozen=True, slots=True)
class SharedRow:
    """Something that a child's answers are shared as."""

    who: str
    what: str
    end_url: str


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def talk(request: HttpRequest, asker: Asker, case: UUID, entry: UUID) -> HttpResponse:
    """The page of one talk."""
    opened = open_case(asker, case, "talk")
    return render(request, "desk/talk.html", view(asker, opened, talk_of(opened, entry)))


def talk_of(opened: Opened, entry: UUID) -> TalkRead:
    """The talk by its first entry, in a case that was opened; 404 where it is none of this case."""
    found = next((one for one in feedback.talks(opened) if one.entry == entry), None)
    if found is None:
        raise Http404
    return found


def seen_asks(found: TalkRead, kin: Kin) -> tuple[Ask, ...]:
    """The asks whose people the asker may name: none about a sibling whose case is another's."""
    return tuple(one for one in found.asks if one.respondent in kin.persons and one.about in kin.persons)


def view(asker: Asker, opened: Opened, found: TalkRead) -> dict[str, Any]:
    """All that the page shows."""
    case = opened.case
    kin, known = kin_of(asker, case), library(case.municipality)
    writes = opened.level == "write"
    rated = {one.ask: one for one in feedback.ratings(opened) if one.talk == found.entry}
    real = feedback.turned_out(case.municipality)
    states = {real.get(who, who): one for who, one in answering.states(found.entry).items()}
    people: dict[UUID, list[Ask]] = {}
    for ask in seen_asks(found, kin):
        people.setdefault(ask.respondent, []).append(ask)
    children = {one.case.person_id for one in kin.cases}
    return {
        "child": str(case.person),
        "case_url": reverse("desk:case", args=[case.id]),
        "talk": found.entry,
        "case_id": case.id,
        "day": words.day(found.day),
        "number": found.number,
        "may_write": writes,
        "people": [
            _person(who, asks, found, case.id, kin, known, rated, states.get(who), who in children, writes)
            for who, asks in people.items()
        ],
        "note": next(iter(note_views(case.id, [found], (), writes)), None),
        "voices_url": reverse("desk:voices", args=[case.id]),
        "entry_id": new_id(),
        "share_url": _share_url(case.id, case.person_id, found.entry) if writes else "",
        "sharings": _sharings(asker, opened, kin, found, writes),
    }


def _person(
    who: UUID,
    asks: list[Ask],
    found: TalkRead,
    case: UUID,
    kin: Kin,
    known: Library,
    rated: dict[str, Rated],
    code: CodeState | None,
    is_child: bool,
    writes: bool,
) -> PersonRow:
    card = answering.card_of(who, known_as(found.municipality, who)) if is_child else None
    waiting = [one for one in asks if one.id not in found.answered]
    return PersonRow(
        person=who,
        name=str(kin.persons[who]),
        asks=tuple(_row(one, found, case, kin, known, rated.get(one.id), writes) for one in asks),
        waits=bool(waiting),
        shows=any((instrument := known.get(one.instrument)) and instrument.showable for one in waiting),
        code=code if waiting else None,
        is_child=is_child,
        card="" if card is None else "ready" if card.pin else "given",
    )


def _row(
    ask: Ask, found: TalkRead, case: UUID, kin: Kin, known: Library, rated: Rated | None, writes: bool
) -> AskRow:
    instrument = known.get(ask.instrument)
    url = reverse("desk:talk_paper", args=[case, found.entry, ask.id]) if writes else ""
    answered = ask.id in found.answered
    return AskRow(
        what=label(ask.role, instrument.measures, str(kin.persons[ask.about]), instrument)
        if instrument
        else ask.instrument,
        answered=answered,
        skipped=option("skipped", rated.skipped) if rated and rated.skipped else "",
        way=option("mode", rated.mode) if rated else "",
        paper_url="" if answered else url,
        correct_url=url if answered and rated else "",
    )


def option(field: str, value: str) -> str:
    """One of the answers of an answer's own choice fields, in words."""
    found = lawbook().vocabulary["answer-given"].find(field)
    return next((said(one.label) for one in (found.options if found else ()) if one.id == value), value)


def _share_url(case: UUID, child: UUID, entry: UUID) -> str:
    query = urlencode({"value.whose": str(child), "value.talk": str(entry)})
    return f"{reverse('desk:act', args=[case, SHARED])}?{query}"


def _sharings(asker: Asker, opened: Opened, kin: Kin, found: TalkRead, writes: bool) -> list[SharedRow]:
    what = {one.id: said(one.label) for one in lawbook().vocabulary[SHARED].options_of("what")}
    names, ending = kin.names.persons, reverse("desk:act", args=[opened.case.id, UNSHARED])
    return [
        SharedRow(
            who=", ".join(sorted(names.get(str(who), _("Ukendt person")) for who in one.people)),
            what=", ".join(what.get(each, each) for each in sorted(one.what)),
            end_url=f"{ending}?{urlencode({'value.sharing': str(one.entry)})}" if writes else "",
        )
        for one in feedback.sharings(opened.case)
        if one.holds(asker.at) and one.talk in (None, found.entry)
    ]
