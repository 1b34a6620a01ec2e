"""A case lost between the first line of a request and its last: no such case, and the text comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from tests.cast import World
    from tests.desk.conftest import Enter

TEXT = {"value.medium": "phone", "value.text": "Mor ringede kl. 8."}
Meanwhile = Callable[[str, Callable[[], Any]], None]


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """`meanwhile("module.function", happens)`: somebody else does something just before it is called."""

    def at(name: str, happens: Callable[[], Any]) -> None:
        from importlib import import_module

        module, _, function = name.rpartition(".")
        real, done = getattr(import_module(module), function), list[bool]()

        def first(*args: Any, **kwargs: Any) -> Any:
            if not done:
                done.append(True)
                happens()
            return real(*args, **kwargs)

        monkeypatch.setattr(name, first)

    return at


def lost(world: World, case: UUID) -> Callable[[], Any]:
    return lambda: world.assigned(case, "jonas", at="2018-06-15T08:50")


@pytest.mark.parametrize(
    "where",
    [
        "frirum.desk.recording.kin_of",
        "frirum.desk.recording.record_many",
        "frirum.desk.recording.stale",
        "frirum.desk.recording.sent_back",
    ],
)
def test_a_form_that_records(
    world: World, enter: Enter, alma: UUID, meanwhile: Meanwhile, where: str
) -> None:
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = mette.form(url)
    if where.endswith("stale"):
        world.tell("risk-flagged", on=[alma], at="2018-06-15T08:50", kind="violence")
    typed = {"value.text": TEXT["value.text"]} if where.endswith("sent_back") else TEXT
    meanwhile(where, lost(world, alma))
    answer = mette.send(url, typed, form)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Mor ringede kl. 8.</textarea>" in page
    assert "Sagen er ikke længere din" in page
    assert "Alma" not in page


def test_a_correction(world: World, enter: Enter, alma: UUID, meanwhile: Meanwhile) -> None:
    note = world.tell("file-note", on=[alma], at="2018-06-15T08:00", medium="phone", text="Talt med far.")
    mette, url = enter("mette"), f"/sager/{alma}/ret/{note.entry_id}/"
    form = mette.form(url)
    meanwhile("frirum.desk.recording.record_many", lost(world, alma))
    answer = mette.send(url, {"value.text": "Talt med mor.", "reason": "Det var mor."}, form)
    assert answer.status_code == 404
    assert "Talt med mor." in answer.content.decode()


def test_a_proposal(world: World, enter: Enter, alma: UUID, meanwhile: Meanwhile) -> None:
    said = {"law_source": "serviceloven-68", "outcome": "Hjemgivelse.", "reasons": "Se sagen."}
    by = world.actor("mette")
    sent = world.tell("decision-proposed", on=[alma], at="2018-06-15T08:00", by=by, **said)
    birgit, url = enter("birgit"), f"/godkendelser/{alma}/{sent.entry_id}/"
    form = birgit.form(url)
    away = {"unit": "ungeraadgivningen", "at": "2018-06-15T08:50"}
    meanwhile("frirum.desk.approvals.record", lambda: world.assigned(alma, "jonas", **away))
    answer = birgit.send(url, {"send_back": "1", "value.note": "Skriv, hvad barnet siger."}, form)
    assert answer.status_code == 404
    assert "Skriv, hvad barnet siger.</textarea>" in answer.content.decode()


def test_one_siblings_case_alone_is_another_case(
    world: World, enter: Enter, siblings: tuple[UUID, UUID], meanwhile: Meanwhile
) -> None:
    """The page's own case is still theirs: what they may not write in is the other one."""
    for one in siblings:
        world.assigned(one, "mette", at="2018-06-15T08:00")
    mette, url = enter("mette"), f"/sager/{siblings[0]}/ny/file-note/"
    typed = {**TEXT, "subject": [str(one) for one in siblings]}
    form = mette.form(url)
    meanwhile("frirum.desk.recording.record_many", lost(world, siblings[1]))
    answer = mette.send(url, typed, form)
    assert answer.status_code == 403
    assert "Mor ringede kl. 8.</textarea>" in answer.content.decode()


def test_what_becomes_read_only_is_told_so(
    world: World, enter: Enter, alma: UUID, meanwhile: Meanwhile
) -> None:
    from tests.cast import user_id

    world.tell("grant-given", on=[alma], at="2018-06-10T08:00", to=str(user_id("mette")), role="read")
    mette, url = enter("mette"), f"/sager/{alma}/ny/file-note/"
    form = mette.form(url)
    meanwhile("frirum.desk.recording.record_many", lost(world, alma))
    answer = mette.send(url, TEXT, form)
    assert answer.status_code == 403
    assert "Mor ringede kl. 8.</textarea>" in answer.content.decode()


def test_a_draft(world: World, enter: Enter, alma: UUID, meanwhile: Meanwhile) -> None:
    mette = enter("mette")
    meanwhile("frirum.desk.unsent.keep_typed", lost(world, alma))
    answer = mette.client.post(f"/sager/{alma}/kladde/file-note/", TEXT)
    assert answer.status_code == 404
    assert "Mor ringede kl. 8.</textarea>" in answer.content.decode()


def test_taking_a_case_out(world: World, enter: Enter, alma: UUID, meanwhile: Meanwhile) -> None:
    mette = enter("mette")
    meanwhile("frirum.desk.fetching.take_out", lost(world, alma))
    assert mette.client.post(f"/sager/{alma}/hent/", {"purpose": "party"}).status_code == 404


def test_danger_is_told_only_of_the_children_that_are_left_and_the_page_says_so(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    from frirum.record.models import Entry

    for one in siblings:
        world.assigned(one, "mette", at="2018-06-15T08:00")
    mette, url = enter("mette"), f"/sager/{siblings[0]}/ny/file-note/"
    typed = {**TEXT, "subject": [str(one) for one in siblings], "danger": "1"}
    form = mette.form(url)
    lost(world, siblings[1])()
    page = mette.send(url, typed, form).content.decode()
    assert "Underretningen er gemt, og de 24 timer løber." in page
    assert "Underretningen gælder kun Alma Brandt: sagen om et andet barn, du valgte" in page
    told = Entry.objects.filter(act="notification-received").order_by("sequence").last()
    assert told is not None
    assert told.case_ids == (siblings[0],)


def test_danger_of_a_child_that_is_lost_is_not_told_of_another(
    world: World, enter: Enter, siblings: tuple[UUID, UUID]
) -> None:
    from frirum.record.models import Entry

    for one in siblings:
        world.assigned(one, "mette", at="2018-06-15T08:00")
    mette, url = enter("mette"), f"/sager/{siblings[0]}/ny/file-note/"
    form = mette.form(url)
    before = Entry.objects.filter(act="notification-received").count()
    lost(world, siblings[1])()
    answer = mette.send(url, {**TEXT, "subject": [str(siblings[1])], "danger": "1"}, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sagen om det barn, du valgte, er ikke længere din." in page
    assert "Mor ringede kl. 8.</textarea>" in page
    assert Entry.objects.filter(act="notification-received").count() == before
