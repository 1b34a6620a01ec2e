"""Settings come from the environment; what is unclear stops the start and says how to mend it."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from frirum.site import environment

HOME = Path("/srv/frirum")


@pytest.mark.parametrize(
    ("said", "means"), [("1", True), ("Yes", True), ("0", False), ("", False), ("off", False)]
)
def test_a_flag_reads_yes_and_no(said: str, means: bool) -> None:
    assert environment.flag({"FRIRUM_DEMO": said}, "FRIRUM_DEMO") is means


def test_an_absent_flag_is_no() -> None:
    assert environment.flag({}, "FRIRUM_DEMO") is False


def test_an_unclear_flag_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="FRIRUM_DEMO is 'perhaps'"):
        environment.flag({"FRIRUM_DEMO": "perhaps"}, "FRIRUM_DEMO")


def test_a_secret_comes_from_the_variable_or_its_file(tmp_path: Path) -> None:
    kept = tmp_path / "secret"
    kept.write_text("from-file\n")
    assert environment.secret({"KEY": "given"}, "KEY") == "given"
    assert environment.secret({"KEY_FILE": str(kept)}, "KEY") == "from-file"
    assert environment.secret({}, "KEY", kept) == "from-file"


def test_a_secret_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="Both KEY and KEY_FILE"):
        environment.secret({"KEY": "a", "KEY_FILE": str(tmp_path)}, "KEY")


def test_a_missing_secret_says_what_to_set() -> None:
    with pytest.raises(ImproperlyConfigured, match="KEY is not set. Set it, or KEY_FILE"):
        environment.secret({}, "KEY")


def test_a_lost_or_empty_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="gone.*Put the file back"):
        environment.secret({"KEY_FILE": str(tmp_path / "gone")}, "KEY")
    (tmp_path / "empty").touch()
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        environment.secret({"KEY_FILE": str(tmp_path / "empty")}, "KEY")


def test_sqlite_is_safe_against_power_loss_and_half_transactions() -> None:
    described = environment.database("sqlite:///var/a.sqlite3", HOME)
    assert described["NAME"] == HOME / "var/a.sqlite3"
    assert environment.database("sqlite:////data/a.sqlite3", HOME)["NAME"] == Path("/data/a.sqlite3")
    options = described["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_postgres_reads_host_port_and_options() -> None:
    described = environment.database(
        "postgres://anna:p%40ss@db.example:6432/frirum?sslmode=verify-full", HOME
    )
    assert (described["USER"], described["PASSWORD"], described["NAME"]) == ("anna", "p@ss", "frirum")
    assert (described["HOST"], described["PORT"]) == ("db.example", "6432")
    assert described["OPTIONS"] == {"sslmode": "verify-full"}
    assert environment.database("postgres:///frirum?host=/run/pg&port=5433", HOME)["HOST"] == "/run/pg"


@pytest.mark.parametrize("url", ["", "mysql://a/b", "sqlite://", "postgres://host", "frirum.sqlite3"])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="FRIRUM_DATABASE is to be"):
        environment.database(url, HOME)
