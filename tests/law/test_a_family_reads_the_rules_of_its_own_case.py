"""»Reglerne i jeres sag«, from the case's own judgement: never why it is outside of an experiment."""

from __future__ import annotations

from typing import Any

import pytest

from frirum.law import Act, Lawbook, Moment, PersonFacts, judge, load, status
from frirum.law.my_rules import my_rules
from frirum.law.papers import Paper, as_text
from tests.conftest import ROOT

Told = tuple[str, str, dict[str, Any]]
NOTIFIED: Told = ("notification-received", "2018-06-04T10:00", {})
ASSUMED: Told = ("need-support-assumed", "2018-06-11T10:00", {})


@pytest.fixture(scope="module")
def book() -> Lawbook:
    return load(ROOT)


def paper(book: Lawbook, *told: Told, at: str, municipality: str = "756") -> Paper:
    acts = []
    for number, (name, when, values) in enumerate(told, 1):
        moment = Moment.of(when)
        occasion = None if name == "notification-received" else "1"
        acts.append(
            Act(str(number), name, moment, moment, moment, number, occasion, "adviser", values, None, "c")
        )
    found = judge(book.regimes(municipality), acts, PersonFacts(None))
    instant = Moment.of(at).instant
    return my_rules(book, found, status(found, instant), instant)


def said(paper: Paper, section: str) -> list[str]:
    return [line.says["da"] for one in paper.sections if one.id == section for line in one.lines]


def test_inside_it_says_how_the_family_is_worked_with(book: Lawbook) -> None:
    found = paper(book, NOTIFIED, ASSUMED, at="2018-06-15T12:00")
    assert "»Kortere vej fra underretning til indsats«" in found.facts[1].text["da"]
    assert "Vi aftaler med barnet, hvordan det gerne vil være med." in said(found, "under")
    assert said(found, "next")[0] == "Senest 16. juli 2018: Hjælpen er begyndt. Det er vores eget mål."
    assert not any("bliver hørt" in one for one in said(found, "count_on")), "that is what is waived"


def test_outside_it_says_the_ordinary_rules_and_not_why(book: Lawbook) -> None:
    flag = ("risk-flagged", "2018-06-14T10:00", {"kind": "violence"})
    found = paper(book, NOTIFIED, ASSUMED, flag, at="2018-06-15T12:00")
    assert [one.text["da"] for one in found.facts] == [
        "I jeres sag gælder de almindelige regler i Lov om social service."
    ]
    assert said(found, "under") == []
    assert any(
        one.startswith("Senest 4. oktober 2018: Vi er færdige med at undersøge")
        for one in said(found, "next")
    )
    for language in ("da", "en"):
        text = as_text(found, language).lower()
        assert not [
            one
            for one in ("vold", "overgreb", "mistanke", "tvang", "violence", "suspicion", "forsøg")
            if one in text
        ]


def test_what_is_owed_from_before_is_not_said_to_be_waived(book: Lawbook) -> None:
    before = [
        (name, when.replace("2018-06", "2018-04"), values) for name, when, values in (NOTIFIED, ASSUMED)
    ]
    found = paper(book, *before, at="2018-06-15T12:00")
    assert not any("lang undersøgelse" in one for one in said(found, "under"))
    assert any("4. august 2018: Vi er færdige med at undersøge" in one for one in said(found, "next"))


def test_what_is_late_is_said_to_be_late(book: Lawbook) -> None:
    found = paper(book, NOTIFIED, ASSUMED, at="2019-03-01T12:00", municipality="376")
    assert any(
        one.startswith("Vi er forsinkede. Dette skulle være nået senest 4. oktober 2018")
        for one in said(found, "next")
    )


def test_only_what_has_family_words_is_told(book: Lawbook) -> None:
    found = paper(book, NOTIFIED, at="2018-06-04T11:00", municipality="376")
    assert said(found, "next") == [
        "Lige nu er der intet, som reglerne beder os om at gøre til en bestemt tid."
    ]


def test_under_barnets_lov(book: Lawbook) -> None:
    told = [(name, when.replace("2018", "2024"), values) for name, when, values in (NOTIFIED, ASSUMED)]
    found = paper(book, *told, at="2024-06-15T12:00")
    assert "I jeres sag gælder de almindelige regler i Barnets lov." in found.facts[0].text["da"]
    assert "Barnet bliver hørt, før vi træffer en afgørelse." in said(found, "count_on")
