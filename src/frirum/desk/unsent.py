"""What is begun and not yet sent: kept, shown again in its form, listed, thrown away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from frirum.access.policy import ReadOnly
from frirum.desk.attaching import take_files
from frirum.desk.door import Asker, desk_page, open_case_to_write
from frirum.desk.keeping import keeps_text, typed_text
from frirum.law.vocabulary import ActKind, Vocabulary
from frirum.record import reading, unsent
from frirum.record.erasing import ERASED
from frirum.record.identifiers import as_id, new_id
from frirum.record.lawbook import lawbook
from frirum.record.models import Case
from frirum.record.unsent import Unsent
from frirum.site.screen import words
from frirum.site.screen.asking import Typed
from frirum.site.screen.sending import form_id
from frirum.site.screen.words import said

OLD = timedelta(days=30)
"""From here on a draft is offered for deletion. It is no legal limit: nobody comes back to it by then."""
CORRECTION = "ret"
ALWAYS_THERE = (
    "head.",
    "occurred_at.",
    "known_at.",
    "subject",
    "occasion",
)  # sent by a form that nobody touched
PARTS = ("value.", "own.", "head.", "occurred_at.", "known_at.")
WHOLE = ("subject", "occasion", "reason")


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One line of a list of drafts."""

    id: UUID
    what: str
    child: str
    when: str
    url: str
    text: str
    old: bool


@require_POST
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("intake", "adviser", "leader")
def keep(request: HttpRequest, asker: Asker, case: UUID, form: str) -> HttpResponse:
    """Keeps a form as it stands; `quiet`: the page did it by itself and stays; else it was the button."""
    address = address_of(case, form)
    if not address:
        raise Http404
    _check_writes(asker, case)
    key = form_id(request.POST.get("entry_id", ""))
    if unsent.was_recorded(asker.viewer, key):
        if "quiet" in request.POST:  # a save that was under way while the form was recorded
            return HttpResponse("", content_type="text/plain", headers={"X-Draft": "recorded"})
        key = new_id()  # gone back to, and kept anew by its button
    if request.FILES:
        opened = open_case_to_write(asker, case, "draft")
        kind = kind_of(opened.case, form)
        if kind is not None:
            not_taken = take_files(request, asker, opened.case.id, kind, key)
            for words_ in not_taken.values():
                messages.warning(request, words_)
    kept = keep_typed(asker, case, form, request.POST, key)
    if "quiet" in request.POST:
        text = _("Kladde gemt kl. %(hour)s") % {"hour": words.hour(asker.at)} if kept else ""
        return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"X-Draft": "kept"})
    messages.success(request, _("Kladden er gemt. Den er kun din, indtil du gemmer i sagen."))
    return redirect(address)


@require_POST
@never_cache
@desk_page("intake", "adviser", "leader")
def throw_away(request: HttpRequest, asker: Asker) -> HttpResponse:
    """Erases the asker's own drafts that are named; nobody else's, and nothing of the case."""
    ids = [one for text in request.POST.getlist("draft") if (one := as_id(text))]
    unsent.forget_some(asker.viewer, ids)
    done = request.POST.getlist("done")
    messages.success(request, _("Kladden er slettet."), done[0] if len(done) == 1 else "")
    return redirect("desk:drafts")


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def drafts(request: HttpRequest, asker: Asker) -> HttpResponse:
    """The asker's own; of a case that is not theirs any more, only their words."""
    rows = rows_of(asker, unsent.mine(asker.viewer))
    shown = {
        "rows": [row for row in rows if row.url and not row.old],
        "old": [row for row in rows if row.url and row.old],
        "lost": [row for row in rows if not row.url],
    }
    return render(request, "desk/drafts.html", shown)


def _check_writes(asker: Asker, case: UUID) -> None:
    """Not theirs is 404, read-only is 403, also where nothing is typed. The page keeps drafts by itself, so
    this is no reading of the case, and not noted as one."""
    if reading.find_case(asker.viewer, case).level != "write":
        raise ReadOnly


def kind_of(case: Case, form: str) -> ActKind | None:
    """The act whose form it is: by its name, or by the entry that is corrected."""
    vocabulary, (act, entry) = lawbook().vocabulary, _parts(form)
    if form in vocabulary:
        return vocabulary[form]
    lines = reading.timeline(case) if act == CORRECTION and entry else ()
    return next((vocabulary[line.act] for line in lines if line.entry.id == entry), None)


def keep_typed(asker: Asker, case: UUID, form: str, posted: QueryDict, key: UUID) -> Unsent | None:
    """Keeps what was typed in the form `key`; nothing of one in which nothing stands, or that is recorded."""
    typed = {
        name: [str(text) for text in texts]
        for name, texts in posted.lists()
        if name.startswith(PARTS) or name in WHOLE
    }
    if not any(text.strip() for name in typed if not name.startswith(ALWAYS_THERE) for text in typed[name]):
        unsent.forget(asker.viewer, case, form)
        return None
    token = posted.get("token", "").replace("\0", "")[:40]  # PostgreSQL keeps no NUL in a text
    return unsent.keep(asker.viewer, case, form, typed, key, token)


def rows_of(asker: Asker, found: Iterable[Unsent]) -> list[DraftRow]:
    vocabulary = lawbook().vocabulary
    return [
        DraftRow(
            id=one.id,
            what=label_of(one.form, vocabulary),
            child=str(one.case.person) if one.case else "",
            when=words.short_instant(one.updated_at),
            url=address_of(one.case.id, one.form) if one.case else "",
            text="" if one.case else typed_text(Typed(one.typed)),
            old=asker.at - one.updated_at > OLD,
        )
        for one in found
    ]


def label_of(form: str, vocabulary: Vocabulary) -> str:
    """What a form is called: the act, or what it does to an entry."""
    if form in vocabulary:
        return said(vocabulary[form].label)
    act, _entry = _parts(form)
    return said(vocabulary[act].label) if act in vocabulary else _("Rettelse")


def address_of(case: UUID, form: str) -> str:
    """Where a form is; "" for one that is none."""
    if form in lawbook().vocabulary:
        return reverse("desk:act", args=[case, form])
    act, entry = _parts(form)
    page = {CORRECTION: "desk:correct", "recorded-on-wrong-case": "desk:wrong_case", ERASED: "desk:erase"}
    return reverse(page[act], args=[case, entry]) if entry and act in page else ""


def _parts(form: str) -> tuple[str, UUID | None]:
    """What is done, and to which entry: ret-<entry>."""
    return form[:-37], as_id(form[-36:])
