"""One click from danger to a notification, on every form that staff writes in; the form stays as typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from frirum.desk import apart
from frirum.desk.door import Asker
from frirum.desk.formpage import NOTIFICATION, Ground, form_page
from frirum.desk.showing import seen_heads, sent_back, show
from frirum.law.moments import Moment
from frirum.law.vocabulary import ActKind
from frirum.record.drafts import Recorded, Refused, Subjects, Times
from frirum.record.journal import record
from frirum.record.lawbook import lawbook
from frirum.site.screen.answers import Answers
from frirum.site.screen.asking import Typed
from frirum.site.screen.sending import entry_id
from frirum.site.screen.words import said


def danger(
    request: HttpRequest,
    asker: Asker,
    kind: ActKind,
    ground: Ground,
    answers: Answers,
    key: UUID,
    page: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Makes what was typed a notification, known when the form says; the form itself stays as typed."""
    alone = apart.own_words(kind, ground.siblings, request.POST)
    texts = [
        str(answers.values[field.id])
        for field in kind.fields
        if field.type == "longtext" and answers.values.get(field.id)
    ]
    names = dict(ground.siblings)
    texts += [f"{names[str(case)]}: {text}" for case, said_of in alone.items() for text in said_of.values()]
    told = "\n\n".join(texts)
    known = answers.known_at or answers.occurred_at or Moment(asker.at)
    when = "known_at" if "known_at" in kind.asks else "occurred_at"
    faults = {}
    if not told:
        faults[""] = _("Skriv først, hvad du har fået at vide. Så bliver det til en underretning.")
    if not known.exact:
        faults[when] = _("Skriv klokkeslættet: de 24 timer regnes fra det.")
    posted = dict.fromkeys(request.POST.getlist("subject"))
    chosen = tuple(UUID(one) for one in posted if one in names)
    if posted and not chosen:
        faults["subject"] = _(
            "Sagen om det barn, du valgte, er ikke længere din. Giv modtagelsen besked om barnet nu. "
            "Vælg her, hvis underretningen også gælder et andet barn."
        )
    if faults:
        return sent_back(request, asker, kind, ground, key, faults, page)
    notification = lawbook().vocabulary[NOTIFICATION]
    values = {
        "notifier_kind": "own-administration",
        "professional": True,
        "notifier_name": asker.user.name,
        "concern": told,
        "reasons": ["other"],  # nobody in danger waits for a list: a correction can say more
        "danger_now": True,
    }
    content = {"act": NOTIFICATION, "values": values, "known": str(known), "cases": chosen}
    try:
        done = record(
            NOTIFICATION,
            actor=asker.actor(notification.roles),
            entry_id=entry_id(key, content),
            subjects=Subjects(cases=chosen or (ground.case,)),
            times=Times(known, known, Moment(asker.at)),
            values=values,
        )
    except Refused as refused:
        faults = {one.field: said(one.says) for one in refused.faults}
        if faults.pop("notifier_kind", ""):  # chosen here, not by the writer: the list did not hold it then
            faults[when] = _(
                "Så langt tilbage kan en underretning ikke skrives. "
                "Skriv, hvornår kommunen fik det at vide, og tryk igen."
            )
        return sent_back(request, asker, kind, ground, key, faults, page)
    messages.success(
        request,
        _(
            "Underretningen er gemt, og de 24 timer løber. "
            "Din tekst står her stadig, hvis den også skal gemmes i sagen."
        ),
    )
    if len(chosen) < len(posted):
        told_of = ", ".join(names[str(one)] for one in chosen)
        messages.warning(
            request,
            _(
                "Underretningen gælder kun %(children)s: sagen om et andet barn, du valgte, er ikke længere "
                "din. Giv modtagelsen besked om det barn nu."
            )
            % {"children": told_of},
        )
    if isinstance(done, Recorded):
        ground = replace(ground, heads=_heads_with(done, ground, seen_heads(request.POST, ground)))
    typed = Typed.of(request.POST)
    form = form_page(kind, ground, typed, asker.at, key, sent_back=True, **(page or {}))
    return show(request, asker, form)


def _heads_with(done: Recorded, ground: Ground, seen: Mapping[UUID, int]) -> dict[UUID, int]:
    """The heads that the writer has seen, with the notification just recorded; nothing else that came."""
    return {
        case: done.sequence
        if case in done.cases and head in (seen.get(case), done.sequence)
        else seen.get(case, head)
        for case, head in ground.heads.items()
    }
