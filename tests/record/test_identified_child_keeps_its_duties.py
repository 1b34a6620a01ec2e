"""An unknown child turns out to be known: the case follows, no deadline moves, a mistake can be undone."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from frirum.access.policy import NotYours
from frirum.record import lists, reading
from frirum.record.drafts import Recorded, Refused
from frirum.record.looking_up import Sought, alike
from frirum.record.models import Case, CaseAlias, Duty, DutySpan, Person
from frirum.record.rebuild import rebuild
from frirum.record.verify import verify
from tests.cast import World


@pytest.fixture
def unknown(world: World) -> Recorded:
    """A neighbour's notification on a boy whom nobody knows."""
    world.noergaard()
    boy = world.register("Ukendt dreng", provisional=True)
    return world.notified(boy)


def identified(world: World, child: str = "emil", **told: Any) -> Recorded:
    told = {"about": [world.names["ukendt"]], "at": "2018-06-03T09:00", **told}
    return world.tell("person-identified", real=str(world.names[child]), **told)


def looked_up(world: World, who: str, case: UUID) -> None:
    """Somebody is told that the child is like Emil."""
    sought = Sought("Emil Nørgaard", date(2006, 11, 8))
    assert alike(world.viewer(who), [(world.case(case), sought)])[case]


def duties() -> dict[UUID, object]:
    return {one.id: (one.rule, one.due_instant, one.due_day, one.created) for one in Duty.objects.all()}


def test_duties_keep_their_ids_and_dates(world: World, unknown: Recorded) -> None:
    before = duties()
    assert before
    identified(world)
    assert duties() == before


def test_without_a_case_of_their_own_the_child_gets_this_one(world: World, unknown: Recorded) -> None:
    identified(world)
    case = Case.objects.get()
    assert (case.id, case.person.name) == (unknown.cases[0], "Emil Nørgaard")
    assert Person.objects.get(pk=world.names["ukendt"]).alias_of_id == world.names["emil"]


def test_two_cases_become_one(world: World, unknown: Recorded) -> None:
    known = world.notified(world.names["emil"], at="2018-06-02T10:00")
    before = duties()
    assert identified(world).cases == (unknown.cases[0], known.cases[0])
    case = Case.objects.get()
    assert case.id == known.cases[0]
    assert duties() == before
    assert set(Duty.objects.values_list("case", flat=True)) == {case.id}
    assert set(DutySpan.objects.values_list("case", flat=True)) == {case.id}
    shown = [one.act for one in reading.timeline(case)]
    assert shown == ["person-identified", "notification-received", "notification-received"]


def test_the_old_address_leads_to_the_real_case(world: World, unknown: Recorded) -> None:
    known = world.notified(world.names["emil"], at="2018-06-02T10:00")
    identified(world)
    opened = reading.open_case(world.viewer("rikke"), unknown.cases[0], "case")
    assert opened.case.id == known.cases[0]
    note = world.tell("file-note", on=unknown.cases, at="2018-06-04T09:00")
    assert note.cases == known.cases


def test_a_page_opened_before_the_two_became_one_is_stale(world: World, unknown: Recorded) -> None:
    world.notified(world.names["emil"], at="2018-06-02T10:00")
    seen = world.case(unknown.cases[0]).head
    identified(world)
    draft = world.draft("file-note", on=unknown.cases, heads={unknown.cases[0]: seen})
    assert not isinstance(world.try_(draft), Recorded)


def test_what_was_written_stays_as_hashed(world: World, unknown: Recorded) -> None:
    before = world.entry(unknown.entry_id)
    identified(world)
    after = world.entry(unknown.entry_id)
    assert (after.hash, after.subjects) == (before.hash, before.subjects)
    assert list(verify()) == []


def test_a_mistake_withdrawn_puts_all_back(world: World, unknown: Recorded) -> None:
    world.notified(world.names["emil"], at="2018-06-02T10:00")
    before = {one.id: (one.person_id, one.status) for one in Case.objects.all()}
    owed = {one.id: one.case_id for one in Duty.objects.all()}
    done = identified(world)
    world.tell("recorded-on-wrong-case", corrects=done.entry_id, at="2018-06-05T09:00")
    assert {one.id: (one.person_id, one.status) for one in Case.objects.all()} == before
    assert {one.id: one.case_id for one in Duty.objects.all()} == owed
    assert not CaseAlias.objects.exists()
    assert Person.objects.get(pk=world.names["ukendt"]).alias_of is None
    assert rebuild(check=True) == []


def test_a_mistake_corrected_follows_the_right_child(world: World, unknown: Recorded) -> None:
    alma, _ = world.brandt()
    hers = world.notified(alma, at="2018-06-02T11:00")
    his = world.notified(world.names["emil"], at="2018-06-02T10:00")
    done = identified(world)
    identified(world, "alma", corrects=done.entry_id, because="Det var Alma.", about=())
    assert CaseAlias.objects.get().case_id == hers.cases[0]
    shown = [(one.act, one.state) for one in reading.timeline(world.case(his.cases[0]))]
    assert shown == [("person-identified", "withdrawn"), ("notification-received", "current")]
    assert Duty.objects.filter(case=hers.cases[0], case_as_written=unknown.cases[0]).exists()
    assert rebuild(check=True) == []


def test_changed_again_and_again_each_child_keeps_what_is_theirs(world: World, unknown: Recorded) -> None:
    alma, _ = world.brandt()
    done = identified(world)
    for child in ("alma", "emil", "alma", "emil"):
        identified(world, child, corrects=done.entry_id, because="En anden.", about=())
    world.tell("person-changed", about=[alma], name="Alma B.", at="2018-06-04T09:00")
    assert Person.objects.get(pk=world.names["ukendt"]).alias_of_id == world.names["emil"]
    assert rebuild(check=True) == []


def test_nobody_turns_out_to_be_each_other_in_a_circle(world: World, unknown: Recorded) -> None:
    girl = world.register("Anonym pige", provisional=True)
    identified(world, "anonym")
    with pytest.raises(Refused):
        world.tell("person-identified", about=[girl], real=str(world.names["ukendt"]))
    assert rebuild(check=True) == []


def test_not_even_by_taking_back_what_was_taken_back(world: World, unknown: Recorded) -> None:
    girl = world.register("Anonym pige", provisional=True)
    first = identified(world, "anonym")
    taken_back = world.tell("recorded-on-wrong-case", corrects=first.entry_id)
    world.tell("person-identified", about=[girl], real=str(world.names["ukendt"]), at="2018-06-04T09:00")
    world.tell("recorded-on-wrong-case", corrects=taken_back.entry_id)
    assert Person.objects.filter(provisional=True, alias_of=None).count() == 1
    assert Case.objects.count() == 1
    assert rebuild(check=True) == []


def test_a_chain_of_identifications_ends_with_the_real_child(world: World, unknown: Recorded) -> None:
    world.register("Anonym pige", provisional=True)
    identified(world, "anonym")
    last = world.tell("person-identified", about=[world.names["anonym"]], real=str(world.names["emil"]))
    assert Case.objects.get().person_id == world.names["emil"]
    world.tell("recorded-on-wrong-case", corrects=last.entry_id)
    assert Case.objects.get().person_id == world.names["anonym"]
    assert rebuild(check=True) == []


def test_what_is_known_of_the_real_child_counts(world: World, unknown: Recorded) -> None:
    identified(world)
    file = reading.case_file(Case.objects.get())
    assert str(file.judgement.person.born) == "2006-11-08"


def test_only_somebody_unknown_turns_out_to_be_another(world: World, unknown: Recorded) -> None:
    alma, bertil = world.brandt()
    with pytest.raises(Refused, match="provisional"):
        world.tell("person-identified", about=[alma], real=str(bertil))


def test_twice_is_a_correction(world: World, unknown: Recorded) -> None:
    identified(world)
    with pytest.raises(Refused, match="already identified"):
        identified(world)


def test_one_is_not_oneself(world: World, unknown: Recorded) -> None:
    with pytest.raises(Refused, match="somebody else"):
        identified(world, "ukendt")


def test_intake_identifies_though_the_real_case_is_an_advisers(world: World, unknown: Recorded) -> None:
    known = world.notified(world.names["emil"], at="2018-06-02T10:00")
    world.assigned(known.cases[0], "mette")
    with pytest.raises(Refused, match="can't be chosen here"):
        identified(world, by=world.actor("rikke"))
    looked_up(world, "rikke", unknown.cases[0])
    assert identified(world, by=world.actor("rikke")).sequence
    assert {one.case_id for one in lists.worklist(world.viewer("mette")).rows} == set(known.cases)
    with pytest.raises(NotYours):
        reading.find_case(world.viewer("rikke"), unknown.cases[0])


def test_who_has_neither_case_identifies_nobody(world: World, unknown: Recorded) -> None:
    world.notified(world.names["emil"], at="2018-06-02T10:00")
    with pytest.raises(NotYours):
        identified(world, by=world.actor("mette"))
    done = identified(world)
    with pytest.raises(NotYours):
        identified(world, "lone", corrects=done.entry_id, because="Nej.", about=(), by=world.actor("mette"))


def test_it_opens_nobody_elses_case_and_takes_it_from_nobody(world: World, unknown: Recorded) -> None:
    known = world.notified(world.names["emil"], at="2018-06-01T10:00")
    world.assigned(known.cases[0], "mette")
    world.assigned(unknown.cases[0], "jonas", at="2018-06-02T12:00")
    looked_up(world, "jonas", unknown.cases[0])
    identified(world, by=world.actor("jonas"))
    assert Case.objects.get(pk=known.cases[0]).assignee == world.viewer("mette").user_id
    assert reading.find_case(world.viewer("mette"), known.cases[0])
    with pytest.raises(NotYours):
        reading.find_case(world.viewer("jonas"), known.cases[0])
