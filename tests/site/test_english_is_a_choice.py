"""Everyone begins in Danish; English comes by choosing it on the page, not by the browser's own language."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from frirum.site.language import chosen_language


def shown(**headers: str) -> HttpResponse:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(translation.get_language())

    request = RequestFactory().get("/", headers={"accept-language": "en-US,en;q=0.9"})
    request.COOKIES.update(headers)
    return chosen_language(answer)(request)


def test_an_english_browser_begins_in_danish() -> None:
    assert shown().content == b"da"
    assert shown()["Content-Language"] == "da"


def test_the_choice_holds() -> None:
    assert shown(django_language="en").content == b"en"
    assert shown(django_language="en")["Content-Language"] == "en"


@pytest.mark.parametrize("unknown", ["de", "", "../da", "en-US"])
def test_a_language_that_is_not_offered_is_danish(unknown: str) -> None:
    assert shown(django_language=unknown).content == b"da"


def test_the_choice_ends_with_the_page() -> None:
    shown(django_language="en")
    assert translation.get_language() == "da"
