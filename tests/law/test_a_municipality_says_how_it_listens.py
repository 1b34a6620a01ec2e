"""When a case is to be talked about, and how few a figure may be about: a municipality's own numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from frirum.law.documents import Reader, whole
from frirum.law.listening import Listening, read_listening


def read(folder: Path, written: str) -> tuple[Listening, list[str]]:
    """The numbers of a municipality's file, and what is wrong with it."""
    (folder / "159.toml").write_text(written, "utf-8")
    reader = Reader(folder)
    block = reader.toml(folder / "159.toml")
    assert block is not None
    return read_listening(whole(reader, block).table("listening")), [one.says for one in reader.problems]


def test_it_is_told_of_what_it_has_chosen_and_of_nothing_else(tmp_path: Path) -> None:
    chosen = "[listening]\nweeks_without_answer = 6\ntalks_without_progress = 0\nsmallest_group = 10\n"
    assert read(tmp_path, chosen) == (Listening(6, 0, 10), [])
    assert read(tmp_path, "") == (Listening(0, 0, 5), [])


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("smallest_group = 2", "smallest_group = 2 would show figures about single people"),
        ("weeks = 6", "'weeks' is not known here"),
    ],
)
def test_a_fault_in_it_names_what_is_wrong(tmp_path: Path, written: str, says: str) -> None:
    needed = "[listening]\nweeks_without_answer = 6\ntalks_without_progress = 3\n"
    assert read(tmp_path, needed + written)[1] == [says]
    negative = "[listening]\nweeks_without_answer = -1\ntalks_without_progress = 3\n"
    assert read(tmp_path, negative)[1] == ["a number of weeks or talks is negative"]
