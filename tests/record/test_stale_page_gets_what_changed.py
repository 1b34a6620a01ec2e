"""Who writes on a page that is no longer the newest loses nothing: they get what has come since."""

from __future__ import annotations

import pytest

from frirum.access.policy import NotYours
from frirum.record.drafts import Recorded, Stale, StaleDrafts
from frirum.record.models import Entry
from tests.cast import World


def test_nothing_is_written_and_the_changes_are_told(world: World) -> None:
    alma, _ = world.brandt()
    case = world.notified(alma).cases[0]
    seen = world.case(case).head
    note = world.tell("file-note", on=[case], at="2018-06-01T11:00")
    before = Entry.objects.count()
    answer = world.try_(world.draft("notification-assessed", on=[case], heads={case: seen}))
    assert isinstance(answer, Stale)
    assert [one.id for one in answer.changes] == [note.entry_id]
    assert Entry.objects.count() == before


def test_who_has_seen_the_newest_writes(world: World) -> None:
    alma, _ = world.brandt()
    case = world.notified(alma).cases[0]
    heads = {case: world.case(case).head}
    assert isinstance(world.try_(world.draft("file-note", on=[case], heads=heads)), Recorded)


def test_an_act_on_the_sibling_alone_is_no_change(world: World) -> None:
    alma, bertil = world.brandt()
    one, two = world.notified(alma, bertil).cases
    seen = world.case(one).head
    world.tell("file-note", on=[two])
    assert isinstance(world.try_(world.draft("file-note", on=[one], heads={one: seen})), Recorded)


def test_an_act_on_both_siblings_is_stale_where_either_changed(world: World) -> None:
    alma, bertil = world.brandt()
    one, two = world.notified(alma, bertil).cases
    heads = {case: world.case(case).head for case in (one, two)}
    note = world.tell("file-note", on=[two])
    answer = world.try_(world.draft("file-note", on=[one, two], heads=heads))
    assert isinstance(answer, Stale)
    assert [change.id for change in answer.changes] == [note.entry_id]


def test_several_acts_on_what_was_seen_once_are_not_stale_by_each_other(world: World) -> None:
    alma, _ = world.brandt()
    case = world.notified(alma).cases[0]
    heads = {case: world.case(case).head}
    done = world.many(*(world.draft("file-note", on=[case], heads=heads) for _ in range(2)))
    assert len(done) == 2


def test_of_several_acts_none_is_written_where_one_is_stale(world: World) -> None:
    alma, _ = world.brandt()
    case = world.notified(alma).cases[0]
    seen = world.case(case).head
    world.tell("file-note", on=[case])
    before = Entry.objects.count()
    with pytest.raises(StaleDrafts):
        world.many(
            world.draft("file-note", on=[case]), world.draft("file-note", on=[case], heads={case: seen})
        )
    assert Entry.objects.count() == before


def test_who_may_not_see_the_case_learns_of_no_change(world: World) -> None:
    alma, _ = world.brandt()
    case = world.notified(alma).cases[0]
    world.tell("file-note", on=[case])
    with pytest.raises(NotYours):
        world.try_(world.draft("file-note", by=world.actor("mette"), on=[case], heads={case: 0}))
