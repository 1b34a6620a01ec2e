"""`frirum serve` says where to go and as whom; a taken port is said before anything starts."""

import socket

import pytest
from pytest_django import Settings

from frirum.access.models import User
from frirum.cli import serve
from frirum.cli.main import main


@pytest.mark.django_db
def test_the_demo_lists_whom_one_can_enter_as(settings: Settings) -> None:
    User.objects.create_user("mette", name="Mette Holm", municipality="756", roles=["adviser"])
    User.objects.create_user("gone", name="Gone Away", municipality="756", roles=["leader"], active=False)
    settings.FRIRUM_AT = "2018-06-15"
    said = serve.welcome(8123)
    assert "http://127.0.0.1:8123/" in said
    assert "Mette Holm (adviser, municipality 756) on 2018-06-15" in said
    assert "Gone Away" not in said


@pytest.mark.django_db
def test_outside_the_demo_nobody_is_listed(settings: Settings) -> None:
    User.objects.create_user("mette", name="Mette Holm", municipality="756", roles=["adviser"])
    settings.FRIRUM_DEMO = False
    assert "Mette Holm" not in serve.welcome(8000)


@pytest.mark.enable_socket
def test_a_taken_port_is_said_and_nothing_starts(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind((serve.ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    told = capsys.readouterr().err
    assert f"127.0.0.1:{port}" in told
    assert f"PORT={port + 1}" in told
