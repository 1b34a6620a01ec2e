"""What is sealed opens with its key alone, and moves to a new key without a single hash changing."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from frirum.record import reading
from frirum.record.drafts import Recorded
from frirum.record.looking_up import who_has
from frirum.record.models import Case, Entry, Payload
from frirum.record.rebuild import rebuild
from frirum.record.rotation import rotate_keys
from frirum.record.sealing import KeyLost, Keyring, SealBroken, key_of
from frirum.record.verify import verify
from tests.cast import World

OLD, NEW = (f"{name}:{base64.b64encode(name.encode() * 16).decode()}" for name in ("k1", "k2"))


@pytest.fixture
def sealed(world: World, settings: Any) -> Recorded:
    settings.FRIRUM_KEYS = OLD
    alma = world.register("Alma Brandt", cpr="0302093000", address="Opdigtet Allé 1")
    notified = world.notified(alma, concern="Hemmeligt.")
    world.tell("goals-agreed", on=notified.cases, goals="At sove.")
    world.tell("effort-started", on=notified.cases, provider="Familiehuset")
    return notified


def test_nothing_that_was_said_lies_in_the_clear(sealed: Recorded) -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # our own names
            stored = b" ".join(_bytes(value) for row in cursor.fetchall() for value in row)
            for said in ("Hemmeligt", "Alma Brandt", "0302093000", "Opdigtet", "At sove", "Familiehuset"):
                assert said.encode() not in stored, table


def test_rotated_all_opens_with_the_new_key_alone(world: World, sealed: Recorded, settings: Any) -> None:
    hashes = list(Entry.objects.order_by("sequence").values_list("hash", flat=True))
    said = [one.values for one in reading.timeline(Case.objects.get())]
    settings.FRIRUM_KEYS = f"{NEW},{OLD}"
    assert rotate_keys() > 0
    settings.FRIRUM_KEYS = NEW
    assert {key_of(bytes(one.box)) for one in Payload.objects.all()} == {"k2"}
    assert [one.values for one in reading.timeline(Case.objects.get())] == said
    assert list(Entry.objects.order_by("sequence").values_list("hash", flat=True)) == hashes
    assert list(verify()) == []
    assert rebuild(check=True) == []


def test_a_number_is_found_before_and_after(world: World, sealed: Recorded, settings: Any) -> None:
    case = world.notified(world.register("Ukendt pige", provisional=True)).cases[0]
    settings.FRIRUM_KEYS = f"{NEW},{OLD}"
    found = who_has(world.viewer("rikke"), case, "030209-3000")
    rotate_keys()
    settings.FRIRUM_KEYS = NEW
    assert found is not None
    assert found == who_has(world.viewer("rikke"), case, "030209-3000")


def test_a_lost_key_is_told_by_name(sealed: Recorded, settings: Any) -> None:
    settings.FRIRUM_KEYS = NEW
    with pytest.raises(KeyLost, match="'k1'.*Put that key back.*Nothing is lost"):
        reading.timeline(Case.objects.get())
    assert any("'k1'" in str(one) for one in verify())
    with pytest.raises(KeyLost):
        rotate_keys()


def test_a_box_opens_only_where_it_belongs() -> None:
    ring = Keyring.parse(OLD)
    box = ring.seal(b"sagt", b"her")
    assert ring.unseal(box, b"her") == b"sagt"
    for changed, place in [(box, b"der"), (box[:-1] + bytes([box[-1] ^ 1]), b"her"), (b"", b"her")]:
        with pytest.raises(SealBroken):
            ring.unseal(changed, place)


def test_the_same_words_never_look_the_same() -> None:
    ring = Keyring.parse(OLD)
    assert ring.seal(b"sagt", b"her") != ring.seal(b"sagt", b"her")


@pytest.mark.parametrize(
    "keys", ["", "k1", "k1:abc", f"{OLD},{OLD}", "k1:" + base64.b64encode(b"short").decode()]
)
def test_keys_that_are_none_are_refused(keys: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="FRIRUM_KEYS"):
        Keyring.parse(keys)


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
