"""`frirum acts --json` publishes the whole vocabulary in the form that its schema promises."""

import json

import pytest
from jsonschema import Draft202012Validator

from frirum.cli.main import main
from frirum.law import load
from frirum.site.home import HOME

SCHEMA = json.loads((HOME / "docs" / "schemas" / "acts.json").read_text(encoding="utf-8"))


def published(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    assert main(["acts", "--json", *words]) == 0
    return list(json.loads(capsys.readouterr().out))


def test_the_json_keeps_its_schema(capsys: pytest.CaptureFixture[str]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert [str(fault) for fault in Draft202012Validator(SCHEMA).iter_errors(published(capsys))] == []


def test_every_act_and_field_is_there_sorted(capsys: pytest.CaptureFixture[str]) -> None:
    known = load(HOME).vocabulary.acts
    said = {str(act["id"]): act for act in published(capsys)}
    assert list(said) == sorted(known)
    for name, kind in known.items():
        fields = said[name]["fields"]
        assert isinstance(fields, list)
        assert [field["id"] for field in fields] == [field.id for field in kind.fields]


def test_one_area_alone(capsys: pytest.CaptureFixture[str]) -> None:
    children = published(capsys, "--area", "children")
    assert children
    assert {act["area"] for act in children} == {"children"}


def test_an_unknown_area_ends_with_2_and_names_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["acts", "--area", "fishing"]) == 2
    assert "children" in capsys.readouterr().err


def test_without_json_each_act_is_a_line_in_danish(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["acts"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(load(HOME).vocabulary.acts)
    assert any(line.split() == ["notification-received", "Underretning", "modtaget"] for line in lines)
