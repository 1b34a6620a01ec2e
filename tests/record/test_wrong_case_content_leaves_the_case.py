"""*Fejljournaliseret*: what was recorded on the wrong case leaves it, and stays where it belongs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from frirum.record import reading
from frirum.record.drafts import Recorded, Refused
from frirum.record.models import Duty, Person
from frirum.record.rebuild import rebuild
from frirum.record.verify import verify
from tests.cast import World

LATER = datetime(2018, 8, 1, tzinfo=UTC)


@pytest.fixture
def siblings(world: World) -> Recorded:
    return world.notified(*world.brandt())


def line(world: World, case: object, entry: Recorded) -> reading.Line:
    return next(one for one in reading.timeline(world.case(case)) if one.entry.id == entry.entry_id)  # type: ignore[arg-type]


def test_the_content_leaves_the_wrong_case_and_stays_in_the_other(world: World, siblings: Recorded) -> None:
    wrong, right = siblings.cases
    note = world.tell("file-note", on=[wrong, right], text="Om den ene alene.")
    done = world.tell("recorded-on-wrong-case", corrects=note.entry_id, on=[wrong])
    gone, kept = line(world, wrong, note), line(world, right, note)
    assert (gone.state, gone.values, gone.withdrawn_by) == ("withdrawn", None, done.entry_id)
    assert kept.state == "current"
    assert kept.values is not None
    assert kept.values["text"] == "Om den ene alene."


def test_the_chain_and_the_entry_stay_as_they_were(world: World, siblings: Recorded) -> None:
    before = world.entry(siblings.entry_id)
    world.tell("recorded-on-wrong-case", corrects=siblings.entry_id, on=siblings.cases[:1])
    after = world.entry(siblings.entry_id)
    assert (after.hash, after.subjects) == (before.hash, before.subjects)
    assert list(verify()) == []


def test_its_duties_go_with_it(world: World, siblings: Recorded) -> None:
    wrong, right = siblings.cases
    assert Duty.objects.filter(case=wrong).exists()
    world.tell("recorded-on-wrong-case", corrects=siblings.entry_id, on=[wrong])
    assert not Duty.objects.filter(case=wrong).exists()
    assert Duty.objects.filter(case=right).exists()
    assert reading.case_file(world.case(wrong)).standing(LATER).must == ()


def test_a_case_of_which_nothing_is_left_is_closed(world: World, siblings: Recorded) -> None:
    wrong, right = siblings.cases
    world.tell("recorded-on-wrong-case", corrects=siblings.entry_id, on=[wrong])
    assert (world.case(wrong).status, world.case(right).status) == ("closed", "open")
    again = world.notified(world.names["alma"], at="2018-07-01T10:00")
    assert again.cases != (wrong,)


def test_all_versions_leave(world: World, siblings: Recorded) -> None:
    wrong = siblings.cases[0]
    note = world.tell("file-note", on=[wrong], text="Første.")
    world.tell("file-note", corrects=note.entry_id, because="Stavefejl.", text="Anden.")
    world.tell("recorded-on-wrong-case", corrects=note.entry_id)
    said = [(one.values, one.reason) for one in reading.timeline(world.case(wrong)) if one.act == "file-note"]
    assert said == [(None, ""), (None, "")]


def test_a_withdrawal_by_mistake_is_itself_withdrawn(world: World, siblings: Recorded) -> None:
    case = siblings.cases[0]
    note = world.tell("file-note", on=[case], text="Hører til her.")
    mistake = world.tell("recorded-on-wrong-case", corrects=note.entry_id)
    world.tell("recorded-on-wrong-case", corrects=mistake.entry_id)
    kept = line(world, case, note)
    assert kept.state == "current"
    assert kept.values is not None
    assert rebuild(check=True) == []


def test_a_correction_that_names_another_child_takes_it_away_too(world: World, siblings: Recorded) -> None:
    alma, bertil = siblings.cases
    note = world.tell("file-note", on=[alma], text="Om Bertil.")
    world.tell("file-note", corrects=note.entry_id, because="Det var Bertil.", on=[bertil], text="Om Bertil.")
    gone = line(world, alma, note)
    assert (gone.state, gone.values) == ("withdrawn", None)
    shown = [one.values for one in reading.timeline(world.case(bertil)) if one.act == "file-note"]
    assert [one and one["text"] for one in shown] == ["Om Bertil."]


def test_and_its_duties_with_it(world: World) -> None:
    alma, bertil = world.brandt()
    first = world.notified(alma)
    second = world.tell(
        "notification-received", corrects=first.entry_id, because="Det var Bertil.", about=[bertil]
    )
    assert second.cases != first.cases
    assert not Duty.objects.filter(case=first.cases[0]).exists()
    assert Duty.objects.filter(case=second.cases[0], triggered_by=str(first.entry_id)).exists()
    assert world.case(first.cases[0]).status == "closed"
    assert reading.case_file(world.case(first.cases[0])).standing(LATER).must == ()
    assert rebuild(check=True) == []


def test_moved_there_and_back_it_is_only_where_it_was(world: World) -> None:
    alma, bertil = world.brandt()
    first = world.notified(alma)
    moved = world.tell(
        "notification-received", corrects=first.entry_id, because="Det var Bertil.", about=[bertil]
    )
    world.tell("notification-received", corrects=first.entry_id, because="Nej, Alma.", about=[alma])
    assert set(Duty.objects.values_list("case", flat=True)) == set(first.cases)
    world.tell("file-note", on=moved.cases, at="2018-06-04T10:00")
    assert not Duty.objects.filter(case=moved.cases[0]).exists()
    assert rebuild(check=True) == []


def test_it_must_stand_on_the_case_that_it_is_taken_from(world: World, siblings: Recorded) -> None:
    alma, bertil = siblings.cases
    note = world.tell("file-note", on=[alma])
    with pytest.raises(Refused, match="does not stand on the case"):
        world.tell("recorded-on-wrong-case", corrects=note.entry_id, on=[bertil])


def test_taken_from_one_sibling_it_names_that_one_alone(world: World, siblings: Recorded) -> None:
    alma, bertil = (world.names[one] for one in ("alma", "bertil"))
    before = Person.objects.get(pk=bertil).head
    done = world.tell("recorded-on-wrong-case", corrects=siblings.entry_id, on=siblings.cases[:1])
    entry = world.entry(done.entry_id)
    assert (entry.person_ids, entry.case_ids) == ((alma,), siblings.cases[:1])
    assert Person.objects.get(pk=bertil).head == before
    whole = world.tell("recorded-on-wrong-case", corrects=siblings.entry_id)
    assert set(world.entry(whole.entry_id).person_ids) == {alma, bertil}
