"""Serve the screens on this machine; for the demo and for trying out, one process with threads."""

import argparse
import os
import socket
import sys
from typing import NoReturn

from frirum.cli.start import start_django

ADDRESS = "127.0.0.1"
THREADS = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="on 127.0.0.1 (default 8000)")


def run(args: argparse.Namespace) -> int:
    start_django()
    if _taken(args.port):
        print(
            f"frirum: something else already answers on {ADDRESS}:{args.port}. Stop it, or choose another "
            f"port (make demo PORT={args.port + 1}). Nothing was lost.",
            file=sys.stderr,
        )
        return 2
    print(welcome(args.port), flush=True)
    return _become_server(args.port)


def _become_server(port: int) -> NoReturn:
    # One process, since business time that FRIRUM_AT sets is counted from the start of the process.
    words = [
        *("-m", "gunicorn", "frirum.site.wsgi", "--bind", f"{ADDRESS}:{port}", "--name", "frirum"),
        *("--worker-class", "gthread", "--workers", "1", "--threads", str(THREADS), "--log-level", "warning"),
    ]
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 (no shell is wanted)


def welcome(port: int) -> str:
    """Where to go, as whom, and on which day of business time."""
    from django.conf import settings

    from frirum.access.models import User
    from frirum.law.moments import local_day
    from frirum.site import clock

    lines = [f"\nFrirum answers on http://{ADDRESS}:{port}/ (stop it with Ctrl-C)"]
    if settings.FRIRUM_DEMO:
        lines += [
            "Opdigtede data: all people are invented. Enter as one of them, on their municipality's day:",
        ]
        lines += [
            f"  {user.name} ({', '.join(user.roles)}, municipality {user.municipality}) "
            f"on {local_day(clock.now_in(user.municipality)).isoformat()}"
            for user in User.objects.filter(active=True).order_by("municipality", "name")
        ]
    return "\n".join(lines) + "\n"


def _taken(port: int) -> bool:
    with socket.socket() as knock:
        return knock.connect_ex((ADDRESS, port)) == 0
