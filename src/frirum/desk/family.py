"""The family page: who is involved, who comes next, who was in contact lately."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.ages import ages_view
from frirum.desk.door import Asker, desk_page, open_case
from frirum.desk.kin import Kin, kin_of
from frirum.desk.timeline import entry_url
from frirum.desk.today import MeetingView, meeting_view
from frirum.law.loading import Lawbook
from frirum.law.moments import local_day
from frirum.law.vocabulary import ActKind, Vocabulary
from frirum.record import around, lists, reading
from frirum.record.around import Ties
from frirum.record.casefacts import PLANNED
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, Person
from frirum.record.reading import CaseFile, Line
from frirum.record.talking import SHARED
from frirum.site.screen import words
from frirum.site.screen.words import said

LATELY = 8
RELATED, CUSTODY = "relation-recorded", "custody-recorded"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody around the child, ready for `desk/family.html`."""

    name: str
    age: str
    roles: tuple[str, ...]  # what they are to the child, each with its dates
    contact: str
    address: str
    language: str
    last: str  # when they were last in contact
    url: str
    now: bool
    shut: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """One talk, visit or meeting."""

    when: str
    what: str
    who: str
    url: str


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def family(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """Who is around one child, as far as the asker may see."""
    opened = open_case(asker, case, "family")
    if opened.case.id != case:
        return redirect("desk:family", opened.case.id)
    file = reading.case_file(opened.case)
    kin, book, today = kin_of(asker, opened.case), lawbook(), local_day(asker.at)
    lines = contacts(file, book.vocabulary)
    every = family_of(asker, opened.case, file, kin, book)
    shown = {
        "child": str(opened.case.person),
        "case_url": reverse("desk:case", args=[opened.case.id]),
        "may_write": opened.level == "write",
        "case_id": opened.case.id,
        "members": [one for one in every if one.now],
        "former": [one for one in every if not one.now],
        "companion": companion(file),
        "meetings": upcoming(asker, opened.case, today),
        "contacts": [contact(line, kin, book.vocabulary, opened.case.id) for line in lines[:LATELY]],
        "siblings": kin.siblings,
        "ages": ages_view(file.judgement.regimes, opened.case.person.born, today),
    }
    return render(request, "desk/family.html", shown)


def family_of(asker: Asker, case: Case, file: CaseFile, kin: Kin, book: Lawbook) -> list[Member]:
    """Who is around a child, as far as the asker may see."""
    ties, lines = around.ties(case), contacts(file, book.vocabulary)
    shut = around.others_own(asker.viewer, [*ties.persons, *kin.persons])
    return members(case, kin, ties, lines, book, local_day(asker.at), shut)


def upcoming(asker: Asker, case: Case, today: date) -> list[MeetingView]:
    """The meetings agreed from today on, with those who may be named."""
    found = lists.meetings_of(case, today)
    who = around.who_comes(asker.viewer, found)
    return [meeting_view(one, who[one.id], today) for one in found]


NO_TALK = frozenset({PLANNED, SHARED})
"""What names people and is no talk with them: with whom a child shares its answers stands on no sheet."""


def contacts(file: CaseFile, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The talks, visits and meetings of a case that count, the newest first: acts that say with whom."""
    return tuple(
        line
        for line in file.timeline()
        if line.state == "current" and line.act not in NO_TALK and _names_who(vocabulary.acts.get(line.act))
    )


def _names_who(kind: ActKind | None) -> bool:
    return kind is not None and any(
        field.id == "with" and field.type in ("person", "persons") for field in kind.fields
    )


def contact(line: Line, kin: Kin, vocabulary: Vocabulary, case: UUID) -> Contact:
    values, names = line.values or {}, kin.names.persons
    who = [names.get(one, _("Ukendt person")) for one in _with(line)]
    who += [str(values["other"])] if values.get("other") else []
    return Contact(
        when=words.moment(line.entry.occurred),
        what=said(vocabulary[line.act].label),
        who=", ".join(who),
        url=entry_url(case, line.entry.id),
    )


def _with(line: Line) -> tuple[str, ...]:
    """Who took part, by id: one or several, as the act asks."""
    said_here = (line.values or {}).get("with") or ()
    return (said_here,) if isinstance(said_here, str) else tuple(map(str, said_here))


def companion(file: CaseFile) -> str:
    """The child's chosen companion (*bisidder*), as told last."""
    chosen = [act for act in file.judgement.acts if act.name == "companion-chosen" and act.values.get("name")]
    if not chosen:
        return ""
    values = chosen[-1].values
    return ", ".join(str(values[name]) for name in ("name", "contact") if values.get(name))


def members(
    case: Case,
    kin: Kin,
    ties: Ties,
    lines: Iterable[Line],
    book: Lawbook,
    today: date,
    shut: Container[UUID],
) -> list[Member]:
    """The child first, then who is related to it or has custody, then the others of the family.

    Of those in `shut` only the name is told, and what they are to the child.
    """
    last: dict[str, str] = {}
    for line in lines:
        for person in _with(line):
            last.setdefault(person, words.short_day(line.entry.occurred.day))
    roles = _roles(ties, book.vocabulary, today)
    urls = {one.case.person_id: one.url for one in kin.cases[1:]}
    child = _member(case.person, (_("Barnet i sagen"),), last, "", today, True)
    found = [child]
    persons = dict(ties.persons) | dict(kin.persons)
    order = [*roles, *(one for one in kin.persons if one not in roles)]
    for one in order:
        if one != case.person_id and one in persons:
            told, now = roles.get(one, ((), True))
            member = _member(persons[one], tuple(told), last, urls.get(one, ""), today, now)
            found.append(_only_named(member) if one in shut else member)
    return found


def _member(
    person: Person, roles: tuple[str, ...], last: Mapping[str, str], url: str, today: date, now: bool
) -> Member:
    return Member(
        name=str(person),
        age=words.age(person.born, today),
        roles=roles,
        contact=person.contact,
        address=person.address,
        language=person.language,
        last=last.get(str(person.id), ""),
        url=url,
        now=now,
    )


def _only_named(member: Member) -> Member:
    return replace(member, age="", contact="", address="", language="", last="", shut=True)


def _roles(ties: Ties, vocabulary: Vocabulary, today: date) -> dict[UUID, tuple[list[str], bool]]:
    """What each is to the child, in words with dates, and whether anything of it still holds."""
    kinds, forms = _options(vocabulary, RELATED, "kind"), _options(vocabulary, CUSTODY, "form")
    found: dict[UUID, tuple[list[str], bool]] = {}

    def add(person: UUID, what: str, since: date, until: date | None) -> None:
        told, now = found.get(person, ([], False))
        held = until is None or until > today
        dates = {"from": words.short_day(since), "until": words.short_day(until) if until else ""}
        text = _("%(what)s fra %(from)s") if until is None else _("%(what)s fra %(from)s til %(until)s")
        found[person] = ([*told, text % {"what": what, **dates}], now or held)

    for relation in ties.relations:
        add(relation.other_id, kinds.get(relation.role, relation.role), relation.since, relation.until)
    for one in ties.custody:
        form = forms.get(one.form, one.form).lower()
        words_for = _("forældremyndighed, %(form)s") % {"form": form}
        add(one.holder_id, words_for, one.since, one.until)
        if one.residence:
            add(one.holder_id, _("barnet bor her"), one.since, one.until)
    return found


def _options(vocabulary: Vocabulary, act: str, field: str) -> dict[str, str]:
    asked = vocabulary[act].find(field) if act in vocabulary else None
    return {one.id: said(one.label) for one in asked.options} if asked else {}
