"""The worklist: what is late first, each with its date and its reason; pages by key; asks little."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter


def test_it_says_what_by_when_and_why(enter: Enter, alma: UUID) -> None:
    page = enter("mette").page("/opgaver/")
    assert "Dine opgaver" in page
    assert "8. juni 2018 7 dage over Kvittering sendt Alma Brandt 9 år" in page
    assert "Den, der har underrettet, skal have en kvittering senest 6 hverdage efter." in page
    assert "Serviceloven § 155 b, stk. 1" in page
    assert page.index("Kvittering sendt") < page.index("13. juli 2018 om 28 dage Indsats begyndt")


def test_what_is_done_leaves_it(world: World, enter: Enter, alma: UUID) -> None:
    world.tell("notification-acknowledged", on=[alma], at="2018-06-05T09:00")
    assert "Kvittering sendt Alma" not in enter("mette").page("/opgaver/")


def test_a_leader_sees_the_unit_with_whose_it_is(enter: Enter, alma: UUID) -> None:
    page = enter("birgit").page("/opgaver/")
    assert "Enhedens opgaver" in page
    assert "Alma Brandt 9 år Mette Lund" in page


def test_an_hour_that_nobody_knows_is_marked(world: World, enter: Enter) -> None:
    person, _ = world.brandt()
    world.notified(person, at="2018-06-13")
    page = enter("rikke").page("/opgaver/")
    assert "mangler klokkeslæt Underretning vurderet" in page


def test_it_pages_by_key_and_shows_each_row_once(
    world: World, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frirum.record import lists

    monkeypatch.setattr(lists.worklist, "__defaults__", (None, 2))
    for number in range(3):
        person = world.register(f"Barn{number} Prøve", "2010-01-01")
        case = world.notified(person, at=f"2018-06-{11 + number:02}T10:00").cases[0]
        world.assigned(case, "mette", at="2018-06-14T10:00")
    desk, url, seen = enter("mette"), "/opgaver/", []
    for _ in range(10):
        answer = desk.client.get(url)
        seen += [(row.url, row.what) for row in answer.context["rows"]]
        if not answer.context["more"]:
            break
        assert len(answer.context["rows"]) == 2
        url = f"/opgaver/?efter={answer.context['more']}"
    assert len(seen) == len(set(seen)) == 9


@pytest.mark.parametrize(
    "key", ["slet_ikke_en_nøgle", "2018-06-20T10:00:00_01890a5d-ac96-774b-bcce-b302099a8057"]
)
def test_a_key_that_was_tampered_with_begins_anew(enter: Enter, alma: UUID, key: str) -> None:
    assert "Kvittering sendt" in enter("mette").page(f"/opgaver/?efter={key}")


@pytest.mark.parametrize("page", ["/opgaver/", "/modtagelse/"])
def test_it_asks_as_much_for_one_case_as_for_ten(world: World, enter: Enter, page: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for size in (1, 10):
        for number in range(size):
            world.notified(world.register(f"Barn{size}-{number} Prøve"), at="2018-06-14T10:00")
        desk = enter("birgit")
        with CaptureQueriesContext(connection) as queries:
            desk.client.get(page)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12


def test_what_is_late_near_and_far_is_marked_so(enter: Enter, alma: UUID) -> None:
    rows = enter("mette").client.get("/opgaver/").context["rows"]
    assert [(row.what, row.tone) for row in rows] == [("Kvittering sendt", "late"), ("Indsats begyndt", "")]
    lists = enter("mette").client.get(f"/sager/{alma}/").context["lists"]
    assert [(duty.what, duty.tone) for duty in lists.must] == [
        ("Kvittering sendt", "late"),
        ("Indsats begyndt", ""),
    ]


def test_a_date_is_late_from_the_day_after(world: World, enter: Enter) -> None:
    person = world.register("Emil Nørgaard", "2006-11-08")
    case = world.notified(person, at="2018-06-07T10:00").cases[0]
    world.tell("notification-assessed", on=[case], at="2018-06-07T12:00")
    world.assigned(case, "mette", at="2018-06-08T09:00")
    row = enter("mette").client.get("/opgaver/").context["rows"][0]
    assert (row.what, row.due, row.left, row.tone) == (
        "Kvittering sendt",
        "14. juni 2018",
        "1 dag over",
        "late",
    )
    person = world.register("Freja Kjeldsen", "2011-03-12")
    case = world.notified(person, at="2018-06-08T10:00").cases[0]
    world.tell("notification-assessed", on=[case], at="2018-06-08T12:00")
    world.assigned(case, "jonas", at="2018-06-09T09:00")
    row = enter("jonas").client.get("/opgaver/").context["rows"][0]
    assert (row.due, row.left, row.tone) == ("15. juni 2018", "i dag", "soon")
