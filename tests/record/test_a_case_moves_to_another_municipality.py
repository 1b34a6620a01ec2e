"""A family moves from Ikast-Brande to Gladsaxe: its case is received as a copy, and stays where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from frirum.access.policy import NotYours
from frirum.cli.main import main
from frirum.record import lists
from frirum.record.drafts import Actor
from frirum.record.models import Case, Custody, Entry, Person, Relation
from frirum.record.reading import case_file, find_case
from frirum.record.rebuild import rebuild
from frirum.record.told import tell
from frirum.record.verify import verify
from tests.cast import GLADSAXE, IKAST, World, user_id

THERE = Actor.system(GLADSAXE)


@pytest.fixture
def world(db: None) -> World:
    return World()


@pytest.fixture
def moved(world: World) -> UUID:
    """Alma's case in Ikast-Brande, with her mother, told of and moved."""
    alma = world.register("Alma Brandt", family="brandt", cpr="0302094321")
    lone = world.register("Lone Brandt", family="brandt", cpr="0101701234")
    world.tell("relation-recorded", about=[alma], other=str(lone), kind="parent")
    world.tell("custody-recorded", about=[alma], holder=str(lone), form="sole", residence=True)
    case = world.notified(alma).cases[0]
    world.assigned(case, "mette")
    world.tell("case-moved", on=[case], at="2018-06-10T10:00", to="Gladsaxe", summary="Alma trives bedre.")
    return case


@pytest.fixture
def file(moved: UUID, tmp_path: Path) -> Path:
    path = tmp_path / "sag.json"
    assert main(["export", str(moved), "--json", str(path), "--for-moving", "--by", "mette"]) == 0
    return path


def receive(path: Path, *more: str, at: str = GLADSAXE) -> int:
    return main(["import", "--moved", str(path), "--municipality", at, "--by", "Drift", *more])


def test_it_is_received_with_a_copy_and_says_where_from(world: World, moved: UUID, file: Path) -> None:
    before = list(Entry.objects.filter(municipality=IKAST).values_list("hash", flat=True))
    assert receive(file) == 0
    case = Case.objects.select_related("person").get(municipality=GLADSAXE)
    assert (case.person.name, case.status) == ("Alma Brandt", "open")
    said = tell(Entry.objects.get(act="case-received")).said
    assert (said["from"], said["summary"]) == ("Ikast-Brande (756)", "Alma trives bedre.")
    assert "Underretning modtaget" in said["copy"]
    assert "Har blå mærker." in said["copy"]
    imported = tell(Entry.objects.get(act="case-imported")).said
    assert (imported["source_id"], imported["imported_by"]) == (str(moved), "Drift")
    assert list(Entry.objects.filter(municipality=IKAST).values_list("hash", flat=True)) == before
    assert world.case(moved).status == "closed"
    assert Relation.objects.get(person=case.person).other.name == "Lone Brandt"
    assert Custody.objects.get(child=case.person).residence
    assert rebuild(check=True) == []
    assert not list(verify())


def test_a_private_notifier_stays_there(world: World, moved: UUID, tmp_path: Path) -> None:
    private = {"notifier_kind": "neighbourhood", "professional": False, "notifier_name": "Nabo Næstved"}
    world.tell("notification-received", on=[moved], at="2018-06-03T10:00", concern="Råber.", **private)
    path = tmp_path / "sag.json"
    main(["export", str(moved), "--json", str(path), "--for-moving"])
    assert "Nabo Næstved" not in path.read_text()
    main(["export", str(moved), "--json", str(path)])
    assert "Nabo Næstved" in path.read_text()


def test_what_was_done_there_is_no_act_here(world: World, moved: UUID, file: Path) -> None:
    receive(file)
    case = Case.objects.get(municipality=GLADSAXE)
    assert [act.name for act in case_file(case).acts] == ["case-received", "case-imported"]


def test_neither_sees_the_others(world: World, moved: UUID, file: Path) -> None:
    receive(file)
    here = Case.objects.get(municipality=GLADSAXE)
    world.tell("case-assigned", on=[here.id], by=THERE, at="2018-06-15T10:00", adviser=str(user_id("sofie")))
    sofie, mette = world.viewer("sofie", "2018-06-16T09:00"), world.viewer("mette", "2018-06-16T09:00")
    assert [one.id for one in lists.cases(sofie).rows] == [here.id]
    assert find_case(mette, moved).level == "write"
    for who, case in ((sofie, moved), (mette, here.id)):
        with pytest.raises(NotYours):
            find_case(who, case)
    assert not lists.cases(mette).rows


def test_received_twice_is_received_once(world: World, moved: UUID, file: Path, tmp_path: Path) -> None:
    receive(file)
    before = Entry.objects.count()
    again = tmp_path / "igen.json"
    main(["export", str(moved), "--json", str(again), "--for-moving", "--by", "mette"])
    assert receive(again) == 0
    assert Entry.objects.count() == before


def test_what_came_to_it_since_is_told(
    world: World, moved: UUID, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receive(file)
    before = Entry.objects.count()
    world.tell("file-note", on=[moved], at="2018-06-11T10:00", text="Nyt")
    main(["export", str(moved), "--json", str(file), "--for-moving", "--by", "mette"])
    assert receive(file) == 1
    assert Entry.objects.count() == before + 1
    assert "has more in it now" in capsys.readouterr().out


def test_who_is_known_there_is_nobody_new(world: World, moved: UUID, file: Path) -> None:
    lone = world.register("Lone Brandt Madsen", by=THERE, cpr="0101701234")
    receive(file)
    assert Person.objects.filter(municipality=GLADSAXE).count() == 2
    assert Relation.objects.get(person__municipality=GLADSAXE).other_id == lone


def test_a_child_with_a_case_there_keeps_it(world: World, moved: UUID, file: Path) -> None:
    alma = world.register("Alma Brandt", by=THERE, cpr="0302094321")
    case = world.notified(alma, by=THERE).cases[0]
    receive(file)
    assert Case.objects.get(municipality=GLADSAXE).id == case


def test_a_trial_keeps_nothing(world: World, moved: UUID, file: Path) -> None:
    assert receive(file, "--dry-run") == 0
    assert not Entry.objects.filter(municipality=GLADSAXE).exists()


@pytest.mark.parametrize(
    "mended", [{"format": "x"}, {"purpose": "party"}, {"persons": []}, {"acts": [1]}, None]
)
def test_another_file_is_refused(
    world: World, moved: UUID, file: Path, mended: dict[str, Any] | None, capsys: pytest.CaptureFixture[str]
) -> None:
    said = json.loads(file.read_text())
    file.write_text(json.dumps({**said, **mended}) if mended else "[]")
    assert receive(file) == 2
    assert "Nothing was imported" in capsys.readouterr().err
    assert not Entry.objects.filter(municipality=GLADSAXE).exists()


def test_nobody_receives_their_own(world: World, moved: UUID, file: Path) -> None:
    assert receive(file, at=IKAST) == 2
