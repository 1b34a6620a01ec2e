"""Load the invented families of the demo, through the journal's one door."""

import argparse
import sys

from frirum.cli.start import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("do", choices=["load"], help="load the cast; what is there already stays as it is")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.conf import settings

    if not settings.FRIRUM_DEMO:
        print("frirum: this installation is no demo (FRIRUM_DEMO=1), so nothing was loaded.")
        return 2
    from frirum.cli.demo_story import load
    from frirum.site import clock

    try:
        print(load(clock.now_in))
    except ValueError as wrong:
        print(f"frirum: {wrong}", file=sys.stderr)
        return 2
    return 0
