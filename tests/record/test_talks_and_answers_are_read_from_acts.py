"""Talks and answers as rows: siblings, corrections, wrong cases, erasures, who somebody turned out to be."""

from __future__ import annotations

from uuid import UUID

import pytest

from frirum.record import feedback, reading
from frirum.record.drafts import Recorded
from frirum.record.models import Rating
from frirum.record.rebuild import rebuild
from tests.cast import World
from tests.record.journal_as_stored import snapshot, wipe

TALK, LATER = "2018-06-05T14:00", "2018-06-05T14:20"


@pytest.fixture
def cases(world: World) -> tuple[UUID, UUID]:
    """Alma's and Bertil's cases, both with Mette."""
    found = world.notified(*world.brandt()).cases
    world.register("Ida Brandt", family="brandt")
    for case in found:
        world.assigned(case, "mette")
    return found[0], found[1]


def rated(world: World, case: UUID) -> tuple[feedback.Rated, ...]:
    return feedback.ratings(reading.find_case(world.viewer("mette"), case))


def talks(world: World, case: UUID) -> tuple[feedback.TalkRead, ...]:
    return feedback.talks(reading.find_case(world.viewer("mette"), case))


def three(world: World, cases: tuple[UUID, UUID], at: str = TALK) -> Recorded:
    """One talk on both children; each answers, and their mother about herself."""
    alma, bertil, ida = (world.names[one] for one in ("alma", "bertil", "ida"))
    asks = [world.ask(alma, alma), world.ask(bertil, bertil)]
    of_ida = world.ask(ida, ida, "parent-about-self", "trivselslinjer")
    talk = world.talk(*asks, of_ida, on=cases, at=at)
    for ask, case in zip(asks, cases, strict=True):
        world.answer(talk, ask, 10, 20, 30, 40, on=[case], at=at)
    world.answer(talk, of_ida, 50, 50, 50, 50, on=cases, at=at)
    return talk


def test_each_childs_answer_stands_on_its_own_case_and_the_mothers_on_both(
    world: World, cases: tuple[UUID, UUID]
) -> None:
    talk = three(world, cases)
    for case, child in zip(cases, ("alma", "bertil"), strict=True):
        assert {one.respondent for one in rated(world, case)} == {world.names[child], world.names["ida"]}
        (found,) = talks(world, case)
        assert (found.number, len(found.answered), feedback.open_asks(found)) == (1, 3, ())
    mette = world.viewer("mette")
    assert len(feedback.ratings_of_adviser(mette)) == 4
    assert len(feedback.counted_once(feedback.ratings_of_adviser(mette))) == 3
    whole = feedback.whole_talk(talk.entry_id, "756")
    own, _, of_ida = whole[0].asks
    assert feedback.answers_on(whole, own) == cases[:1]
    assert set(feedback.answers_on(whole, of_ida)) == set(cases)


def test_an_answer_about_a_child_is_not_recorded_on_its_brothers_case(
    world: World, cases: tuple[UUID, UUID]
) -> None:
    alma = world.names["alma"]
    ask = world.ask(alma, alma)
    talk = world.talk(ask, on=cases, at=TALK)
    for on in (cases, cases[1:]):
        with pytest.raises(Exception, match="another case"):
            world.answer(talk, ask, 1, 2, 3, 4, on=on, at=LATER)


def test_what_was_changed_stands_at_its_talk_and_the_last_line_counts(
    world: World, cases: tuple[UUID, UUID]
) -> None:
    first, second = three(world, cases), three(world, cases, at="2018-06-12T14:00")
    for text in ("Vi taler ude.", "Vi taler i køkkenet."):
        world.tell("change-noted", on=cases, at="2018-06-12T15:00", talk=str(second.entry_id), text=text)
    found = talks(world, cases[0])
    assert [(one.entry, one.number, one.change) for one in found] == [
        (first.entry_id, 1, ""),
        (second.entry_id, 2, "Vi taler i køkkenet."),
    ]


def test_the_wrong_case_and_an_erasure(world: World, cases: tuple[UUID, UUID]) -> None:
    three(world, cases)
    of_ida = next(one for one in rated(world, cases[0]) if one.role == "parent-about-self")
    world.tell("recorded-on-wrong-case", corrects=of_ida.root, on=cases[:1], at="2018-06-06T09:00")
    assert [one.role for one in rated(world, cases[0])] == ["self"]
    assert len(rated(world, cases[1])) == 2
    (own,) = rated(world, cases[0])
    world.tell("entry-erased", corrects=own.root, at="2018-06-06T10:00", scope="content")
    assert rated(world, cases[0]) == ()
    before = snapshot()
    wipe()
    rebuild()
    assert snapshot() == before


def test_no_mark_lies_open_in_the_database(world: World, cases: tuple[UUID, UUID]) -> None:
    three(world, cases)
    boxes = [bytes(box) for box in _boxes()]
    assert len(boxes) == 4
    assert all(b"marks" not in box and b"[10" not in box for box in boxes)


def test_who_a_respondent_turned_out_to_be_is_followed(world: World, cases: tuple[UUID, UUID]) -> None:
    alma, ida = world.names["alma"], world.names["ida"]
    aunt = world.register("Tante Ida", provisional=True, family="brandt")
    ask = world.ask(aunt, alma, "other-about-child")
    talk = world.talk(ask, on=cases[:1], at=TALK)
    world.tell("person-identified", about=[aunt], real=str(ida), at=TALK)
    (found,) = talks(world, cases[0])
    assert feedback.open_asks(found, ida) == found.asks
    named = {**ask, "respondent": str(ida)}
    world.answer(talk, named, 1, 2, 3, 4, at=LATER)
    (one,) = rated(world, cases[0])
    assert (one.respondent, one.rating.respondent) == (ida, str(ida))
    assert rebuild(check=True) == []


@pytest.mark.parametrize("times", [1, 4])
def test_a_list_asks_the_same_number_of_queries(
    world: World, cases: tuple[UUID, UUID], times: int, django_assert_num_queries: object
) -> None:
    for day in range(times):
        three(world, cases, at=f"2018-06-0{day + 4}T14:00")
    mette, birgit = world.viewer("mette"), world.viewer("birgit")
    for read in (feedback.ratings_of_adviser, feedback.talks_of_adviser):
        with django_assert_num_queries(3):  # type: ignore[operator]
            assert read(mette)
        assert read(world.viewer("jonas")) == ()
        assert read(birgit) == ()
    for read in (feedback.ratings_of_units, feedback.talks_of_units):
        with django_assert_num_queries(3):  # type: ignore[operator]
            assert read(birgit)
        assert read(mette) == ()
        assert read(world.viewer("sofie")) == ()


def _boxes() -> list[bytes]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT said FROM {Rating._meta.db_table}")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]
