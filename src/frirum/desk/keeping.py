"""What was typed stands on the page also where it can't be recorded: the right to it was lost meanwhile."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frirum.record.lawbook import lawbook
from frirum.site.screen.asking import Typed

View = Callable[..., HttpResponse]


def keeps_text(view: View) -> View:
    """A page that records: its 403 and 404 give back what was typed, and say what to do with it.

    Nothing of the case is on them: a case that is not there and one that is not theirs look the same.
    """

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (Http404, PermissionDenied) as lost:
            text = typed_text(Typed.of(request.POST))
            if not text:
                raise
            gone = isinstance(lost, Http404)
            return render(
                request, "desk/kept.html", {"text": text, "gone": gone}, status=404 if gone else 403
            )

    return kept


def typed_text(typed: Typed) -> str:
    """All that was written in words, a paragraph for each field."""
    fields = [field for kind in lawbook().vocabulary.acts.values() for field in kind.fields]
    names = {f"value.{field.id}" for field in fields if field.type in ("text", "longtext")} | {"reason"}
    found = (
        text.strip()
        for name in typed.fields
        if name in names or name.startswith("own.")
        for text in typed.every(name)
    )
    return "\n\n".join(text for text in found if text)
