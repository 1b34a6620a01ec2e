"""The law as Frirum reads it, for everybody: acts, paragraphs with their versions, a search, open questions.

Public pages without a word about anybody. What they show is the law's own data (decision 0119).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frirum.front.changewords import transition_views
from frirum.front.doubtwords import doubted
from frirum.front.lawshelf import Question, Shelf, shelf
from frirum.front.lawwords import VersionView, valid_words, version_view
from frirum.law.documents import Doubt
from frirum.law.experiments import Experiment
from frirum.law.moments import local_day
from frirum.law.provisions import Provision, Statute
from frirum.site import clock
from frirum.site.screen import words
from frirum.site.screen.lawplaces import may_now_url, provision_url
from frirum.site.screen.places import places
from frirum.site.screen.rulewords import sentences
from frirum.site.screen.words import said

MOST_FOUND = 60  # more is no answer to a search


@dataclass(frozen=True, slots=True)
class StatuteView:
    """An act, or an experiment's practice, in the list of what there is."""

    title: str
    short: str
    valid: str
    url: str
    provisions: int
    rules: int


@dataclass(frozen=True, slots=True)
class Found:
    source: str
    title: str
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One open question, and where it is asked."""

    says: str
    places: tuple[tuple[str, str, str], ...]  # act and paragraph, address, what there is doubtful in words


@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """What there is, and a search in it."""
    on_shelf = shelf()
    wanted = request.GET.get("q", "").strip()
    every = [_statute(one, on_shelf) for one in on_shelf.statutes.values()]
    mine = {reverse("front:statute", args=[one]) for one in on_shelf.book.experiments}
    shown = {
        "wanted": wanted,
        "found": list(_search(wanted, on_shelf)) if wanted else [],
        "acts": [one for one in every if one.url not in mine],
        "experiments": [one for one in every if one.url in mine],
        "questions": len(on_shelf.questions),
        "examples": len(on_shelf.examples),
    }
    return render(request, "front/law.html", shown)


@require_safe
def statute(request: HttpRequest, statute: str) -> HttpResponse:
    """A whole act: each paragraph, what its rules do, what is uncertain. It prints as it stands."""
    on_shelf = shelf()
    one = _the_statute(statute, on_shelf)
    today = _today()
    versions = [
        version_view(version, on_shelf, today, examples=False)
        for listed in on_shelf.of(statute)
        for version in listed
    ]
    shown = {
        "statute": _statute(one, on_shelf),
        "title": said(one.title),
        "doubt": one.valid.doubt,
        "eli": one.eli,
        "versions": versions,
        "transitions": transition_views(statute, on_shelf.book),
        "experiment": (experiment := on_shelf.book.experiments.get(statute)),
        "may_now": may_now_url(statute) if experiment and _served(experiment) else "",
    }
    return render(request, "front/statute.html", shown)


@require_safe
def provision(request: HttpRequest, statute: str, provision: str) -> HttpResponse:
    """One paragraph: its versions, what each rule does in words, its examples, who waives it."""
    on_shelf = shelf()
    one = _the_statute(statute, on_shelf)
    listed = on_shelf.versions.get(f"{statute}/{provision}")
    if not listed:
        raise Http404
    today = _today()
    versions: list[VersionView] = [version_view(each, on_shelf, today, examples=True) for each in listed]
    shown = {"statute": _statute(one, on_shelf), "versions": versions, "newest": versions[-1]}
    return render(request, "front/provision.html", shown)


@require_safe
def open_questions(request: HttpRequest) -> HttpResponse:
    """All that the data itself says is uncertain, with its places."""
    on_shelf = shelf()
    groups: dict[str, list[Asked]] = {}
    for question in on_shelf.questions:
        groups.setdefault(_belongs(question, on_shelf), []).append(_asked(question, on_shelf))
    shown = {"groups": groups.items(), "count": len(on_shelf.questions)}
    return render(request, "front/open_questions.html", shown)


def _today() -> date:
    return local_day(clock.now())


def _served(experiment: Experiment) -> bool:
    return experiment.approval.municipality in {place.code for place in places()}


def _the_statute(name: str, on_shelf: Shelf) -> Statute:
    if name not in on_shelf.statutes:
        raise Http404
    return on_shelf.statutes[name]


def _statute(one: Statute, on_shelf: Shelf) -> StatuteView:
    own = [listed for listed in on_shelf.versions.values() if listed[0].statute.id == one.id]
    return StatuteView(
        title=said(one.title),
        short=one.short,
        valid=_valid(one, on_shelf),
        url=reverse("front:statute", args=[one.id]),
        provisions=len(own),
        rules=sum(rule.provision.statute.id == one.id for rule in on_shelf.book.rules),
    )


def _valid(one: Statute, on_shelf: Shelf) -> str:
    """When it is in force; of a prolonged experiment also until when it was first to run, as its page says
    for a day on which nobody knew better."""
    experiment = on_shelf.book.experiments.get(one.id)
    periods = experiment.approval.periods if experiment else ()
    if len(periods) < 2 or periods[0].until is None:
        return valid_words(one.valid)
    first = words.short_day(periods[0].until - timedelta(days=1))
    told = {"valid": valid_words(one.valid), "first": first}
    return _("%(valid)s (først til og med %(first)s, siden forlænget)") % told


def _search(wanted: str, on_shelf: Shelf) -> Iterator[Found]:
    """The paragraphs in whose text, citation or rules all the words stand; the newest version of each."""
    needles = wanted.casefold().split()
    count = 0
    for listed in on_shelf.versions.values():
        version = listed[-1]
        if all(needle in _all_words(version, on_shelf) for needle in needles):
            yield Found(version.source, version.title, _first(version), provision_url(version))
            count += 1
            if count == MOST_FOUND:
                return


def _all_words(version: Provision, on_shelf: Shelf) -> str:
    rules = on_shelf.rules(version)
    told = [one for rule in rules for one in (rule.says, rule.source, *sentences(rule, on_shelf.book))]
    text = " ".join(version.text.split())
    return " ".join((version.source, version.title, text, *told)).casefold()


def _first(version: Provision) -> str:
    """The first sentence of a paragraph's words."""
    text = " ".join(version.text.split())
    first, dot, _rest = text.partition(". ")
    return first + dot.strip()


def _belongs(question: Question, on_shelf: Shelf) -> str:
    """Under which act, experiment or list a question is listed: where it is first asked."""
    return _belongs_to(question.places[0][0], on_shelf)


def _belongs_to(doubt: Doubt, on_shelf: Shelf) -> str:
    folder, name, *_rest = doubt.place.file.split("/")
    if folder == "areas":
        return _("Kodelister og handlinger")
    one = on_shelf.statutes.get(name)
    return said(one.title) if one else name


def _asked(question: Question, on_shelf: Shelf) -> Asked:
    """Its places by name: of an act the paragraph and the rule, of an experiment what is waived."""
    places: dict[tuple[str, str, str], None] = {}
    for doubt, version in question.places:
        where = version.source if version else _belongs_to(doubt, on_shelf)
        places[(where, provision_url(version) if version else "", doubted(doubt, on_shelf))] = None
    return Asked(question.says, tuple(places))
