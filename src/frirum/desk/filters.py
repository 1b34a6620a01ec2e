"""The worklist, narrowed: late, soon, one kind of duty, one unit, law or local target, waived or at rest.

What is asked for stands in the address; somebody may keep it by a name of their own.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from frirum.desk.door import Asker, desk_page
from frirum.desk.models import SavedFilter
from frirum.law.loading import Lawbook
from frirum.law.moments import day_start, local_day
from frirum.law.provisions import DutyRule
from frirum.record.lawbook import lawbook
from frirum.record.lists import Wanted
from frirum.site.screen.asking import Choice
from frirum.site.screen.places import units_of
from frirum.site.screen.words import said

NAMES = ("hvornaar", "opgave", "enhed", "art", "staar")
MOST = 20
"""How many filters somebody may keep: a list of names that one can still read."""


@dataclass(frozen=True, slots=True)
class FilterField:
    name: str
    label: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    id: UUID
    name: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """The form above a worklist, ready for `parts/filters.html`."""

    fields: tuple[FilterField, ...]
    saved: tuple[Saved, ...]
    query: str  # what is asked for now, "" for everything
    may_save: bool


def asked_for(asked: QueryDict, asker: Asker) -> dict[str, str]:
    """What an address asks for, of what can be asked for; anything else is as if it was not said."""
    known = options(asker, lawbook())
    said_here = {name: str(asked.get(name, "")) for name in NAMES}
    return {name: text for name, text in said_here.items() if text in known[name]}


def wanted(chosen: Mapping[str, str], asker: Asker, book: Lawbook) -> Wanted:
    """The rows that are asked for."""
    day = local_day(asker.at)
    ends = {"i-dag": day + timedelta(days=1), "uge": day + timedelta(days=8)}
    when = chosen.get("hvornaar", "")
    return Wanted(
        standing={"fritaget": "waived", "bero": "suspended"}.get(chosen.get("staar", ""), "open"),  # type: ignore[arg-type]
        late=when == "overskredet",
        before=day_start(ends[when]) if when in ends else None,
        rules=rules_that_ask(chosen["opgave"], book) if "opgave" in chosen else (),
        rule_kind={"lov": "statutory", "maal": "local-target"}.get(chosen.get("art", ""), ""),
        unit=chosen.get("enhed", ""),
    )


def rules_that_ask(act: str, book: Lawbook) -> tuple[str, ...]:
    """The duties that an act meets, by their rules, in any law that the book knows."""
    return tuple(sorted(rule.id for rule in _duties(book) if rule.acts[:1] == (act,)))


def _duties(book: Lawbook) -> Iterable[DutyRule]:
    return (rule for rule in book.rules if isinstance(rule, DutyRule))


def options(asker: Asker, book: Lawbook) -> dict[str, dict[str, str]]:
    """What can be asked for, in words, by name."""
    acts = {rule.acts[0] for rule in _duties(book) if rule.acts and rule.acts[0] in book.vocabulary}
    labels = {act: said(book.vocabulary[act].label) for act in acts}
    units = units_of(asker.viewer.municipality)
    return {
        "hvornaar": {
            "overskredet": _("Overskredet"),
            "i-dag": _("Overskredet og i dag"),
            "uge": _("Overskredet og de næste syv dage"),
        },
        "opgave": dict(sorted(labels.items(), key=lambda one: one[1])),
        "enhed": {one: name for one, name in units.items() if one in asker.viewer.units}
        if asker.of_unit
        else {},
        "art": {"lov": _("Krav i loven"), "maal": _("Lokale mål")},
        "staar": {"fritaget": _("Fritaget"), "bero": _("I bero")},
    }


def filters(chosen: Mapping[str, str], asker: Asker, book: Lawbook) -> Filters:
    """The form, with what is chosen, and the filters that the asker has kept."""
    labels = {
        "hvornaar": _("Hvornår"),
        "opgave": _("Det mangler"),
        "enhed": _("Enhed"),
        "art": _("Krav eller mål"),
        "staar": _("Står som"),
    }
    known, query = options(asker, book), query_of(chosen)
    fields = tuple(
        FilterField(
            name,
            labels[name],
            tuple(Choice(one, label, chosen.get(name) == one) for one, label in known[name].items()),
        )
        for name in NAMES
        if len(known[name]) > 1
    )
    kept = [
        Saved(one.id, one.name, f"?{one.query}", one.query == query)
        for one in SavedFilter.objects.filter(user=asker.user.id).order_by("name")
    ]
    return Filters(
        fields, tuple(kept), query, bool(query) and len(kept) < MOST and not any(one.chosen for one in kept)
    )


def query_of(chosen: Mapping[str, str]) -> str:
    """What is chosen as an address holds it, always in the same order."""
    return urlencode({name: chosen[name] for name in NAMES if chosen.get(name)})


@require_POST
@never_cache
@desk_page("intake", "adviser", "leader")
def save(request: HttpRequest, asker: Asker) -> HttpResponse:
    """Keeps what is asked for, by a name; the same name again is the newer one."""
    query = query_of(asked_for(QueryDict(request.POST.get("query", "")), asker))
    name = " ".join(request.POST.get("name", "").replace("\x00", "").split())[:60]
    mine = SavedFilter.objects.filter(user=asker.user.id)
    if not (query and name):
        messages.error(request, _("Giv filteret et navn. Intet er gemt."))
    elif mine.filter(name=name).exists() or mine.count() < MOST:
        SavedFilter.objects.update_or_create(user=asker.user.id, name=name, defaults={"query": query})
        messages.success(request, _("Filteret »%(name)s« er gemt. Kun du kan se det.") % {"name": name})
    return redirect(f"{reverse('desk:worklist')}?{query}")


@require_POST
@never_cache
@desk_page("intake", "adviser", "leader")
def forget(request: HttpRequest, asker: Asker) -> HttpResponse:
    """Throws one of the asker's own filters away."""
    with suppress(ValueError):  # an id that was tampered with is nobody's
        SavedFilter.objects.filter(user=asker.user.id, pk=UUID(request.POST.get("filter", ""))).delete()
    return redirect("desk:worklist")
