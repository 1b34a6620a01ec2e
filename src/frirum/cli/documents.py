"""`frirum documents expire`: throw away files that were sent with a form which was never recorded.

Meant to run once a day. Exit codes: 0 done, 2 it can't be done as it stands.
"""

import argparse
import sys
from datetime import UTC, datetime

from frirum.cli.start import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    words.add_parser("expire", help="throw away what was sent seven days ago and never recorded")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.db import DatabaseError

    from frirum.record.documents import forget_expired

    try:
        gone = forget_expired(datetime.now(UTC))  # noqa: TID251  # it was staged by the real clock
    except DatabaseError as wrong:
        print(f"frirum documents: {wrong}", file=sys.stderr)
        return 2
    print(f"{gone} files that were never recorded are gone.")
    return 0
