"""Leave cover on the screens: arranged by who leads, a list apart from one's own, over when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from tests.cast import user_id

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter

METTE, JONAS = str(user_id("mette")), str(user_id("jonas"))


def arrange(desk: Desk, form: Any = None, **typed: str) -> Any:
    said = {"adviser": METTE, "covered_by": JONAS, "from": "2018-06-15", "until": "2018-07-14"}
    said |= {"reason": "Ferie", **typed}
    values = {f"value.{name}": value for name, value in said.items()}
    return desk.send("/daekning/", values, form)


def test_the_list_is_its_own_and_the_case_opens(enter: Enter, alma: UUID) -> None:
    assert arrange(enter("birgit")).status_code == 302
    page = enter("jonas").page("/opgaver/")
    assert "Dækker for Mette Lund til og med 14. juli 2018" in page
    assert page.index("Dækker for Mette Lund") < page.index("Kvittering sendt Alma Brandt")
    assert enter("jonas").client.get("/opgaver/").context["rows"] == []
    covered = enter("jonas").page(f"/daekker/{METTE}/")
    assert "Åbne sager Alma Brandt" in covered
    assert enter("jonas").client.get(f"/sager/{alma}/ny/file-note/").status_code == 200
    assert enter("mette").client.get(f"/sager/{alma}/").status_code == 200


def test_the_day_begins_with_it(world: World, enter: Enter, alma: UUID) -> None:
    assert "Dækker for" not in enter("jonas").page("/i-dag/")
    arrange(enter("birgit"))
    assert "Dækker for Mette Lund til og med 14. juli 2018" in enter("jonas").page("/i-dag/")
    world.tell("meeting-planned", on=[alma], at="2018-06-14T09:00", day="2018-06-15", hour="kl. 13")
    assert "Alma Brandt" in enter("jonas").page("/i-dag/")
    assert "Alma Brandt" in enter("mette").page("/i-dag/")


def test_unassigned_is_gone_from_what_is_covered_too(world: World, enter: Enter, alma: UUID) -> None:
    arrange(enter("birgit"))
    world.tell("case-unassigned", on=[alma], at="2018-06-15T08:00", by=world.actor("birgit"))
    for page in ("/opgaver/", f"/daekker/{METTE}/", "/i-dag/"):
        assert "Alma" not in enter("jonas").page(page)
    for username in ("mette", "jonas"):
        for page in ("", "ny/file-note/", "familie/"):
            assert enter(username).client.get(f"/sager/{alma}/{page}").status_code == 404


def test_leaders_see_who_covers_whom(enter: Enter, alma: UUID) -> None:
    birgit = enter("birgit")
    arrange(birgit)
    page = birgit.page("/daekning/")
    assert "Jonas Kjær dækker for Mette Lund Fra 15. juni 2018 til og med 14. juli 2018 Ferie" in page
    assert "Jonas Kjær (dækker til og med 14. juli 2018)" in birgit.page(f"/sager/{alma}/")


def test_one_that_has_not_begun_says_so_and_opens_nothing(enter: Enter, alma: UUID) -> None:
    birgit = enter("birgit")
    arrange(birgit, **{"from": "2018-07-01"})
    assert "ikke begyndt" in birgit.page("/daekning/")
    assert "Dækker for" not in enter("jonas").page("/opgaver/")
    assert enter("jonas").client.get(f"/daekker/{METTE}/").status_code == 404
    assert enter("jonas").client.get(f"/sager/{alma}/").status_code == 404


def test_it_is_over_at_once_when_it_is_ended(enter: Enter, alma: UUID) -> None:
    birgit = enter("birgit")
    arrange(birgit)
    (row,) = birgit.client.get("/daekning/").context["rows"]
    assert birgit.client.get(f"/daekning/{row.entry}/slut/").status_code == 405
    assert birgit.client.post(f"/daekning/{row.entry}/slut/", {"entry_id": row.form}).status_code == 302
    assert "Ingen dækker for nogen" in birgit.page("/daekning/")
    assert enter("jonas").client.get(f"/sager/{alma}/").status_code == 404
    assert enter("jonas").client.get(f"/daekker/{METTE}/").status_code == 404
    assert "Dækker for" not in enter("jonas").page("/opgaver/")


def test_pressed_twice_it_is_arranged_once(enter: Enter, alma: UUID) -> None:
    from frirum.access.models import Cover

    birgit = enter("birgit")
    form = birgit.form("/daekning/")
    assert [arrange(birgit, form).status_code for _ in range(2)] == [302, 302]
    assert Cover.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"covered_by": METTE}, "Vælg en anden end den, der er væk."),
        ({"until": "2018-06-01"}, "Den sidste dag ligger før den første."),
        ({"until": ""}, "»Til og med hvilken dag?« mangler."),
        ({"covered_by": str(user_id("sofie"))}, "findes ikke i kommunen, eller kan ikke vælges her."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    enter: Enter, alma: UUID, typed: dict[str, str], said: str
) -> None:
    from frirum.access.models import Cover

    page = arrange(enter("birgit"), **typed)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert 'value="Ferie"' in page.content.decode()
    assert not Cover.objects.exists()


def test_another_units_leader_neither_sees_arranges_nor_ends_it(enter: Enter, alma: UUID) -> None:
    from frirum.access.models import Cover, User

    arrange(enter("birgit"))
    (row,) = enter("birgit").client.get("/daekning/").context["rows"]
    User.objects.filter(pk=user_id("birgit")).update(units=["ungeraadgivningen"])
    page = enter("birgit").page("/daekning/")
    assert "Mette" not in page
    assert arrange(enter("birgit"), until="2018-08-01").status_code == 422
    assert enter("birgit").client.post(f"/daekning/{row.entry}/slut/").status_code == 404
    assert Cover.objects.count() == 1


@pytest.mark.parametrize("username", ["mette", "jonas", "rikke"])
def test_only_a_leader_arranges_it(enter: Enter, alma: UUID, username: str) -> None:
    assert enter(username).client.get("/daekning/").status_code == 403
    assert enter(username).client.post("/daekning/", {"value.adviser": METTE}).status_code == 403
    assert enter(username).client.post(f"/daekning/{alma}/slut/").status_code == 403


def test_a_list_that_is_not_covered_is_not_there(enter: Enter, alma: UUID) -> None:
    assert enter("jonas").client.get(f"/daekker/{METTE}/").status_code == 404
    assert enter("birgit").client.get(f"/daekker/{METTE}/").status_code == 403


def test_it_asks_as_much_for_one_case_as_for_ten(world: World, enter: Enter) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    arrange(enter("birgit"))
    asked = []
    for size in (1, 10):
        for number in range(size):
            case = world.notified(world.register(f"Barn{size}-{number} Prøve")).cases[0]
            world.assigned(case, "mette")
        jonas = enter("jonas")
        with CaptureQueriesContext(connection) as queries:
            jonas.client.get("/opgaver/")
            jonas.client.get(f"/daekker/{METTE}/")
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 24
