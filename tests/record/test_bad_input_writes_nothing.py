"""What is refused says which field and what to do, in Danish and English; nothing of it was written."""

from __future__ import annotations

from typing import Any

import pytest

from frirum.record.drafts import Draft, Refused, Subjects
from frirum.record.identifiers import new_id
from frirum.record.models import Case, Entry, Person, Stream
from tests.cast import World, user_id


def refused(world: World, draft: Draft) -> dict[str, str]:
    """The faults of a draft that must be refused, by field."""
    before = [model.objects.count() for model in (Entry, Case, Person, Stream)]
    with pytest.raises(Refused) as no:
        world.write(draft)
    assert [model.objects.count() for model in (Entry, Case, Person, Stream)] == before
    assert all(one.says["da"] and one.says["en"] for one in no.value.faults)
    assert no.value.entry_id == draft.entry_id
    return {one.field: one.says["en"] for one in no.value.faults}


@pytest.fixture
def alma(world: World) -> Any:
    return world.brandt()[0]


def test_every_fault_of_an_act_is_told_at_once(world: World, alma: Any) -> None:
    draft = world.draft("notification-received", about=[alma], exactly=True, notifier_kind="ven", andet="x")
    assert set(refused(world, draft)) == {"notifier_kind", "professional", "concern", "reasons", "andet"}


def test_an_act_that_nobody_knows(world: World, alma: Any) -> None:
    assert refused(world, world.draft("underretning", about=[alma], exactly=True))


@pytest.mark.parametrize("number", ["310209-3000", "12345", "abcdef-ghij", "000000-0000"])
def test_a_number_that_is_none(world: World, number: str) -> None:
    draft = world.draft("person-registered", about=[new_id()], name="Alma", cpr=number)
    assert "CPR number" in refused(world, draft)["cpr"]


def test_a_number_that_is_taken(world: World) -> None:
    world.register("Alma Brandt", cpr="0302093000")
    draft = world.draft("person-registered", about=[new_id()], name="En anden", cpr="030209-3000")
    assert "already" in refused(world, draft)["cpr"]


def test_a_number_twice_in_one_set(world: World) -> None:
    drafts = [
        world.draft("person-registered", about=[new_id()], name=name, cpr="030209-3000") for name in "AB"
    ]
    with pytest.raises(Refused, match="already"):
        world.many(*drafts)
    assert not Person.objects.exists()


def test_somebody_provisional_may_have_a_number_that_is_taken(world: World) -> None:
    world.register("Alma Brandt", cpr="0302093000")
    assert world.register("Ukendt pige", cpr="0302093000", provisional=True)


def test_a_person_who_is_nowhere(world: World, alma: Any) -> None:
    draft = world.draft("relation-recorded", about=[alma], other=str(new_id()))
    assert "not there" in refused(world, draft)["other"]


def test_an_entry_that_is_nowhere(world: World, alma: Any) -> None:
    case = world.notified(alma).cases[0]
    draft = world.draft("grant-ended", on=[case], grant=str(new_id()))
    assert "not there" in refused(world, draft)["grant"]


def test_a_unit_that_is_none(world: World, alma: Any) -> None:
    case = world.notified(alma).cases
    draft = world.draft("case-assigned", on=case, adviser=str(user_id("mette")), unit="kælderen")
    assert "no unit" in refused(world, draft)["unit"]


def test_an_act_about_nobody(world: World, alma: Any) -> None:
    assert "about a person or a case" in refused(world, world.draft("file-note", corrects=None, on=[]))[""]


def test_a_person_registered_twice(world: World, alma: Any) -> None:
    assert "already registered" in refused(world, world.draft("person-registered", about=[alma]))[""]


def test_a_correction_says_why(world: World, alma: Any) -> None:
    case = world.notified(alma).cases[0]
    note = world.tell("file-note", on=[case])
    assert "reason" in refused(world, world.draft("file-note", corrects=note.entry_id))


def test_a_correction_is_the_same_act(world: World, alma: Any) -> None:
    notified = world.notified(alma)
    draft = world.draft("help-requested", corrects=notified.entry_id, because="Forkert.")
    assert "same act" in refused(world, draft)[""]


def test_a_withdrawal_says_of_what(world: World, alma: Any) -> None:
    case = world.notified(alma).cases[0]
    assert "corrects" in refused(world, world.draft("recorded-on-wrong-case", on=[case]))


def test_a_number_too_large_to_be_exact(world: World, alma: Any) -> None:
    from dataclasses import replace

    draft = world.draft("file-note", about=[alma])
    odd = replace(draft, reason="\ud800")
    assert "stored exactly" in refused(world, odd)[""]


def test_of_several_acts_one_bad_refuses_all(world: World, alma: Any) -> None:
    good = world.draft("notification-received", about=[alma])
    bad = Draft("file-note", good.actor, new_id(), good.times, Subjects(persons=(alma,)), {})
    with pytest.raises(Refused):
        world.many(good, bad)
    assert not Entry.objects.filter(act="notification-received").exists()
