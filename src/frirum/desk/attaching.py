"""Files on a form: kept before anything else is looked at, ticked on it, left out by taking the tick away."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from frirum.desk.door import Asker
from frirum.desk.formpage import Ground
from frirum.law.vocabulary import ActKind
from frirum.record import documents
from frirum.record.documents import Paper
from frirum.record.drafts import Actor
from frirum.site.screen import papers
from frirum.site.screen.asking import Typed
from frirum.site.screen.words import said


def take_files(request: HttpRequest, asker: Asker, case: UUID, kind: ActKind, key: UUID) -> dict[str, str]:
    """Stages what was sent with a form, and ticks it in `request.POST`; what is not taken is a fault.

    `key` is the form's id: the same form sent twice has the same files.
    """
    faults: dict[str, str] = {}
    posted = request.POST.copy()
    for field in kind.fields:
        for upload in request.FILES.getlist(f"file.{field.id}") if field.type == "documents" else ():
            name = documents.clean_name(upload.name or "")
            try:
                content = upload.read()
                if upload.size and not content:
                    raise documents.too_large(name)
                paper = documents.stage(actor_of(asker), case, name, content, key)
            except documents.Unfit as unfit:
                faults[field.id] = " ".join([faults.get(field.id, ""), said(unfit.says)]).strip()
            else:
                if paper["id"] not in posted.getlist(f"value.{field.id}"):
                    posted.appendlist(f"value.{field.id}", paper["id"])
    request.POST = posted  # type: ignore[assignment]  # the stubs know it only as Django made it
    return faults


def with_papers(
    ground: Ground, asker: Asker, kind: ActKind, typed: Typed, before: Mapping[str, Any] | None = None
) -> Ground:
    """The ground of a form that holds documents: those sent with it, and those of what it corrects."""
    held: dict[str, Paper] = {paper["id"]: paper for paper in documents.papers_in(before or {})}
    ids = [
        one for field in kind.fields if field.type == "documents" for one in typed.every(f"value.{field.id}")
    ]
    held |= documents.known(actor_of(asker), ground.case, [one for one in ids if one not in held])
    options = tuple((one, papers.line(paper)) for one, paper in held.items())
    return replace(ground, papers=held, choosable={**ground.choosable, "documents": options})


def actor_of(asker: Asker) -> Actor:
    """Whose a staged file is: the user's, whatever the role."""
    return asker.actor(tuple(asker.user.roles))
