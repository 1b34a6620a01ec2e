"""A talk on the desk: who is asked what, how each comes to answer, numbers from paper."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from tests.desk.conftest import fields, words

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter


@pytest.fixture
def family(world: World, alma: UUID) -> UUID:
    """Alma of 9, whose mother Karin has custody and whose grandmother Inger knows her well."""
    child = world.names["alma"]
    day = {"at": "2018-06-02T10:00", "about": [child]}
    for name, born, role in (
        ("Karin Brandt", "1981-01-07", "parent"),
        ("Inger Holt", "1950-04-04", "grandparent"),
    ):
        person = world.register(name, born, family="brandt")
        world.tell("relation-recorded", **day, other=str(person), kind=role)
    world.tell("custody-recorded", **day, holder=str(world.names["karin"]), form="sole", residence=True)
    return alma


def open_talk(desk: Desk, case: UUID, **typed: Any) -> str:
    url = f"/sager/{case}/samtale/ny/"
    answer = desk.send(url, typed)
    assert answer.status_code == 302, words(answer.content.decode())
    return str(answer.headers["Location"])


def ask_of(world: World, role: str, measures: str = "outcome") -> dict[str, str]:
    """An ask of the talk that was opened."""
    from frirum.record.instruments import shipped
    from frirum.record.models import Talk

    [talk] = Talk.objects.all()
    return next(
        one
        for one in talk.asks
        if one["role"] == role and shipped().get(one["instrument"]).measures == measures  # type: ignore[union-attr]
    )


def rating() -> tuple[Any, str, str]:
    from frirum.record.models import Rating

    [one] = Rating.objects.all()
    return json.loads(one.said), one.skipped, one.mode


def test_what_age_and_custody_suggest_is_ticked_and_the_rest_is_offered(
    world: World, enter: Enter, family: UUID
) -> None:
    page = enter("mette").client.get(f"/sager/{family}/samtale/ny/").content.decode()
    ticked = re.findall(r'name="ask" value="([^"]+)"[^>]* checked', page)
    alma, karin, inger = (str(world.names[one]) for one in ("alma", "karin", "inger"))
    assert set(ticked) == {
        f"{alma}|{alma}|self|outcome",
        f"{alma}|{alma}|self|alliance",
        f"{karin}|{alma}|parent-about-child|outcome",
        f"{karin}|{karin}|parent-about-self|outcome",
        f"{karin}|{karin}|parent-about-self|alliance",
    }
    assert f"{inger}|{alma}|other-about-child|outcome" in page
    assert "Trivselslinjer for børn" in page


def test_goals_are_asked_about_once_somebody_has_worded_them(
    world: World, enter: Enter, family: UUID
) -> None:
    alma = str(world.names["alma"])
    worded = {"whose": alma, "goal1": "Sove i min egen seng", "goal2": "En, jeg kan lege med"}
    world.tell("goals-worded", on=[family], at="2018-06-14T09:00", exactly=True, **worded)
    mette = enter("mette")
    talk = open_talk(mette, family)
    url = f"{talk}papir/{ask_of(world, 'self', 'goals')['id']}/"
    assert mette.send(url, {"mark.goal-1": "3", "mark.goal-2": "11"}).status_code == 422
    assert mette.send(url, {"mark.goal-1": "3", "mark.goal-2": "10"}).status_code == 302
    assert rating()[0] == {"marks": [3, 10]}


def test_a_talk_is_one_entry_and_sent_twice_it_is_there_once(
    world: World, enter: Enter, family: UUID
) -> None:
    from frirum.record.models import Entry

    mette, url = enter("mette"), f"/sager/{family}/samtale/ny/"
    form = fields(mette.client.get(url).content.decode())
    first, again = mette.send(url, {}, form), mette.send(url, {}, form)
    assert first.headers["Location"] == again.headers["Location"]
    assert Entry.objects.filter(act="talk-opened").count() == 1
    page = mette.page(first.headers["Location"])
    assert "Samtale 1" in page
    assert page.count("venter") == 5


def test_nobody_ticked_is_no_talk_and_what_was_ticked_stands(enter: Enter, family: UUID) -> None:
    mette, url = enter("mette"), f"/sager/{family}/samtale/ny/"
    answer = mette.send(url, {"ask": []})
    assert answer.status_code == 422
    assert 'name="ask" value' in answer.content.decode()
    assert "checked" not in re.findall(r'<input[^>]*name="ask"[^>]*>', answer.content.decode())[0]


def test_a_code_is_shown_once_and_nobody_finds_it_again(world: World, enter: Enter, family: UUID) -> None:
    mette = enter("mette")
    talk = open_talk(mette, family)
    answer = mette.client.post(f"{talk}giv/", {"who": str(world.names["karin"]), "how": "code"})
    page = answer.content.decode()
    code = re.search(r'class="reference">([A-Z2-9]{4}-[A-Z2-9]{4})<', page)
    assert code
    assert "<svg" in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert code[1] not in mette.client.get(talk).content.decode()
    assert "En kode venter på at blive brugt." in mette.page(talk)


def test_a_card_is_given_on_the_tablet_and_its_pin_is_the_childs(
    world: World, enter: Enter, family: UUID
) -> None:
    from frirum.record.models import Entry

    mette, alma = enter("mette"), str(world.names["alma"])
    talk = open_talk(mette, family)
    form = fields_of_ways(mette, talk)
    there = mette.client.post(f"{talk}giv/", {**form, "who": alma, "how": "card"}).headers["Location"]
    assert there.startswith("/kort/")
    assert mette.client.get(talk).headers["Location"] == "/laas/"
    assert mette.client.post(there, {"pin": "4711", "again": "4711"}).headers["Location"] == "/laas/"
    mette.client.post("/laas/")
    assert "Spær kodekortet" in mette.page(talk)
    mette.client.post(f"{talk}giv/", {**fields_of_ways(mette, talk), "who": alma, "how": "end_card"})
    assert "Spær kodekortet" not in mette.page(talk)
    acts = Entry.objects.filter(act__startswith="code-card").values_list("act", flat=True)
    assert sorted(acts) == ["code-card-ended", "code-card-given"]
    assert (
        mette.client.post(f"{talk}giv/", {"who": str(world.names["karin"]), "how": "card"}).status_code == 404
    )


def fields_of_ways(desk: Desk, talk: str) -> dict[str, str]:
    page = desk.client.get(talk).content.decode()
    found = re.search(r'name="entry_id" value="([^"]+)"', page)
    assert found
    return {"entry_id": found[1]}


LINES = ("everyday", "strength", "success", "someone")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"marks": ("0", "64", "6,4", "10,0")}, ({"marks": [0, 64, 64, 100]}, "", "paper")),
        ({"total": "25,4"}, ({"total": 254}, "", "paper")),
        ({"total": "0"}, ({"total": 0}, "", "paper")),
        ({"skipped": "not-there"}, ({}, "not-there", "paper")),
    ],
    ids=["marks", "total", "zero", "skipped"],
)
def test_numbers_are_typed_from_paper(
    world: World, enter: Enter, family: UUID, typed: dict[str, Any], kept: tuple[Any, ...]
) -> None:
    mette = enter("mette")
    talk = open_talk(mette, family)
    marks = {f"mark.{line}": one for line, one in zip(LINES, typed.pop("marks", ()), strict=False)}
    url = f"{talk}papir/{ask_of(world, 'parent-about-child')['id']}/"
    assert mette.send(url, {**typed, **marks}).status_code == 302
    assert rating() == kept


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"marks": ("1", "2", "3")},
        {"marks": ("1", "2", "3", "101")},
        {"marks": ("1", "2", "3", "6,45")},
        {"marks": ("1", "2", "3", "4"), "total": "10"},
        {"total": "401"},
        {"total": "10", "skipped": "other"},
        {"skipped": "because"},
    ],
)
def test_odd_numbers_are_refused_and_stand_in_the_form(
    world: World, enter: Enter, family: UUID, typed: dict[str, Any]
) -> None:
    from frirum.record.models import Rating

    mette = enter("mette")
    talk = open_talk(mette, family)
    marks = {f"mark.{line}": one for line, one in zip(LINES, typed.pop("marks", ()), strict=False)}
    answer = mette.send(f"{talk}papir/{ask_of(world, 'self')['id']}/", {**typed, **marks})
    assert answer.status_code == 422
    assert not Rating.objects.exists()
    for text in [*marks.values(), typed.get("total", "")]:
        assert f'value="{text}"' in answer.content.decode()


def test_an_answer_is_changed_only_by_a_correction_with_its_reason(
    world: World, enter: Enter, family: UUID
) -> None:
    from frirum.record.models import Entry

    mette = enter("mette")
    talk = open_talk(mette, family)
    url = f"{talk}papir/{ask_of(world, 'self')['id']}/"
    typed = {f"mark.{line}": "50" for line in LINES}
    mette.send(url, typed)
    wrong = {**typed, "mark.everyday": "5"}
    unsaid = mette.send(url, wrong)
    assert unsaid.status_code == 422
    assert "Skriv, hvorfor svaret rettes." in unsaid.content.decode()
    assert mette.send(url, {**wrong, "reason": "Læst forkert."}).status_code == 302
    assert rating()[0] == {"marks": [5, 50, 50, 50]}
    assert Entry.objects.filter(act="answer-given").count() == 2
    case = mette.client.get(f"/sager/{family}/").content.decode()
    assert url in case  # the timeline's way to correct it is the same


def test_who_may_only_read_is_offered_no_way_to_write(world: World, enter: Enter, family: UUID) -> None:
    from tests.cast import user_id

    talk = open_talk(enter("mette"), family)
    grant = {"to": str(user_id("jonas")), "role": "read"}
    world.tell("grant-given", on=[family], at="2018-06-14T09:00", **grant)
    jonas = enter("jonas")
    page = jonas.client.get(talk).content.decode()
    assert "Samtale 1" in page
    assert not any(one in page for one in ("Giv tabletten", "papir/", "Kode til egen", "value.text"))
    assert "Ny samtale" not in jonas.page(f"/sager/{family}/")
    for url in (f"{talk}giv/", f"/sager/{family}/samtale/ny/"):
        assert jonas.client.post(url, {"who": "x", "how": "tablet", "value.text": "x"}).status_code == 403


def test_a_sibling_whose_case_is_anothers_is_not_named(world: World, enter: Enter, family: UUID) -> None:
    """Alma's and Bertil's talk, seen by who has Alma's case alone."""
    alma, bertil = world.names["alma"], world.names["bertil"]
    other = world.notified(bertil, at="2018-06-10T10:00").cases[0]
    world.assigned(other, "jonas", at="2018-06-11T09:00")
    asks = [world.ask(alma, alma), world.ask(bertil, bertil)]
    talk = world.talk(*asks, on=[family, other], at="2018-06-15T08:30")
    page = enter("mette").page(f"/sager/{family}/samtale/{talk.entry_id}/")
    assert "Alma Brandt" in page
    assert "Bertil" not in page
    who = {"who": str(bertil), "how": "tablet"}
    url = f"/sager/{family}/samtale/{talk.entry_id}/giv/"
    assert enter("mette").client.post(url, who).status_code == 404
