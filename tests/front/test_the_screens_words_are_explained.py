"""The words that a case, a list and the law's pages use are explained on one page, in both languages."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from frirum.front.wordlist import WORDS

pytestmark = pytest.mark.django_db


def page(**cookies: str) -> str:
    client = Client()
    client.cookies.load(cookies)
    found: str = client.get("/lov/ord/").content.decode()
    return found


def terms(html: str) -> list[str]:
    return [unescape(one) for one in re.findall(r"<dt[^>]*>(.*?)</dt>", html)]


def test_every_list_and_standing_of_a_case_is_there() -> None:
    told = " ".join(terms(page()))
    for word in (
        *("Skal", "Kan", "Afventer", "Fritaget", "Ikke overholdt", "overskredet", "i bero", "over målet"),
        *("genoplivet efter fristen", "mangler klokkeslæt", "uden fast dato", "anledning", "ved vi ikke"),
    ):
        assert word in told


def test_both_languages_say_all_of_them() -> None:
    danish, english = terms(page()), terms(page(django_language="en"))
    assert len(danish) == len(english) == WORDS.read_text("utf-8").count("{ word = ")
    assert not set(danish) & set(english)


def test_each_word_has_a_place_of_its_own_to_be_linked_to() -> None:
    anchors = re.findall(r'<dt id="([^"]+)"', page())
    assert len(anchors) == len(set(anchors)) == len(terms(page()))


def test_every_page_leads_to_it() -> None:
    assert 'href="/lov/ord/"' in Client().get("/lov/").content.decode()
    assert 'href="/lov/ord/"' in Client().get("/forsoeg/").content.decode()
