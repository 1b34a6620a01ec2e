"""`/forsoeg/`: what an experiment changes, for everybody; one that is not in use here never says yes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.desk.conftest import words

if TYPE_CHECKING:
    from tests.cast import World


def page(url: str, **headers: str) -> str:
    answer = Client().get(url, headers=headers)
    assert answer.status_code == 200
    return words(answer.content.decode())


def test_the_list_says_which_apply(world: World) -> None:
    world.adopts()
    text = page("/forsoeg/")
    assert (
        "Kortere vej fra underretning til indsats Ikast-Brande · 1. maj 2018 til og med 30. august 2020"
        in text
    )
    assert text.count("Kommunen har ikke taget forsøget i brug her.") + text.count("Forsøget er slut.") >= 3


def test_the_list_asks_the_same_for_any_number_of_experiments(world: World) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page("/forsoeg/")
        return len(queries)

    before = asked()
    world.adopts("r1")
    world.adopts("r2")
    assert asked() == before


def test_one_page_says_what_for_whom_and_until_when(world: World) -> None:
    world.adopts()
    text = page("/forsoeg/r1/?dag=2018-06-15")
    assert "Gælder det nu? Ja, den 15. juni 2018." in text
    assert "Du behøver ikke lave en børnefaglig undersøgelse." in text
    assert "Vurdér hver underretning inden for 24 timer" in text
    assert "Det er ikke afklaret" in text
    html = Client().get("/forsoeg/r1/?dag=2018-06-15").content.decode()
    linked = set(re.findall(r'<a href="#tvivl-(\d+)">\1</a>', html))
    assert linked
    assert linked <= set(re.findall(r'id="tvivl-(\d+)"', html))
    before, after = html.split('<ol class="told-doubts small" start="')
    number = int(after.split('"')[0])  # the reservations go on counting where the questions end
    assert f'id="tvivl-{number - 1}"' in before
    assert f'id="tvivl-{number}"' in after
    assert f"Forbehold om de almindelige regler {number}. " not in text


def test_what_was_not_adopted_does_not_apply(world: World) -> None:
    text = page("/forsoeg/r1/?dag=2018-06-15")
    assert "Nej. Kommunen har ikke taget forsøget i brug her. Brug de almindelige regler." in text


def test_the_numbers_are_those_of_the_day(world: World) -> None:
    assert "§ 140, stk. 3-7" in page("/forsoeg/r1/?dag=2019-12-31")
    assert "§ 140, stk. 2-6" in page("/forsoeg/r1/?dag=2020-01-01")


def test_it_is_there_in_english(world: World) -> None:
    client = Client()
    client.post("/sprog/", {"language": "en", "next": "/forsoeg/r3/"})
    text = words(client.get("/forsoeg/r3/").content.decode())
    assert "You need not make a child examination because the step is due." in text
    assert "waived under" in text


@pytest.mark.parametrize(
    "url", ["/forsoeg/r9/", "/forsoeg/r9/pdf/", "/forsoeg/r1/?dag=ukendt", "/forsoeg/serviceloven/"]
)
def test_what_is_not_there(world: World, url: str) -> None:
    assert Client().get(url).status_code == 404


def test_the_pdf_is_tagged(world: World) -> None:
    pytest.importorskip("typst")
    answer = Client().get("/forsoeg/r2/pdf/?dag=2018-06-15")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="det-maa-vi-nu-r2.pdf"'
    assert b"/StructTreeRoot" in answer.content
    assert b"pdfuaid" in answer.content
    assert "Helhedsperspektiv på den iværksatte støtte".encode() in answer.content
