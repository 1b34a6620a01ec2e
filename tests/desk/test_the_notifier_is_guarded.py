"""Who notified is shown to nobody in passing: a writer asks for it, noted; a reader never sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

NAME, CONTACT = "Hanne Bak, lærer", "Tlf. 11 22 33 44"


@pytest.fixture
def told(world: World) -> tuple[UUID, UUID]:
    """Alma's case, Mette's; and the entry in which her teacher notified."""
    person, _ = world.brandt()
    done = world.notified(person, notifier_name=NAME, notifier_contact=CONTACT)
    world.assigned(done.cases[0], "mette")
    return done.cases[0], done.entry_id


def ways() -> list[str]:
    from frirum.access.models import ReadLog

    return [one.way for one in ReadLog.objects.order_by("id")]


def test_it_stands_on_no_page_until_it_is_asked_for(enter: Enter, told: tuple[UUID, UUID]) -> None:
    page = enter("mette").page(f"/sager/{told[0]}/")
    assert "Har blå mærker." in page
    assert "Underretterens navn og kontakt vises ikke her." in page
    assert NAME not in page
    assert CONTACT not in page
    assert "guarded" not in ways()


def test_a_writer_asks_for_it_and_that_is_noted(enter: Enter, told: tuple[UUID, UUID]) -> None:
    mette, url = enter("mette"), f"/sager/{told[0]}/?vis={told[1]}"
    assert f"vis={told[1]}#entry-{told[1]}" in mette.client.get(f"/sager/{told[0]}/").content.decode()
    page = mette.page(url)
    assert NAME in page
    assert CONTACT in page
    assert "guarded" in ways()


def test_who_may_only_read_never_sees_it(world: World, enter: Enter, told: tuple[UUID, UUID]) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[told[0]], to=str(user_id("jonas")), role="read", at="2018-06-05T09:00")
    page = enter("jonas").client.get(f"/sager/{told[0]}/?vis={told[1]}").content.decode()
    assert "Har blå mærker." in page
    assert NAME not in page
    assert "Vis underretter" not in page
    assert "guarded" not in ways()


def test_somebody_elses_case_answers_nothing(enter: Enter, told: tuple[UUID, UUID]) -> None:
    assert enter("jonas").client.get(f"/sager/{told[0]}/?vis={told[1]}").status_code == 404


def test_a_reader_does_not_take_it_out_a_writer_does(
    world: World, enter: Enter, told: tuple[UUID, UUID]
) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[told[0]], to=str(user_id("jonas")), role="read", at="2018-06-05T09:00")
    for username, there in (("jonas", False), ("mette", True)):
        answer = enter(username).client.post(f"/sager/{told[0]}/hent/", {"purpose": "archive"})
        assert (NAME in answer.content.decode()) is there


def test_a_timeline_narrowed_by_words_does_not_find_it(enter: Enter, told: tuple[UUID, UUID]) -> None:
    mette, url = enter("mette"), f"/sager/{told[0]}/forloeb/"
    assert "Har blå mærker." in mette.client.post(url, {"q": "mærker"}, follow=True).content.decode()
    assert "Har blå mærker." not in mette.client.post(url, {"q": "Hanne"}, follow=True).content.decode()


def test_a_search_does_not_find_it(enter: Enter, told: tuple[UUID, UUID]) -> None:
    answer = enter("mette").client.post("/soeg/", {"q": "Hanne"}, follow=True)
    assert "Intet fundet" in answer.content.decode()


def test_a_correction_keeps_it(world: World, enter: Enter, told: tuple[UUID, UUID]) -> None:
    page = enter("mette").client.get(f"/sager/{told[0]}/ret/{told[1]}/").content.decode()
    assert f'value="{NAME}"' in page


def test_a_professional_is_never_anonymous_and_of_whom_is_no_name_is_stored(world: World) -> None:
    from frirum.record.drafts import Refused

    person = world.names.get("emil") or world.register("Emil Nørgaard")
    with pytest.raises(Refused, match="professional can't be anonymous"):
        world.notified(person, anonymous=True)
    for typed in ({"notifier_name": NAME}, {"notifier_contact": CONTACT}):
        with pytest.raises(Refused, match="Not stored of who is anonymous"):
            world.notified(person, anonymous=True, professional=False, **typed)
    assert world.notified(person, anonymous=True, professional=False).sequence
