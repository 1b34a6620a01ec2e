"""Naming a case of one's own beside somebody else's person, or sending an entry id again, opens nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from frirum.access.policy import NotYours
from frirum.record.models import Person
from tests.cast import World


def test_a_person_of_another_case_is_not_changed_through_ones_own(world: World) -> None:
    world.noergaard()
    world.brandt()
    mine = world.notified(world.names["emil"])
    theirs = world.notified(world.names["alma"])
    world.assigned(mine.cases[0], "jonas")
    world.assigned(theirs.cases[0], "mette")
    with pytest.raises(NotYours):
        world.tell(
            "person-changed",
            about=[world.names["alma"]],
            on=[mine.cases[0]],
            at="2018-06-05T09:00",
            by=world.actor("jonas"),
            name="Forkert",
        )
    assert Person.objects.get(pk=world.names["alma"]).name != "Forkert"


def test_another_writers_entry_id_tells_nothing(world: World) -> None:
    world.noergaard()
    world.brandt()
    mine = world.notified(world.names["emil"])
    theirs = world.notified(world.names["alma"])
    world.assigned(mine.cases[0], "jonas")
    world.assigned(theirs.cases[0], "mette")
    note: dict[str, Any] = {"at": "2018-06-05T09:00", "medium": "phone", "text": "Talt med mor."}
    hers = world.draft("file-note", on=[theirs.cases[0]], by=world.actor("mette"), **note)
    world.write(hers)
    assert world.write(hers).again
    copied = world.draft("file-note", on=[mine.cases[0]], by=world.actor("jonas"), **note)
    with pytest.raises(NotYours):
        world.write(replace(copied, entry_id=hers.entry_id))
