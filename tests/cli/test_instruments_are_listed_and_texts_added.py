"""`frirum instruments` lists what a family is asked, and adds texts in the name of a leader."""

from __future__ import annotations

from pathlib import Path

import pytest

from frirum.cli.main import main


def test_it_lists_what_can_be_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instruments", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line[0] for line in lines if "trivselslinjer" in line} == {"*"}
    assert {line[0] for line in lines if "register" in line} == {" "}


@pytest.mark.django_db
def test_a_leader_adds_a_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.cast import World
    from tests.record.test_a_municipality_lays_down_its_thresholds import PACK

    World()
    file = tmp_path / "lass.toml"
    file.write_text(PACK, "utf-8")
    for who in ("mette", "nobody"):
        assert main(["instruments", "add", str(file), "756", "--by", who]) == 2
        assert "no leader" in capsys.readouterr().err
    assert main(["instruments", "add", str(tmp_path / "none.toml"), "756", "--by", "birgit"]) == 2
    assert "none.toml" in capsys.readouterr().err
    assert main(["instruments", "add", str(file), "756", "--by", "birgit"]) == 0
    assert "lass can be shown in 756" in capsys.readouterr().out
    assert main(["instruments", "list", "--municipality", "756"]) == 0
    assert "* lass" in capsys.readouterr().out
