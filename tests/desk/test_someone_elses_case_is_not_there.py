"""Not yours is 404, yours to read only is 403 on a write; opening a case is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

PAGES = ("", "ny/file-note/", "ret/{entry}/", "fejl/{entry}/")


@pytest.mark.parametrize("username", ["jonas", "sofie", "rikke"])
@pytest.mark.parametrize("page", PAGES)
def test_it_is_not_there_for_others(world: World, enter: Enter, alma: UUID, username: str, page: str) -> None:
    entry = world.notified(world.names["alma"], at="2018-06-03T10:00").entry_id
    url = f"/sager/{alma}/{page.format(entry=entry)}"
    assert enter(username).client.get(url).status_code == 404
    assert not page or enter(username).client.post(url, {"value.text": "x"}).status_code == 404
    assert enter("mette").client.get(url).status_code == 200


def test_who_may_only_read_can_not_write(world: World, enter: Enter, alma: UUID) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-03T09:00", to=str(user_id("jonas")), role="read")
    jonas = enter("jonas")
    page = jonas.page(f"/sager/{alma}/")
    assert "Du kan læse i sagen, men ikke skrive i den" in page
    assert "Registrér:" not in page
    assert jonas.client.get(f"/sager/{alma}/ny/file-note/").status_code == 403
    answer = jonas.client.post(f"/sager/{alma}/ny/file-note/", {"value.text": "x"})
    assert answer.status_code == 403
    assert "Intet er gemt" in answer.content.decode()


def test_a_shared_case_stands_among_the_cases_of_who_may_read_it(
    world: World, enter: Enter, alma: UUID
) -> None:
    from tests.cast import user_id

    assert "Alma Brandt" not in enter("jonas").page("/sager/")
    world.tell("grant-given", on=[alma], at="2018-06-03T09:00", to=str(user_id("jonas")), role="read")
    assert "Sager, du har fået adgang til Alma Brandt" in enter("jonas").page("/sager/")


def test_only_a_leader_erases(world: World, enter: Enter, alma: UUID) -> None:
    entry = world.notified(world.names["alma"], at="2018-06-03T10:00").entry_id
    assert enter("mette").client.get(f"/sager/{alma}/slet/{entry}/").status_code == 403
    assert enter("birgit").client.get(f"/sager/{alma}/slet/{entry}/").status_code == 200


def test_an_act_that_the_role_may_not_do_is_refused(enter: Enter, alma: UUID) -> None:
    assert enter("mette").client.get(f"/sager/{alma}/ny/case-assigned/").status_code == 403
    assert enter("birgit").client.get(f"/sager/{alma}/ny/case-assigned/").status_code == 200


def test_an_adviser_has_no_intake(enter: Enter) -> None:
    assert enter("mette").client.get("/modtagelse/").status_code == 403


def test_opening_a_case_is_noted(enter: Enter, alma: UUID) -> None:
    from frirum.access.models import ReadLog
    from tests.cast import user_id

    enter("mette").page(f"/sager/{alma}/")
    enter("mette").page("/opgaver/")
    enter("jonas").client.get(f"/sager/{alma}/")
    assert [(one.user, one.case, one.way) for one in ReadLog.objects.all()] == [
        (user_id("mette"), alma, "case")
    ]


def test_a_stranger_is_asked_to_sign_in(client: object, alma: UUID) -> None:
    from django.test import Client

    answer = Client().get(f"/sager/{alma}/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/log-ind/?next=/sager/")
