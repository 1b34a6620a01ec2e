"""Whoever changes the journal behind its back is found out, and the finding says where."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from frirum.record.erasing import NOTHING_LEFT
from frirum.record.marks import Mark, mark
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
        {"subjects": ["noget", "helt", "andet"]},
        {"subjects": {"persons": ["x"], "cases": [{}]}},
        {"occurred_at": None},
        {"written_at": None},
        {"payload_mac": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_part_of_the_envelope_is_covered(notes: list[Entry], change: dict[str, object]) -> None:
    Entry.objects.filter(pk=notes[1].pk).update(**change)
    assert "its envelope was edited" in found(notes[1])
    assert "its envelope was edited" not in found(notes[0])


def test_one_that_can_not_be_read_hides_no_other(notes: list[Entry]) -> None:
    Entry.objects.filter(pk=notes[0].pk).update(occurred_at=None)
    Entry.objects.filter(pk=notes[1].pk).update(subjects="x")
    Entry.objects.filter(pk=notes[2].pk).update(actor_id="en anden")
    Payload.objects.filter(entry=notes[3]).delete()
    assert all(found(one) for one in notes)


def test_a_row_that_is_no_entry_at_all_hides_no_other(
    notes: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a column holds what its type can't be: the database's own reading fails."""
    Entry.objects.filter(pk=notes[3].pk).update(actor_id="en anden")
    read = Entry.from_db.__func__  # type: ignore[attr-defined]

    def fails_on_one(cls: type[Entry], db: str, names: list[str], values: list[object]) -> Entry:
        if notes[1].id in values:
            raise ValueError("badly formed hexadecimal UUID string")
        entry: Entry = read(cls, db, names, values)
        return entry

    monkeypatch.setattr(Entry, "from_db", classmethod(fails_on_one))
    said = [str(one) for one in verify()]
    assert any(f"the entry with sequence {notes[1].sequence} can't be read" in one for one in said)
    assert not any("are missing before it" in one or "does not follow" in one for one in said)
    assert "its envelope was edited" in found(notes[3])


@pytest.mark.parametrize(
    ("change", "says"),
    [({"municipality": "159"}, "its stream"), ({"of": "municipality"}, "says it is a municipality's")],
    ids=["municipality", "of"],
)
def test_an_edited_stream_is_found(notes: list[Entry], change: dict[str, str], says: str) -> None:
    Stream.objects.filter(pk=notes[0].stream_id).update(**change)
    assert any(says in str(one) for one in verify())


def test_a_municipalitys_stream_that_says_it_is_a_familys_is_found(world: World) -> None:
    world.adopts()
    Stream.objects.update(of="family")
    assert any("says it is a family's" in str(one) for one in verify())


def test_an_envelope_blanked_after_its_content_was_erased_is_found(world: World, notes: list[Entry]) -> None:
    world.tell("entry-erased", corrects=notes[1].id, scope="content")
    assert list(verify()) == []
    Subject.objects.filter(entry=notes[1]).delete()
    Entry.objects.filter(pk=notes[1].pk).update(**NOTHING_LEFT)
    assert "its envelope is blank, and no erasure" in found(notes[1])
    world.tell("entry-erased", corrects=notes[2].id, scope="whole")
    assert found(notes[2]) == ""


def test_an_erasure_that_was_itself_erased_still_says_why(world: World, notes: list[Entry]) -> None:
    erasure = world.tell("entry-erased", corrects=notes[1].id, scope="whole")
    world.tell("entry-erased", corrects=erasure.entry_id, scope="content")
    assert list(verify()) == []


def test_the_newest_removed_with_head_and_counter_is_found_by_a_mark(notes: list[Entry]) -> None:
    kept, newest, before = mark(), notes[-1], notes[-2]
    Payload.objects.filter(entry=newest).delete()
    Subject.objects.filter(entry=newest).delete()
    newest.delete()
    Stream.objects.filter(pk=before.stream_id).update(head_position=before.position, head_hash=before.hash)
    Counter.objects.update(value=before.sequence)
    assert list(verify()) == []
    assert "the mark was kept at" in " ".join(map(str, verify(kept)))


def test_a_stream_rewritten_with_hashes_that_fit_is_found_by_a_mark(notes: list[Entry]) -> None:
    kept, newest = mark(), notes[-1]
    newest.actor_id = "en anden"
    newest.hash = newest.envelope().hash()
    newest.save()
    Stream.objects.filter(pk=newest.stream_id).update(head_hash=newest.hash)
    assert list(verify()) == []
    assert "is not what it was" in " ".join(map(str, verify(kept)))


def test_what_is_lawful_keeps_a_mark_true(world: World, notes: list[Entry]) -> None:
    kept = mark()
    world.tell("entry-erased", corrects=notes[1].id, scope="whole")
    world.register("Freja Kjeldsen")
    assert list(verify(kept)) == []
    assert mark() != kept


@pytest.mark.parametrize("text", ["", "12", "12:abc", f"x:{'0' * 64}", f"1:{'0' * 65}"])
def test_what_is_no_mark_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="SEQUENCE:HASH"):
        Mark.read(text)


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
