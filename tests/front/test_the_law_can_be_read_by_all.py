"""The law's own pages: acts, paragraphs, versions, examples, a search, open questions; nobody is in them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import translation

from frirum.front.lawshelf import shelf
from frirum.record.lawbook import lawbook
from frirum.site.screen.lawplaces import provision_url, rule_anchor, rule_url

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def text(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, address
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_no_page_of_the_law_looks_anything_up(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        for address in (
            "/lov/",
            "/lov/?q=underretning",
            "/lov/serviceloven/",
            "/lov/serviceloven/examination/",
            "/lov/r1/",
            "/lov/aabne-spoergsmaal/",
        ):
            text(address)


def test_every_rule_stands_where_its_link_leads() -> None:
    pages: dict[str, str] = {}
    for rule in lawbook().rules:
        address, _hash, anchor = rule_url(rule).partition("#")
        if address not in pages:
            pages[address] = Client().get(address).content.decode()
        assert f'id="{anchor}"' in pages[address], rule.id
        assert anchor == rule_anchor(rule)


def test_every_provision_has_a_page_and_every_act_one_that_prints() -> None:
    on_shelf = shelf()
    for listed in on_shelf.versions.values():
        page = text(provision_url(listed[0]))
        assert listed[-1].source in page
        assert all(version.text.split()[0] in page for version in listed)
    for name in on_shelf.statutes:
        page = text(f"/lov/{name}/")
        assert all(listed[0].citation in page for listed in on_shelf.of(name)), name


def test_a_paragraph_says_who_waives_it_what_stands_instead_and_its_examples() -> None:
    page = text("/lov/serviceloven/examination/")
    assert "parafrase – ikke kontrolleret mod lovteksten" in page
    assert "Kortere vej fra underretning til indsats 1. maj 2018 – 30. august 2020" in page
    assert "I stedet gælder I stedet for undersøgelsen laves en socialfaglig vurdering" in page
    assert "Stykkets nummer (stk. 7) er efter hukommelsen." in page
    example = page.partition("Kommunen får en underretning den 31. oktober 2018.")[2]
    assert "Almindelig lov" in example
    assert "Underretning modtaget" in example
    assert "Skal: »Børnefaglig undersøgelse færdig« senest 28. februar 2019" in example


def test_versions_are_told_apart_by_their_dates() -> None:
    page = text("/lov/serviceloven/action-plan-content/")
    assert page.index("1. januar 2017 – 31. december 2019") < page.index("1. januar 2020 – 31. december 2023")


def test_a_search_finds_by_citation_by_words_and_says_where_nothing_is() -> None:
    assert "Serviceloven § 50: Børnefaglig undersøgelse" in text("/lov/?q=§+50+undersøgelse")
    assert "Ingen bestemmelse har alle ordene." in text("/lov/?q=kvantefysik")
    assert "0 bestemmelser" in text("/lov/?q=<script>")


def test_open_questions_are_all_that_the_data_says_it_doubts() -> None:
    page = text("/lov/aabne-spoergsmaal/")
    for doubt in lawbook().doubts:
        assert re.sub(r"\s+", " ", doubt.says) in page
        assert str(doubt.place) not in page  # said in words, not by its file
    assert ".md" not in page
    assert ".toml" not in page
    assert "Forsøget »Kortere vej« Mål for forandringer – Pligt: " in page
    assert "– Fritagelse: Ingen handleplan" in page
    assert "– Ud af forsøget: Sager om vold eller overgreb" in page
    rules = [one for rule in lawbook().rules for one in rule.doubts]
    assert all(re.sub(r"\s+", " ", one) in page for one in rules)


@pytest.mark.parametrize("address", ["/lov/straffeloven/", "/lov/serviceloven/findes-ikke/"])
def test_what_is_not_there_is_404(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_in_english_the_sentences_are_english_and_the_laws_own_words_say_that_they_are_danish() -> None:
    client = Client()
    client.cookies["django_language"] = "en"
    page = client.get("/lov/serviceloven/examination/").content.decode()
    assert "the municipality must see to “Child examination completed” within 4 months" in unescape(page)
    assert 'lang="da">Serviceloven § 50' in page
    with translation.override("en"):
        assert "What takes it away?" in page


def test_an_act_says_what_its_beginning_did_to_what_stood_open() -> None:
    for statute in ("barnets-lov", "serviceloven"):
        page = text(f"/lov/{statute}/")
        assert "Det, der gøres fra den 1. januar 2024, følger Barnets lov" in page
        assert "Pligter, der stod åbne den dag, beholder deres regel og deres frist." in page
        assert "Overgangsreglerne for sager, der var åbne den 1. januar 2024, er ikke læst." in page
    assert "Når loven skifter" not in text("/lov/forvaltningsloven/")


def test_a_prolonged_experiment_says_until_when_it_was_first_to_run() -> None:
    page = text("/lov/")
    told = "1. oktober 2017 – 31. december 2021 (først til og med 31. december 2020, siden forlænget)"
    assert told in page
    assert page.count("siden forlænget") == 1
