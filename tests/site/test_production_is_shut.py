"""Outside the demo the settings pass Django's deployment check, and static files are gathered whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from frirum.site import assets

PRODUCTION = {
    "FRIRUM_DEMO": "0",
    "FRIRUM_DATABASE": "postgres://frirum@db.example/frirum",
    "FRIRUM_SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "FRIRUM_HOSTS": "frirum.example",
}


def manage(*words: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, since settings are read once in each."""
    # Browser tests allow themselves this; production must not be told of it.
    here = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return subprocess.run(
        [sys.executable, "-m", "frirum.cli.main", "manage", *words],
        env={**here, **PRODUCTION, **changed},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_has_nothing_to_say() -> None:
    checked = manage("check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"FRIRUM_SECRET_KEY": ""}, "FRIRUM_SECRET_KEY is not set"),
        ({"FRIRUM_KEYS": ""}, "FRIRUM_KEYS is not set"),
        ({"FRIRUM_DATABASE": ""}, "FRIRUM_DATABASE is to be"),
        ({"FRIRUM_DEMO": "maybe"}, "FRIRUM_DEMO is 'maybe'"),
        ({"FRIRUM_AT": "yesterday"}, "FRIRUM_AT is 'yesterday'"),
    ],
)
def test_a_setting_that_is_missing_or_unclear_ends_with_2(changed: dict[str, str], says: str) -> None:
    refused = manage("check", **changed)
    assert refused.returncode == 2
    assert refused.stderr.startswith("frirum: ")
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr


def test_nothing_from_elsewhere_may_run_in_a_page() -> None:
    from django.conf import settings

    sources = {
        source for listed in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for source in listed
    }
    assert sources == {"'self'", "'none'"}
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["default-src"] == ["'none'"]


def test_static_files_are_gathered_with_every_reference_whole(tmp_path: Path) -> None:
    """The manifest refuses a style sheet that refers to a file which is not there."""
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    with override_settings(STATIC_ROOT=tmp_path, STORAGES={"staticfiles": {"BACKEND": manifest}}):
        call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").is_file()
    assert (tmp_path / "vendor" / "htmx.org" / assets.SCRIPTS[1].name).is_file()
    assert (tmp_path / "frirum" / "frirum.css").is_file()
