"""A correction asks for times in minutes; what nobody changed keeps its seconds, and which 02:30 it was."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

if TYPE_CHECKING:
    from frirum.record.models import Entry
    from tests.cast import World
    from tests.desk.conftest import Enter

TYPED = {"value.medium": "phone", "value.text": "Talt med mor.", "reason": "Det var moren."}
TOLD = {
    "value.notifier_kind": "school",
    "value.professional": "yes",
    "value.concern": "Har blå mærker.",
    "reason": "Det skete før.",
}


def correction_of(entry: UUID) -> Entry:
    from frirum.record.models import Entry

    return Entry.objects.get(corrects=entry)


@pytest.mark.parametrize(
    "at",
    [
        "2018-06-04T11:00:37.250+02:00",
        "2017-10-29T02:30:00+02:00",
        "2017-10-29T02:30:00+01:00",
        "2018-06-04",
    ],
)
def test_whatever_it_was(world: World, enter: Enter, at: str) -> None:
    person, _ = world.brandt()
    case = world.notified(person, at="2017-10-01T10:00").cases[0]
    world.assigned(case, "mette", at="2017-10-02T09:00")
    entry = world.tell("file-note", on=[case], at=at, medium="phone", text="Talt med far.").entry_id
    assert enter("mette").send(f"/sager/{case}/ret/{entry}/", TYPED).status_code == 302
    old, new = world.entry(entry), correction_of(entry)
    assert (new.occurred, new.known) == (old.occurred, old.known)


def test_one_time_is_changed_and_the_other_stays(world: World, enter: Enter) -> None:
    person, _ = world.brandt()
    done = world.notified(person, at="2018-06-14T10:00:05", known="2018-06-14T10:20:40")
    rikke, url = enter("rikke"), f"/sager/{done.cases[0]}/ret/{done.entry_id}/"
    assert rikke.send(url, {**TOLD, "occurred_at.hour": "09:45"}).status_code == 302
    new = correction_of(done.entry_id)
    assert str(new.occurred) == "2018-06-14T09:45:00+02:00"
    assert str(new.known) == "2018-06-14T10:20:40+02:00"


def test_seconds_alone_never_make_it_known_before_it_happened(world: World, enter: Enter) -> None:
    person, _ = world.brandt()
    done = world.notified(person, at="2018-06-14T10:00:05", known="2018-06-14T10:00:40")
    rikke, url = enter("rikke"), f"/sager/{done.cases[0]}/ret/{done.entry_id}/"
    assert rikke.send(url, TOLD).status_code == 302
    assert str(correction_of(done.entry_id).known) == "2018-06-14T10:00:40+02:00"
