"""A document of a case, as it was received: shown by the browser where that is safe, else fetched."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.door import Asker, desk_page, open_case
from frirum.record import documents, reading
from frirum.record.documents import Paper
from frirum.record.sniffing import PDF, PICTURES, SHOWN
from frirum.record.stripping import NotWhole, stripped

ALONE = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'"
"""What a document may fetch or run: nothing. Around an image stands the browser's own page, with styles."""


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def document(request: HttpRequest, asker: Asker, case: UUID, document: UUID) -> HttpResponse:
    """One document. Who may not read the case finds none, whatever they know; each opening is logged."""
    opened = open_case(asker, case, "document")
    found = documents.find(reading.case_file(opened.case), document)
    if found is None:
        raise Http404
    paper, content = found
    if "kopi" in request.GET:
        return _copy(request, opened.case.id, paper, content)
    shown = paper["type"] in SHOWN and "hent" not in request.GET
    return _answer(paper, content, shown)


def _copy(request: HttpRequest, case: UUID, paper: Paper, content: bytes) -> HttpResponse:
    """A picture for others, without where and with what it was taken. What is stored stays as it is."""
    if paper["type"] not in PICTURES:
        raise Http404
    try:
        return _answer(paper, stripped(content, paper["type"]), shown=False)
    except NotWhole:
        words = _("»%(name)s« er ikke et helt billede og kan ikke renses. Se på det, før det gives videre.")
        messages.error(request, words % {"name": paper["name"]})
        return redirect(f"{reverse('desk:fetch', args=[case])}?til=party")


def _answer(paper: Paper, content: bytes, shown: bool) -> HttpResponse:
    # Chromium shows no PDF in a sandbox; its reader is one already, and PDF's own scripts reach nothing here.
    sandbox = "" if paper["type"] == PDF else "; sandbox"
    return HttpResponse(
        content,
        content_type=paper["type"] if shown else "application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(not shown, paper["name"]),
            "Content-Security-Policy": ALONE + sandbox,
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )
