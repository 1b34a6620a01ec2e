"""`frirum adopt` takes an experiment into use in the name of a leader: once, and as it is approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frirum.cli.main import main

if TYPE_CHECKING:
    from tests.cast import World


@pytest.fixture
def world(db: None) -> World:
    from tests.cast import World

    return World()


def test_it_applies_and_is_the_leaders_act(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    from frirum.record.models import Entry
    from tests.cast import user_id

    world.notified(world.brandt()[0])
    assert main(["adopt", "756", "r1", "--by", "birgit"]) == 0
    assert "r1 applies in 756 from now on" in capsys.readouterr().out
    entry = Entry.objects.get(act="experiment-adopted")
    assert (entry.actor_id, entry.actor_role) == (str(user_id("birgit")), "leader")
    assert main(["adopt", "756", "r1", "--by", "birgit"]) == 0
    assert "applies in 756 already" in capsys.readouterr().out
    assert Entry.objects.filter(act="experiment-adopted").count() == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["756", "r1", "--by", "mette"], "mette is no leader in 756."),
        (["756", "r1", "--by", "sofie"], "sofie is no leader in 756."),
        (["159", "r3", "--by", "birgit"], "birgit is no leader in 159."),
        (["756", "r1", "--by", "nobody"], "nobody is no leader in 756."),
        (["756", "r9", "--by", "birgit"], "there is no experiment 'r9'."),
        (["756", "r3", "--by", "birgit"], "No legal basis: 'r3' is not approved so"),
    ],
)
def test_what_can_not_be_is_said(
    world: World, capsys: pytest.CaptureFixture[str], asked: list[str], says: str
) -> None:
    from frirum.record.models import Entry

    assert main(["adopt", *asked]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.endswith("Nothing was changed.\n")
    assert not Entry.objects.exists()


def test_who_has_left_adopts_nothing(world: World) -> None:
    from frirum.access.models import User

    User.objects.filter(username="birgit").update(active=False)
    assert main(["adopt", "756", "r1", "--by", "birgit"]) == 2
