"""A correction takes an entry's place, a wrong case loses it, an erasure destroys it; the chain stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


@pytest.fixture
def noted(world: World, alma: UUID) -> UUID:
    return world.tell(
        "file-note", on=[alma], at="2018-06-04T11:00", medium="phone", text="Talt med far."
    ).entry_id


def test_a_correction_starts_from_what_was_written(enter: Enter, alma: UUID, noted: UUID) -> None:
    page = enter("mette").client.get(f"/sager/{alma}/ret/{noted}/").content.decode()
    assert "Talt med far.</textarea>" in page
    assert 'value="2018-06-04"' in page
    assert 'value="11:00"' in page


def test_it_takes_the_place_and_both_are_seen(world: World, enter: Enter, alma: UUID, noted: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ret/{noted}/"
    typed = {"value.medium": "phone", "value.text": "Talt med mor.", "reason": "Det var moren."}
    assert mette.send(url, typed).status_code == 302
    page = mette.page(f"/sager/{alma}/")
    assert "Rettelsen er gemt." in page
    assert "Talt med mor. Hvorfor det er rettet Det var moren." in page
    assert "Talt med far." in page
    assert "rettet se den nye" in page
    # What was corrected is corrected once; the newer one can be.
    assert mette.client.get(url).status_code == 404


def test_it_needs_a_reason(enter: Enter, alma: UUID, noted: UUID) -> None:
    answer = enter("mette").send(
        f"/sager/{alma}/ret/{noted}/", {"value.medium": "phone", "value.text": "Talt med mor."}
    )
    assert answer.status_code == 422
    assert "Skriv, hvad der rettes, og hvorfor." in answer.content.decode()
    assert "Talt med mor.</textarea>" in answer.content.decode()


def test_a_correction_of_a_known_time_moves_the_deadline(world: World, enter: Enter) -> None:
    person, _ = world.brandt()
    done = world.notified(person, at="2018-06-14")
    rikke, case = enter("rikke"), done.cases[0]
    form = rikke.form(f"/sager/{case}/ret/{done.entry_id}/")
    typed = {
        "value.notifier_kind": "school",
        "value.professional": "yes",
        "value.concern": "Har blå mærker.",
        "occurred_at.hour": "14:20",
        "known_at.hour": "14:20",
        "reason": "Klokkeslættet manglede.",
    }
    assert rikke.send(f"/sager/{case}/ret/{done.entry_id}/", typed, form).status_code == 302
    page = rikke.page(f"/sager/{case}/")
    assert "mangler klokkeslæt" not in page
    assert "15. juni 2018 kl. 14.20 om 5 timer 20 min." in page


def test_on_the_wrong_case_it_leaves_the_case_and_a_breach_is_spoken_of(
    enter: Enter, alma: UUID, noted: UUID
) -> None:
    mette = enter("mette")
    url = f"/sager/{alma}/fejl/{noted}/"
    assert "Talt med far." in mette.page(url)
    assert mette.send(url, {"value.reason": "Hører til en anden sag."}).status_code == 302
    assert "et brud på persondatasikkerheden" in mette.page(f"{url}brud/")
    page = mette.page(f"/sager/{alma}/")
    assert "Talt med far." not in page
    assert "fejljournaliseret" in page


def test_erased_is_gone_for_good(enter: Enter, alma: UUID, noted: UUID) -> None:
    birgit = enter("birgit")
    typed = {"value.scope": "content", "value.reason": "Skrevet om en forkert person."}
    form = birgit.client.get(f"/sager/{alma}/slet/{noted}/").content.decode()
    assert re.search(r'class="button button-warning"[^>]*>Slet for altid<', form)
    assert birgit.send(f"/sager/{alma}/slet/{noted}/", typed).status_code == 302
    page = birgit.page(f"/sager/{alma}/")
    assert "Talt med far." not in page
    assert "Notat 4. juni 2018 kl. 11.00" in page
    assert "slettet" in page
    from frirum.record.models import Payload

    assert not Payload.objects.filter(pk=noted).exists()


def test_a_stale_correction_keeps_its_text(world: World, enter: Enter, alma: UUID, noted: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ret/{noted}/"
    form = mette.form(url)
    world.tell("file-note", on=[alma], at="2018-06-15T08:00", medium="phone", text="Ny oplysning.")
    typed = {"value.medium": "phone", "value.text": "Talt med mor.", "reason": "Det var moren."}
    answer = mette.send(url, typed, form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ny oplysning." in page
    assert "Talt med mor.</textarea>" in page
    assert 'value="Det var moren."' in page
