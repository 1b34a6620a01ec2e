"""Recording an act: its form, what is asked of the answers, and the journal's door."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frirum.access.policy import NotYours, ReadOnly, may_do
from frirum.desk import apart, likeness
from frirum.desk.attaching import take_files, with_papers
from frirum.desk.carrying import from_proposal
from frirum.desk.danger import danger
from frirum.desk.door import Asker, check_lost, desk_page, open_case_to_write
from frirum.desk.formpage import Ground, form_page
from frirum.desk.grounds import ground_of
from frirum.desk.keeping import keeps_text
from frirum.desk.kin import kin_of
from frirum.desk.showing import begun, seen_heads, sent_back, show, stale
from frirum.law.competence import DECISION, PROPOSED
from frirum.law.moments import Moment
from frirum.law.vocabulary import ActKind
from frirum.record import looking_up, reading, unsent
from frirum.record.competence import plan_of
from frirum.record.drafts import Draft, Recorded, Refused, StaleDrafts, Subjects, Times
from frirum.record.history import IDENTIFIED, MERGED
from frirum.record.identifiers import new_id
from frirum.record.journal import record_many
from frirum.record.lawbook import lawbook
from frirum.record.models import Case
from frirum.record.people import REGISTERED
from frirum.site.screen.answers import Answers, read
from frirum.site.screen.asking import Typed
from frirum.site.screen.sending import entry_id, form_id
from frirum.site.screen.words import said

NOTHING_APART: apart.Own = {}


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
@keeps_text
@desk_page("intake", "adviser", "leader")
def act(request: HttpRequest, asker: Asker, case: UUID, act: str) -> HttpResponse:
    """An act's form; recorded when it is well formed and nothing newer has come."""
    opened = open_case_to_write(asker, case, "act")
    kind = act_kind(asker, act)
    kin = kin_of(asker, opened.case)
    ground = ground_of(asker, opened.case, kin, kind, request.POST.get("look_for", ""))
    if request.method == "GET":
        fresh = Typed.of(request.GET)
        if kind.id in (DECISION, PROPOSED) and "fra" in fresh:
            fresh = from_proposal(opened.case, fresh.one("fra"), kind)
        typed, kept = begun(asker, opened.case, kind.id, fresh)
        ground = with_papers(ground, asker, kind, typed)
        return show(request, asker, form_page(kind, ground, typed, asker.at, new_id(), kept=kept))
    key = form_id(request.POST.get("entry_id", ""))
    not_taken = take_files(request, asker, opened.case.id, kind, key)
    ground = with_papers(ground, asker, kind, Typed.of(request.POST))
    if "find" in request.POST:
        found = form_page(kind, ground, Typed.of(request.POST), asker.at, key, sent_back=True)
        return show(request, asker, found)
    recorded = kind
    if "propose" in request.POST and ground.may_propose:
        recorded = act_kind(asker, PROPOSED)  # its fields have the decision's names: nothing is typed anew
    typed = Typed.of(request.POST)
    answers = read(lawbook().vocabulary, recorded, typed, asker.at, papers=ground.papers)
    if "danger" in request.POST:
        return danger(request, asker, kind, ground, answers, key)
    if not set(request.POST.getlist("subject")) <= dict(ground.siblings).keys():
        raise PermissionDenied  # a child's case was lost meanwhile: recorded for all chosen, or for none
    own = apart.own_words(recorded, ground.siblings, request.POST)
    has_papers = any(one.type == "documents" and answers.values.get(one.id) for one in recorded.fields)
    faults = {
        **answers.faults,
        **_about_faults(kind, ground, request.POST),
        **apart.faults(own, ground.siblings, request.POST, has_papers),
        **not_taken,
    }
    if faults:
        return sent_back(request, asker, kind, ground, key, faults)
    if kind.id == REGISTERED and "anyway" not in request.POST:
        ground = replace(ground, likely=likeness.of_written(asker, opened.case, answers.values))
        if ground.likely:
            form = form_page(kind, ground, Typed.of(request.POST), asker.at, key, sent_back=True)
            return show(request, asker, form, 409)
    subjects = subjects_of(kind, ground, opened.case, request.POST, key, answers.values)
    done = attempt(asker, recorded, ground, request, key, answers, subjects=subjects, form=kind, own=own)
    if isinstance(done, HttpResponse):
        return done
    unsent.recorded(asker.viewer, opened.case.id, kind.id, key)
    if kind.id == REGISTERED:
        messages.success(request, _("Gemt. Sig nu, hvem personen er for barnet."), f"case:{case}:{kind.id}")
        query = urlencode({"value.other": str(subjects.persons[0]), "given": "other"})
        return redirect(f"{reverse('desk:act', args=[case, 'relation-recorded'])}?{query}")
    done_words = _("Gemt: %(act)s.") % {"act": said(recorded.label)}
    messages.success(request, done_words, f"case:{case}:{kind.id}")
    return onward(asker, case)


def onward(asker: Asker, case: UUID) -> HttpResponse:
    """Back to the case; where what was done gave it to somebody else, to where the asker's day begins."""
    try:
        reading.find_case(asker.viewer, case)
    except NotYours:
        return redirect("front:start")
    return redirect("desk:case", case)


def act_kind(asker: Asker, name: str) -> ActKind:
    """An act of the vocabulary that the asker may record with a form of its own."""
    vocabulary = lawbook().vocabulary
    if name not in vocabulary or vocabulary[name].effect or vocabulary[name].area == "municipality":
        raise Http404
    if vocabulary[name].own_page:
        raise Http404
    if not may_do(asker.viewer, vocabulary[name].roles):
        raise PermissionDenied
    return vocabulary[name]


def attempt(
    asker: Asker,
    kind: ActKind,
    ground: Ground,
    request: HttpRequest,
    key: UUID,
    answers: Answers,
    *,
    subjects: Subjects,
    corrects: UUID | None = None,
    reason: str = "",
    page: Mapping[str, Any] | None = None,
    form: ActKind | None = None,
    own: apart.Own = NOTHING_APART,
) -> Recorded | HttpResponse:
    """Records what was answered. A page instead, with all that was typed, where it is refused or stale.

    `form` is the act whose form it was, where that is another than the one recorded; `own` is what was
    written for one of the children alone.
    """
    if answers.occurred_at is None:
        raise ValueError("answers without a time have faults and are not recorded")
    occasion = request.POST.get("occasion") or None
    content = {
        "act": kind.id,
        "values": answers.values,
        "times": [str(answers.occurred_at), str(answers.known_at)],
        "cases": subjects.cases,
        "occasion": occasion,
        "reason": reason,
    }
    # An act that names no case (a person registered) is not about what stands in one.
    heads = seen_heads(request.POST, ground) if subjects.cases or corrects else None
    whole = Draft(
        act=kind.id,
        actor=asker.actor(_deciding(asker, kind, answers)),
        entry_id=entry_id(key, content),
        times=Times(answers.occurred_at, answers.known_at, Moment(asker.at)),
        subjects=subjects,
        values=answers.values,
        occasion=occasion,
        corrects=corrects,
        reason=reason,
        expected_heads=heads,
    )
    drafts = [whole]
    if own:
        drafts = [
            replace(
                whole,
                entry_id=entry_id(key, {**content, "values": part.values, "cases": part.cases}),
                subjects=replace(subjects, cases=part.cases),
                values=part.values,
                expected_heads={case: head for case, head in (heads or {}).items() if case in part.cases},
            )
            for part in apart.parts(subjects.cases, answers.values, own)
        ]
    try:
        done = record_many(drafts)[0]
    except StaleDrafts as come:
        return stale(request, asker, form or kind, ground, key, come.stale, page)
    except Refused as refused:
        faults = {one.field: said(one.says) for one in refused.faults}
        return sent_back(request, asker, form or kind, ground, key, faults, page)
    except (NotYours, ReadOnly):
        check_lost(asker, ground.case)
    return done


def _deciding(asker: Asker, kind: ActKind, answers: Answers) -> tuple[str, ...]:
    """As whom an act is recorded: who has several roles decides in one that may."""
    if kind.id != DECISION or answers.occurred_at is None:
        return kind.roles
    plan = plan_of(lawbook(), asker.viewer.municipality)
    deciders = plan.deciders(kind.roles, answers.values, answers.occurred_at.day)
    return deciders if may_do(asker.viewer, deciders) else kind.roles


def subjects_of(
    kind: ActKind, ground: Ground, case: Case, posted: QueryDict, key: UUID, values: Mapping[str, Any]
) -> Subjects:
    """Whom the act is about: the chosen siblings' cases; for acts on people, the child too."""
    if kind.id == REGISTERED:
        return Subjects(persons=(uuid5(key, "person"),), family=case.stream)
    if kind.id == IDENTIFIED:
        mother = looking_up.mothers([case.person]).get(case.person_id)
        if mother is not None and posted.get("mother") == str(mother.id):
            return Subjects(persons=(mother.id,), cases=(case.id,))
        return Subjects(persons=(case.person_id,))
    if kind.id == MERGED:
        return Subjects(persons=(UUID(values["goes"]),), cases=(case.id,))
    if kind.area == "people":
        return Subjects(persons=(case.person_id,), cases=(case.id,))
    allowed = dict(ground.siblings)
    chosen = [UUID(one) for one in posted.getlist("subject") if one in allowed]
    return Subjects(cases=tuple(chosen) or (case.id,))


def _about_faults(kind: ActKind, ground: Ground, posted: QueryDict) -> dict[str, str]:
    faults = {}
    if len(ground.siblings) > 1 and not posted.getlist("subject"):
        faults["subject"] = _("Vælg mindst ét barn.")
    if kind.occasion == "needs" and len(ground.occasions) > 1 and not posted.get("occasion"):
        faults["occasion"] = _("Vælg, hvilken underretning eller henvendelse det gælder.")
    return faults
