"""Taking a case out: for the archive, for the new municipality, for a party's access to file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from frirum.desk.casefile import (
    Leaving,
    Purpose,
    day_of,
    documents_of,
    said_in,
    take_out,
    to_review,
)
from frirum.desk.door import Asker, desk_page, open_case
from frirum.record import reading
from frirum.record.identifiers import as_id
from frirum.record.lawbook import lawbook
from frirum.record.sniffing import HEIC, PICTURES
from frirum.site import typesetting
from frirum.site.screen import papers, words

PURPOSES: tuple[Purpose, ...] = ("archive", "moving", "party")


@require_http_methods(["GET", "POST"])
@never_cache
@desk_page("intake", "adviser", "leader")
def fetch(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """The page that offers it; POST gives the file. Who may read the case may take it out."""
    opened = open_case(asker, case, "fetch")
    if request.method == "POST":
        return _file(request, asker, opened.case.id)
    own_words = [
        (str(line.entry.id), words.moment(line.entry.occurred), said_in(line))
        for line in to_review(asker.viewer, opened.case)
    ]
    lines = reading.timeline(opened.case)
    kept = {one["id"]: one for one in documents_of(lines, lawbook().vocabulary)}.values()
    chosen = request.GET.get("til", "archive")
    shown = {
        "case": opened.case,
        "own_words": own_words,
        "papers": [_handed_over(opened.case.id, one) for one in kept],
        "pdf": typesetting.available(),
        "purposes": [
            ("archive", _("Til kommunens arkiv eller ESDH-system")),
            ("moving", _("Til den kommune, familien flytter til")),
            ("party", _("Til en part, som har bedt om aktindsigt")),
        ],
        "chosen": chosen if chosen in PURPOSES else "archive",
    }
    return render(request, "desk/fetch.html", shown)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A document as fetched for others. `warned`: it may say where it was made, and can't be cleaned."""

    name: str
    about: str
    url: str
    cleaned: bool
    warned: bool


def _handed_over(case: UUID, paper: Mapping[str, Any]) -> HandedOver:
    cleaned = paper["type"] in PICTURES
    url = reverse("desk:document", args=[case, paper["id"]])
    query = "kopi" if cleaned else "hent"
    return HandedOver(paper["name"], papers.about(paper), f"{url}?{query}", cleaned, paper["type"] == HEIC)


def _file(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    purpose: Purpose = next((one for one in PURPOSES if one == request.POST.get("purpose")), "archive")
    reviewed = frozenset(id_ for one in request.POST.getlist("reviewed") if (id_ := as_id(one)))
    leaving = Leaving(purpose, reviewed)
    form = "pdf" if "pdf" in request.POST and typesetting.available() else "json"
    data = take_out(asker.viewer, case, leaving, asker.user.name, form)
    if form == "pdf":
        content, kind = typesetting.pdf("case.typ", data, asker.at), "application/pdf"
    else:
        content, kind = json.dumps(data, ensure_ascii=False, indent=2).encode(), "application/json"
    answer = HttpResponse(content, content_type=kind)
    # No name in the file's name: it stays behind in the list of downloads.
    answer["Content-Disposition"] = f'attachment; filename="sag-{str(case)[:8]}-{day_of(data)}.{form}"'
    return answer
