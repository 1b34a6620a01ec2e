"""Taking a case out: for the archive, for the new municipality, for a party's access to file."""

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from frirum.desk.casefile import OWN_WORDS, Leaving, Purpose, day_of, take_out, to_review
from frirum.desk.door import Asker, desk_page, open_case
from frirum.record.identifiers import as_id
from frirum.site import typesetting
from frirum.site.screen import words

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
        (str(line.entry.id), words.moment(line.entry.occurred), (line.values or {}).get(OWN_WORDS[line.act]))
        for line in to_review(asker.viewer, opened.case)
    ]
    chosen = request.GET.get("til", "archive")
    shown = {
        "case": opened.case,
        "own_words": own_words,
        "pdf": typesetting.available(),
        "purposes": [
            ("archive", _("Til kommunens arkiv eller ESDH-system")),
            ("moving", _("Til den kommune, familien flytter til")),
            ("party", _("Til en part, som har bedt om aktindsigt")),
        ],
        "chosen": chosen if chosen in PURPOSES else "archive",
    }
    return render(request, "desk/fetch.html", shown)


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
