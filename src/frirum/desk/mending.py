"""Mending what is written: the act anew, taken off a wrong case, erased. The entry itself never changes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.access.policy import may_do
from frirum.desk.attaching import take_files, with_papers
from frirum.desk.carrying import as_typed, times_of
from frirum.desk.danger import danger
from frirum.desk.door import Asker, desk_page, open_case_to_write
from frirum.desk.formpage import form_page
from frirum.desk.grounds import ground_of
from frirum.desk.keeping import keeps_text
from frirum.desk.kin import kin_of
from frirum.desk.recording import attempt, onward
from frirum.desk.showing import begun, sent_back, show
from frirum.desk.timeline import timeline
from frirum.law.vocabulary import ActKind
from frirum.record import entries, reading, unsent
from frirum.record.drafts import Recorded, Subjects
from frirum.record.erasing import ERASED
from frirum.record.identifiers import new_id
from frirum.record.lawbook import lawbook
from frirum.record.models import Case
from frirum.record.reading import Line
from frirum.site.screen.answers import read
from frirum.site.screen.asking import NOTHING, Asked, Typed
from frirum.site.screen.sending import form_id
from frirum.site.screen.words import said

WRONG_CASE = "recorded-on-wrong-case"


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("intake", "adviser", "leader")
def correct(request: HttpRequest, asker: Asker, case: UUID, entry: UUID) -> HttpResponse:
    """The whole act anew, in place of one entry. The first one stays to be seen; the last one counts."""
    opened = open_case_to_write(asker, case, "correct")
    line, kind = _line(asker, opened.case, entry, everywhere=True)
    if not may_do(asker.viewer, kind.roles):
        raise PermissionDenied
    if kind.own_page:
        raise Http404
    ground = ground_of(asker, opened.case, kin_of(asker, opened.case), kind, alone=True)
    typed_reason = request.POST.get("reason", "").strip()
    page: dict[str, Any] = {
        "key": f"ret-{entry}",
        "heading": _("Ret: %(act)s") % {"act": said(kind.label)},
        "reason": _asked_reason(typed_reason),
    }
    if request.method == "GET":
        typed, kept = begun(asker, opened.case, page["key"], as_typed(line, kind))
        page["reason"] = _asked_reason(typed.one("reason"))
        ground = with_papers(ground, asker, kind, typed, line.values)
        return show(request, asker, form_page(kind, ground, typed, asker.at, new_id(), kept=kept, **page))
    key = form_id(request.POST.get("entry_id", ""))
    not_taken = take_files(request, asker, opened.case.id, kind, key)
    posted = Typed.of(request.POST)
    ground = with_papers(ground, asker, kind, posted, line.values)
    answers = read(lawbook().vocabulary, kind, posted, asker.at, times_of(line), ground.papers)
    if "danger" in request.POST:
        return danger(request, asker, kind, ground, answers, key, page)
    faults = {**answers.faults, **not_taken}
    if not typed_reason:
        faults["reason"] = _("Skriv, hvad der rettes, og hvorfor.")
        page["reason"] = _asked_reason(typed_reason, faults["reason"])
    if faults:
        return sent_back(request, asker, kind, ground, key, faults, page)
    done = attempt(
        asker,
        kind,
        ground,
        request,
        key,
        answers,
        subjects=Subjects(),
        corrects=entry,
        reason=typed_reason,
        page=page,
    )
    return _back(
        request,
        asker,
        opened.case,
        done,
        f"ret-{entry}",
        _("Rettelsen er gemt. Det første står stadig i forløbet."),
    )


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("intake", "adviser", "leader")
def wrong_case(request: HttpRequest, asker: Asker, case: UUID, entry: UUID) -> HttpResponse:
    """Takes an entry off a case that it never belonged to; its content leaves the case's views."""
    done = _undo(request, asker, case, entry, WRONG_CASE, _("Indholdet er fjernet fra sagen."))
    home = reverse("desk:case", args=[case])
    # Asked where the case is still theirs: what was withdrawn may have been their own assignment.
    return redirect("desk:breach", case, entry) if done.headers.get("Location") == home else done


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("leader")
def erase(request: HttpRequest, asker: Asker, case: UUID, entry: UUID) -> HttpResponse:
    """Destroys what an entry says. Only a leader, with a ground; it can't be had back."""
    return _undo(request, asker, case, entry, ERASED, _("Det er slettet og kan ikke hentes igen."))


def _undo(
    request: HttpRequest, asker: Asker, case: UUID, entry: UUID, act: str, done_words: str
) -> HttpResponse:
    opened = open_case_to_write(asker, case, act)
    line, about = _line(asker, opened.case, entry, everywhere=act == ERASED)
    kind = lawbook().vocabulary[act]
    kin = kin_of(asker, opened.case)
    ground = ground_of(asker, opened.case, kin, kind, alone=True)
    page: dict[str, Any] = {
        "key": f"{act}-{entry}",
        "heading": (_("Slet: %(act)s") if act == ERASED else _("Forkert sag: %(act)s"))
        % {"act": said(about.label)},
        "about": timeline([line], lawbook().vocabulary, kin.names)[0],
        "save": _("Slet for altid") if act == ERASED else _("Fjern fra sagen"),
        "destroys": act == ERASED,
    }
    if request.method == "GET":
        typed, kept = begun(asker, opened.case, page["key"], NOTHING)
        return show(request, asker, form_page(kind, ground, typed, asker.at, new_id(), kept=kept, **page))
    key = form_id(request.POST.get("entry_id", ""))
    answers = read(lawbook().vocabulary, kind, Typed.of(request.POST), asker.at)
    if answers.faults:
        return sent_back(request, asker, kind, ground, key, answers.faults, page)
    subjects = Subjects(cases=(opened.case.id,)) if act == WRONG_CASE else Subjects()
    done = attempt(asker, kind, ground, request, key, answers, subjects=subjects, corrects=entry, page=page)
    return _back(request, asker, opened.case, done, f"{act}-{entry}", done_words)


def _line(asker: Asker, case: Case, entry: UUID, *, everywhere: bool) -> tuple[Line, ActKind]:
    """An entry that counts in a case, and what kind of act it is. Http404 for any other.

    What changes the entry `everywhere` it stands needs the right to write everywhere: PermissionDenied.
    """
    file, vocabulary = reading.case_file(case), lawbook().vocabulary
    for line in file.timeline():
        if line.entry.id == entry and line.state == "current" and vocabulary.effect(line.act) is None:
            if everywhere and entry not in entries.correctable(asker.viewer, file):
                raise PermissionDenied
            return line, vocabulary[line.act]
    raise Http404


def _asked_reason(text: str, fault: str = "") -> Asked:
    return Asked("reason", _("Hvad rettes, og hvorfor?"), "text", True, text=text, fault=fault)


def _back(
    request: HttpRequest, asker: Asker, case: Case, done: Recorded | HttpResponse, key: str, done_words: str
) -> HttpResponse:
    if isinstance(done, HttpResponse):
        return done
    unsent.recorded(asker.viewer, case.id, key, form_id(request.POST.get("entry_id", "")))
    messages.success(request, done_words, f"case:{case.id}:{key}")
    return onward(asker, case.id)
