"""Who somebody may be is found by codes, no sealed name is searched: for a case of one's own, and noted."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frirum.access.models import ReadLog
from frirum.access.policy import CITIZEN, Viewer
from frirum.record.drafts import Actor
from frirum.record.looking_up import Sought, alike
from frirum.record.models import NameCode
from frirum.record.rebuild import rebuild
from frirum.record.rotation import rotate_keys
from tests.cast import GLADSAXE, World, user_id

BORN = date(2009, 2, 3)


@pytest.fixture
def alma(world: World) -> UUID:
    return world.register("Alma Kjær Brandt", "2009-02-03", family="brandt", cpr="0302093000")


@pytest.fixture
def case(world: World) -> UUID:
    """The case of a girl whom nobody knows yet, in intake."""
    return world.notified(world.register("Ukendt pige", provisional=True)).cases[0]


def found(world: World, case: UUID, *sought: Sought, who: str = "rikke") -> list[tuple[UUID, str]]:
    told = alike(world.viewer(who), [(world.case(case), one) for one in sought])
    return [(one.person.id, one.strength) for one in told.get(case, ())]


@pytest.mark.parametrize(
    ("sought", "strength"),
    [
        (Sought("Helt anden", None, "030209-3000"), "number"),
        (Sought("Alma", BORN), "birthday"),
        (Sought("Brant, Allma", BORN), "birthday"),
        (Sought("Alma Kjaer", date(2009, 12, 1)), "name"),
        (Sought("Alma", date(2009, 12, 1)), "name"),
        (Sought("Alma Brandt"), "name"),
    ],
)
def test_in_three_strengths(world: World, alma: UUID, case: UUID, sought: Sought, strength: str) -> None:
    assert found(world, case, sought) == [(alma, strength)]


@pytest.mark.parametrize(
    "sought",
    [
        Sought("Selma", BORN),
        Sought("Alma Brandt", date(2011, 2, 3)),
        Sought("Alma Jensen", date(2009, 12, 1)),
        Sought("Alma"),
        Sought("", BORN),
        Sought("Ukendt dreng", BORN),
        Sought("Helt anden", None, "12"),
    ],
)
def test_not_on_less(world: World, alma: UUID, case: UUID, sought: Sought) -> None:
    assert found(world, case, sought) == []


def test_the_strongest_stands_first_and_each_person_once(world: World, alma: UUID, case: UUID) -> None:
    other = world.register("Alma Brandt", "2009-12-24")
    sought = Sought("Alma Brandt", BORN, "030209-3000")
    assert found(world, case, sought) == [(alma, "number"), (other, "name")]


def test_who_is_of_the_same_family_is_known_already(world: World, alma: UUID) -> None:
    bertil = world.register("Bertil Brandt", "2009-02-03", family="brandt")
    own = world.notified(bertil).cases[0]
    assert found(world, own, Sought.person(world.case(own).person)) == []


def test_never_more_than_twenty(world: World, case: UUID) -> None:
    for number in range(25):
        world.register(f"Alma {'ABCDEFGHIJKLMNOPQRSTUVWXY'[number] * 2} Brandt", "2009-02-03")
    assert len(found(world, case, Sought("Alma Brandt", BORN))) == 20


def test_who_turned_out_to_be_another_is_that_one(world: World, alma: UUID, case: UUID) -> None:
    unknown = world.register("Alma B.", "2009-02-03", provisional=True)
    assert {one for one, _ in found(world, case, Sought("Alma", BORN))} == {alma, unknown}
    world.tell("person-identified", about=[unknown], real=str(alma))
    assert found(world, case, Sought("Alma", BORN)) == [(alma, "birthday")]


def test_it_is_noted_who_was_told_of_whom(world: World, alma: UUID, case: UUID) -> None:
    for _ in range(2):  # once an hour: intake asks anew each minute
        found(world, case, Sought("Alma", BORN))
    assert [(one.user, one.case, one.person, one.way) for one in ReadLog.objects.all()] == [
        (user_id("rikke"), case, alma, "looked-up")
    ]


def test_not_in_somebody_elses_case_nor_where_one_may_only_read(world: World, alma: UUID, case: UUID) -> None:
    assert found(world, case, Sought("Alma", BORN), who="jonas") == []
    world.tell("grant-given", on=[case], to=str(user_id("jonas")), role="read", at="2018-06-05T09:00")
    assert found(world, case, Sought("Alma", BORN), who="jonas") == []
    assert not ReadLog.objects.exists()


def test_nothing_is_ever_told_to_somebody_from_outside(world: World, alma: UUID, case: UUID) -> None:
    outside = Viewer(None, "756", frozenset({CITIZEN}), frozenset(), world.viewer("rikke").at)
    assert alike(outside, [(world.case(case), Sought("Alma", BORN))]) == {}


def test_each_municipality_finds_its_own(world: World, case: UUID) -> None:
    world.register("Alma Brandt", "2009-02-03", by=Actor.system(GLADSAXE), cpr="0302093000")
    assert found(world, case, Sought("Alma Brandt", BORN, "0302093000")) == []


def test_an_adviser_is_told_of_the_certain_and_of_no_case_but_their_own(
    world: World, alma: UUID, case: UUID
) -> None:
    world.assigned(world.notified(alma).cases[0], "jonas")
    world.assigned(case, "mette")
    assert found(world, case, Sought("Alma Brandt"), who="mette") == []
    [match] = alike(world.viewer("mette"), [(world.case(case), Sought("Alma", BORN))])[case]
    assert (match.person.id, match.cases) == (alma, ())
    world.assigned(case, "jonas", at="2018-06-03T09:00")
    [match] = alike(world.viewer("jonas"), [(world.case(case), Sought("Alma", BORN))])[case]
    assert [one.person_id for one in match.cases] == [alma]


def test_intake_is_told_that_there_is_a_case_and_in_which_unit(world: World, alma: UUID, case: UUID) -> None:
    world.assigned(world.notified(alma).cases[0], "mette")
    [match] = alike(world.viewer("rikke"), [(world.case(case), Sought("Alma", BORN))])[case]
    assert [(one.status, one.unit) for one in match.cases] == [("open", "familieraadgivningen")]


def test_fifty_ask_no_more_queries_than_one(world: World, alma: UUID) -> None:
    persons = [world.register(f"Alma {'ABCDEFGHIJ'[n] * 2}", "2009-02-03") for n in range(10)]
    cases = [world.case(world.notified(one).cases[0]) for one in persons]
    asked = [(one, Sought("Alma Brandt", BORN, "030209-3000")) for one in cases]
    counts = []
    for some in (asked[:1], asked):
        ReadLog.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            assert alike(world.viewer("rikke"), some)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9


def test_codes_say_nothing_follow_the_name_and_move_with_the_keys(
    world: World, alma: UUID, case: UUID, settings: object
) -> None:
    before = set(NameCode.objects.values_list("code", flat=True))
    assert len(before) == 3
    world.tell("person-changed", about=[alma], name="Alma Lund", at="2018-06-02T09:00")
    assert len(set(NameCode.objects.values_list("code", flat=True)) & before) == 1
    old = settings.FRIRUM_KEYS  # type: ignore[attr-defined]
    new = "ny:bmVlZGVkLWhlcmUtYXMtYS1uZXcta2V5LTMyLWJ5dGU="
    settings.FRIRUM_KEYS = f"{new},{old}"  # type: ignore[attr-defined]
    assert found(world, case, Sought("Alma Lund", BORN)) == [(alma, "birthday")]
    rotate_keys()
    settings.FRIRUM_KEYS = new  # type: ignore[attr-defined]
    assert found(world, case, Sought("Alma Lund", BORN)) == [(alma, "birthday")]
    assert rebuild(check=True) == []
