"""`frirum doctor`: is this installation fit for real data? One line a finding, worst first."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frirum.cli.start import start_django

if TYPE_CHECKING:
    from frirum.law.loading import Lawbook

SECRET_KEY_LENGTH = 50
NOT_BUILT = (
    "row-level security in PostgreSQL: access stands on Frirum's own rule alone",
    "anchors of the journal outside the database: until then somebody keeps each verify's mark by hand",
    "a second factor at sign-in: a password is all that is asked for",
)
"""Protections that real data needs and that Frirum lacks still; one that is built is taken out here."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is well, and what to do where it is not."""

    well: bool
    says: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """No options: it looks at everything."""


def run(args: argparse.Namespace) -> int:
    start_django()
    findings = [*_database(), *_keys(), *_edge(), *_law(), *_not_built()]
    for finding in sorted(findings, key=lambda one: one.well):
        print(f"{'ok ' if finding.well else 'NOT'}  {finding.says}")
    wrong = sum(not finding.well for finding in findings)
    print(
        f"\n{wrong} of {len(findings)} keep this installation from real data."
        if wrong
        else "\nFit for real data."
    )
    return 1 if wrong else 0


def _database() -> Iterator[Finding]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    if connection.vendor == "sqlite":
        yield Finding(
            False, "database: SQLite has no second layer of access control; use PostgreSQL (FRIRUM_DATABASE)"
        )
    else:
        yield Finding(True, f"database: {connection.vendor}")
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as fault:
        yield Finding(
            False, f"database: it does not answer ({str(fault).splitlines()[0]}); see FRIRUM_DATABASE"
        )
        return
    if waiting:
        yield Finding(False, f"database: {len(waiting)} migrations wait; run frirum manage migrate")
    else:
        yield Finding(True, "database: all migrations are applied")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            row = cursor.fetchone()
        powerful = bool(row and row[0])
        yield Finding(
            not powerful,
            "database: the user passes by row-level security; give Frirum a role that is no superuser"
            if powerful
            else "database: the user is an ordinary role",
        )


def _keys() -> Iterator[Finding]:
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from frirum.record.sealing import Keyring

    try:
        ring = Keyring.parse(settings.FRIRUM_KEYS)
        yield Finding(True, f"keys: {len(ring.keys)}, the current one is {ring.current}")
    except ImproperlyConfigured as fault:
        yield Finding(False, f"keys: {fault}")
    enough = len(settings.SECRET_KEY) >= SECRET_KEY_LENGTH and len(set(settings.SECRET_KEY)) > 10
    yield Finding(
        enough,
        "sessions: the signing key is long"
        if enough
        else f"sessions: FRIRUM_SECRET_KEY is to be {SECRET_KEY_LENGTH} random characters or more",
    )


def _edge() -> Iterator[Finding]:
    from django.conf import settings
    from django.core.checks import run_checks

    yield Finding(
        not settings.FRIRUM_DEMO,
        "mode: FRIRUM_DEMO is on: everyone may enter as anyone"
        if settings.FRIRUM_DEMO
        else "mode: not the demo",
    )
    yield Finding(
        not settings.FRIRUM_AT,
        f"time: FRIRUM_AT sets business time to {settings.FRIRUM_AT}"
        if settings.FRIRUM_AT
        else "time: the real clock",
    )
    yield Finding(
        bool(settings.ALLOWED_HOSTS),
        f"hosts: {', '.join(settings.ALLOWED_HOSTS)}"
        if settings.ALLOWED_HOSTS
        else "hosts: none; FRIRUM_HOSTS names the address that people use",
    )
    yield from _content_security()
    for message in run_checks(include_deployment_checks=True):
        yield Finding(False, f"django: {message.msg} ({message.id})")


def _content_security() -> Iterator[Finding]:
    from django.conf import settings

    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    sources = {str(source) for listed in allowed.values() for source in listed}
    loose = sorted(sources - {"'self'", "'none'"})
    closed = not loose and [str(source) for source in allowed["default-src"]] == ["'none'"]
    yield Finding(
        closed, "pages: only what this site serves may run" if closed else f"pages: the policy allows {loose}"
    )


def _law() -> Iterator[Finding]:
    from frirum.law import LawErrors, load
    from frirum.site.home import HOME

    try:
        book = load(HOME)
        yield Finding(True, f"law: the files in {HOME} are read without fault")
    except LawErrors as wrong:
        yield Finding(False, f"law: {len(wrong.problems)} faults; run frirum law check")
        return
    yield from _adoptions(book)
    yield from _outdated(book)


def _adoptions(book: "Lawbook") -> Iterator[Finding]:
    """Whether the experiments of a municipality's file apply: else its cases follow ordinary law unseen."""
    from django.db import DatabaseError

    from frirum.law.moments import local_day
    from frirum.record.models import Stream
    from frirum.record.regimes import not_adopted
    from frirum.site import clock

    try:
        here = Stream.objects.values_list("municipality", flat=True).distinct().order_by("municipality")
        found = [(code, one) for code in here for one in not_adopted(book, code, local_day(clock.now()))]
    except DatabaseError:
        return  # said above already
    for code, one in found:
        why = "its approval has changed since it was adopted" if one.changed else "it was never adopted"
        yield Finding(
            False, f"law: {code} follows ordinary law instead of {one.experiment.id}: {why}; see frirum adopt"
        )
    if not found:
        yield Finding(True, "law: every experiment of a municipality's file applies as it was adopted")


def _outdated(book: "Lawbook") -> Iterator[Finding]:
    from django.db import DatabaseError

    from frirum.record.law_changes import outdated

    try:
        left = outdated(book)
    except DatabaseError:
        return  # said above already
    for code, number in left.items():
        says = f"law: {number} cases of {code} were read from an earlier law; run frirum journal rejudge"
        yield Finding(False, says)
    if not left:
        yield Finding(True, "law: every case was read from today's law")


def _not_built() -> Iterator[Finding]:
    for one in NOT_BUILT:
        yield Finding(False, f"not built yet: {one}")
