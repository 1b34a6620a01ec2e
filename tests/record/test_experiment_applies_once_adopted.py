"""An experiment governs a municipality's cases once its stream says that it was adopted, as approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frirum.access.policy import ReadOnly
from frirum.law.loading import Lawbook
from frirum.record import regimes
from frirum.record.drafts import Actor, Recorded, Refused
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, DutySpan
from frirum.record.rebuild import rebuild
from frirum.record.regimes import ADOPTED
from tests.cast import GLADSAXE, IKAST, World

EXAMINATION = "serviceloven/complete-examination"


@pytest.fixture
def assumed(world: World) -> Recorded:
    """Need for support assumed during the experiment's period."""
    notified = world.notified(world.brandt()[0])
    world.tell("need-support-assumed", on=notified.cases, at="2018-06-08T10:00")
    return notified


def standings() -> set[str]:
    found = DutySpan.objects.filter(rule=EXAMINATION).values_list("standing", flat=True)
    return set(found)


def not_applying(book: Lawbook, on: date = date(2018, 6, 15)) -> list[tuple[str, bool]]:
    return [(one.experiment.id, one.changed) for one in regimes.not_adopted(book, IKAST, on)]


def test_without_adoption_ordinary_law_governs(world: World, assumed: Recorded) -> None:
    assert standings() == {"open"}
    assert not_applying(lawbook()) == [("r1", False), ("r2", False)]


def test_adopted_it_waives_and_all_cases_are_judged_anew(world: World, assumed: Recorded) -> None:
    before = Case.objects.get().law
    due = DutySpan.objects.get(rule=EXAMINATION).due_day
    world.adopts()
    assert "waived" in standings()
    assert {one.due_day for one in DutySpan.objects.filter(rule=EXAMINATION)} == {due}
    assert Case.objects.get().law != before
    assert not_applying(lawbook()) == [("r2", False)]
    assert rebuild(check=True) == []


def test_an_adoption_by_mistake_is_withdrawn(world: World, assumed: Recorded) -> None:
    done = world.adopts()
    world.tell("recorded-on-wrong-case", corrects=done.entry_id)
    assert standings() == {"open"}
    assert rebuild(check=True) == []


@pytest.mark.parametrize(
    ("municipality", "experiment", "version"),
    [(IKAST, "r1", "0" * 64), (GLADSAXE, "r1", ""), (IKAST, "r9", "0" * 64)],
    ids=["another version", "another municipality", "nowhere"],
)
def test_what_is_not_approved_is_not_adopted(
    world: World, assumed: Recorded, municipality: str, experiment: str, version: str
) -> None:
    by, version = Actor.system(municipality), version or regimes.approval_hash("r1")
    with pytest.raises(Refused, match="No legal basis"):
        world.tell(ADOPTED, by=by, experiment=experiment, approval="2018", version=version)
    assert standings() == {"open"}


def test_a_file_changed_since_no_longer_applies(
    world: World, assumed: Recorded, tmp_path: Path, settings: Any
) -> None:
    world.adopts()
    adopted = regimes.adopted(lawbook(), IKAST)
    assert regimes.applicable(lawbook(), IKAST, adopted) == ("r1",)
    (tmp_path / "experiments" / "r1").mkdir(parents=True)
    (tmp_path / "experiments" / "r1" / "approval.md").write_text("Noget andet.", encoding="utf-8")
    book = lawbook()
    settings.FRIRUM_HOME = tmp_path
    assert regimes.applicable(book, IKAST, adopted) == ()
    assert not_applying(book)[0] == ("r1", True)
    assert not_applying(book, date(2026, 1, 1)) == [("r1", True)]  # past cases are read by it too


@pytest.mark.parametrize("changed", [False, True], ids=["never adopted", "changed since"])
def test_the_leader_and_the_doctor_are_told(
    world: World, assumed: Recorded, settings: Any, capsys: Any, monkeypatch: Any, changed: bool
) -> None:
    from django.test import Client

    from frirum.access.models import User
    from frirum.cli.main import main

    if changed:
        world.adopts()
        monkeypatch.setattr(regimes, "approval_hash", lambda name: "0" * 64)
    says = "er ændret, siden kommunen tog forsøget i brug" if changed else "har ikke taget det i brug"
    pages = {}
    for username in ("birgit", "mette"):
        client = Client()
        client.force_login(User.objects.get(username=username))
        pages[username] = client.get("/overblik/").content.decode()
    assert "Forsøget »Kortere vej fra underretning til indsats« gælder ikke" in pages["birgit"]
    assert says in pages["birgit"]
    assert "Forsøget" not in pages["mette"]
    main(["doctor"])
    why = "its approval has changed since it was adopted" if changed else "it was never adopted"
    assert f"NOT  law: 756 follows ordinary law instead of r1: {why}" in capsys.readouterr().out


def test_nothing_is_said_where_all_applies(world: World, assumed: Recorded, capsys: Any) -> None:
    from frirum.cli.main import main

    world.adopts()
    world.adopts("r2")
    main(["doctor"])
    out = capsys.readouterr().out
    assert "ok   law: every experiment of a municipality's file applies as it was adopted" in out


def test_without_a_public_statute_it_never_applies(world: World, assumed: Recorded) -> None:
    world.adopts()
    book = lawbook()
    secret = replace(book, experiments={"r1": replace(book.experiments["r1"], published=False)})
    assert regimes.applicable(secret, IKAST, regimes.adopted(book, IKAST)) == ()


def test_only_a_leader_adopts(world: World) -> None:
    with pytest.raises(ReadOnly):
        world.tell(
            ADOPTED,
            by=world.actor("mette"),
            experiment="r1",
            approval="2018",
            version=regimes.approval_hash("r1"),
        )
