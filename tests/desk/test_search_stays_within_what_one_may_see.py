"""One box finds people, cases and texts, by number, birth date, sound and word; nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter


def search(desk: Desk, typed: str) -> str:
    from tests.desk.conftest import words

    answer = desk.client.post("/soeg/", {"q": typed}, follow=True)
    assert answer.status_code == 200
    return words(answer.content.decode())


NOTHING = "Intet fundet i det, du må se."


@pytest.fixture
def emil(world: World) -> UUID:
    """Emil's case, which is Jonas's; his mother Lone is tied to it."""
    emil, lone = world.noergaard()
    case = world.notified(emil, concern="Sover dårligt efter skilsmissen.").cases[0]
    world.assigned(case, "jonas")
    world.tell("relation-recorded", about=[emil], other=str(lone), kind="parent")
    return case


@pytest.mark.parametrize(
    "typed", ["Emil Nørgaard", "emil noergård", "8.11.2006", "2006-11-08", "Emil 8/11-2006"]
)
def test_a_case_by_name_as_it_sounds_and_by_birth_date(enter: Enter, emil: UUID, typed: str) -> None:
    desk = enter("jonas")
    assert "Emil Nørgaard 11 år, Familierådgivningen" in search(desk, typed)
    assert f"/sager/{emil}/" in desk.client.post("/soeg/", {"q": typed}, follow=True).content.decode()


def test_a_case_by_number_and_the_number_stands_in_no_address(world: World, enter: Enter) -> None:
    case = world.notified(world.register("Freja Kjeldsen", cpr="1203114321")).cases[0]
    world.assigned(case, "jonas")
    answer = enter("jonas").client.post("/soeg/", {"q": "120311-4321"}, follow=True)
    [(address, _)] = answer.redirect_chain
    assert "Freja Kjeldsen" in answer.content.decode()
    assert "4321" not in address
    assert "Freja" not in enter("mette").page(address)  # it opens for its writer alone


def test_people_around_the_child_with_what_they_are_to_it(enter: Enter, emil: UUID) -> None:
    assert "Lone Nørgaard forælder i sagen om Emil Nørgaard" in search(enter("jonas"), "lone nørgård")


def test_a_text_with_the_words_around_it_and_the_way_to_the_entry(enter: Enter, emil: UUID) -> None:
    answer = enter("jonas").client.post("/soeg/", {"q": "skilsmissen dårligt"}, follow=True)
    page = answer.content.decode()
    assert "Sover <mark>dårligt</mark> efter <mark>skilsmissen</mark>." in page
    assert f"/sager/{emil}/?post=" in page
    assert "Ord søges i dine åbne sager." in page


@pytest.mark.parametrize("typed", ["Emil Nørgaard", "8.11.2006", "Lone Nørgaard", "skilsmissen"])
@pytest.mark.parametrize("who", ["mette", "rikke", "sofie"])
def test_nothing_of_somebody_elses_case_not_even_that_it_is_there(
    enter: Enter, emil: UUID, alma: UUID, typed: str, who: str
) -> None:
    page = search(enter(who), typed)
    assert NOTHING in page
    assert "Emil" not in page.replace(typed, "")


def test_who_may_only_read_finds_it_too_until_the_grant_ends(world: World, enter: Enter, emil: UUID) -> None:
    from tests.cast import user_id

    given = {"to": str(user_id("mette")), "role": "read", "at": "2018-06-05T09:00"}
    grant = world.tell("grant-given", on=[emil], **given)
    for typed in ("Emil Nørgaard", "Lone Nørgaard", "skilsmissen"):
        assert NOTHING not in search(enter("mette"), typed)
    world.tell("grant-ended", on=[emil], grant=str(grant.entry_id), at="2018-06-06T09:00")
    for typed in ("Emil Nørgaard", "Lone Nørgaard", "skilsmissen"):
        assert NOTHING in search(enter("mette"), typed)


def test_what_was_corrected_or_written_on_the_wrong_case_is_no_longer_found(
    world: World, enter: Enter, emil: UUID
) -> None:
    note = world.tell("file-note", on=[emil], text="Om en anden familie.", at="2018-06-06T09:00")
    before = world.tell("file-note", on=[emil], text="Hund i hjemmet.", at="2018-06-06T10:00")
    jonas = enter("jonas")
    assert "familie ." in search(jonas, "anden familie")
    world.tell("recorded-on-wrong-case", corrects=note.entry_id, at="2018-06-07T09:00")
    after = {"text": "Kat i hjemmet.", "because": "Det var en kat.", "at": "2018-06-06T10:00"}
    world.tell("file-note", corrects=before.entry_id, **after)
    assert NOTHING in search(jonas, "anden familie")
    assert NOTHING in search(jonas, "hund")
    assert "i hjemmet ." in search(jonas, "hjemmet")


def test_a_closed_case_is_found_by_name(world: World, enter: Enter, emil: UUID) -> None:
    world.tell("case-closed", on=[emil], at="2018-06-07T09:00")
    assert "Emil Nørgaard 11 år, Familierådgivningen, afsluttet" in search(enter("jonas"), "emil nørgaard")


def test_it_is_noted_that_somebody_searched_not_what_for_and_whose_texts_were_shown(
    enter: Enter, emil: UUID
) -> None:
    from frirum.access.models import ReadLog, SearchLog
    from tests.cast import user_id

    search(enter("jonas"), "skilsmissen")
    search(enter("jonas"), "ingenting som helst")
    logged = SearchLog.objects.order_by("id")
    assert [(one.user, one.found) for one in logged] == [(user_id("jonas"), 1), (user_id("jonas"), 0)]
    assert [(one.case, one.way) for one in ReadLog.objects.all()] == [(emil, "search")]


def test_as_many_queries_for_ten_cases_as_for_one(world: World, enter: Enter, emil: UUID) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from frirum.access.models import ReadLog

    jonas, counts = enter("jonas"), []
    address = jonas.client.post("/soeg/", {"q": "Emil"})["Location"]
    texts = jonas.client.post("/soeg/", {"q": "dårligt"})["Location"]
    for number in range(2):
        for letter in "ABCDEFGH" if number else "":
            case = world.notified(world.register(f"Emil {letter * 2}"), concern="Sover dårligt.").cases[0]
            world.assigned(case, "jonas")
        for url in (address, texts):
            ReadLog.objects.all().delete()
            with CaptureQueriesContext(connection) as queries:
                jonas.page(url)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


def test_an_empty_box_and_a_bent_address_ask_for_nothing(enter: Enter, emil: UUID) -> None:
    from frirum.access.models import SearchLog

    jonas = enter("jonas")
    for address in ("/soeg/", "/soeg/?s=x", "/soeg/?s=%00", "/soeg/?s=AAAA"):
        assert NOTHING not in jonas.page(address)
    search(jonas, "  ")
    assert not SearchLog.objects.exists()
