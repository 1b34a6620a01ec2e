"""Many writers at once: each entry has its own place, the chain is whole, nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from frirum.record import scene
from frirum.record.drafts import Actor, Draft, Recorded, Refused, Stale
from frirum.record.identifiers import new_id
from frirum.record.journal import record_many
from frirum.record.models import Case, Entry, Rating
from frirum.record.rebuild import rebuild
from frirum.record.verify import verify
from tests.cast import IKAST, World


@pytest.fixture
def open_world(transactional_db: None) -> World:
    return World()


def test_writers_on_crossing_cases_all_come_through(open_world: World) -> None:
    world = open_world
    alma, bertil = world.brandt()
    emil, _ = world.noergaard()
    world.notified(alma, bertil, emil)
    one, two, three = (world.case_of(child).id for child in (alma, bertil, emil))
    crossing = [[one, two], [two, one], [three, one], [two, three], [one], [three, two]] * 2
    drafts = [
        world.draft("file-note", on=cases, at=f"2018-06-04T10:{minute:02}")
        for minute, cases in enumerate(crossing)
    ]
    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(_send, drafts))
    assert sorted(one.sequence for one in done) == sorted(
        Entry.objects.filter(act="file-note").values_list("sequence", flat=True)
    )
    assert len(done) == len(drafts) == Entry.objects.filter(act="file-note").count()
    assert list(verify()) == []
    assert rebuild(check=True) == []


def test_of_two_who_saw_the_same_one_wins(open_world: World) -> None:
    world = open_world
    alma, _ = world.brandt()
    case = world.notified(alma).cases[0]
    head = world.case(case).head
    drafts = [world.draft("file-note", on=[case], heads={case: head}, text=f"Note {n}") for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda draft: _try(world, draft), drafts))
    won = [one for one in answers if isinstance(one, Recorded)]
    lost = [one for one in answers if isinstance(one, Stale)]
    assert (len(won), len(lost)) == (1, 3)
    assert {one.id for stale in lost for one in stale.changes} == {won[0].entry_id}


def test_two_notifications_at_once_open_one_case(open_world: World) -> None:
    world = open_world
    alma, _ = world.brandt()
    drafts = [world.draft("notification-received", about=[alma]) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(_send, drafts))
    assert len({cases for one in done for cases in one.cases}) == 1
    assert Case.objects.filter(person=alma).count() == 1


def test_of_two_answers_to_one_question_at_once_one_counts(open_world: World) -> None:
    """The tablet and a phone: two entries of one person, neither of which has seen the other."""
    world = open_world
    alma, _ = world.brandt()
    ask = world.ask(alma, alma)
    talk = world.talk(ask, on=world.notified(alma).cases)
    by = Actor.respondent(alma, IKAST)
    drafts = [world.answer_draft(talk, ask, mark, 2, 3, 4, by=by) for mark in range(4)]
    with ThreadPoolExecutor(4) as pool:
        refused = [one for one in pool.map(_refusal, drafts) if one is not None]
    assert len(refused) == 3
    assert all("answered already" in one.faults[0].says["en"] for one in refused)
    assert Entry.objects.filter(act="answer-given").count() == Rating.objects.count() == 1


def _refusal(draft: Draft) -> Refused | None:
    try:
        _send(draft)
    except Refused as refused:
        return refused
    return None


def _send(draft: Draft) -> Recorded:
    try:
        return record_many([draft])[0]
    finally:
        connection.close()


def _try(world: World, draft: Draft) -> Recorded | Stale:
    try:
        return world.try_(draft)
    finally:
        connection.close()


def test_a_family_begun_by_several_at_once_is_one_chain(open_world: World) -> None:
    world, family = open_world, new_id()
    drafts = [
        world.draft("person-registered", about=[new_id()], family=family, name=f"Barn {number}")
        for number in range(4)
    ]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(_send, drafts))
    positions = Entry.objects.filter(stream=family).order_by("position").values_list("position", flat=True)
    assert list(positions) == [1, 2, 3, 4]
    assert list(verify()) == []


def test_a_stream_that_another_began_meanwhile_is_not_ones_own_to_begin(world: World) -> None:
    """It was not there when it was looked for, and has entries when it is locked: all is read anew."""
    there = world.entry(world.tell("person-registered", about=[new_id()], name="Alma").entry_id).stream_id
    joining = [world.draft("person-registered", about=[new_id()], family=one) for one in (there, new_id())]
    assert scene._begun(joining[:1], {}) is None
    assert scene._begun(joining, {}) is None
    begun = scene._begun(joining[1:], {})
    assert begun is not None
    assert list(begun) == [joining[1].subjects.family]
