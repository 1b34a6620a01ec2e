"""One box: people, cases and what is written, within what one may see."""

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.desk.door import Asker, desk_page
from frirum.desk.timeline import entry_url
from frirum.law.moments import local_day
from frirum.law.vocabulary import Vocabulary
from frirum.record import searching
from frirum.record.lawbook import lawbook
from frirum.record.models import Case
from frirum.record.searching import MOST_OPENED, Tied, Written
from frirum.site.screen import words
from frirum.site.screen.places import units_of
from frirum.site.screen.words import said

AROUND = 60  # letters shown on each side of what was found
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A case or a person, ready for `desk/search.html`."""

    name: str
    facts: str
    url: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the words stand: the entry, and the text around them in pieces, every other one found."""

    child: str
    entry: str
    url: str
    pieces: tuple[tuple[str, bool], ...]


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@desk_page("intake", "adviser", "leader")
def search(request: HttpRequest, asker: Asker) -> HttpResponse:
    """The box, and what was found. The address holds the words sealed, so that one can come back to them."""
    if request.method == "POST":
        typed = request.POST.get("q", "").strip()[:LONGEST]
        query = f"?s={searching.sealed(asker.viewer, typed)}" if typed else ""
        return redirect(reverse("desk:search") + query)
    typed = searching.unsealed(asker.viewer, request.GET.get("s", ""))
    asked = searching.asked_for(typed)
    found = searching.search(asker.viewer, asked)
    vocabulary = lawbook().vocabulary
    shown = {
        "typed": typed,
        "cases": [_case(one, asker) for one in found.cases],
        "people": [_person(one, vocabulary) for one in found.people],
        "passages": [_passage(one, asked.words, vocabulary) for one in found.texts],
        "read": bool(found.opened),
        "bounded": found.bounded,
        "most": MOST_OPENED,
    }
    return render(request, "desk/search.html", shown)


def _case(case: Case, asker: Asker) -> Row:
    person, unit = case.person, units_of(case.municipality).get(case.unit, case.unit)
    facts = [words.age(person.born, local_day(asker.at)), person.masked_cpr, unit]
    if case.status == "closed":
        facts.append(_("afsluttet"))
    return Row(str(person), ", ".join(fact for fact in facts if fact), reverse("desk:case", args=[case.id]))


def _person(one: Tied, vocabulary: Vocabulary) -> Row:
    roles = {option.id: said(option.label) for option in vocabulary["relation-recorded"].options_of("kind")}
    role = roles.get(one.role, _("Forældremyndighed"))
    facts = _("%(role)s i sagen om %(child)s") % {"role": role.lower(), "child": str(one.case.person)}
    return Row(str(one.person), facts, reverse("desk:case", args=[one.case.id]))


def _passage(one: Written, sought: tuple[str, ...], vocabulary: Vocabulary) -> Passage:
    act = vocabulary[one.line.act]
    label = _("%(act)s, %(when)s") % {
        "act": said(act.label),
        "when": words.moment(one.line.entry.occurred),
    }
    url = entry_url(one.case.id, one.line.entry.id)
    return Passage(str(one.case.person), label, url, pieces(one.text, sought))


def pieces(text: str, sought: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """The text around the first of some words, cut into what was found and what stands between."""
    plain = " ".join(text.split())
    pattern = re.compile(
        "|".join(re.escape(word) for word in sorted(sought, key=len, reverse=True)), re.IGNORECASE
    )
    first = pattern.search(plain)
    start = max(0, first.start() - AROUND) if first else 0
    end = (first.end() if first else 0) + 2 * AROUND
    part = ("… " if start else "") + plain[start:end] + (" …" if end < len(plain) else "")
    found, at = [], 0
    for hit in pattern.finditer(part):
        found += [(part[at : hit.start()], False), (hit[0], True)]
        at = hit.end()
    return tuple(one for one in (*found, (part[at:], False)) if one[0])
