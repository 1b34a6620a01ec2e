"""The timeline of a case, narrowed: by act, by whom, by period, by words; in pages. Pure but for its form.

The address holds what was asked for, so that a narrowed timeline can be linked to and come back to; words are
sealed in it, as in the search (they may name somebody).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from frirum.desk.door import Asker, desk_page, open_case
from frirum.desk.timeline import Names, value_words
from frirum.law.vocabulary import Vocabulary
from frirum.record import searching
from frirum.record.reading import Line
from frirum.site.screen import words
from frirum.site.screen.asking import Choice
from frirum.site.screen.words import said

PAGE = 50
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Wish:
    """Which entries are wanted; nothing said: all. `begin` is the entry that a page begins with."""

    act: str = ""
    by: str = ""
    since: date | None = None
    until: date | None = None
    typed: str = ""
    sealed: str = ""
    papers: bool = False  # only entries with documents
    begin: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.act or self.by or self.since or self.until or self.typed or self.papers)

    def query(self, **changed: str) -> str:
        """The wish as an address holds it, with something changed."""
        said_here = {
            "art": self.act,
            "af": self.by,
            "fra": self.since.isoformat() if self.since else "",
            "til": self.until.isoformat() if self.until else "",
            "bilag": "1" if self.papers else "",
            "s": self.sealed,
        } | changed
        return urlencode({name: text for name, text in said_here.items() if text})


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that narrows the timeline, and the address without it."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A page of the timeline, and the form above it: ready for `parts/narrow.html`."""

    lines: tuple[Line, ...]
    taken: tuple[Taken, ...]
    acts: tuple[Choice, ...]
    writers: tuple[Choice, ...]
    since: str
    until: str
    typed: str
    papers: bool
    older: str  # the address of the next page, "" for none
    newest: str  # the address of the first page, where this is another


def wish_of(asker: Asker, asked: QueryDict) -> Wish:
    """What an address asks for; what can't be read is as if it was not said."""
    sealed = asked.get("s", "")
    typed = searching.unsealed(asker.viewer, sealed) if sealed else ""
    return Wish(
        act=asked.get("art", ""),
        by=asked.get("af", ""),
        since=_day(asked.get("fra", "")),
        until=_day(asked.get("til", "")),
        typed=typed,
        sealed=sealed if typed else "",
        papers="bilag" in asked,
        begin=asked.get("post", ""),
    )


@require_POST
@never_cache
@sensitive_post_parameters()
@desk_page("intake", "adviser", "leader")
def narrow(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """From the form to the address of the narrowed timeline."""
    opened = open_case(asker, case, "case")
    typed = request.POST.get("q", "").strip()[:LONGEST]
    wish = Wish(
        act=request.POST.get("art", ""),
        by=request.POST.get("af", ""),
        since=_day(request.POST.get("fra", "")),
        until=_day(request.POST.get("til", "")),
        sealed=searching.sealed(asker.viewer, typed) if typed else "",
        papers="bilag" in request.POST,
    )
    return redirect(f"{reverse('desk:case', args=[opened.case.id])}?{wish.query()}#timeline")


def narrowed(lines: Sequence[Line], wish: Wish, vocabulary: Vocabulary, names: Names) -> Narrowed:
    """One page of what is wanted."""
    found = [line for line in lines if _fits(line, wish, vocabulary, names)]
    ids = [str(line.entry.id) for line in found]
    # An entry that stands on the first page anyway needs no page of its own.
    at = ids.index(wish.begin) if wish.begin in ids[PAGE:] else 0
    page = found[at : at + PAGE]
    more = ids[at + PAGE] if len(ids) > at + PAGE else ""
    return Narrowed(
        lines=tuple(page),
        taken=_taken(wish, vocabulary, names),
        acts=_choices(lines, lambda line: line.act, lambda act: _label(act, vocabulary), wish.act),
        writers=_choices(lines, _writer, lambda one: names.users.get(one, ""), wish.by),
        since=wish.since.isoformat() if wish.since else "",
        until=wish.until.isoformat() if wish.until else "",
        typed=wish.typed,
        papers=wish.papers,
        older=f"?{wish.query(post=more)}#timeline" if more else "",
        newest=f"?{wish.query()}#timeline" if at else "",
    )


def _fits(line: Line, wish: Wish, vocabulary: Vocabulary, names: Names) -> bool:
    if not wish.narrows:
        return True
    if line.entry.erased_whole:
        return False
    day = line.entry.occurred.day
    return (
        wish.act in ("", line.act)
        and wish.by in ("", _writer(line))
        and (wish.since is None or wish.since <= day)
        and (wish.until is None or day <= wish.until)
        and (not wish.papers or _has_papers(line, vocabulary))
        and _says(line, wish.typed, vocabulary, names)
    )


def _has_papers(line: Line, vocabulary: Vocabulary) -> bool:
    kind, values = vocabulary.acts.get(line.act), line.values or {}
    return kind is not None and any(one.type == "documents" and values.get(one.id) for one in kind.fields)


UNFOUND = frozenset({"ask", "version", "marks", "total", "skipped"})
"""What was answered is read where it stands: nobody looks for a child by its marks."""


def _says(line: Line, typed: str, vocabulary: Vocabulary, names: Names) -> bool:
    """Whether all the words stand in what a reader of the case sees of an entry."""
    if not typed:
        return True
    kind, values = vocabulary.acts.get(line.act), line.values or {}
    answered = [
        field
        for field in (kind.fields if kind else ())
        if values.get(field.id) not in (None, "", []) and not field.guarded and field.id not in UNFOUND
    ]
    text = [value_words(field, values[field.id], names, {}) for field in answered]
    told = " ".join([_label(line.act, vocabulary), line.reason, *text]).casefold()
    return all(word in told for word in typed.casefold().split())


def _taken(wish: Wish, vocabulary: Vocabulary, names: Names) -> tuple[Taken, ...]:
    found = []
    if wish.act:
        found.append((_label(wish.act, vocabulary), {"art": ""}))
    if wish.by:
        found.append((names.users.get(wish.by, _("Medarbejder")), {"af": ""}))
    if wish.since:
        found.append((_("fra %(day)s") % {"day": words.short_day(wish.since)}, {"fra": ""}))
    if wish.until:
        found.append((_("til %(day)s") % {"day": words.short_day(wish.until)}, {"til": ""}))
    if wish.papers:
        found.append((_("med bilag"), {"bilag": ""}))
    if wish.typed:
        found.append((f"»{wish.typed}«", {"s": ""}))
    return tuple(Taken(text, f"?{wish.query(**without)}#timeline") for text, without in found)


def _choices(
    lines: Iterable[Line], of: Callable[[Line], str], label: Callable[[str], str], chosen: str
) -> tuple[Choice, ...]:
    ids = dict.fromkeys(of(line) for line in lines)
    found = [Choice(one, label(one), one == chosen) for one in ids if one and label(one)]
    return tuple(sorted(found, key=lambda one: one.label))


def _writer(line: Line) -> str:
    return line.entry.actor_id if line.entry.actor_kind == "user" else ""


def _label(act: str, vocabulary: Vocabulary) -> str:
    return said(vocabulary[act].label) if act in vocabulary else act


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
