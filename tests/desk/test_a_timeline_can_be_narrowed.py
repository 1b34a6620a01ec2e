"""A long case stays quick and can be searched: by act, writer, period and words; in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Desk, Enter


@pytest.fixture
def talks(world: World, alma: UUID) -> dict[str, UUID]:
    """Three talks, by two writers."""
    mette, birgit = world.actor("mette"), world.actor("birgit")
    told: dict[str, dict[str, Any]] = {
        "mor": {"act": "phone-note", "at": "2018-06-05T10:00", "by": mette, "text": "Mor ringede."},
        "far": {"act": "file-note", "at": "2018-06-07T10:00", "by": birgit, "text": "Far skrev om Søren."},
        "møde": {"act": "meeting-held", "at": "2018-06-09T10:00", "by": mette, "text": "Mor og far."},
    }
    return {name: world.tell(one.pop("act"), on=[alma], **one).entry_id for name, one in told.items()}


def found(desk: Desk, case: UUID, talks: dict[str, UUID], **typed: str) -> set[str]:
    """Which of the talks a narrowed timeline shows."""
    sent = desk.client.post(f"/sager/{case}/forloeb/", typed)
    assert sent.status_code == 302
    ids = {view.id for view in desk.client.get(sent.headers["Location"]).context["entries"]}
    return {name for name, one in talks.items() if one in ids}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ({}, {"mor", "far", "møde"}),
        ({"art": "phone-note"}, {"mor"}),
        ({"fra": "2018-06-07"}, {"far", "møde"}),
        ({"fra": "2018-06-07", "til": "2018-06-07"}, {"far"}),
        ({"til": "2018-06-06"}, {"mor"}),
        ({"q": "MOR"}, {"mor", "møde"}),
        ({"q": "far mor"}, {"møde"}),
        ({"q": "mor", "art": "meeting-held"}, {"møde"}),
        ({"q": "bedstefar"}, set()),
        ({"fra": "i går"}, {"mor", "far", "møde"}),
    ],
)
def test_what_is_asked_for_is_shown(
    enter: Enter, alma: UUID, talks: dict[str, UUID], typed: dict[str, str], names: set[str]
) -> None:
    assert found(enter("mette"), alma, talks, **typed) == names


def test_by_whom(enter: Enter, alma: UUID, talks: dict[str, UUID]) -> None:
    from tests.cast import user_id

    assert found(enter("mette"), alma, talks, af=str(user_id("birgit"))) == {"far"}
    writers = enter("mette").client.get(f"/sager/{alma}/").context["timeline"].writers
    assert [one.label for one in writers] == ["Birgit Dam", "Mette Lund"]


def test_words_leave_no_trace_in_the_address(enter: Enter, alma: UUID, talks: dict[str, UUID]) -> None:
    mette = enter("mette")
    address = mette.client.post(f"/sager/{alma}/forloeb/", {"q": "Søren"}).headers["Location"]
    assert "ren" not in address.split("?")[1].lower() or "s=" in address
    assert "S%C3%B8ren" not in address
    assert "»Søren« ✕" in mette.page(address)
    assert "»Søren«" not in enter("birgit").page(address)


def test_each_narrowing_can_be_taken_away(enter: Enter, alma: UUID, talks: dict[str, UUID]) -> None:
    mette = enter("mette")
    page = mette.client.get(f"/sager/{alma}/?art=file-note&fra=2018-06-07")
    taken = page.context["timeline"].taken
    assert [(one.words, one.url) for one in taken] == [
        ("Notat", "?fra=2018-06-07#timeline"),
        ("fra 7. juni 2018", "?art=file-note#timeline"),
    ]
    assert "Intet i forløbet passer." in mette.page(f"/sager/{alma}/?til=2017-01-01")


def test_what_was_taken_off_the_case_is_found_by_none_of_its_words(
    world: World, enter: Enter, alma: UUID, talks: dict[str, UUID]
) -> None:
    world.tell("recorded-on-wrong-case", on=[alma], at="2018-06-10T09:00", corrects=talks["far"])
    assert found(enter("mette"), alma, talks, q="søren") == set()


def test_a_long_case_comes_in_pages_and_every_link_finds_its_entry(
    world: World, enter: Enter, alma: UUID
) -> None:
    world.many(
        *(
            world.draft(
                "file-note",
                on=[alma],
                at=f"2018-06-{3 + number // 20:02}T{number % 20:02}:30",
                text=f"Nr. {number}",
            )
            for number in range(120)
        )
    )
    mette, url, seen = enter("mette"), f"/sager/{alma}/", []
    for _ in range(5):
        answer = mette.client.get(url)
        seen += [view.id for view in answer.context["entries"]]
        if not answer.context["timeline"].older:
            break
        assert len(answer.context["entries"]) == 50
        url = f"/sager/{alma}/{answer.context['timeline'].older}"
    assert len(seen) == len(set(seen)) == 123
    first = mette.client.get(f"/sager/{alma}/")
    trigger = first.context["lists"].must[0].triggers[0].url
    assert trigger.startswith(f"/sager/{alma}/?post=")
    entry = trigger.split("#entry-")[1]
    there = mette.client.get(trigger)
    assert f'id="entry-{entry}"' in there.content.decode()
    assert "Vis fra det nyeste" in there.content.decode()


def test_it_asks_the_same_at_three_hundred_entries(world: World, enter: Enter, alma: UUID) -> None:
    mette = enter("mette")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            mette.client.get(f"/sager/{alma}/?art=file-note")
        return len(queries)

    few = asked()
    world.many(
        *(
            world.draft("file-note", on=[alma], at="2018-06-05T10:00", text=f"Nr. {number}")
            for number in range(300)
        )
    )
    assert asked() == few


def test_someone_elses_timeline_is_not_there(enter: Enter, alma: UUID, talks: dict[str, UUID]) -> None:
    jonas = enter("jonas")
    assert jonas.client.post(f"/sager/{alma}/forloeb/", {"q": "mor"}).status_code == 404
    assert jonas.client.get(f"/sager/{alma}/?art=file-note").status_code == 404


def test_who_may_only_read_narrows_it_too(
    world: World, enter: Enter, alma: UUID, talks: dict[str, UUID]
) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-10T09:00", to=str(user_id("jonas")), role="read")
    assert found(enter("jonas"), alma, talks, q="mor") == {"mor", "møde"}
