"""A correction changes every case that an entry stands on: who may not write in all is not offered it.

Where the right is lost while somebody writes, the page that says so gives their text back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

Shared = tuple[UUID, UUID, UUID]
TYPED = {"value.medium": "phone", "value.text": "Talt med mor & far.", "reason": "Det var begge."}


@pytest.fixture
def shared(world: World, siblings: tuple[UUID, UUID]) -> Shared:
    """Alma's and Bertil's cases, both Mette's, and one note that stands on both."""
    for case in siblings:
        world.assigned(case, "mette", at="2018-06-14T15:00")
    note = world.tell("file-note", on=siblings, at="2018-06-14T16:00", medium="phone", text="Talt med far.")
    return (*siblings, note.entry_id)


def entry_of(page: str, entry: UUID) -> str:
    return page.split(f'id="entry-{entry}"')[1].split("</li>")[0]


def test_it_is_offered_to_who_writes_in_all_of_them(enter: Enter, shared: Shared) -> None:
    alma, _, note = shared
    assert f"/sager/{alma}/ret/{note}/" in enter("mette").client.get(f"/sager/{alma}/").content.decode()


def test_it_is_not_offered_where_one_is_somebody_elses(world: World, enter: Enter, shared: Shared) -> None:
    alma, bertil, note = shared
    world.assigned(bertil, "jonas", at="2018-06-15T08:00")
    mette = enter("mette")
    offered = entry_of(mette.client.get(f"/sager/{alma}/").content.decode(), note)
    assert "/ret/" not in offered
    assert f"/sager/{alma}/fejl/{note}/" in offered  # it can still be taken off this case alone
    assert mette.client.get(f"/sager/{alma}/ret/{note}/").status_code == 403


def test_nor_is_erasing_it(world: World, enter: Enter, shared: Shared) -> None:
    from frirum.access.models import User

    User.objects.filter(username="birgit").update(units=["modtagelsen"])
    alma, bertil, note = shared
    world.assigned(alma, "mette", at="2018-06-15T08:00", unit="modtagelsen")
    birgit = enter("birgit")
    assert "/slet/" not in entry_of(birgit.client.get(f"/sager/{alma}/").content.decode(), note)
    assert birgit.client.get(f"/sager/{alma}/slet/{note}/").status_code == 403
    world.assigned(bertil, "mette", at="2018-06-15T08:00", unit="modtagelsen")
    assert "/slet/" in entry_of(birgit.client.get(f"/sager/{alma}/").content.decode(), note)


def test_a_right_lost_meanwhile_gives_the_text_back(world: World, enter: Enter, shared: Shared) -> None:
    alma, bertil, note = shared
    mette, url = enter("mette"), f"/sager/{alma}/ret/{note}/"
    form = mette.form(url)
    world.assigned(bertil, "jonas", at="2018-06-15T08:00")
    answer = mette.send(url, TYPED, form)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Talt med mor &amp; far." in page
    assert "Det var begge." in page
    assert "Kopiér din tekst, og bed din leder om adgang" in page


def test_what_was_meant_for_two_is_not_recorded_for_one(world: World, enter: Enter, shared: Shared) -> None:
    from frirum.record.models import Entry

    alma, bertil, _ = shared
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = {**mette.form(url), "subject": [str(alma), str(bertil)]}
    world.assigned(bertil, "jonas", at="2018-06-15T08:00")
    answer = mette.send(url, TYPED, form)
    assert answer.status_code == 403
    assert "Talt med mor &amp; far." in answer.content.decode()
    assert Entry.objects.filter(act="file-note").count() == 1


def test_a_case_lost_meanwhile_gives_the_text_back_and_nothing_of_the_case(
    world: World, enter: Enter, alma: UUID
) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = mette.form(url)
    world.assigned(alma, "jonas", at="2018-06-15T08:00")
    answer = mette.send(url, TYPED, form)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Talt med mor &amp; far." in page
    assert "find sagen igen" in page
    assert "Alma" not in page
    nowhere = mette.send(url.replace(str(alma), str(nowhere_id())), TYPED, form)
    assert (nowhere.status_code, "Talt med mor &amp; far." in nowhere.content.decode()) == (404, True)


def test_who_may_only_read_gets_the_text_back(world: World, enter: Enter, alma: UUID) -> None:
    from tests.cast import user_id

    jonas = str(user_id("jonas"))
    world.tell("grant-given", on=[alma], at="2018-06-14T09:00", to=jonas, role="read")
    answer = enter("jonas").client.post(f"/sager/{alma}/ny/file-note/", TYPED)
    assert answer.status_code == 403
    assert "Talt med mor &amp; far." in answer.content.decode()


def nowhere_id() -> UUID:
    return UUID("01890a5d-ac96-774b-bcce-b302099a8057")
