"""What a change of law did to the duties of a leader's units: before and after, to look at and say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from frirum.desk.door import Asker, desk_page
from frirum.desk.leading import leaders_pages
from frirum.law.moments import local_day
from frirum.law.vocabulary import Vocabulary
from frirum.record.identifiers import as_id, new_id
from frirum.record.law_changes import REVIEWED, changes, review
from frirum.record.lawbook import lawbook
from frirum.record.models import DutyChange
from frirum.site.screen import words
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One duty before and after, ready for `desk/law_changes.html`."""

    id: str
    child: str
    url: str
    what: str
    source: str
    before: str
    after: str


@require_http_methods(["GET", "POST"])
@never_cache
@desk_page("leader")
def law_changes(request: HttpRequest, asker: Asker) -> HttpResponse:
    """The changes that nobody has looked at yet; a post says that those shown were."""
    vocabulary = lawbook().vocabulary
    if request.method == "POST":
        actor = asker.actor(vocabulary[REVIEWED].roles)
        listed = [one for text in request.POST.getlist("change") if (one := as_id(text))]
        key = form_id(request.POST.get("entry_id", ""))
        entry = entry_id(key, {"act": REVIEWED, "values": {"changes": sorted(map(str, listed))}})
        if number := review(asker.viewer, actor, entry, listed):
            said_so = ngettext("%(n)s ændring er gennemgået.", "%(n)s ændringer er gennemgået.", number)
            messages.success(request, said_so % {"n": number})
        return redirect("desk:law_changes")
    rows = (_row(one, vocabulary) for one in changes(asker.viewer))
    shown = {
        "pages": leaders_pages(asker),
        "rows": sorted(rows, key=lambda row: (words.by_alphabet(row.child), row.source)),
        "entry_id": new_id(),
    }
    return render(request, "desk/law_changes.html", shown)


def _row(one: DutyChange, vocabulary: Vocabulary) -> ChangeRow:
    labels = [said(vocabulary[act].label) for act in one.acts if act in vocabulary]
    return ChangeRow(
        id=str(one.id),
        child=str(one.case.person),
        url=reverse("desk:case", args=[one.case_id]),
        what=_(" eller ").join(labels) or one.rule,
        source=one.source,
        before=_stood(one.before, _("fandtes ikke")),
        after=_stood(one.after, _("findes ikke mere")),
    )


def _stood(duty: Mapping[str, Any] | None, absent: str) -> str:
    """How a duty stood, in a few words: when it was due, what became of it, whether it was waived."""
    if duty is None:
        return absent
    parts = [_due(duty)]
    if duty["outcome"]:
        parts.append({"met": _("opfyldt"), "lapsed": _("bortfaldet")}[duty["outcome"]])
    elif duty["standings"]:
        named = {"open": _("skal gøres"), "waived": _("fritaget"), "suspended": _("i bero")}
        parts.append(named[duty["standings"][-1]])
    return ", ".join(parts)


def _due(duty: Mapping[str, Any]) -> str:
    if duty["due_kind"] == "asap":
        since = words.short_day(local_day(datetime.fromisoformat(duty["since"])))
        return _("snarest muligt fra %(day)s") % {"day": since}
    if duty["due"] is None:
        return _("uden fast dato")
    if duty["due_kind"] == "instant":
        return words.short_instant(datetime.fromisoformat(duty["due"]))
    return words.short_day(date.fromisoformat(duty["due"]))
