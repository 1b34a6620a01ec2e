"""The case page: who it is about, the day clock, the five lists, and what has happened."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.access.policy import may_do
from frirum.desk.ages import ages_view
from frirum.desk.caseclock import ClockView, began_none, clock_views
from frirum.desk.covered import last_day
from frirum.desk.door import Asker, desk_page, open_case
from frirum.desk.fivelists import about_people, five_lists
from frirum.desk.formpage import first_words
from frirum.desk.forwarding import FORWARDED
from frirum.desk.kin import Kin, kin_of
from frirum.desk.narrowing import narrowed, wish_of
from frirum.desk.timeline import Links, PaperUrl, entry_url, folded, guards, timeline
from frirum.desk.unsent import rows_of
from frirum.law.competence import DECISION
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.law.status import Status
from frirum.record import entries, lists, reading, unsent
from frirum.record.history import IDENTIFIED
from frirum.record.lawbook import lawbook
from frirum.record.models import Entry
from frirum.record.reading import CaseFile, Line, Opened
from frirum.record.talking import ANSWERED, OPENED
from frirum.site.screen import words
from frirum.site.screen.duties import Around, Link
from frirum.site.screen.lawplaces import may_now_url
from frirum.site.screen.places import units_of
from frirum.site.screen.regimewords import regime_words
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    name: str
    facts: tuple[Fact, ...]
    siblings: tuple[tuple[str, str], ...]
    clock: tuple[ClockView, ...]
    began_none: tuple[str, ...]  # what began no six weeks of its own, and why
    may_write: bool
    provisional: bool
    identify_url: str
    fetch_url: str
    compare_url: str
    known_url: str
    rules_url: str
    access_url: str
    may_now: tuple[Link, ...]  # »Det må vi nu« of each experiment that the case is in


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def case(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """One child's case. An alias leads to the case that it is read as."""
    opened = open_case(asker, case, "case")
    if opened.case.id != case:
        return redirect("desk:case", opened.case.id)
    file = reading.case_file(opened.case)
    kin = kin_of(asker, opened.case)
    book = lawbook()
    now = file.standing(asker.at)
    mendable = entries.correctable(asker.viewer, file) if opened.level == "write" else frozenset()
    page = narrowed(file.timeline(), wish_of(asker, request.GET), book.vocabulary, kin.names)
    around = around_case(asker, opened, file, book, mendable, {line.entry.id for line in page.lines})
    drafts = unsent.of_case(asker.viewer, opened.case) if opened.level == "write" else ()
    shown = {
        "drafts": rows_of(asker, drafts),
        "quick": quick_links(opened.case.id, around),
        "ages": ages_view(file.judgement.regimes, opened.case.person.born, local_day(asker.at)),
        "head": head(opened, file, kin, now, book, asker),
        "lists": five_lists(now, around, asker.viewer),
        "proposals": proposals(asker, opened, file),
        "about_people": about_people(opened, around, asker.viewer),
        "timeline": page,
        "narrow_url": reverse("desk:narrow", args=[opened.case.id]),
        "entries": folded(
            timeline(
                page.lines,
                book.vocabulary,
                kin.names,
                entry_links(asker, opened, mendable),
                paper_urls(opened.case.id),
                unguarded(request, asker, opened),
            ),
            page.lines,
        ),
    }
    return render(request, "desk/case.html", shown)


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A decision that waits for approval, or was sent back: what the adviser sees at the top of the case."""

    waits: bool
    since: str
    entry_url: str
    do: Link | None


def proposals(asker: Asker, opened: Opened, file: CaseFile) -> tuple[ProposalView, ...]:
    """What waits for a leader; where nothing does, the newest answer that nothing was decided after."""
    case, found = opened.case, lists.proposals_of(opened.case)
    if waiting := [one for one in found if one.outcome == "waiting"]:
        answers = opened.level == "write" and "leader" in asker.viewer.roles
        return tuple(
            ProposalView(
                waits=True,
                since=words.short_instant(one.since),
                entry_url=entry_url(case.id, one.entry),
                do=_link(_("Se den, og svar"), "desk:approval", [case.id, one.entry]) if answers else None,
            )
            for one in waiting
        )
    sent_back = [(one.answered_at, one) for one in found if one.outcome == "sent-back" and one.answered_at]
    at, last = max(sent_back, key=lambda pair: pair[0], default=(None, None))
    decided = [act.occurred_at.instant for act in file.judgement.acts if act.name == DECISION]
    if at is None or last is None or any(one >= at for one in decided):
        return ()
    mends = opened.level == "write" and may_do(asker.viewer, lawbook().vocabulary[DECISION].roles)
    again = _link(_("Ret den, og send igen"), "desk:act", [case.id, DECISION], f"?fra={last.entry}")
    url = entry_url(case.id, last.answer)
    return (ProposalView(False, words.short_instant(at), url, again if mends else None),)


def _link(label: str, page: str, where: list[object], query: str = "") -> Link:
    return Link(label, reverse(page, args=where) + query)


def paper_urls(case: UUID) -> PaperUrl:
    """Where a case's documents are opened, by their id."""
    return lambda document: reverse("desk:document", args=[case, document])


def around_case(
    asker: Asker,
    opened: Opened,
    file: CaseFile,
    book: Lawbook,
    mendable: frozenset[UUID],
    shown: Container[UUID],
) -> Around:
    """Where the links of a case's duties lead, as far as the asker may write.

    An entry that is not `shown` on the page of the timeline has a page that begins with it.
    """
    case, writes = opened.case, opened.level == "write"
    entries = {str(one.id): one.entry for one in file.told}

    def act_url(act: str, occasion: str | None) -> str:
        if not writes or act not in book.vocabulary or not may_do(asker.viewer, book.vocabulary[act].roles):
            return ""
        if book.vocabulary[act].own_page:
            return reverse("desk:open_talk", args=[case.id]) if act == OPENED else ""
        url = reverse("desk:act", args=[case.id, act])
        return f"{url}?{urlencode({'occasion': occasion})}" if occasion else url

    def entry(one: str) -> tuple[str, str] | None:
        if one not in entries:
            return None
        here = f"#entry-{one}"
        return entries[one].act, here if UUID(one) in shown else entry_url(case.id, one)

    def correct_url(one: str) -> str:
        if one not in entries or not _may_correct(asker, entries[one], mendable):
            return ""
        if book.vocabulary[entries[one].act].own_page:
            return ""
        return reverse("desk:correct", args=[case.id, one])

    return Around(book, entry, act_url, correct_url, asker.at, file.judgement)


def quick_links(case: UUID, around: Around) -> tuple[Link, ...]:
    """What is looked at and written most, at hand at the top of a case."""
    pages: tuple[Link, ...] = (
        Link(_("Familien"), reverse("desk:family", args=[case]), key="f"),
        Link(_("Familiens stemme"), reverse("desk:voices", args=[case]), key="k"),
        Link(_("Mødeark"), reverse("desk:sheet", args=[case]), key="a"),
    )
    if talk := around.act_url(OPENED, None):
        pages += (Link(_("Ny samtale"), talk, key="l"),)
    keys = {"meeting-held": "m", "file-note": "n", "phone-note": "t", "meeting-planned": "p"}
    return pages + tuple(
        Link(said(around.vocabulary[act].label), f"{url}#{first_words(around.vocabulary[act])}", key=key)
        for act, key in keys.items()
        if (url := around.act_url(act, None))
    )


def unguarded(request: HttpRequest, asker: Asker, opened: Opened) -> UUID | None:
    """The entry of which a writer asks for what is guarded, noted as read; None for who may only read."""
    try:
        entry = UUID(request.GET.get("vis", ""))
    except ValueError:
        return None
    if opened.level != "write":
        return None
    reading.note_shown(asker.viewer, [opened.case], "guarded")
    return entry


def entry_links(asker: Asker, opened: Opened, mendable: frozenset[UUID]) -> Links:
    """What the asker may do with an entry that counts: correct it, take it off this case, erase it."""
    shown: list[Line] = []

    def links(line: Line) -> tuple[Link, ...]:
        if opened.level != "write":
            return ()
        where = [opened.case.id, line.entry.id]
        found = [Link(_("Forkert sag"), reverse("desk:wrong_case", args=where))]
        if _may_correct(asker, line.entry, mendable) and _correct_url(opened.case.id, line):
            key = "r" if not shown else ""  # the key is the newest's
            shown.append(line)
            found.insert(0, Link(_("Ret"), _correct_url(opened.case.id, line), key=key))
        if guards(line, lawbook().vocabulary):
            asking = f"?vis={line.entry.id}#entry-{line.entry.id}"
            found.append(Link(_("Vis underretter"), reverse("desk:case", args=[opened.case.id]) + asking))
        if line.act == OPENED and line.state == "current":
            talk = [opened.case.id, line.corrects or line.entry.id]
            found.insert(0, Link(_("Se samtalen"), reverse("desk:talk", args=talk)))
        if line.act == FORWARDED:
            found.append(Link(_("Følgeseddel"), reverse("desk:forwarded", args=where)))
        if "leader" in asker.viewer.roles and line.entry.id in mendable:
            found.append(Link(_("Slet"), reverse("desk:erase", args=where)))
        return tuple(found)

    return links


def _correct_url(case: UUID, line: Line) -> str:
    """Where an entry is corrected; "" for what is put right in other ways: a talk, a card."""
    if not lawbook().vocabulary[line.act].own_page:
        return reverse("desk:correct", args=[case, line.entry.id])
    said = line.values or {}
    if line.act != ANSWERED or not said.get("talk"):
        return ""
    return reverse("desk:talk_paper", args=[case, said["talk"], said["ask"]])


def _may_correct(asker: Asker, entry: Entry, mendable: frozenset[UUID]) -> bool:
    return entry.id in mendable and may_do(asker.viewer, lawbook().vocabulary[entry.act].roles)


def head(opened: Opened, file: CaseFile, kin: Kin, now: Status, book: Lawbook, asker: Asker) -> Head:
    """The top of the page: the child, whose the case is, under which law, and the day clock."""
    case, person = opened.case, opened.case.person
    today = local_day(asker.at)
    facts = [Fact(_("Alder"), _age(person.born, today)), Fact(_("CPR-nummer"), person.masked_cpr)]
    if kin.custody:
        facts.append(
            Fact(_("Forældremyndighed"), ", ".join(str(one.holder) for one in kin.custody if one.holder))
        )
    facts += [
        Fact(_("Rådgiver"), kin.user_name(case.assignee) or _("ikke fordelt endnu")),
        Fact(_("Enhed"), units_of(case.municipality).get(case.unit, case.unit)),
        Fact(_("Lov"), regime_words(now.regime, book)),
    ]
    if away := lists.covered_by(asker.viewer, case):
        said = [
            _("%(name)s (dækker til og med %(day)s)")
            % {"name": kin.user_name(one.covered_by), "day": words.short_day(last_day(one.until))}
            for one in away
        ]
        facts.insert(-2, Fact(_("Dækning"), ", ".join(said)))
    if case.status == "closed" and case.closed_at:
        facts.append(Fact(_("Afsluttet"), words.short_day(local_day(case.closed_at))))
    return Head(
        name=str(person),
        facts=tuple(fact for fact in facts if fact.text),
        siblings=kin.siblings,
        clock=clock_views(file.judgement, asker.at),
        began_none=began_none(file.judgement, asker.at, book),
        may_write=opened.level == "write",
        provisional=person.provisional,
        identify_url=reverse("desk:act", args=[case.id, IDENTIFIED]),
        fetch_url=reverse("desk:fetch", args=[case.id]),
        compare_url=reverse("desk:compare", args=[case.id]),
        known_url=reverse("desk:known", args=[case.id]),
        rules_url=reverse("desk:rules", args=[case.id]),
        access_url=reverse("desk:access", args=[case.id]) if "leader" in asker.viewer.roles else "",
        may_now=_may_now(now.regime, book),
    )


def _may_now(regime: str, book: Lawbook) -> tuple[Link, ...]:
    inside = [one for one in regime.split("+")[1:] if one in book.experiments]
    return tuple(Link(said(book.experiments[one].title), may_now_url(one)) for one in inside)


def _age(born: date | None, today: date) -> str:
    if born is None:
        return _("ukendt")
    return _("%(age)s (født %(day)s)") % {"age": words.age(born, today), "day": words.short_day(born)}
