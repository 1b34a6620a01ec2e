"""Answers in the case file: plain figures for staff; no search finds them, and no parent is handed them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from tests.desk.test_a_case_can_be_taken_out import fetched

if TYPE_CHECKING:
    from frirum.record.drafts import Recorded
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter

TALK = "2018-06-05T14:00"
MARKS = (61, 47, 83, 0)
SAID = "61 mm, 47 mm, 83 mm, 0 mm"


@pytest.fixture
def answered(world: World, alma: UUID) -> dict[str, Recorded]:
    """Alma about herself and her goals, her mother about her; shared with the mother."""
    from frirum.record.drafts import Actor

    child = world.names["alma"]
    ida = world.register("Ida Brandt", family="brandt")
    world.tell("relation-recorded", about=[child], other=str(ida), kind="parent")
    own, of_ida = world.ask(child, child), world.ask(ida, child, "parent-about-child")
    goals = world.tell("goals-worded", on=[alma], at=TALK, whose=str(child), goal1="En ven i frikvarteret")
    talk = world.talk(own, of_ida, on=[alma], at=TALK, by=world.actor("mette"))
    by = Actor.respondent(child, "756")
    mine = world.answer(talk, own, *MARKS, by=by, at="2018-06-05T14:05")
    hers = world.answer(
        talk, of_ida, 71, 72, 73, 74, by=world.actor("mette"), at="2018-06-05T14:10", mode="paper"
    )
    shown: dict[str, Any] = {"whose": str(child), "with": [str(ida)], "what": ["outcome"]}
    world.tell("answers-shared", on=[alma], at="2018-06-06T10:00", **shown)
    return {"talk": talk, "own": mine, "hers": hers, "goals": goals}


def test_staff_reads_them_as_plain_figures(world: World, enter: Enter, alma: UUID, answered: object) -> None:
    page = enter("mette").page(f"/sager/{alma}/")
    assert f"Trivselslinjer for børn {SAID}" in page
    assert "Svar: Alma Brandt om sig selv" in page
    assert "71 mm, 72 mm, 73 mm, 74 mm (fra papir)" in page
    assert "2 svar" in page  # below the talk, as they were given
    assert page.index("Svar: Alma Brandt om sig selv") < page.index("Svar: Ida Brandt om Alma Brandt")
    assert "trivselslinjer-boern" not in page
    assert "self:" not in page  # the key of a question is nobody's to read


def test_someone_elses_case_shows_none(world: World, enter: Enter, alma: UUID, answered: object) -> None:
    assert enter("jonas").client.get(f"/sager/{alma}/").status_code == 404


def test_the_general_form_neither_records_nor_corrects_an_answer(
    enter: Enter, alma: UUID, answered: dict[str, Recorded]
) -> None:
    mette = enter("mette")
    for url in ("ny/answer-given", "ny/talk-opened", f"ret/{answered['own'].entry_id}"):
        assert mette.client.get(f"/sager/{alma}/{url}/").status_code == 404


def test_no_search_finds_a_mark(enter: Enter, alma: UUID, answered: object) -> None:
    mette = enter("mette")
    for word in ("61", "trivselslinjer", "self"):
        found = mette.client.get("/soeg/", {"q": word}).content.decode()
        assert SAID not in found, word
        narrowed = mette.client.get(f"/sager/{alma}/forloeb/", {"tekst": "83 mm"}).content.decode()
        assert SAID not in narrowed


def test_a_party_gets_the_childs_answers_once_somebody_has_looked_at_them(
    enter: Callable[[str], Desk], alma: UUID, answered: dict[str, Recorded]
) -> None:
    mette = enter("mette")
    data = fetched(mette, alma, "party")
    text = json.dumps(data, ensure_ascii=False)
    assert SAID not in text
    assert "En ven i frikvarteret" not in text
    kept = {one["id"]: one["withheld"] for one in data["acts"] if one["withheld"]}
    assert kept[str(answered["own"].entry_id)] == ["marks"]
    assert kept[str(answered["goals"].entry_id)] == ["goal1"]
    assert str(answered["hers"].entry_id) not in kept
    assert SAID in mette.page(f"/sager/{alma}/hent/")  # to be looked at
    reviewed = fetched(mette, alma, "party", reviewed=[str(answered["own"].entry_id)])
    assert SAID in json.dumps(reviewed, ensure_ascii=False)
    assert SAID in json.dumps(fetched(mette, alma), ensure_ascii=False)  # the municipality's own archive


def test_what_is_shared_with_whom_stands_on_no_sheet(enter: Enter, alma: UUID, answered: object) -> None:
    mette = enter("mette")
    for page in ("moedeark", "familie"):
        assert "svar delt" not in mette.page(f"/sager/{alma}/{page}/").casefold(), page
        assert SAID not in mette.page(f"/sager/{alma}/{page}/"), page


def test_one_line_of_news_says_that_somebody_has_answered(
    world: World, alma: UUID, answered: dict[str, Recorded]
) -> None:
    from frirum.record import entries

    child = world.names["alma"]
    again = world.ask(child, child, "self", "samtalelinjer-boern")
    talk = world.talk(again, on=[alma], at="2018-06-07T14:00")
    from frirum.record.drafts import Actor

    world.answer(talk, again, 1, 2, 3, 4, by=Actor.respondent(child, "756"), at="2018-06-07T14:05")
    told = [
        one.entry.act
        for one in entries.news(world.viewer("mette"), 0)
        if one.entry.actor_kind == "respondent"
    ]
    assert told == ["answer-given"]
