"""Written once for siblings: what differs stands in one child's case alone; all is recorded, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.desk.conftest import words

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

NOTE = {"value.medium": "phone", "value.text": "Mor ringede om ferien."}


def notes() -> list[tuple[set[UUID], str]]:
    from frirum.record.models import Entry
    from frirum.record.told import tell

    every = Entry.objects.filter(act="file-note").order_by("sequence")
    return [(set(one.case_ids), tell(one).said["text"]) for one in every]


def typed(siblings: tuple[UUID, UUID], *alone: str) -> dict[str, Any]:
    """The note for both; `alone` is what is special for each."""
    found: dict[str, Any] = {**NOTE, "subject": [str(one) for one in siblings]}
    return found | {f"own.{case}.text": text for case, text in zip(siblings, alone, strict=False)}


def test_where_nothing_differs_it_is_one_entry(enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    url = f"/sager/{siblings[0]}/ny/file-note/"
    assert enter("rikke").send(url, typed(siblings, "", "  ")).status_code == 302
    assert notes() == [(set(siblings), "Mor ringede om ferien.")]


def test_what_is_special_for_one_stands_in_that_childs_case_alone(
    enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    alma, bertil = siblings
    rikke = enter("rikke")
    page = rikke.page(f"/sager/{alma}/ny/file-note/")
    assert "Skriv noget særligt for et af børnene" in page
    assert "Særligt for Bertil Brandt" in page
    assert (
        rikke.send(f"/sager/{alma}/ny/file-note/", typed(siblings, "", "Bertil er bange.")).status_code == 302
    )
    assert notes() == [
        ({alma}, "Mor ringede om ferien."),
        ({bertil}, "Mor ringede om ferien.\n\nBertil er bange."),
    ]
    assert "Bertil er bange" not in rikke.page(f"/sager/{alma}/")
    assert "Bertil er bange" in rikke.page(f"/sager/{bertil}/")


def test_where_both_differ_each_has_one(enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    alma, bertil = siblings
    url, sent = f"/sager/{alma}/ny/file-note/", typed(siblings, "Alma glæder sig.", "Bertil er bange.")
    form = enter("rikke").form(url)
    assert enter("rikke").send(url, sent, form).status_code == 302
    assert enter("rikke").send(url, sent, form).status_code == 302  # sent twice it is there once
    assert notes() == [
        ({alma}, "Mor ringede om ferien.\n\nAlma glæder sig."),
        ({bertil}, "Mor ringede om ferien.\n\nBertil er bange."),
    ]


def test_words_for_a_child_who_is_not_chosen_are_neither_lost_nor_recorded(
    enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    alma, _ = siblings
    sent = {**typed(siblings, "", "Bertil er bange."), "subject": [str(alma)]}
    answer = enter("rikke").send(f"/sager/{alma}/ny/file-note/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Du har skrevet noget særligt for Bertil Brandt." in words(page)
    assert "Bertil er bange.</textarea>" in page
    assert notes() == []


def test_one_stale_case_stops_them_all(world: World, enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    alma, bertil = siblings
    rikke, url = enter("rikke"), f"/sager/{alma}/ny/file-note/"
    form = rikke.form(url)
    world.tell("phone-note", on=[bertil], at="2018-06-15T08:50", text="Ny.")
    answer = rikke.send(url, typed(siblings, "", "Bertil er bange."), form)
    assert answer.status_code == 409
    assert "Bertil er bange.</textarea>" in answer.content.decode()
    assert notes() == []


def test_a_lost_case_stops_them_all_and_gives_the_text_back(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    for case in siblings:
        world.assigned(case, "mette", at="2018-06-14T15:00")
    alma, bertil = siblings
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = mette.form(url)
    world.assigned(bertil, "jonas", at="2018-06-15T08:30")
    answer = mette.send(url, typed(siblings, "", "Bertil er bange."), form)
    assert answer.status_code == 403
    assert "Bertil er bange." in answer.content.decode()
    assert notes() == []


def test_a_draft_keeps_it_and_danger_tells_it(enter: Enter, siblings: tuple[UUID, UUID]) -> None:
    from frirum.record.models import Entry
    from frirum.record.told import tell

    alma, _ = siblings
    rikke, url = enter("rikke"), f"/sager/{alma}/ny/file-note/"
    sent = typed(siblings, "", "Bertil er slået.")
    rikke.client.post(f"/sager/{alma}/kladde/file-note/", {**rikke.form(url), **sent})
    assert "Bertil er slået.</textarea>" in rikke.client.get(url).content.decode()
    rikke.send(url, {**sent, "danger": "1"})
    told = Entry.objects.filter(act="notification-received").order_by("sequence").last()
    assert told is not None
    assert tell(told).said["concern"] == "Mor ringede om ferien.\n\nBertil Brandt: Bertil er slået."


def test_an_only_child_is_asked_nothing_more(enter: Enter, alma: UUID) -> None:
    assert "Særligt for" not in enter("mette").page(f"/sager/{alma}/ny/file-note/")
