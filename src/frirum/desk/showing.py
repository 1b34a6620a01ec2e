"""Showing a form: as it is begun, sent back with its faults, or stale with what has come meanwhile."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from frirum.desk.door import Asker
from frirum.desk.formpage import FormPage, Ground, Kept, form_page
from frirum.desk.kin import kin_of
from frirum.desk.timeline import timeline
from frirum.desk.unsent import keep_typed
from frirum.law.vocabulary import ActKind
from frirum.record import reading, unsent
from frirum.record.drafts import Stale
from frirum.record.identifiers import new_id
from frirum.record.lawbook import lawbook
from frirum.record.models import Case
from frirum.site.screen import words
from frirum.site.screen.asking import Typed


def begun(asker: Asker, case: Case, form: str, fresh: Typed) -> tuple[Typed, Kept | None]:
    """What a form starts from: the asker's own draft of it, else `fresh`."""
    found = unsent.find(asker.viewer, case, form)
    if found is None:
        return fresh, None
    typed = Typed(found.typed)
    news = typed.one(f"head.{case.id}") not in ("", str(case.head))
    return typed, Kept(found.token, words.short_instant(found.updated_at), found.id, news)


def show(request: HttpRequest, asker: Asker, form: FormPage, status: int = 200) -> HttpResponse:
    """A form. One that comes back is kept as a draft first: it is not recorded yet."""
    if request.method == "POST":
        if unsent.was_recorded(asker.viewer, form.entry_id):
            form = replace(form, entry_id=new_id())  # gone back to and changed: it is another form now
        kept = keep_typed(asker, form.ground.case, form.key, request.POST, form.entry_id)
        form = replace(form, kept=Kept(kept.token, draft=kept.id) if kept else None)
    return render(request, "desk/act.html", {"form": form}, status=status)


def sent_back(
    request: HttpRequest,
    asker: Asker,
    kind: ActKind,
    ground: Ground,
    key: UUID,
    faults: Mapping[str, str],
    page: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The form with what was typed and what is wrong. It keeps the heads that the writer had seen."""
    kept = replace(ground, heads={**ground.heads, **seen_heads(request.POST, ground)})
    form = form_page(
        kind, kept, Typed.of(request.POST), asker.at, key, faults=faults, sent_back=True, **(page or {})
    )
    return show(request, asker, form, 422)


def stale(
    request: HttpRequest,
    asker: Asker,
    kind: ActKind,
    ground: Ground,
    key: UUID,
    done: Stale,
    page: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """What was typed, what has come meanwhile, and one button that records anyway."""
    case = reading.find_case(asker.viewer, ground.case).case
    newer = {entry.id for entry in done.changes}
    lines = [line for line in reading.timeline(case) if line.entry.id in newer]
    names = kin_of(asker, case).names
    changes = timeline(lines, lawbook().vocabulary, names)
    form = form_page(
        kind, ground, Typed.of(request.POST), asker.at, key, changes=changes, sent_back=True, **(page or {})
    )
    return show(request, asker, form, 409)


def seen_heads(posted: QueryDict, ground: Ground, about: Sequence[str] = ()) -> dict[UUID, int]:
    """The newest entry of each case that the writer had seen; a missing one counts as nothing seen.

    `about` are the cases that count where the form doesn't ask which.
    """
    chosen = posted.getlist("subject") or about or [str(ground.case)]
    heads = {}
    for case in ground.heads:
        if str(case) in chosen:
            text = posted.get(f"head.{case}", "")
            heads[case] = int(text) if re.fullmatch(r"[0-9]{1,18}", text) else 0
    return heads
