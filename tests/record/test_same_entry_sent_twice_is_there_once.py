"""A form sent twice, a line that broke, two windows: the entry is in the journal once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from frirum.access.policy import NotYours
from frirum.record.drafts import Draft, Recorded
from frirum.record.identifiers import new_id
from frirum.record.journal import record_many
from frirum.record.models import Case, Entry
from frirum.record.verify import verify
from tests.cast import CITIZEN, GLADSAXE, SYSTEM, World


def test_second_time_gives_the_first_result(world: World) -> None:
    alma, _ = world.brandt()
    draft = world.draft("notification-received", about=[alma])
    first, again = world.write(draft), world.write(draft)
    assert (again.again, again.sequence, again.cases) == (True, first.sequence, first.cases)
    assert not first.again
    assert Entry.objects.filter(act="notification-received").count() == 1


def test_the_first_wins_even_where_the_second_says_something_else(world: World) -> None:
    alma, _ = world.brandt()
    draft = world.draft("notification-received", about=[alma], concern="Det første.")
    world.write(draft)
    world.write(replace(draft, values={**draft.values, "concern": "Det andet."}))
    assert Entry.objects.filter(act="notification-received").count() == 1


def test_what_was_new_in_a_set_sent_twice_is_recorded(world: World) -> None:
    alma, _ = world.brandt()
    one = world.draft("notification-received", about=[alma])
    other = world.draft("notification-assessed", about=[alma], at="2018-06-01T12:00")
    world.write(one)
    first, second = world.many(one, other)
    assert (first.again, second.again) == (True, False)
    assert second.cases == first.cases


def test_the_same_id_twice_in_one_set_is_one_entry(world: World) -> None:
    alma, _ = world.brandt()
    draft = world.draft("notification-received", about=[alma])
    assert len(world.many(draft, draft)) == 1


def test_an_entry_of_another_municipality_is_not_told_of(world: World) -> None:
    alma, _ = world.brandt()
    draft = world.draft("notification-received", about=[alma])
    world.write(draft)
    with pytest.raises(NotYours):
        world.write(replace(draft, actor=replace(SYSTEM, municipality=GLADSAXE)))


@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_once() -> None:
    world, child = World(), new_id()
    drafts = [
        world.draft("person-registered", by=CITIZEN, about=[child], name="Ukendt dreng", provisional=True),
        world.draft("notification-received", by=CITIZEN, about=[child]),
    ]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(_send, [drafts] * 4))
    assert sorted(answer[1].again for answer in answers) == [False, True, True, True]
    assert len({answer[1].cases for answer in answers}) == 1
    assert (Entry.objects.count(), Case.objects.count()) == (2, 1)
    assert list(verify()) == []


def _send(drafts: list[Draft]) -> list[Recorded]:
    try:
        return record_many(drafts)
    finally:
        connection.close()
