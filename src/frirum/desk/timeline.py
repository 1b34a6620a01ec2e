"""What happened, newest first, in words: who, when, known when; what was corrected or erased is marked.

Pure: names of people and users are given, nothing is looked up.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from frirum.desk import answer_words
from frirum.law.moments import Moment
from frirum.law.vocabulary import ActKind, Field, Vocabulary
from frirum.record.models import Entry
from frirum.record.reading import Line
from frirum.record.sniffing import PICTURES
from frirum.record.talking import ANSWERED
from frirum.site.screen import papers, words
from frirum.site.screen.duties import Link
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class PaperView:
    """A document of an entry; `url` is "" where there is no case page to open it from."""

    name: str
    about: str
    url: str
    picture: bool = False


@dataclass(frozen=True, slots=True)
class ValueView:
    label: str
    text: str
    papers: tuple[PaperView, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry, ready for `parts/entry.html`."""

    id: UUID
    label: str
    occurred: str
    occurred_iso: str
    known: str
    recorded: str
    by: str
    also: str
    state: str
    state_url: str
    gone: bool
    withheld: bool
    values: tuple[ValueView, ...]
    links: tuple[Link, ...]
    answers: tuple["EntryView", ...] = ()  # those of a talk, which stand below it


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id: persons, users, and the persons of cases."""

    persons: Mapping[str, str]
    users: Mapping[str, str]
    cases: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict)


def entry_url(case: UUID, entry: object) -> str:
    """Where an entry stands: on the case page, which begins with it where it is not among the newest."""
    return f"{reverse('desk:case', args=[case])}?post={entry}#entry-{entry}"


KEYS = frozenset({"ask", "version"})
"""Fields of an answer by which it is known to programs: nobody reads them."""
Links = Callable[[Line], tuple[Link, ...]]
PaperUrl = Callable[[str], str]


def timeline(
    lines: Iterable[Line],
    vocabulary: Vocabulary,
    names: Names,
    links: Links = lambda _: (),
    paper_url: PaperUrl = lambda _: "",
    unguarded: UUID | None = None,
) -> tuple[EntryView, ...]:
    """The lines of a case in words. `links` gives what the viewer may do with an entry that counts,
    `paper_url` where a document is opened.

    What guarded fields say is left out, but for the one entry of which it was asked (`unguarded`).
    """
    every = tuple(lines)
    labels = {str(line.entry.id): _label(line.act, vocabulary) for line in every}
    return tuple(_view(line, vocabulary, names, labels, links, paper_url, unguarded) for line in every)


def folded(views: Iterable[EntryView], lines: Iterable[Line]) -> tuple[EntryView, ...]:
    """The entries of a page, each answer below its talk where that stands on the page too."""
    every = tuple(views)
    there = {str(one.id) for one in every}
    talk_of = {
        line.entry.id: talk
        for line in lines
        if line.act == ANSWERED and (talk := str((line.values or {}).get("talk", ""))) in there
    }
    below: dict[str, list[EntryView]] = {}
    for one in reversed(every):  # as they were given; the timeline begins with the newest
        if one.id in talk_of:
            below.setdefault(talk_of[one.id], []).append(one)
    return tuple(
        replace(one, answers=tuple(below.get(str(one.id), ()))) for one in every if one.id not in talk_of
    )


def _view(
    line: Line,
    vocabulary: Vocabulary,
    names: Names,
    labels: Mapping[str, str],
    links: Links,
    paper_url: PaperUrl,
    unguarded: UUID | None,
) -> EntryView:
    entry = line.entry
    if entry.erased_whole:
        return EntryView(
            entry.id, _("Slettet"), "", "", "", "", "", "", _("slettet"), "", True, False, (), ()
        )
    kind = vocabulary.acts.get(entry.act)
    states = {"corrected": _("rettet"), "withdrawn": _("fejljournaliseret"), "erased": _("slettet")}
    instead = line.corrected_by or line.withdrawn_by
    return EntryView(
        id=entry.id,
        label=_heading(line, vocabulary, names),
        occurred=words.moment(entry.occurred),
        occurred_iso=str(entry.occurred),
        known=words.moment(entry.known) if _differs(entry.known, entry.occurred) else "",
        recorded=words.moment(entry.recorded) if entry.recorded.day != entry.known.day else "",
        by=_by(entry, names),
        also=", ".join(names.cases[str(other)] for other in entry.case_ids if str(other) in names.cases),
        state=states.get(line.state, ""),
        state_url=f"#entry-{instead}" if instead else "",
        gone=line.state != "current",
        withheld=guards(line, vocabulary) and entry.id != unguarded,
        values=_values(line, kind, names, labels, paper_url, entry.id == unguarded),
        links=links(line) if line.state == "current" and kind and not kind.effect else (),
    )


def guards(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether an entry says something that is guarded."""
    kind = vocabulary.acts.get(line.act)
    return any(field.guarded and (line.values or {}).get(field.id) for field in (kind.fields if kind else ()))


def _label(act: str, vocabulary: Vocabulary) -> str:
    return said(vocabulary[act].label) if act in vocabulary else act


def _heading(line: Line, vocabulary: Vocabulary, names: Names) -> str:
    label = _label(line.act, vocabulary)
    if line.act != ANSWERED or not line.values:
        return label
    return f"{label}: {answer_words.whom(line.values, names.persons)}"


def _differs(one: Moment, other: Moment) -> bool:
    return one.day != other.day or (one.exact and other.exact and one.instant != other.instant)


def _by(entry: Entry, names: Names) -> str:
    if entry.actor_kind == "citizen":
        return _("Udefra, gennem underretningsformularen")
    if entry.actor_kind == "system":
        return _("Overført til systemet")
    if entry.actor_kind == "respondent":
        return names.persons.get(entry.actor_id, _("En i familien"))
    name = names.users.get(entry.actor_id, _("Medarbejder"))
    role = {"intake": _("modtagelse"), "adviser": _("rådgiver"), "leader": _("leder")}.get(
        entry.actor_role, ""
    )
    return f"{name}, {role}" if role else name


def _values(
    line: Line,
    kind: ActKind | None,
    names: Names,
    labels: Mapping[str, str],
    paper_url: PaperUrl,
    unguarded: bool,
) -> tuple[ValueView, ...]:
    views = []
    said_here = line.values or {}
    if kind and kind.id == ANSWERED and said_here:
        text = answer_words.given(said_here, kind)
        views.append(ValueView(answer_words.title(said_here["instrument"]), text))
        kind = None
    for asked in kind.fields if kind else ():
        value = said_here.get(asked.id)
        if value not in (None, "", []) and asked.id not in KEYS and (unguarded or not asked.guarded):
            shown = _papers(value, paper_url) if asked.type == "documents" else ()
            text = value_words(asked, value, names, labels, said_here)
            views.append(ValueView(said(asked.label), text, shown))
    if line.reason:
        views.append(ValueView(_("Hvorfor det er rettet"), line.reason))
    return tuple(views)


def _papers(value: Any, paper_url: PaperUrl) -> tuple[PaperView, ...]:
    return tuple(
        PaperView(one["name"], papers.about(one), paper_url(one["id"]), one["type"] in PICTURES)
        for one in value
    )


NOTHING: Mapping[str, Any] = {}


def value_words(
    asked: Field,
    value: Any,
    names: Names,
    labels: Mapping[str, str],
    values: Mapping[str, Any] = NOTHING,
) -> str:
    """A field's value as one reads it. `values` are all that the act says: what marks are marks of."""
    if (answered := answer_words.of(asked, value, values, names.persons)) is not None:
        return answered
    if asked.type in ("choice", "choices"):
        chosen = value if isinstance(value, list) else [value]
        options = {option.id: said(option.label) for option in asked.options}
        return ", ".join(options.get(id_, str(id_)) for id_ in chosen)
    if asked.type in ("yesno", "tick"):
        return _("Ja") if value else _("Nej")
    if asked.type == "date":
        return words.short_day(date.fromisoformat(value))
    if asked.type == "number":
        return str(value).replace(".", ",") if words.danish() else str(value)
    if asked.type in ("person", "persons"):
        named = value if isinstance(value, list) else [value]
        return ", ".join(names.persons.get(str(one), _("Ukendt person")) for one in named)
    if asked.type == "documents":
        return ", ".join(papers.line(one) for one in value)
    if asked.type == "user":
        return names.users.get(str(value), _("Medarbejder"))
    if asked.type == "entry":
        return labels.get(str(value), _("En post i sagen"))
    if asked.id == "unit":
        return names.units.get(str(value), str(value))
    return str(value)
