"""Ids of what is read follow from the journal: the same row after a rebuild, here and on another machine."""

from __future__ import annotations

from uuid import uuid5

from frirum.record.identifiers import NAMESPACE
from frirum.record.models import Duty, DutySpan
from tests.cast import World

EXAMINATION = "barnets-lov/examine-serious-case"
PRELIMINARY = "barnets-lov/preliminary-assessment"


def test_a_duty_is_its_case_its_entry_and_its_rule(world: World) -> None:
    done = world.notified(world.brandt()[0])
    duty = Duty.objects.get(rule="serviceloven/assess-notification")
    assert duty.id == uuid5(NAMESPACE, f"{done.cases[0]}:{done.entry_id}:{duty.rule}")
    assert [one.id for one in duty.spans.all()] == [uuid5(duty.id, "span:0")]


def test_one_that_a_miss_started_stands_for_the_missed_one(world: World) -> None:
    done = world.notified(world.brandt()[0], at="2024-03-04T10:00")
    world.tell("need-support-assumed", on=done.cases, at="2024-03-06T10:00", serious=True)
    missed = Duty.objects.get(rule=EXAMINATION)
    after = Duty.objects.get(rule=PRELIMINARY)
    assert after.id == uuid5(NAMESPACE, f"{done.cases[0]}:{missed.id}:{PRELIMINARY}")


def test_what_is_owed_at_once_stands_where_it_began(world: World) -> None:
    done = world.notified(world.brandt()[0], at="2024-03-04T10:00")
    world.tell("need-support-assumed", on=done.cases, at="2024-03-06T10:00", serious=True)
    span = DutySpan.objects.get(rule=PRELIMINARY)
    assert (span.due_kind, span.due_at) == ("asap", span.since)


def test_at_an_hour_that_nobody_knows_it_stands_where_it_began(world: World) -> None:
    world.notified(world.brandt()[0], at="2018-06-01")
    span = DutySpan.objects.get(rule="serviceloven/assess-notification")
    assert span.undecided
    assert span.due_at == span.since
