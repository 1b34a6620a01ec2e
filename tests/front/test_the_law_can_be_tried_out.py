"""Acts dropped on a timeline are judged and shown; nothing is kept, and each example opens in it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from frirum.front.lawshelf import shelf
from frirum.front.trial import of_example, regimes
from frirum.law.replay import judge
from frirum.law.status import status

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
URL = "/lov/proev/"
NOTIFIED = {
    "law": "ordinary",
    "row": ["a1"],
    "act.a1": "notification-received",
    "day.a1": "2018-09-03",
    "hour.a1": "10:00",
}


def shown(typed: dict[str, Any]) -> str:
    answer = Client().post(URL, typed)
    assert answer.status_code == 200
    return plain(answer.content.decode())


def plain(html: str) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def test_an_act_brings_its_duties_with_date_and_why() -> None:
    page = shown(NOTIFIED | {"at.day": "2018-09-03", "at.hour": "12:00"})
    assert "»Underretning vurderet« 4. september 2018 kl. 10.00 mangler" in page
    assert "Sådan ser det ud mandag den 3. september 2018 kl. 12.00, efter Lov om social service" in page
    assert "kommunen fik det at vide mandag den 3. september 2018 kl. 10.00" in page
    assert "Hvad fjerner den?" in page


def test_without_a_day_the_last_acts_day_is_shown() -> None:
    assert "mandag den 3. september 2018 kl. 23.59" in shown(NOTIFIED)


def test_an_act_is_added_moved_and_taken_away_by_buttons() -> None:
    added = shown(NOTIFIED | {"do": "add", "new": "notification-assessed"})
    assert "Underretning vurderet Dato" in added
    html = Client().post(URL, NOTIFIED | {"do": "later.a1"}).content.decode()
    assert 'name="day.a1" id="day-a1" value="2018-09-04"' in html
    assert "Læg den første handling på tidslinjen" in shown(NOTIFIED | {"do": "remove.a1"})


def test_a_duty_that_moved_says_how_far() -> None:
    html = Client().post(URL, NOTIFIED).content.decode()
    was = re.findall(r'name="was" value="([^"]+)"', html)
    assert "a1:serviceloven/acknowledge-notification|2018-09-10" in was
    page = shown(NOTIFIED | {"was": was, "do": "later.a1"})
    assert "flyttet 1 dag frem" in page
    assert "flyttet" not in shown(NOTIFIED | {"was": was})


def test_answers_that_rules_look_at_are_asked_for_and_count() -> None:
    page = shown(NOTIFIED)
    assert "Vil du være anonym?" in page
    for personal in ("Underretterens navn", "Hvor kan vi få fat i dig?", "Hvad er du bekymret for?"):
        assert personal not in page
    assert "»Kvittering sendt«" in page
    assert "»Kvittering sendt«" not in shown(NOTIFIED | {"a.a1.anonymous": "yes"})


def test_the_law_can_be_another() -> None:
    rows = {"row": ["a1", "a2"], "act.a2": "need-support-assumed", "day.a2": "2018-09-05"}
    waived = shown(NOTIFIED | rows | {"law": "r1"})
    assert "Fritaget Børnefaglig undersøgelse færdig fritaget" in waived
    assert "med forsøget »Kortere vej fra underretning til indsats«" in waived
    assert "efter Barnets lov" in shown(NOTIFIED | rows | {"law": "barnets-lov"})


def test_an_act_that_may_be_about_several_things_is_asked_which() -> None:
    rows = {
        "row": ["a1", "a2", "a3"],
        "act.a2": "notification-received",
        "day.a2": "2018-09-04",
        "act.a3": "notification-assessed",
        "day.a3": "2018-09-05",
    }
    page = shown(NOTIFIED | rows)
    assert "vælg, hvilken »Underretning vurderet« handler om" in page
    assert "Underretning modtaget, 3. september 2018" in page
    assert "vælg, hvilken" not in shown(NOTIFIED | rows | {"about.a3": "a1"})


@pytest.mark.parametrize("day", ["", "i morgen", "2018-02-30", "0018-01-01"])
def test_a_date_that_can_not_be_read_says_so_and_keeps_the_row(day: str) -> None:
    page = shown(NOTIFIED | {"day.a1": day})
    assert "Skriv en dato, der findes" in page
    assert "Underretning modtaget" in page


@pytest.mark.parametrize(
    "strange",
    [
        {"law": "x", "do": "add", "new": "person-registered"},
        {"was": ["|", "x|y", "a1:x|2018-99-99"]},
        {"act.a1": "recorded-on-wrong-case"},
        {"a.a1.reasons": ["x"], "a.a1.professional": "maybe", "at.day": "x", "born": "x"},
        {"row": ["a1"] * 200},
    ],
)
def test_what_nobody_could_have_typed_is_passed_over(strange: dict[str, Any]) -> None:
    shown(NOTIFIED | strange)


def test_every_example_opens_and_comes_to_the_same(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    book = shelf().book
    for example in shelf().examples.values():
        trial = of_example(example, book)
        at = trial.at()
        assert at is not None
        assert not any(row.fault for row in trial.rows), example.says
        law = book.regimes(example.municipality, example.experiments)
        wanted = status(judge(law, example.acts, example.person), example.at)
        found = status(judge(regimes(trial, book), trial.acts(), trial.person()), example.at)
        assert [(one.duty.rule.id, one.status, one.span.due) for one in found.must] == [
            (one.duty.rule.id, one.status, one.span.due) for one in wanted.must
        ], example.says
    place = next(iter(shelf().examples))
    with django_assert_num_queries(0):
        answer = Client().get(URL, {"eksempel": place})
    assert answer.status_code == 200
    assert Client().get(URL, {"eksempel": "nowhere.md:1"}).status_code == 404


def test_it_says_that_nothing_is_kept_and_keeps_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        answer = Client().post(URL, NOTIFIED)
    page = answer.content.decode()
    assert "Intet af det, du skriver her, bliver gemt." in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert "sessionid" not in answer.cookies
    assert "data-draft" not in page.partition("<form")[2].partition("</form>")[0]


def test_an_experiment_that_does_not_reach_the_day_says_why_beside_the_result() -> None:
    typed = NOTIFIED | {"law": "r1", "at.day": "2018-09-04", "at.hour": "12:00"}
    assert "den dag gælder almindelig lov" not in shown(typed)
    flagged = {"row": ["a1", "a2"], "act.a2": "risk-flagged", "day.a2": "2018-09-03", "hour.a2": "11:00"}
    page = shown(typed | flagged | {"a.a2.kind": "violence"})
    assert "Sagen er gået ud af forsøget »Kortere vej fra underretning til indsats« ved »Vold" in page
    early = shown(typed | {"day.a1": "2018-03-01", "at.day": "2018-03-02"})
    assert "begyndte først 1. maj 2018: den dag gælder almindelig lov." in early
    late = shown(typed | {"at.day": "2020-10-01"})
    assert "sluttede 30. august 2020: den dag gælder almindelig lov." in late
    assert "den dag gælder almindelig lov" not in shown(NOTIFIED | {"at.day": "2018-09-04"})
