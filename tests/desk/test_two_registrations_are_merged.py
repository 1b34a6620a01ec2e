"""Somebody who stands there twice is put together on the family's page; only what one may is offered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter


def offered(desk: Desk, url: str) -> set[str]:
    page = desk.client.get(url).content.decode()
    choices = page[page.index('name="value.goes"') : page.index("</select>", page.index('name="value.goes"'))]
    return {one.split(",")[0] for one in re.findall(r'<option value="[^"]+">([^<]*)</option>', choices)}


def test_a_mother_who_stands_there_twice(world: World, enter: Enter, alma: UUID) -> None:
    first = world.register("Karen Brandt", "1980-05-06", family="brandt")
    second = world.register("Karen B.", family="brandt")
    for one in (first, second):
        world.tell("relation-recorded", about=[world.names["alma"]], other=str(one), kind="parent")
    mette, url = enter("mette"), f"/sager/{alma}/ny/persons-merged/"
    assert offered(mette, url) >= {"Alma Brandt", "Karen Brandt", "Karen B."}
    typed = {"value.goes": str(second), "value.stays": str(first), "value.reasons": "Samme CPR-nummer i CPR."}
    assert mette.send(url, typed).status_code == 302
    page = mette.page(f"/sager/{alma}/")
    assert "To registreringer lagt sammen" in page
    assert "Karen B." in page  # what was written is shown by the name of then
    assert "Karen B." not in offered(mette, url)
    assert "Karen B." not in mette.page(f"/sager/{alma}/ny/relation-recorded/")


def test_somebody_whose_case_is_anothers_is_not_offered_and_can_not_be_merged(
    world: World, enter: Enter, alma: UUID
) -> None:
    bertil = world.names["bertil"]
    world.assigned(world.notified(bertil).cases[0], "jonas")
    world.tell("relation-recorded", about=[world.names["alma"]], other=str(bertil), kind="sibling")
    mette, url = enter("mette"), f"/sager/{alma}/ny/persons-merged/"
    assert "Bertil Brandt" not in offered(mette, url)
    typed = {
        "value.goes": str(bertil),
        "value.stays": str(world.names["alma"]),
        "value.reasons": "Min tekst om hvorfor.",
    }
    answer = mette.send(url, typed)
    assert answer.status_code == 403
    assert "Min tekst om hvorfor." in answer.content.decode()


def test_who_may_only_read_or_has_another_case_merges_nobody(world: World, enter: Enter, alma: UUID) -> None:
    from tests.cast import user_id

    url = f"/sager/{alma}/ny/persons-merged/"
    assert enter("jonas").client.get(url).status_code == 404
    world.tell("grant-given", on=[alma], to=str(user_id("jonas")), role="read", at="2018-06-05T09:00")
    assert enter("jonas").client.get(url).status_code == 403
