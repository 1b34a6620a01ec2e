"""What is not yours does not exist to you, whatever you try and however you ask."""

from __future__ import annotations

import pytest

from frirum.access.models import User
from frirum.access.policy import NotYours, ReadOnly
from frirum.record import lists, reading
from frirum.record.drafts import Actor, Recorded, Refused
from frirum.record.identifiers import new_id
from frirum.record.models import Entry
from tests.cast import COUNSELLING, GLADSAXE, INTAKE, World, user_id


@pytest.fixture
def hers(world: World) -> Recorded:
    """Alma's case, which is Mette's."""
    notified = world.notified(world.brandt()[0])
    world.assigned(notified.cases[0], "mette")
    return notified


def test_another_advisers_case_is_not_found(world: World, hers: Recorded) -> None:
    with pytest.raises(NotYours):
        reading.open_case(world.viewer("jonas"), hers.cases[0], "case")
    assert reading.open_case(world.viewer("mette"), hers.cases[0], "case").level == "write"


def test_nor_is_it_in_any_list(world: World, hers: Recorded) -> None:
    jonas, mette = world.viewer("jonas"), world.viewer("mette")
    assert not lists.cases(jonas).rows
    assert not lists.worklist(jonas).rows
    assert not lists.shared(jonas)
    assert [one.id for one in lists.cases(mette).rows] == list(hers.cases)
    assert lists.worklist(mette).rows


@pytest.mark.parametrize(
    "act", ["file-note", "notification-assessed", "effort-started", "case-closed", "decision"]
)
def test_nothing_is_written_in_it(world: World, hers: Recorded, act: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(NotYours):
        world.tell(act, on=hers.cases, by=world.actor("jonas"))
    with pytest.raises(NotYours):
        world.tell(act, about=[world.names["alma"]], by=world.actor("jonas"))
    assert Entry.objects.count() == before


def test_no_new_case_is_opened_beside_it(world: World, hers: Recorded) -> None:
    world.tell("case-closed", on=hers.cases, at="2018-07-01T10:00")
    with pytest.raises(NotYours):
        world.tell("file-note", about=[world.names["alma"]], by=world.actor("jonas"), at="2018-07-02T10:00")
    emil, _ = world.noergaard()
    with pytest.raises(NotYours):
        world.tell("file-note", about=[emil], by=world.actor("jonas"))


def test_a_case_that_is_nowhere_looks_the_same(world: World, hers: Recorded) -> None:
    with pytest.raises(NotYours):
        world.tell("file-note", on=[new_id()], by=world.actor("jonas"))
    with pytest.raises(NotYours):
        reading.open_case(world.viewer("jonas"), new_id(), "case")


def test_neither_corrected_nor_withdrawn_nor_erased(world: World, hers: Recorded) -> None:
    note = world.tell("file-note", on=hers.cases)
    jonas = world.actor("jonas")
    with pytest.raises(NotYours):
        world.tell("file-note", corrects=note.entry_id, because="Nej.", by=jonas)
    with pytest.raises(NotYours):
        world.tell("recorded-on-wrong-case", corrects=note.entry_id, by=jonas)
    with pytest.raises(NotYours):
        world.tell("file-note", corrects=new_id(), because="Nej.", by=jonas)


def test_nor_the_notification_that_it_began_with(world: World, hers: Recorded) -> None:
    """Anyone may tell of a child; to change what was told is another matter."""
    jonas = world.actor("jonas")
    with pytest.raises(NotYours):
        world.tell("notification-received", corrects=hers.entry_id, because="Nej.", by=jonas)
    bertil = world.names["bertil"]
    with pytest.raises(NotYours):
        world.tell("notification-received", corrects=hers.entry_id, because="Nej.", about=[bertil], by=jonas)


def test_who_tells_of_a_child_is_told_of_no_change(world: World, hers: Recorded) -> None:
    alma = world.names["alma"]
    with pytest.raises(NotYours):
        world.try_(
            world.draft(
                "notification-received", about=[alma], heads={hers.cases[0]: 0}, by=world.actor("jonas")
            )
        )


def test_what_stands_on_two_cases_is_changed_by_who_has_both(world: World, hers: Recorded) -> None:
    bertil = world.notified(world.names["bertil"]).cases[0]
    world.assigned(bertil, "jonas")
    note = world.tell("file-note", on=[*hers.cases, bertil])
    jonas, birgit = world.actor("jonas"), world.actor("birgit")
    for on in ([bertil], [*hers.cases, bertil], []):
        with pytest.raises((ReadOnly, NotYours)):
            world.tell("file-note", corrects=note.entry_id, because="Rettet.", on=on, by=jonas)
    assert world.tell("recorded-on-wrong-case", corrects=note.entry_id, on=[bertil], by=jonas).cases == (
        bertil,
    )
    assert world.tell("file-note", corrects=note.entry_id, because="Rettet.", by=birgit).sequence


def test_what_was_said_of_a_person_is_not_moved_to_another(world: World, hers: Recorded) -> None:
    emil, lone = world.noergaard()
    world.assigned(world.notified(emil).cases[0], "jonas")
    held = world.tell("custody-recorded", about=[world.names["alma"]], holder=str(lone))
    with pytest.raises(NotYours):
        world.tell(
            "custody-recorded",
            corrects=held.entry_id,
            because="Flyttet.",
            about=[emil],
            holder=str(lone),
            by=world.actor("jonas"),
        )


def test_siblings_are_no_way_in(world: World, hers: Recorded) -> None:
    bertil = world.notified(world.names["bertil"]).cases[0]
    world.assigned(bertil, "jonas")
    with pytest.raises(NotYours):
        reading.open_case(world.viewer("jonas"), hers.cases[0], "case")
    with pytest.raises(NotYours):
        world.tell("file-note", on=[bertil, hers.cases[0]], by=world.actor("jonas"))


def test_nor_are_the_people_of_the_case(world: World, hers: Recorded) -> None:
    alma, jonas = world.names["alma"], world.actor("jonas")
    with pytest.raises(NotYours):
        world.tell("person-changed", about=[alma], name="En anden", by=jonas)
    with pytest.raises(NotYours):
        world.tell("custody-recorded", about=[alma], holder=str(world.names["bertil"]), by=jonas)
    with pytest.raises(NotYours):
        world.register("Ny i familien", family="brandt", by=jonas)
    assert world.tell("person-changed", about=[alma], name="Alma B.", by=world.actor("mette")).sequence


def test_whoever_is_told_of_a_child_may_record_it_and_sees_nothing(world: World, hers: Recorded) -> None:
    done = world.notified(world.names["alma"], by=world.actor("jonas"), at="2018-06-10T10:00")
    assert done.cases == hers.cases
    with pytest.raises(NotYours):
        reading.open_case(world.viewer("jonas"), hers.cases[0], "case")


def test_another_municipality_sees_and_does_nothing(world: World, hers: Recorded) -> None:
    sofie = world.actor("sofie")
    with pytest.raises(NotYours):
        reading.open_case(world.viewer("sofie"), hers.cases[0], "case")
    with pytest.raises(NotYours):
        world.tell("file-note", on=hers.cases, by=sofie)
    with pytest.raises(NotYours):
        world.notified(world.names["alma"], by=sofie)
    for told in ({"about": [world.names["alma"]]}, {"about": [world.names["bertil"]]}, {"on": hers.cases}):
        with pytest.raises(NotYours):
            world.tell("notification-received", by=Actor.system(GLADSAXE), **told)
    with pytest.raises(NotYours):
        world.tell("person-changed", about=[world.names["alma"]], name="X", by=Actor.system(GLADSAXE))


def test_one_of_another_municipality_is_not_assigned_to(world: World, hers: Recorded) -> None:
    with pytest.raises(Refused, match="not there in the municipality"):
        world.assigned(hers.cases[0], "sofie")


def test_a_role_that_one_does_not_have_is_refused(world: World, hers: Recorded) -> None:
    with pytest.raises(NotYours):
        world.tell("entry-erased", corrects=hers.entry_id, scope="content", by=world.actor("mette", "leader"))


def test_an_act_that_is_not_of_ones_role_is_read_only(world: World, hers: Recorded) -> None:
    with pytest.raises(ReadOnly):
        world.assigned(hers.cases[0], "jonas", by=world.actor("mette"))


def test_a_leader_sees_the_cases_of_their_units_alone(world: World, hers: Recorded) -> None:
    birgit = world.viewer("birgit")
    assert reading.open_case(birgit, hers.cases[0], "case").case.unit == COUNSELLING
    User.objects.filter(pk=user_id("birgit")).update(units=[INTAKE])
    with pytest.raises(NotYours):
        reading.open_case(world.viewer("birgit"), hers.cases[0], "case")


def test_somebody_who_left_sees_nothing_any_more(world: World, hers: Recorded) -> None:
    User.objects.filter(pk=user_id("mette")).update(active=False)
    with pytest.raises(NotYours):
        reading.open_case(world.viewer("mette"), hers.cases[0], "case")
    with pytest.raises(NotYours):
        world.tell("file-note", on=hers.cases, by=world.actor("mette"))
