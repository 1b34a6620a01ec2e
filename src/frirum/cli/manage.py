"""Django's own commands, with Frirum's settings."""

import argparse
import os

from frirum.cli.start import SETTINGS, start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="as for django-admin, e.g. migrate")


def run(args: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    start_django()
    from django.core.management import ManagementUtility

    ManagementUtility(["frirum manage", *args.words]).execute()
    return 0
