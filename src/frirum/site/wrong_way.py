"""An address that only takes what is sent, opened as a page: said in words instead of an empty window."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]


def wrong_way_in(answer: Answer) -> Answer:
    """Middleware: Django's own 405 is blank. Somebody who reloads after a fault comes to one."""

    def with_a_page(request: HttpRequest) -> HttpResponse:
        said = answer(request)
        if said.status_code != 405 or said.content:
            return said
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = said.headers["Allow"]
        return page

    return with_a_page
