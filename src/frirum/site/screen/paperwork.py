"""A paper of the law (`law.papers`) as a PDF to fetch."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse

from frirum.site import typesetting

INVENTED = "Opdigtede data"


def pdf_answer(paper: Mapping[str, Any], at: datetime, name: str) -> HttpResponse:
    """The paper, tagged, under a name that says nothing of anybody: it stays in the list of downloads."""
    answer = HttpResponse(typesetting.pdf("memo.typ", paper, at), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
