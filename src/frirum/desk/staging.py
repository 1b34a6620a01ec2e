"""Files sent as soon as they are chosen: what the server has, no lost session and no closed window loses."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from frirum.desk.attaching import actor_of, take_files
from frirum.desk.door import Asker, desk_page, open_case_to_write
from frirum.desk.unsent import kind_of
from frirum.record import documents
from frirum.site.screen import papers
from frirum.site.screen.asking import Asked, Choice
from frirum.site.screen.sending import form_id


@require_POST
@never_cache
@sensitive_post_parameters()
@desk_page("intake", "adviser", "leader")
def stage(request: HttpRequest, asker: Asker, case: UUID, form: str) -> HttpResponse:
    """Stages what was chosen in one field of a form, and answers with its ticks, to be put on the form.

    The header says that it was this page that answered, and not that of a lost session.
    """
    opened = open_case_to_write(asker, case, "draft")
    kind = kind_of(opened.case, form)
    if kind is None:
        raise Http404
    fields = [one for one in kind.fields if one.type == "documents" and f"file.{one.id}" in request.FILES]
    if not fields:
        raise Http404
    before = set(request.POST.getlist(f"value.{fields[0].id}"))
    faults = take_files(request, asker, opened.case.id, kind, form_id(request.POST.get("entry_id", "")))
    ids = [one for one in request.POST.getlist(f"value.{fields[0].id}") if one not in before]
    held = documents.known(actor_of(asker), opened.case.id, ids)
    options = tuple(Choice(one, papers.line(held[one]), True) for one in ids if one in held)
    field = Asked(f"value.{fields[0].id}", "", "documents", options=options, fault=" ".join(faults.values()))
    answer = render(request, "parts/papers.html", {"field": field, "staged": True})
    answer.headers["X-Staged"] = "yes"
    return answer
