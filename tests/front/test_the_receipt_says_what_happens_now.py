"""The receipt: a reference, what happens by when and by which law, and nothing of what was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.desk.conftest import words
from tests.front.conftest import NEIGHBOUR, ONE, TEACHER, entries, send

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import World


def receipt(typed: dict[str, str]) -> str:
    """What the receipt of a form says above the help at its foot."""
    answer = send({**TEACHER, **ONE, **typed})
    assert answer.status_code == 302
    return words(Client().get(answer.headers["Location"]).content.decode())


def test_it_has_a_reference_and_nothing_of_what_was_written(world: World) -> None:
    page = receipt({})
    (told,) = entries("notification-received")
    text = told.id.hex[-8:].upper()
    assert f"Din reference er {text[:4]}-{text[4:]}" in page
    assert "modtog den fredag den 15. juni 2018 kl. 9.00" in page
    for written in ("Alma", "Lene", "Hyldeskolen", "mad"):
        assert written not in page


def test_it_counts_the_deadlines_as_the_law_of_the_day_does(
    world: World, business_time: Callable[[str], None]
) -> None:
    page = receipt({})
    assert "Senest lørdag den 16. juni 2018 kl. 9.00 har en medarbejder set på" in page
    assert "Senest fredag den 22. juni 2018 får du en bekræftelse" in page
    assert "(Serviceloven § 155, stk. 2)" in page
    business_time("2025-03-10T09:00")
    page = receipt({"value.concern": "Alma kommer stadig uden mad."})
    assert "Senest tirsdag den 11. marts 2025 kl. 9.00" in page
    assert "Barnets lov § 136" in page


def test_a_professional_is_told_that_they_will_hear_and_a_neighbour_is_not(world: World) -> None:
    assert "får du som fagperson det at vide" in receipt({})
    assert "fagperson" not in receipt({**NEIGHBOUR, "value.anonymous": "no"})


def test_who_is_anonymous_is_promised_no_letter(world: World) -> None:
    page = receipt(NEIGHBOUR)
    assert "en bekræftelse" not in page
    assert "vi kan ikke skrive til dig" in page


def test_danger_is_met_with_help_first(world: World) -> None:
    page = receipt({"value.danger_now": "yes"})
    assert page.index("Ring 112, hvis barnet er i fare nu.") < page.index("Tak. Vi har modtaget")


@pytest.mark.parametrize("change", ["", "?kvittering=x", "other entry"])
def test_a_receipt_that_we_did_not_write_is_not_there(world: World, change: str) -> None:
    address = send({**TEACHER, **ONE}).headers["Location"]
    assert Client().get(address).status_code == 200
    if change == "other entry":
        forged = re.sub(r"[0-9a-f-]{36}", "01890a5d-ac96-774b-bcce-b302099a8057", address)
    else:
        forged = address.partition("?")[0] + change
    assert Client().get(forged).status_code == 404
