"""»Reglerne i jeres sag«: which rules apply to a case, for its family, to show or to hand over on paper."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frirum.desk.door import Asker, desk_page, open_case
from frirum.law.my_rules import my_rules
from frirum.law.papers import printed
from frirum.record import reading
from frirum.record.lawbook import lawbook
from frirum.record.reading import Opened
from frirum.site import typesetting
from frirum.site.screen.paperwork import INVENTED, pdf_answer
from frirum.site.screen.places import place_of


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def rules(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """The page: shown to the family, or printed."""
    opened = open_case(asker, case, "rules")
    if opened.case.id != case:
        return redirect("desk:rules", opened.case.id)
    shown = {
        "paper": _paper(request, asker, opened),
        "case_url": reverse("desk:case", args=[case]),
        "pdf_url": reverse("desk:rules_pdf", args=[case]) if typesetting.available() else "",
    }
    return render(request, "desk/rules.html", shown)


@require_safe
@never_cache
@desk_page("intake", "adviser", "leader")
def rules_pdf(request: HttpRequest, asker: Asker, case: UUID) -> HttpResponse:
    """The same as a tagged PDF."""
    if not typesetting.available():
        raise Http404
    opened = open_case(asker, case, "rules-pdf")
    return pdf_answer(_paper(request, asker, opened), asker.at, f"regler-{str(opened.case.id)[:8]}")


def _paper(request: HttpRequest, asker: Asker, opened: Opened) -> dict[str, object]:
    file = reading.case_file(opened.case)
    paper = my_rules(lawbook(), file.judgement, file.standing(asker.at), asker.at)
    invented = INVENTED if settings.FRIRUM_DEMO else ""
    place = place_of(opened.case.municipality)
    about = ", ".join(
        [str(opened.case.person), *([_("%(name)s Kommune") % {"name": place.name}] if place else [])]
    )
    return printed(paper, request.LANGUAGE_CODE, about=about, invented=invented)
