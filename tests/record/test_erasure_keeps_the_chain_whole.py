"""What is erased is gone for good, also from all that is read from the journal; the chain stays."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from frirum.access.models import User
from frirum.access.policy import NotYours, ReadOnly
from frirum.record import erasing, reading
from frirum.record.drafts import Recorded, Refused
from frirum.record.identifiers import new_id
from frirum.record.models import Entry, Goal, Payload, Person, Subject
from frirum.record.rebuild import rebuild
from frirum.record.restoring import reapply
from frirum.record.verify import verify
from tests.cast import COUNSELLING, IKAST, World

LATER = datetime(2018, 8, 1, tzinfo=UTC)


@pytest.fixture
def notified(world: World) -> Recorded:
    return world.notified(*world.brandt())


def erase(world: World, entry: Recorded, scope: str = "content") -> Recorded:
    return world.tell(
        "entry-erased", corrects=entry.entry_id, scope=scope, by=world.actor("birgit"), at="2018-06-05T09:00"
    )


def test_content_is_destroyed_and_the_row_stays(world: World, notified: Recorded) -> None:
    case = world.case(notified.cases[0])
    erase(world, notified)
    assert not Payload.objects.filter(entry=notified.entry_id).exists()
    line = next(one for one in reading.timeline(case) if one.entry.id == notified.entry_id)
    assert (line.state, line.values, line.act) == ("erased", None, "notification-received")
    assert list(verify()) == []


def test_an_erased_act_still_counts_as_done(world: World, notified: Recorded) -> None:
    erase(world, notified)
    case = world.case(notified.cases[0])
    owed = {one.duty.rule.id for one in reading.case_file(case).standing(LATER).must}
    assert "serviceloven/assess-notification" in owed
    assert case.notified_on is not None


def test_a_rule_that_asks_for_what_was_erased_does_not_fire(world: World) -> None:
    alma, _ = world.brandt()
    started = world.notified(alma, professional=True)
    case = world.case(started.cases[0])

    def informed() -> bool:
        file = reading.case_file(case)
        return any(duty.rule.id == "serviceloven/inform-notifier" for duty in file.judgement.duties)

    world.tell("examination-opened", on=[case.id], at="2018-06-04T10:00")
    before = informed()
    erase(world, started)
    assert before
    assert not informed()


def test_erased_whole_leaves_nothing_but_its_place(world: World, notified: Recorded) -> None:
    before = world.entry(notified.entry_id)
    erase(world, notified, "whole")
    after = world.entry(notified.entry_id)
    assert (after.sequence, after.position, after.hash) == (before.sequence, before.position, before.hash)
    assert (after.act, after.actor_role, after.occurred_at, after.payload_mac) == ("", "", None, "")
    assert after.subjects == {"persons": [], "cases": []}
    assert not Subject.objects.filter(entry=after).exists()
    assert list(verify()) == []
    assert rebuild(check=True) == []


def test_a_case_whose_beginning_was_erased_whole_goes_on(world: World, notified: Recorded) -> None:
    case = notified.cases[0]
    world.tell("file-note", on=[case], at="2018-06-04T10:00", occasion=notified.entry_id)
    erase(world, notified, "whole")
    row = world.case(case)
    assert (row.status, row.person_id) == ("open", world.names["alma"])
    assert [one.act for one in reading.timeline(row)] == ["entry-erased", "file-note"]


def test_an_erasure_reaches_every_version(world: World, notified: Recorded) -> None:
    first = world.tell("file-note", on=notified.cases, text="Forkert navn: Hans.")
    world.tell("file-note", corrects=first.entry_id, because="Navnet.", text="Rigtigt navn: Jens.")
    erase(world, first)
    said = [one.values for one in reading.timeline(world.case(notified.cases[0])) if one.act == "file-note"]
    assert said == [None, None]
    assert list(verify()) == []


def test_what_is_written_anew_afterwards_stays(world: World, notified: Recorded) -> None:
    first = world.tell("file-note", on=notified.cases, text="Forkert navn: Hans.")
    erase(world, first)
    world.tell("file-note", corrects=first.entry_id, because="Uden navnet.", text="Kontaktet.")
    newest = next(one for one in reading.timeline(world.case(notified.cases[0])) if one.act == "file-note")
    assert (newest.state, newest.values and newest.values["text"]) == ("current", "Kontaktet.")
    assert list(verify()) == []
    (line,) = erasing.in_journal()
    assert reapply([line]) == 0
    assert list(verify()) == []
    erase(world, first)
    assert [
        one.values for one in reading.timeline(world.case(notified.cases[0])) if one.act == "file-note"
    ] == [
        None,
        None,
    ]


def test_goals_that_were_erased_are_gone_from_the_case(world: World, notified: Recorded) -> None:
    goals = world.tell("goals-agreed", on=notified.cases, goals="At Alma sover.")
    assert Goal.objects.first().text == "At Alma sover."  # type: ignore[union-attr]
    erase(world, goals)
    assert {one.text for one in Goal.objects.all()} == {""}


def test_a_name_that_was_erased_is_gone_from_the_person(world: World) -> None:
    entry = world.draft("person-registered", about=[new_id()], name="Hemmelig", cpr="0102093000")
    done = world.write(entry)
    world.tell("entry-erased", corrects=done.entry_id, scope="content")
    person = Person.objects.get(pk=entry.subjects.persons[0])
    assert (person.name, person.cpr, person.cpr_index, person.born) == ("", "", "", None)


def test_only_a_leader_erases(world: World, notified: Recorded) -> None:
    world.assigned(notified.cases[0], "mette")
    world.assigned(notified.cases[1], "mette")
    with pytest.raises(ReadOnly):
        world.tell("entry-erased", corrects=notified.entry_id, scope="content", by=world.actor("mette"))


def test_a_leader_of_another_unit_does_not(world: World, notified: Recorded) -> None:
    User.objects.filter(username="birgit").update(units=[COUNSELLING])
    with pytest.raises(NotYours):
        erase(world, notified)


def test_what_others_rest_on_is_not_erased_whole(world: World, notified: Recorded) -> None:
    registered = Entry.objects.filter(act="person-registered").first()
    assert registered is not None
    with pytest.raises(Refused, match="Only the content"):
        world.tell("entry-erased", corrects=registered.id, scope="whole")


def test_an_erasure_that_was_half_done_is_found(world: World, notified: Recorded) -> None:
    box = Payload.objects.get(entry=notified.entry_id).box
    erase(world, notified)
    Payload.objects.create(entry_id=notified.entry_id, box=box)
    assert [str(one) for one in verify() if "reapply the erasures" in str(one)]


@pytest.mark.django_db(transaction=True)
def test_an_erasure_is_noted_in_the_ledger(tmp_path: Path, settings: Any) -> None:
    settings.FRIRUM_ERASURE_LEDGER = str(tmp_path / "ledger.jsonl")
    world = World()
    notified = world.notified(*world.brandt())
    done = erase(world, notified)
    (line,) = erasing.read(tmp_path / "ledger.jsonl")
    assert (line.entry, line.by, line.scope) == (str(notified.entry_id), str(done.entry_id), "content")
    assert (line.municipality, line.reached) == (IKAST, (str(notified.entry_id),))
    assert list(verify()) == []
    (tmp_path / "ledger.jsonl").unlink()
    assert any("is not in the ledger" in str(one) for one in verify())
    assert erasing.note(erasing.in_journal(), tmp_path / "ledger.jsonl") == 1
    assert erasing.note(erasing.in_journal(), tmp_path / "ledger.jsonl") == 0
    assert list(verify()) == []
