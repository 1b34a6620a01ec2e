"""`frirum journal`: its answers, and exit codes 0 (well), 1 (something is wrong), 2 (can't be done)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from frirum.cli.main import main
from frirum.record.drafts import Recorded
from frirum.record.models import Case, Entry, Payload
from tests.cast import World


@pytest.fixture
def notified(world: World) -> Recorded:
    return world.notified(*world.brandt())


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command; gives its exit code, what it answered and what it complained of."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["journal", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_whole_journal(notified: Recorded, told: Any) -> None:
    code, said, _ = told("verify")
    assert code == 0
    assert "The journal is whole: 3 entries" in said


def test_its_last_line_is_held_against_a_later_journal(world: World, notified: Recorded, told: Any) -> None:
    kept = told("verify")[1].splitlines()[-1].rpartition(" ")[2]
    world.register("Freja Kjeldsen")
    assert told("verify", "--kept", kept)[0] == 0
    code, said, _ = told("verify", "--kept", kept.replace("3:", "2:"))
    assert (code, "is not what it was" in said) == (1, True)
    assert told("verify", "--kept", "x")[0] == 2


def test_one_that_can_not_be_read_is_a_finding(notified: Recorded, told: Any) -> None:
    Entry.objects.filter(pk=notified.entry_id).update(occurred_at=None)
    code, said, complaint = told("verify")
    assert (code, complaint) == (1, "")
    assert str(notified.entry_id) in said


def test_one_that_was_edited(notified: Recorded, told: Any) -> None:
    Entry.objects.filter(pk=notified.entry_id).update(actor_id="en anden")
    code, said, _ = told("verify")
    assert code == 1
    assert str(notified.entry_id) in said
    assert "its envelope was edited" in said


def test_rebuild_says_what_differs_and_mends_it(notified: Recorded, told: Any) -> None:
    assert told("rebuild", "--check")[0] == 0
    Case.objects.filter(pk=notified.cases[0]).update(unit="et andet sted")
    code, said, _ = told("rebuild", "--check")
    assert code == 1
    assert f"record.case {notified.cases[0]}: other (unit)" in said
    assert told("rebuild")[0] == 0
    assert told("rebuild", "--check")[0] == 0


def test_a_lost_key_is_an_error_that_says_what_to_do(notified: Recorded, told: Any, settings: Any) -> None:
    settings.FRIRUM_KEYS = "new:" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU="
    code, _, complaint = told("rebuild")
    assert code == 2
    assert "Put that key back" in complaint


def test_keys_rotate(notified: Recorded, told: Any, settings: Any) -> None:
    settings.FRIRUM_KEYS = "new:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=," + settings.FRIRUM_KEYS
    code, said, _ = told("rotate-keys")
    assert code == 0
    assert "'new'" in said


def test_erasures_go_out_and_come_back(world: World, notified: Recorded, told: Any, tmp_path: Path) -> None:
    box = Payload.objects.get(entry=notified.entry_id).box
    world.tell("entry-erased", corrects=notified.entry_id, scope="content")
    code, said, _ = told("erasures")
    assert code == 0
    assert json.loads(said)["entry"] == str(notified.entry_id)
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_text(said, encoding="utf-8")
    Payload.objects.create(entry_id=notified.entry_id, box=box)
    assert told("verify")[0] == 1
    code, said, _ = told("reapply-erasures", str(ledger))
    assert (code, "1 erasures were done again" in said) == (0, True)
    assert told("verify")[0] == 0


def test_a_ledger_that_is_none(notified: Recorded, told: Any, tmp_path: Path, settings: Any) -> None:
    assert told("reapply-erasures", str(tmp_path / "nowhere"))[0] == 2
    (tmp_path / "odd").write_text("{}\n", encoding="utf-8")
    code, _, complaint = told("reapply-erasures", str(tmp_path / "odd"))
    assert (code, "line 1" in complaint) == (2, True)
    settings.FRIRUM_ERASURE_LEDGER = ""
    assert told("erasures", "--note")[0] == 2
