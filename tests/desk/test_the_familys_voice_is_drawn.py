"""The family's voice on the desk: a curve for each who answers, what was changed, and what each may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from frirum.record.drafts import Recorded
    from tests.cast import World
    from tests.desk.conftest import Enter

DAYS = ("2018-06-05T10:00", "2018-06-08T10:00", "2018-06-12T10:00")


@pytest.fixture
def karen(world: World, alma: UUID) -> UUID:
    """Alma's mother."""
    mother = world.register("Karen Brandt", "1980-04-01", family="brandt")
    told: dict[str, Any] = {"about": [world.names["alma"]], "on": [alma], "at": "2018-06-03T09:00"}
    world.tell("relation-recorded", other=str(mother), kind="parent", **{**told, "from": "2009-02-03"})
    return mother


@pytest.fixture
def talks(world: World, alma: UUID, karen: UUID) -> list[Recorded]:
    """Three talks: Alma answers twice and then not; her mother about her, each time."""
    child = world.names["alma"]
    own, about = world.ask(child, child), world.ask(karen, child, "parent-about-child")
    found = []
    for at, marks in zip(DAYS, [(20, 30, 20, 30), (0, 0, 0, 0), ()], strict=True):
        talk = world.talk(own, about, on=[alma], at=at, by=world.actor("mette"))
        if marks:
            world.answer(talk, own, *marks, at=at)
        else:
            world.answer(talk, own, at=at, skipped="too-tired")
        world.answer(talk, about, 50, 60, 50, 60, at=at)
        found.append(talk)
    return found


def url(case: UUID) -> str:
    return f"/sager/{case}/stemmer/"


def test_an_empty_page_says_so_and_is_noted_as_read(enter: Enter, alma: UUID) -> None:
    from frirum.access.models import ReadLog

    page = enter("mette").client.get(url(alma)).content.decode()
    assert "Ingen har svaret endnu." in page
    assert f'href="/sager/{alma}/samtale/ny/"' in page
    assert ReadLog.objects.filter(case=alma, way="voices").count() == 1


def test_each_who_answers_has_a_curve(enter: Enter, alma: UUID, talks: list[Recorded]) -> None:
    page = enter("mette").page(url(alma))
    assert page.index("Alma om sig selv") < page.index("Karen om Alma")
    assert "0 af 400 den 8. juni 2018, 100 mindre end første gang." in page
    assert "Var for træt" in page
    assert "Et mærke er en vej ind i en samtale." in page
    assert "Frirums egne linjer er ikke valideret" in page
    assert "Almas og Karens streger ligger langt fra hinanden (0 og 220 den 8. juni 2018)." in page
    assert "det kræver, at mindst 50 har svaret tre gange" in page
    case = enter("mette").client.get(f"/sager/{alma}/").content.decode()
    assert f'href="{url(alma)}" aria-keyshortcuts="k"' in case


def test_a_correction_is_drawn_and_the_old_one_stands_in_the_timeline(
    world: World, enter: Enter, alma: UUID, talks: list[Recorded]
) -> None:
    from frirum.record.models import Rating

    child = world.names["alma"]
    given = Rating.objects.get(respondent=child, talk_entry=talks[0].entry_id).entry
    how: dict[str, Any] = {"corrects": given, "because": "Læst forkert af papiret."}
    world.answer(
        talks[0], world.ask(child, child), 80, 80, 80, 80, at=DAYS[0], by=world.actor("mette"), **how
    )
    mette = enter("mette")
    page = mette.page(url(alma))
    assert "5. juni 2018 samtale 1 rettet 80 80 80 80 320" in page
    assert "5. juni 2018: 320" in mette.client.get(url(alma)).content.decode()
    assert "Læst forkert af papiret." in mette.page(f"/sager/{alma}/")


def test_what_was_changed_is_one_line_beside_the_point(
    world: World, enter: Enter, alma: UUID, talks: list[Recorded]
) -> None:
    mette, talk = enter("mette"), talks[1].entry_id
    form = {"entry_id": str(UUID(int=9)), "onward": "voices", "value.text": "Vi mødes hjemme."}
    for _twice in range(2):
        answer = mette.client.post(f"{url(alma)}{talk}/aendring/", form)
        assert answer.status_code == 302
    assert answer["Location"] == f"{url(alma)}#changes"
    assert "a 8. juni 2018 Vi mødes hjemme." in mette.page(url(alma))
    from frirum.record.models import Entry

    assert Entry.objects.filter(act="change-noted").count() == 1
    mette.client.post(f"{url(alma)}{talk}/aendring/", {**form, "value.text": "Vi mødes på skolen."})
    page = mette.page(url(alma))
    assert "Vi mødes på skolen." in page
    assert "Vi mødes hjemme." not in page
    assert "Vi mødes hjemme." in mette.page(f"/sager/{alma}/")  # the old one, in the timeline
    nothing = mette.client.post(f"{url(alma)}{talk}/aendring/", {"value.text": " "})
    assert nothing.status_code == 422
    assert b"form-error-message" in nothing.content


def test_someone_elses_case_is_not_there(
    world: World, enter: Enter, alma: UUID, talks: list[Recorded]
) -> None:
    note = f"{url(alma)}{talks[0].entry_id}/aendring/"
    for username in ("jonas", "sofie", "rikke"):
        client = enter(username).client
        assert client.get(url(alma)).status_code == 404
        assert client.post(note, {"value.text": "Hemmeligt."}).status_code == 404
    emil, _ = world.noergaard()
    other = world.notified(emil).cases[0]
    world.assigned(other, "mette")
    mette = enter("mette").client
    assert mette.post(f"{url(other)}{talks[0].entry_id}/aendring/", {}).status_code == 404
    for one in (str(emil), "x", str(UUID(int=5))):  # nobody of this family
        assert mette.get(f"{url(alma)}?for={one}").status_code == 404


def test_who_may_only_read_sees_and_writes_nothing(
    world: World, enter: Enter, alma: UUID, talks: list[Recorded]
) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-03T09:00", to=str(user_id("jonas")), role="read")
    jonas = enter("jonas")
    page = jonas.page(url(alma))
    assert "Alma om sig selv" in page
    assert "Gem linjen" not in page
    answer = jonas.client.post(f"{url(alma)}{talks[0].entry_id}/aendring/", {"value.text": "Noget."})
    assert answer.status_code == 403
    assert "Noget." in answer.content.decode()


def test_the_mother_is_not_shown_the_childs_until_it_is_shared(
    world: World, enter: Enter, alma: UUID, karen: UUID, talks: list[Recorded]
) -> None:
    mette, child = enter("mette"), world.names["alma"]
    hers = mette.page(f"{url(alma)}?for={karen}")
    assert "Det, Karen Brandt kan se" in hers
    assert "Karen om Alma" in hers
    assert "Alma om sig selv" not in hers
    assert "ligger langt fra hinanden" not in hers
    assert "Til dig som rådgiver" not in hers
    assert "Gem linjen" not in hers
    own = mette.page(f"{url(alma)}?for={child}")
    assert "Alma om sig selv" in own
    assert "Karen om Alma" not in own
    sheet = f"/sager/{alma}/moedeark/"
    table = mette.page(sheet)
    assert "Der er flere svar i sagen." in table
    assert "af 400" not in table  # neither may see the other's
    shared = {"whose": str(child), "with": [str(karen)], "what": ["outcome"]}
    world.tell("answers-shared", on=[alma], at="2018-06-13T09:00", by=world.actor("mette"), **shared)
    assert "Alma om sig selv" in mette.page(f"{url(alma)}?for={karen}")
    table = mette.page(sheet)
    assert "Alma om sig selv: 0 af 400" in table
    assert "Karen om Alma" not in table


def test_a_person_is_not_told_of_talks_they_were_not_asked_at(
    world: World, enter: Enter, alma: UUID, karen: UUID, talks: list[Recorded]
) -> None:
    child = world.names["alma"]
    alone = world.talk(world.ask(child, child), on=[alma], at="2018-06-14T10:00", by=world.actor("mette"))
    note = {"talk": str(alone.entry_id), "text": "Alma vil tale alene."}
    world.tell("change-noted", on=[alma], at="2018-06-14T11:00", by=world.actor("mette"), **note)
    mette = enter("mette")
    assert "Alma vil tale alene." in mette.page(url(alma))
    assert "Alma vil tale alene." not in mette.page(f"{url(alma)}?for={karen}")


def test_as_many_queries_for_many_talks_as_for_few(
    world: World, enter: Enter, alma: UUID, karen: UUID, talks: list[Recorded]
) -> None:
    mette, child = enter("mette"), world.names["alma"]
    mette.page(url(alma))  # how it went for others is read once a day
    with CaptureQueriesContext(connection) as few:
        mette.page(url(alma))
    asks = [world.ask(child, child), world.ask(karen, karen, "parent-about-self", "trivselslinjer")]
    for at in ("2018-06-13T10:00", "2018-06-14T10:00"):
        talk = world.talk(*asks, on=[alma], at=at, by=world.actor("mette"))
        for ask in asks:
            world.answer(talk, ask, 10, 20, 30, 40, at=at)
    with CaptureQueriesContext(connection) as many:
        mette.page(url(alma))
    assert len(many) == len(few)
