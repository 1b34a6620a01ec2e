"""A document of a case, as it was received: shown by the browser where that is safe, else fetched."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.door import Asker, desk_page, open_case
from frirum.record import documents, reading
from frirum.record.sniffing import PDF, SHOWN

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
    shown = paper["type"] in SHOWN and "hent" not in request.GET
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
