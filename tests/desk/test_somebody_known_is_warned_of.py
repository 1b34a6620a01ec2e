"""Before a person stands there twice: whom they are like is shown, and one click says that it is them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

BORN = "2009-02-03"


@pytest.fixture
def again(world: World) -> tuple[UUID, UUID]:
    """Alma, whose case is Mette's, is notified of again by a neighbour who spells her name otherwise."""

    alma = world.register("Alma Brandt", BORN, family="brandt", cpr="0302094321")
    case = world.notified(alma).cases[0]
    world.assigned(case, "mette")
    girl = world.register("Allma Brant", BORN, provisional=True, at="2018-06-14T14:00")
    told = world.notified(girl, at="2018-06-14T14:20", concern="Ude om natten.")
    return case, told.cases[0]


def button(page: str) -> dict[str, str]:
    form = re.search(
        r'<form method="post" action="([^"]*person-identified[^"]*)">(.*?)</form>', page, re.DOTALL
    )
    assert form
    sent = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form[2]))
    return {"url": form[1], **sent}


def test_intake_sees_whom_a_child_is_like_and_nothing_of_what_the_case_says(
    world: World, enter: Enter, again: tuple[UUID, UUID]
) -> None:
    world.tell("file-note", on=[again[0]], text="Meget privat.", at="2018-06-10T09:00")
    page = enter("rikke").page("/modtagelse/")
    assert "Ligner: Er det én, kommunen kender i forvejen?" in page
    assert "Alma Brandt 030209-••••, født 3. februar 2009, åben sag i Familierådgivningen" in page
    assert "samme fødselsdag, og navnet ligner" in page
    assert "Meget privat" not in page
    assert f"/sager/{again[0]}/" not in enter("rikke").client.get("/modtagelse/").content.decode()


def test_one_click_joins_the_notification_to_the_case_that_is_there(
    world: World, enter: Enter, again: tuple[UUID, UUID]
) -> None:
    rikke = enter("rikke")
    sent = button(rikke.client.get("/modtagelse/").content.decode())
    answer = rikke.client.post(sent.pop("url"), sent, follow=True)
    assert answer.redirect_chain[-1] == ("/modtagelse/", 302)  # it is Mette's now
    assert "Ude om natten." not in answer.content.decode()
    assert "Ude om natten." in enter("mette").page(f"/sager/{again[0]}/")
    assert enter("rikke").client.get(f"/sager/{again[1]}/").status_code == 404


def test_whoever_has_not_been_told_names_nobody(world: World, enter: Enter, again: tuple[UUID, UUID]) -> None:
    emil = world.register("Emil Nørgaard", "2006-11-08")
    world.notified(emil, at="2018-06-02T10:00")
    world.assigned(world.case_of(emil).id, "jonas")
    rikke = enter("rikke")
    sent = button(rikke.client.get("/modtagelse/").content.decode()) | {"value.real": str(emil)}
    answer = rikke.client.post(sent.pop("url"), sent)
    assert answer.status_code == 422
    assert "findes ikke i kommunen, eller kan ikke vælges her" in answer.content.decode()


def test_a_second_notification_is_said_to_be_one(world: World, enter: Enter) -> None:
    emil = world.register("Emil Nørgaard", "2006-11-08")
    world.notified(emil, at="2018-06-12T10:00")
    world.notified(emil, at="2018-06-14T10:00")
    assert "Også underrettet 12. juni 2018" in enter("rikke").page("/modtagelse/")


def test_somebody_about_to_be_registered_is_shown_whom_they_are_like(
    world: World, enter: Enter, alma: UUID
) -> None:
    lone = world.register("Lone Nørgaard", "1979-04-17", family="other")
    mette, url = enter("mette"), f"/sager/{alma}/ny/person-registered/"
    typed = {"value.name": "Lone Noergaard", "value.born": "1979-04-17"}
    answer = mette.send(url, typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Intet er gemt endnu" in page
    assert "Lone Nørgaard" in page
    assert 'value="Lone Noergaard"' in page  # what was typed stands there still
    related = f"/sager/{alma}/ny/relation-recorded/?value.other={lone}"
    assert related in page
    sent = mette.send(related, {"value.other": str(lone), "value.kind": "parent"})
    assert sent.status_code == 302
    assert mette.page(f"/sager/{alma}/").count("Lone Nørgaard") >= 1


def test_somebody_else_is_registered_all_the_same(world: World, enter: Enter, alma: UUID) -> None:
    from frirum.record.models import Person

    world.register("Lone Nørgaard", "1979-04-17", family="other")
    mette, url = enter("mette"), f"/sager/{alma}/ny/person-registered/"
    typed = {"value.name": "Lone Holm", "value.born": "1979-04-17"}
    assert mette.send(url, typed).status_code == 409
    before = Person.objects.count()
    assert mette.send(url, {**typed, "anyway": "1"}).status_code == 302
    assert Person.objects.count() == before + 1


def test_who_may_only_read_or_has_another_case_is_told_of_nobody(
    world: World, enter: Enter, alma: UUID
) -> None:
    from tests.cast import user_id

    world.register("Lone Nørgaard", "1979-04-17", family="other")
    typed = {"value.name": "Lone Nørgaard", "value.born": "1979-04-17"}
    url = f"/sager/{alma}/ny/person-registered/"
    assert enter("jonas").client.post(url, typed).status_code == 404
    world.tell("grant-given", on=[alma], to=str(user_id("jonas")), role="read", at="2018-06-05T09:00")
    answer = enter("jonas").client.post(url, typed)
    assert answer.status_code == 403
    assert "1979" not in answer.content.decode()


def test_however_many_children_the_page_asks_the_same_number_of_queries(
    world: World, enter: Enter, again: tuple[UUID, UUID]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from frirum.access.models import ReadLog

    rikke = enter("rikke")
    counts = []
    for number in range(2):
        for name in ("Alma A", "Alma B", "Alma C", "Alma D") if number else ():
            girl = world.register(f"{name} Brandt", BORN, provisional=True)
            world.notified(girl, at="2018-06-14T15:00")
        ReadLog.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            rikke.page("/modtagelse/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_of_a_child_not_born_yet_it_is_the_mother_whom_intake_may_know(world: World, enter: Enter) -> None:
    from frirum.record.models import Person, Relation
    from frirum.record.rebuild import rebuild

    lone = world.register("Lone Nørgaard", "1979-04-17")
    child = world.register("Ventet barn af Lone N.", family="unborn", unborn=True, provisional=True)
    mother = world.register("Lone Noergård", "1979-04-17", family="unborn", provisional=True)
    world.tell("relation-recorded", about=[child], other=str(mother), kind="parent")
    case = world.notified(child, at="2018-06-14T14:20").cases[0]
    rikke = enter("rikke")
    assert "moren: samme fødselsdag, og navnet ligner" in rikke.page("/modtagelse/")
    sent = button(rikke.client.get("/modtagelse/").content.decode())
    assert rikke.client.post(sent.pop("url"), sent).status_code == 302
    assert Person.objects.get(pk=mother).alias_of_id == lone
    assert Relation.objects.get().other_id == lone
    assert world.case(case).person_id == child
    assert "Person identificeret" in rikke.page(f"/sager/{case}/")  # where it can be seen and undone
    assert "moren:" not in rikke.page("/modtagelse/")
    assert rebuild(check=True) == []


def test_who_has_another_case_says_nothing_of_a_mother(world: World, enter: Enter) -> None:
    from frirum.access.policy import NotYours

    lone = world.register("Lone Nørgaard", "1979-04-17")
    child = world.register("Ventet barn", family="unborn", unborn=True, provisional=True)
    mother = world.register("Lone Noergård", family="unborn", provisional=True)
    case = world.notified(child, at="2018-06-14T14:20").cases[0]
    told = {"about": [mother], "on": [case], "real": str(lone), "at": "2018-06-15T08:00"}
    with pytest.raises(NotYours):
        world.tell("person-identified", by=world.actor("mette"), **told)
