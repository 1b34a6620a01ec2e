"""Whoever changes the journal behind its back is found out, and the finding says where."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from frirum.record.models import Counter, Entry, Payload, Stream, Subject
from frirum.record.sealing import keyring
from frirum.record.told import payload_of, seal_payload, unseal_payload
from frirum.record.verify import verify
from tests.cast import World


@pytest.fixture
def notes(world: World) -> list[Entry]:
    """Alma's notification and four notes, in one stream."""
    alma, _ = world.brandt()
    case = world.notified(alma).cases[0]
    for hour in range(11, 15):
        world.tell("file-note", on=[case], at=f"2018-06-01T{hour}:00")
    assert list(verify()) == []
    return list(Entry.objects.filter(act="file-note").order_by("sequence"))


def found(entry: Entry) -> str:
    """All that is said of one entry."""
    return " ".join(str(one) for one in verify() if one.entry == entry.id)


@pytest.mark.parametrize(
    "change",
    [
        {"act": "notification-received"},
        {"occurred_at": F("occurred_at") + timedelta(hours=1)},
        {"known_exact": False},
        {"written_at": F("written_at") - timedelta(days=1)},
        {"actor_id": "en anden"},
        {"actor_role": "leader"},
        {"occasion": ""},
        {"municipality": "159"},
        {"subjects": {"persons": [], "cases": []}},
        {"payload_mac": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_part_of_the_envelope_is_covered(notes: list[Entry], change: dict[str, object]) -> None:
    Entry.objects.filter(pk=notes[1].pk).update(**change)
    assert "its envelope was edited" in found(notes[1])
    assert "its envelope was edited" not in found(notes[0])


def test_an_edited_entry_with_a_hash_that_fits_breaks_the_next(notes: list[Entry]) -> None:
    notes[1].actor_id = "en anden"
    notes[1].hash = notes[1].envelope().hash()
    notes[1].save()
    assert found(notes[1]) == ""
    assert "does not follow the entry before it" in found(notes[2])


def test_an_edited_text_is_found(notes: list[Entry]) -> None:
    payload, ring = Payload.objects.get(entry=notes[1]), keyring()
    salt, _ = unseal_payload(ring, notes[1].id, bytes(payload.box))
    payload.box = seal_payload(ring, notes[1].id, salt, payload_of({"text": "Noget andet."}, ""))
    payload.save()
    assert "what it says was edited" in found(notes[1])


def test_a_text_put_on_another_entry_is_found(notes: list[Entry]) -> None:
    box = Payload.objects.get(entry=notes[0]).box
    Payload.objects.filter(entry=notes[1]).update(box=box)
    assert "put there from another entry" in found(notes[1])


def test_a_text_that_is_gone_is_found(notes: list[Entry]) -> None:
    Payload.objects.filter(entry=notes[1]).delete()
    assert "missing, and no erasure in the journal says why" in found(notes[1])


def test_an_envelope_blanked_without_an_erasure_is_found(notes: list[Entry]) -> None:
    Entry.objects.filter(pk=notes[1].pk).update(act="")
    assert "its envelope is blank, and no erasure" in found(notes[1])


def test_one_removed_in_the_middle_is_found(notes: list[Entry]) -> None:
    Payload.objects.filter(entry=notes[1]).delete()
    Subject.objects.filter(entry=notes[1]).delete()
    Entry.objects.filter(pk=notes[1].pk).delete()
    assert "are missing before it in stream" in found(notes[2])
    assert f"sequences {notes[1].sequence} to {notes[1].sequence} are missing" in found(notes[2])


def test_two_that_changed_places_are_found(notes: list[Entry]) -> None:
    first, second = notes[1], notes[2]
    free = second.position + 100
    Entry.objects.filter(pk=first.pk).update(position=free)
    Entry.objects.filter(pk=second.pk).update(position=first.position)
    Entry.objects.filter(pk=first.pk).update(position=second.position)
    for one in (first, second):
        assert "its envelope was edited" in found(one)
        assert "does not follow the entry before it" in found(one)


def test_the_newest_removed_is_found_by_the_streams_head(notes: list[Entry]) -> None:
    newest = notes[-1]
    Payload.objects.filter(entry=newest).delete()
    Subject.objects.filter(entry=newest).delete()
    newest.delete()
    said = " ".join(map(str, verify()))
    assert "its newest entries are missing, or the head was edited" in said
    assert "the journal ends at sequence" in said


def test_a_counter_that_was_turned_back_is_found(notes: list[Entry]) -> None:
    Counter.objects.update(value=1)
    assert any("its counter says 1" in str(one) for one in verify())


def test_a_stream_without_its_entries_is_found(world: World, notes: list[Entry]) -> None:
    Stream.objects.create(id=notes[0].id, municipality="756", of="family", head_position=3)
    assert any("has no entries, but its head says 3" in str(one) for one in verify())


def test_an_index_that_hides_an_entry_is_found(notes: list[Entry]) -> None:
    Subject.objects.filter(entry=notes[1]).delete()
    assert "is not found by the case" in found(notes[1])


def test_an_index_that_shows_too_much_is_found(world: World, notes: list[Entry]) -> None:
    Subject.objects.create(
        entry=notes[1], subject=world.names["bertil"], sequence=notes[1].sequence, of="person"
    )
    assert "does not name the person" in found(notes[1])
