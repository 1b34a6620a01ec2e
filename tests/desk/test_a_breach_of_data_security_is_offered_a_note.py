"""What stood on the wrong case may have been seen: the page asks, and a note starts the 72 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.cast import user_id

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

NOTE = {
    "value.what": "Et notat om en anden familie stod i sagen i to dage.",
    "value.whose": "Et barn i en anden familie.",
    "value.seen_by": "Rådgiveren.",
}


@pytest.fixture
def noted(world: World, alma: UUID) -> UUID:
    return world.tell(
        "file-note", on=[alma], at="2018-06-04T11:00", medium="phone", text="Talt med en anden far."
    ).entry_id


def test_the_page_asks_in_words_and_leads_to_the_note(enter: Enter, alma: UUID, noted: UUID) -> None:
    mette = enter("mette")
    done = mette.send(f"/sager/{alma}/fejl/{noted}/", {"value.reason": "Hører til en anden sag."})
    assert done.headers["Location"] == f"/sager/{alma}/fejl/{noted}/brud/"
    answer = mette.client.get(done.headers["Location"])
    page = mette.page(done.headers["Location"])
    assert "Har nogen set noget, de ikke måtte?" in page
    assert "senest 72 timer" in page
    assert "Databeskyttelsesforordningen artikel 33, stk. 1" in page
    assert "en anden far" not in page
    form = mette.client.get(answer.context["note_url"]).content.decode()
    assert 'value="Indholdet er fjernet fra sagen."' in form
    assert mette.send(answer.context["note_url"], NOTE).status_code == 302
    case = mette.page(f"/sager/{alma}/")
    assert "Brud anmeldt til Datatilsynet" in case
    assert "18. juni 2018 kl. 9.00" in case


def test_told_or_assessed_the_duty_is_met(world: World, enter: Enter, alma: UUID) -> None:
    mette, birgit = enter("mette"), enter("birgit")
    mette.send(f"/sager/{alma}/ny/breach-noted/", NOTE)
    assert "Et brud anmeldes til Datatilsynet" in birgit.page("/overblik/")
    reason = {"value.reason": "Kun rådgiveren, der selv skrev det, har åbnet sagen."}
    assert mette.client.get(f"/sager/{alma}/ny/breach-not-reported/").status_code == 403
    assert birgit.send(f"/sager/{alma}/ny/breach-not-reported/", reason).status_code == 302
    assert "Et brud anmeldes til Datatilsynet" not in birgit.page("/overblik/")


def test_without_the_hour_that_it_was_known_it_is_not_taken(enter: Enter, alma: UUID) -> None:
    answer = enter("mette").send(f"/sager/{alma}/ny/breach-noted/", {**NOTE, "known_at.hour": ""})
    assert answer.status_code == 422
    assert NOTE["value.what"] in answer.content.decode()


def test_nothing_is_asked_of_what_still_stands(enter: Enter, alma: UUID, noted: UUID) -> None:
    assert enter("mette").client.get(f"/sager/{alma}/fejl/{noted}/brud/").status_code == 404


def test_someone_elses_case_is_not_there_and_read_only_is_refused(
    world: World, enter: Enter, alma: UUID, noted: UUID
) -> None:
    enter("mette").send(f"/sager/{alma}/fejl/{noted}/", {"value.reason": "Hører til en anden sag."})
    for page in (f"/sager/{alma}/fejl/{noted}/brud/", f"/sager/{alma}/ny/breach-noted/"):
        assert enter("jonas").client.get(page).status_code == 404
    assert enter("jonas").client.post(f"/sager/{alma}/ny/breach-noted/", NOTE).status_code == 404
    world.tell("grant-given", on=[alma], at="2018-06-05T09:00", to=str(user_id("jonas")), role="read")
    for page in (f"/sager/{alma}/fejl/{noted}/brud/", f"/sager/{alma}/ny/breach-noted/"):
        assert enter("jonas").client.get(page).status_code == 403


def test_who_took_their_own_assignment_away_is_asked_nothing(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.record.models import Entry

    given = Entry.objects.get(act="case-assigned")
    done = enter("mette").send(f"/sager/{alma}/fejl/{given.id}/", {"value.reason": "Forkert sag."})
    assert done.headers["Location"] == "/"
