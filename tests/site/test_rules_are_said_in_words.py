"""Every rule of the law's data is said in plain sentences made from it: no raw id, Danish in the Danish."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from frirum.law.loading import load
from frirum.law.provisions import DutyRule
from frirum.record.lawbook import lawbook
from frirum.site.screen.rulewords import kind_words, sentences, what_ends
from tests.law.small import book as small_book

if TYPE_CHECKING:
    from frirum.law.loading import Lawbook
    from frirum.law.provisions import AnyRule

ENGLISH = {"the", "and", "of", "is", "not", "must", "with", "when", "where", "from", "case", "child", "duty"}
BOOK = lawbook()


@cache
def raw_ids() -> frozenset[str]:
    """Every name that only the data knows: of acts, fields, options, rules and provisions."""
    kinds = BOOK.vocabulary.acts.values()
    fields = [field for kind in kinds for field in kind.fields]
    names = {*BOOK.vocabulary.acts, *(one.id for one in fields)}
    names |= {option.id for field in fields for option in field.options}
    names |= {part for rule in BOOK.rules for part in (rule.id, rule.id.partition("/")[2])}
    return frozenset(name for name in names if re.search(r"[-_/]", name))


def told(rule: AnyRule, book: Lawbook, language: str) -> tuple[str, ...]:
    with translation.override(language):
        ends = what_ends(rule, book) if isinstance(rule, DutyRule) else ()
        return (kind_words(rule), *sentences(rule, book), *ends)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_each_rule_of_the_repository(rule: AnyRule) -> None:
    for language in ("da", "en"):
        said = told(rule, BOOK, language)
        assert len(said) >= 2
        for sentence in said[1:]:
            assert sentence.endswith("."), sentence
            assert "%(" not in sentence
            assert "  " not in sentence
            words = set(re.findall(r"[\w/-]+", sentence))
            if language == "da":  # in English an act's label may be its id: follow-up
                assert not words & raw_ids(), sentence
                assert not {word.casefold() for word in words} & ENGLISH, sentence
    assert told(rule, BOOK, "da")[1:] != told(rule, BOOK, "en")[1:]


def test_a_duty_says_what_by_when_from_when_and_what_ends_it() -> None:
    rule = BOOK.rule("serviceloven/complete-examination")
    assert rule is not None
    assert told(rule, BOOK, "da") == (
        "Pligt",
        "Efter »Behov for støtte antages« skal kommunen sørge for »Børnefaglig undersøgelse færdig« inden for 4 måneder.",  # noqa: E501
        "Tiden regnes fra den dag, kommunen første gang fik »Familien beder om hjælp« eller »Underretning modtaget« at vide i samme anledning.",  # noqa: E501
        "Er der ingen, regnes den fra, hvornår kommunen fik det udløsende at vide.",
        "En måned løber til samme dato; findes den ikke, til månedens sidste dag.",
        "Falder sidste dag i en weekend eller på en helligdag, rykker den ikke.",
        "Sker det igen, begynder der en pligt til; den første beholder sin frist.",
        "Det er barnet, der har krav på det.",
        "Den er opfyldt, når »Børnefaglig undersøgelse færdig« er gjort. Én gang er nok, også hvis der mangler flere.",  # noqa: E501
        "Den falder bort, når sagen afsluttes.",
    )


RARE = """
[[milestone]]
id = "wait"
act = "decided"
needs = "heard"
[[suspends]]
id = "pause"
from = "started"
until = "followed"
duty = "see"
[[includes]]
id = "again"
trigger = "heard"
act = "decided"
[[duty]]
id = "see"
trigger = "missed:first"
act = "examined"
within = "6wd"
saturday = false
roll = "next-weekday"
survives_closing = true
when = [{ field = "age", in = [15, 16, 17] }, { field = "custody", is = "shared" }]
[[duty]]
id = "first"
trigger = "notified"
act = "assessed"
within = "24h"
clock = { act = "decided", time = "occurred_at", match = "case" }
"""


def test_kinds_that_the_repository_does_not_use_have_words_too(tmp_path: Path) -> None:
    book = small_book(tmp_path, RARE)
    said = {rule.id: " ".join(told(rule, book, "da")) for rule in book.rules}
    assert "må ikke ske, så længe en pligt til »heard« mangler" in said["lov/wait"]
    assert "Fra »started« til »followed« står tiden stille for pligten til »examined«" in said["lov/pause"]
    assert "kan der igen komme" in said["lov/again"]
    for words in (
        "Er fristen for »Vurderet« overskredet",
        "Lørdage, søndage og helligdage tæller ikke",
        "rykker den til næste hverdag",
        "Den består, også når sagen afsluttes",
        "barnet er fra 15 til 17 år",
        "forældremyndigheden er fælles",
        "fristen blev overskredet",
    ):
        assert words in said["lov/see"]
    assert "første gang skete i sagen" in said["lov/first"]


def test_the_data_that_is_tested_is_that_of_the_repository() -> None:
    assert load(Path(__file__).parents[2]).digest == BOOK.digest
