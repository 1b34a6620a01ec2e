"""`frirum doctor` says what keeps an installation from real data, and ends with 1 while anything does."""

import pytest
from django.db import connection
from pytest_django import Settings

from frirum.cli import doctor
from frirum.cli.main import main

pytestmark = pytest.mark.django_db


def findings(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], list[str]]:
    code = main(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    return (
        code,
        [line[5:] for line in lines if line.startswith("NOT  ")],
        [line[5:] for line in lines if line.startswith("ok   ")],
    )


def starts(lines: list[str], words: str) -> bool:
    return any(line.startswith(words) for line in lines)


def test_the_demo_is_never_fit(capsys: pytest.CaptureFixture[str]) -> None:
    code, wrong, well = findings(capsys)
    assert code == 1
    assert starts(wrong, "mode: FRIRUM_DEMO is on")
    assert starts(well, "database: all migrations are applied")
    assert starts(well, "keys: 1, the current one is test")
    assert starts(well, "law: the files")


def test_sqlite_is_refused_and_postgresql_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    _, wrong, well = findings(capsys)
    assert starts(wrong, "database: SQLite has no second layer") == (connection.vendor == "sqlite")
    assert starts(well, "database: postgresql") == (connection.vendor == "postgresql")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("FRIRUM_KEYS", "test:c2hvcnQ=", "keys: FRIRUM_KEYS"),
        ("SECRET_KEY", "short", "sessions: FRIRUM_SECRET_KEY is to be"),
        ("FRIRUM_AT", "2018-06-15", "time: FRIRUM_AT sets business time to 2018-06-15"),
        ("ALLOWED_HOSTS", [], "hosts: none"),
        (
            "CONTENT_SECURITY_POLICY",
            {"DIRECTIVES": {"default-src": ["'none'"], "script-src": ["'self'", "'unsafe-inline'"]}},
            "pages: the policy allows [\"'unsafe-inline'\"]",
        ),
        ("CONTENT_SECURITY_POLICY", {"DIRECTIVES": {"default-src": ["'self'"]}}, "pages: the policy"),
    ],
)
def test_each_hole_is_named(
    settings: Settings, capsys: pytest.CaptureFixture[str], name: str, value: object, says: str
) -> None:
    setattr(settings, name, value)
    code, wrong, well = findings(capsys)
    assert code == 1
    assert starts(wrong, says), wrong
    assert not starts(well, says.split(":")[0] + ":")


FIT = {
    "FRIRUM_DEMO": False,
    "FRIRUM_AT": "",
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": ["frirum.example"],
}


def test_however_well_it_is_set_up_what_is_not_built_keeps_it_from_real_data(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in FIT.items():
        setattr(settings, name, value)
    for looks in ("_database", "_edge"):  # a test's database and settings are nobody's to judge
        monkeypatch.setattr(doctor, looks, lambda: iter(()))
    code, wrong, _ = findings(capsys)
    assert code == 1
    assert wrong == [f"not built yet: {one}" for one in doctor.NOT_BUILT]
    for lacking in ("row-level security", "anchors of the journal", "second factor"):
        assert any(lacking in one for one in wrong)
    monkeypatch.setattr(doctor, "NOT_BUILT", ())
    assert main(["doctor"]) == 0
    assert "Fit for real data." in capsys.readouterr().out
