"""After something stood on the wrong case: the offer to note a possible breach of data security."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.door import Asker, desk_page, open_case_to_write
from frirum.record import reading
from frirum.record.lawbook import lawbook

NOTED, RULE = "breach-noted", "databeskyttelsesforordningen/notify-breach"


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def breach(request: HttpRequest, asker: Asker, case: UUID, entry: UUID) -> HttpResponse:
    """Asks whether somebody may have seen what was not theirs. What was on the case is not shown again."""
    opened = open_case_to_write(asker, case, "breach")
    lines = reading.timeline(opened.case)
    if not any(line.entry.id == entry and line.state == "withdrawn" for line in lines):
        raise Http404
    query = urlencode({"value.done": _("Indholdet er fjernet fra sagen.")})
    shown = {
        "case_url": reverse("desk:case", args=[opened.case.id]),
        "child": str(opened.case.person),
        "note_url": f"{reverse('desk:act', args=[opened.case.id, NOTED])}?{query}",
        "rule": lawbook().rule(RULE),
    }
    return render(request, "desk/breach.html", shown)
