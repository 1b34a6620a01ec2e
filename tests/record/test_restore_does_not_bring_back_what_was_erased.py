"""A backup from before an erasure is restored: the ledger sees to it that what was erased is erased again."""

from __future__ import annotations

import pytest

from frirum.record.drafts import Recorded
from frirum.record.erasing import Erasure, in_journal
from frirum.record.models import Entry, Payload, Subject
from frirum.record.rebuild import rebuild
from frirum.record.restoring import reapply
from frirum.record.verify import verify
from tests.cast import World


@pytest.fixture
def notified(world: World) -> Recorded:
    return world.notified(*world.brandt())


def an_erasure(entry: Recorded, scope: str) -> Erasure:
    """A line of the ledger for an erasure that the restored journal does not know."""
    return Erasure(
        entry=str(entry.entry_id),
        scope=scope,
        by="01980000-0000-7000-8000-000000000001",
        municipality="756",
        occurred_at="2018-06-05T09:00:00+02:00",
        recorded_at="2018-06-05T09:00:00+02:00",
    )


@pytest.mark.parametrize("scope", ["content", "whole"])
def test_an_erasure_that_the_backup_lacks_is_done_again(notified: Recorded, scope: str) -> None:
    assert reapply([an_erasure(notified, scope)]) == 1
    assert not Payload.objects.filter(entry=notified.entry_id).exists()
    assert [one.by for one in in_journal()] == [an_erasure(notified, scope).by]
    assert list(verify()) == []
    assert rebuild(check=True) == []


def test_twice_is_once(notified: Recorded) -> None:
    line = an_erasure(notified, "content")
    assert (reapply([line]), reapply([line])) == (1, 0)


def test_an_entry_that_came_after_the_backup_needs_nothing(world: World, notified: Recorded) -> None:
    never = Recorded(world.names["alma"], 1, ())
    assert reapply([an_erasure(never, "content")]) == 0
    assert not Entry.objects.filter(act="entry-erased").exists()


def test_content_that_came_back_alone_is_destroyed(world: World, notified: Recorded) -> None:
    box = Payload.objects.get(entry=notified.entry_id).box
    world.tell("entry-erased", corrects=notified.entry_id, scope="content")
    (line,) = in_journal()
    Payload.objects.create(entry_id=notified.entry_id, box=box)
    assert reapply([line]) == 1
    assert list(verify()) == []


def test_an_envelope_that_came_back_alone_is_blanked(world: World, notified: Recorded) -> None:
    before = world.entry(notified.entry_id)
    index = list(Subject.objects.filter(entry=before))
    world.tell("entry-erased", corrects=notified.entry_id, scope="whole")
    (line,) = in_journal()
    before.save()
    Subject.objects.bulk_create(index)
    assert reapply([line]) == 1
    rebuild()
    assert world.entry(notified.entry_id).act == ""
    assert list(verify()) == []
