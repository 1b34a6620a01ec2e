"""An act belongs to the notification or request it is about: said, or the only one that is open."""

from __future__ import annotations

import pytest

from frirum.record import reading
from frirum.record.drafts import Recorded, Refused
from frirum.record.identifiers import new_id
from frirum.record.models import Duty
from tests.cast import World


@pytest.fixture
def notified(world: World) -> Recorded:
    return world.notified(world.brandt()[0])


def test_a_notification_is_its_own(world: World, notified: Recorded) -> None:
    assert world.entry(notified.entry_id).occasion == str(notified.entry_id)


def test_the_only_open_one_is_taken_and_written_down(world: World, notified: Recorded) -> None:
    assessed = world.tell("notification-assessed", on=notified.cases)
    assert world.entry(assessed.entry_id).occasion == str(notified.entry_id)


def test_of_two_the_writer_must_say_which(world: World, notified: Recorded) -> None:
    second = world.notified(world.names["alma"], at="2018-06-02T10:00")
    with pytest.raises(Refused) as no:
        world.tell("notification-assessed", on=notified.cases, at="2018-06-02T11:00")
    (fault,) = no.value.faults
    assert fault.field == "occasion"
    assert str(second.entry_id) in fault.says["en"]
    assert str(notified.entry_id) in fault.says["da"]


def test_said_it_settles_that_one_alone(world: World, notified: Recorded) -> None:
    second = world.notified(world.names["alma"], at="2018-06-02T10:00")
    world.tell(
        "notification-acknowledged", on=notified.cases, at="2018-06-04T09:00", occasion=second.entry_id
    )
    met = Duty.objects.filter(rule="serviceloven/acknowledge-notification")
    assert {one.triggered_by: one.outcome for one in met} == {
        str(second.entry_id): "met",
        str(notified.entry_id): "",
    }


def test_one_that_the_case_does_not_have_is_refused(world: World, notified: Recorded) -> None:
    with pytest.raises(Refused, match="no such occasion"):
        world.tell("notification-assessed", on=notified.cases, occasion=new_id())


def test_siblings_with_a_notification_each_keep_their_own(world: World, notified: Recorded) -> None:
    bertil = world.notified(world.names["bertil"], at="2018-06-01T11:00")
    both = world.tell("notification-assessed", on=[*notified.cases, *bertil.cases], at="2018-06-01T12:00")
    entry = world.entry(both.entry_id)
    assert entry.occasion == ""
    assert [one["occasion"] for one in entry.subjects["cases"]] == [
        str(notified.entry_id),
        str(bertil.entry_id),
    ]
    for one in (notified, bertil):
        acts = reading.case_file(world.case(one.cases[0])).acts
        assert acts[-1].occasion == str(one.entry_id)


def test_a_notification_recorded_late_does_not_unsettle_what_was_written(
    world: World, notified: Recorded
) -> None:
    assessed = world.tell("notification-assessed", on=notified.cases, at="2018-06-01T12:00")
    world.notified(world.names["alma"], at="2018-05-30T10:00")
    acts = {act.id: act.occasion for act in reading.case_file(world.case(notified.cases[0])).acts}
    assert acts[str(assessed.entry_id)] == str(notified.entry_id)


def test_what_was_written_before_any_notification_is_never_refused(world: World) -> None:
    """Two notifications that come to light later leave an older act without an occasion to be sure of."""
    alma, _ = world.brandt()
    world.tell("case-opened", about=[alma], at="2018-05-01T09:00")
    case = world.case_of(alma).id
    world.tell("need-support-assumed", on=[case], at="2018-05-20T09:00")
    first = world.notified(alma, at="2018-05-02T09:00")
    world.notified(alma, at="2018-05-03T09:00")
    acts = {act.name: act.occasion for act in reading.case_file(world.case(case)).acts}
    assert acts["need-support-assumed"] == str(first.entry_id)
