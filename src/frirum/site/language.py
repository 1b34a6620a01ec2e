"""Danish, unless the person has chosen English on the page: a browser's own language is no choice."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


def chosen_language(answer: Answer) -> Answer:
    """Middleware: the language of the cookie that Django's `set_language` view sets, else Danish."""
    offered = {code for code, _ in settings.LANGUAGES}

    def in_language(request: HttpRequest) -> HttpResponse:
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = asked if asked in offered else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return in_language
