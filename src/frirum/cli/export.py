"""`frirum export`: one case as JSON or PDF. Contract: `docs/export.md`.

Beside it stands what goes out of all cases at once, for evaluation, without a name: another command.
"""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frirum.cli.start import start_django

if TYPE_CHECKING:
    from frirum.access.policy import Viewer


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", type=UUID, help="the case's id, as its address has it")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write it as JSON; - for standard output")
    parser.add_argument("--pdf", metavar="FILE", type=Path, help="write it as PDF")
    parser.add_argument("--by", metavar="USERNAME", help="as this user, who must be able to read the case")
    party = parser.add_mutually_exclusive_group()
    party.add_argument("--for-party", action="store_true", help="for a party's access to file")
    party.add_argument(
        "--for-moving", action="store_true", help="for the municipality that a family moves to"
    )
    parser.add_argument(
        "--reviewed",
        metavar="ENTRY",
        type=UUID,
        action="append",
        default=[],
        help="with --for-party: a child's own words that somebody has looked at and lets pass",
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core.exceptions import ImproperlyConfigured

    from frirum.access.policy import NotYours
    from frirum.law.loading import LawErrors
    from frirum.record.sealing import KeyLost

    try:
        return _export(args)
    except NotYours:
        print(f"frirum export: there is no case {args.case}, or it is not theirs to read.", file=sys.stderr)
        return 2
    except (ImproperlyConfigured, KeyLost, LawErrors, ValueError, OSError) as wrong:
        print(f"frirum export: {wrong}", file=sys.stderr)
        return 2


def _export(args: argparse.Namespace) -> int:
    from frirum.desk.casefile import Leaving, Purpose, take_out
    from frirum.site import typesetting

    if not args.json and not args.pdf:
        raise ValueError("Say where to: --json FILE, --pdf FILE, or both.")
    if args.pdf and not typesetting.available():
        raise ValueError("PDF needs typst, which is not installed here. JSON can be written without it.")
    viewer, by = _who(args)
    purpose: Purpose = "party" if args.for_party else "moving" if args.for_moving else "archive"
    leaving = Leaving(purpose, frozenset(args.reviewed))
    if args.json:
        _write(args.json, _text(take_out(viewer, args.case, leaving, by, "json")).encode())
    if args.pdf:
        data = take_out(viewer, args.case, leaving, by, "pdf")
        _write(args.pdf, typesetting.pdf("case.typ", data, viewer.at))
    return 0


def _who(args: argparse.Namespace) -> tuple[Viewer, str]:
    """As whom the case is read: a user with their own rights; else the machinery, and who runs it."""
    from frirum.access.models import User
    from frirum.access.policy import NotYours
    from frirum.access.viewers import system_viewer, viewer
    from frirum.record.reading import municipality_of
    from frirum.site import clock

    if not args.by:
        return system_viewer(municipality_of(args.case), clock.now()), getpass.getuser()
    user = User.objects.filter(username=args.by).first()
    if user is None:
        raise NotYours
    return viewer(user, clock.now()), user.name


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, content: bytes) -> None:
    if str(path) == "-":
        sys.stdout.buffer.write(content)
        return
    path.write_bytes(content)
    path.chmod(0o600)  # a whole case: for who took it out, and nobody else on the machine
    print(f"Written: {path}")
