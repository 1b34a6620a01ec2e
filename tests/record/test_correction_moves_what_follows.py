"""A correction is the act anew: the last one counts, what hangs on it moves, the first stays to be seen."""

from __future__ import annotations

import pytest

from frirum.record import reading
from frirum.record.drafts import Recorded
from frirum.record.models import Breach, Case, Duty, Person, Subject
from frirum.record.rebuild import rebuild
from tests.cast import World


@pytest.fixture
def notified(world: World) -> Recorded:
    return world.notified(world.brandt()[0])


def due(rule: str = "serviceloven/assess-notification") -> str:
    return str(Duty.objects.get(rule=rule).due_instant)


def corrected(world: World, entry: Recorded, **told: str) -> Recorded:
    told = {"because": "Tidspunktet var forkert.", **told}
    return world.tell("notification-received", corrects=entry.entry_id, **told)


def test_a_known_time_that_moves_takes_the_deadline_with_it(world: World, notified: Recorded) -> None:
    before = Duty.objects.get(rule="serviceloven/assess-notification")
    assert due() == "2018-06-02 08:00:00+00:00"
    corrected(world, notified, at="2018-06-01T10:00", known="2018-06-01T14:30")
    assert due() == "2018-06-02 12:30:00+00:00"
    assert Duty.objects.get(rule="serviceloven/assess-notification").id == before.id


def test_the_last_of_several_counts(world: World, notified: Recorded) -> None:
    second = corrected(world, notified, at="2018-06-01T12:00")
    corrected(world, notified, at="2018-06-01T08:00")
    assert due() == "2018-06-02 06:00:00+00:00"
    corrected(world, second, at="2018-06-01T09:00")
    assert due() == "2018-06-02 07:00:00+00:00"


def test_the_day_clock_starts_where_the_correction_says(world: World, notified: Recorded) -> None:
    corrected(world, notified, at="2018-05-20T10:00")
    assert str(Case.objects.get().notified_on) == "2018-05-20"


def test_a_breach_that_was_only_a_slip_of_the_pen_goes(world: World, notified: Recorded) -> None:
    late = world.tell("notification-assessed", on=notified.cases, at="2018-06-03T10:00")
    assert Breach.objects.filter(breach_kind="late").exists()
    world.tell(
        "notification-assessed", corrects=late.entry_id, because="Det var den 1.", at="2018-06-01T16:00"
    )
    assert not Breach.objects.filter(breach_kind="late").exists()


def test_both_stand_in_the_timeline_and_say_what_they_are(world: World, notified: Recorded) -> None:
    done = corrected(world, notified, at="2018-06-01T12:00", concern="Rettet tekst.")
    newest, first = reading.timeline(Case.objects.get())
    assert (newest.entry.id, newest.state, newest.corrects) == (done.entry_id, "current", notified.entry_id)
    assert newest.reason == "Tidspunktet var forkert."
    assert (first.state, first.corrected_by) == ("corrected", done.entry_id)
    assert first.values is not None
    assert first.values["concern"] == "Har blå mærker."


def test_a_corrected_name_is_the_persons_name(world: World) -> None:
    person = world.register("Alma Brant", "2009-02-03")
    registered = Subject.objects.get(subject=person).entry_id
    world.tell(
        "person-registered", corrects=registered, because="Stavefejl.", name="Alma Brandt", born="2009-02-03"
    )
    assert Person.objects.get(pk=person).name == "Alma Brandt"
    assert rebuild(check=True) == []
