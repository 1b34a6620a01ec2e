"""The demo's key is made once, readable by its owner alone; a lost one is said, never replaced."""

import stat
from pathlib import Path

import pytest

from frirum.record.sealing import Keyring
from frirum.site import demo_keys


def test_keys_are_made_once_and_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    demo_keys.ensure(folder)
    made = {name: (folder / name).read_text() for name in ("keys", "secret")}
    assert all(stat.S_IMODE((folder / name).stat().st_mode) == 0o600 for name in made)
    (folder / "frirum.sqlite3").touch()
    demo_keys.ensure(folder)
    assert {name: (folder / name).read_text() for name in made} == made


def test_the_key_is_one_that_the_record_seals_with(tmp_path: Path) -> None:
    demo_keys.ensure(tmp_path)
    ring = Keyring.parse((tmp_path / "keys").read_text())
    assert ring.unseal(ring.seal(b"said", b"row"), b"row") == b"said"


def test_two_demos_have_different_keys(tmp_path: Path) -> None:
    demo_keys.ensure(tmp_path / "a")
    demo_keys.ensure(tmp_path / "b")
    assert (tmp_path / "a/keys").read_text() != (tmp_path / "b/keys").read_text()


def test_a_lost_key_is_said_and_no_new_one_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "frirum.sqlite3").touch()
    assert demo_keys.main([str(tmp_path)]) == 2
    assert "Put the file back" in capsys.readouterr().err
    assert not (tmp_path / "keys").exists()
