"""`frirum import`: open cases from another system into the journal. Contract: `docs/import.md`.

Exit codes: 0 all that the file holds is in; 1 some of it is not, each row said with line and column;
2 it can't be done as asked, and nothing was changed.
"""

from __future__ import annotations

import argparse
import csv
import getpass
import hashlib
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cli.start import start_django

if TYPE_CHECKING:
    from frirum.law.tables import CaseHistory
    from frirum.record.importing.table import RowFault

ALL_IN, SOME_NOT, BAD_INPUT = 0, 1, 2
SHOWN = 20
"""Faults on the screen; all of them are in the file that --errors names."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cases", metavar="CASES.csv", type=Path, nargs="?", help="the open cases, one a row")
    parser.add_argument("--acts", metavar="ACTS.csv", type=Path, help="their history, one act a row")
    parser.add_argument(
        "--moved", metavar="FILE.json", type=Path, help="a case that another municipality has sent"
    )
    parser.add_argument(
        "--municipality", required=True, metavar="CODE", help="whose cases they are, such as 756"
    )
    parser.add_argument("--source", default="csv", metavar="NAME", help="the system that they come from")
    parser.add_argument(
        "--by", default="", metavar="NAME", help="who brings them over (default: who is signed in here)"
    )
    parser.add_argument(
        "--errors", metavar="FILE.csv", type=Path, help="write what is wrong there, a row each"
    )
    parser.add_argument("--dry-run", action="store_true", help="try all of it and keep nothing")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core.exceptions import ImproperlyConfigured

    from frirum.law.loading import LawErrors
    from frirum.record.sealing import KeyLost

    try:
        return _import(args)
    except (ImproperlyConfigured, KeyLost, LawErrors, ValueError, OSError) as wrong:
        print(f"frirum import: {wrong}\nNothing was imported.", file=sys.stderr)
        return BAD_INPUT


def _import(args: argparse.Namespace) -> int:
    from frirum.law.tables import check_size
    from frirum.record.importing.building import Source
    from frirum.record.importing.running import import_cases
    from frirum.record.importing.table import read_rows
    from frirum.record.lawbook import lawbook
    from frirum.site import clock

    if (args.cases is None) == (args.moved is None):
        raise ValueError("Name either a file of cases, CASES.csv, or --moved FILE.json.")
    if args.municipality not in lawbook().municipalities:
        listed = ", ".join(sorted(lawbook().municipalities))
        raise ValueError(f"{args.municipality!r} is no municipality here; there are {listed}.")
    if args.moved:
        return _receive(args)
    for path in filter(None, (args.cases, args.acts)):
        check_size(path)
    data = args.cases.read_bytes()
    rows, faults = read_rows(data)
    told, broken, wrong = _history(args.acts, {row.case for row in rows}, args.cases.name)
    out = "its history has a fault, so the case stays out"
    faults += wrong
    faults += [row.fault("", out, "Mend its rows there.") for row in rows if row.case in broken]
    source = Source(
        args.municipality,
        args.source,
        args.cases.name,
        hashlib.sha256(data).hexdigest(),
        args.by or getpass.getuser(),
        clock.now(),
        args.acts.name if args.acts else "",
        hashlib.sha256(args.acts.read_bytes()).hexdigest() if args.acts else "",
    )
    outcome = import_cases([row for row in rows if row.case not in broken], told, source, args.dry_run)
    faults += outcome.faults
    if args.errors:
        _write(args.errors, [*faults, *outcome.changed], source.file)
    _say([*faults, *outcome.changed], source.file)
    left_out = len({fault.case or fault.line for fault in faults})
    print(
        f"{'Tried, and kept nothing: ' if args.dry_run else ''}{len(outcome.added)} cases in with "
        f"{outcome.entries} entries; {len(outcome.again)} were in already; {len(outcome.changed)} have "
        f"changed since and were left as they are; {left_out} are not in."
    )
    return SOME_NOT if faults or outcome.changed else ALL_IN


def _receive(args: argparse.Namespace) -> int:
    """A case that another municipality has sent."""
    from frirum.record.drafts import Refused
    from frirum.record.importing.building import Source
    from frirum.record.importing.moved import read_moved, receive
    from frirum.site import clock

    data = args.moved.read_bytes()
    moved = read_moved(data)
    if moved.code == args.municipality:
        raise ValueError(f"the case is of municipality {moved.code} itself; nobody receives their own.")
    by, file_hash = args.by or getpass.getuser(), hashlib.sha256(data).hexdigest()
    system = f"Frirum, {moved.place}"
    source = Source(args.municipality, system, args.moved.name, file_hash, by, clock.now())
    try:
        what, entries = receive(moved, source, args.dry_run)
    except Refused as refused:
        raise ValueError(str(refused)) from refused
    tried = "Tried, and kept nothing: " if args.dry_run else ""
    says = {
        "added": f"{tried}the case from {moved.place} is received, with {entries} entries.",
        "again": f"The case from {moved.place} was received before. Nothing was written.",
        "changed": f"The case from {moved.place} was received before, and has more in it now. Nothing was "
        "written: write what is new in the case itself.",
    }
    print(says[what])
    return SOME_NOT if what == "changed" else ALL_IN


def _history(
    path: Path | None, cases: Collection[str], file: str
) -> tuple[dict[str, CaseHistory], set[str], list[RowFault]]:
    """The cases' histories, the cases of which the history has a fault, and the faults."""
    from frirum.law.tables import TableFault, open_table, sift_history
    from frirum.record.importing.table import RowFault
    from frirum.record.lawbook import lawbook

    if path is None:
        return {}, set(), []
    try:
        with open_table(path) as lines:
            right, wrong = sift_history(lines, lawbook().vocabulary)
    except TableFault as odd:
        raise ValueError(f"{path.name}: {odd}") from odd
    faults = [RowFault(one.line, case, one.column, one.says, one.mend, path.name) for case, one in wrong]
    for one in right:
        if one.case not in cases:
            line, says = one.rows[one.acts[0].sequence].line, f"{one.case!r} is no case of {file}"
            mend = "Write the case's number as it stands there."
            faults.append(RowFault(line, one.case, "case", says, mend, path.name))
    return {one.case: one for one in right}, {case for case, _ in wrong}, faults


def _write(path: Path, faults: Iterable[RowFault], file: str) -> None:
    """What is wrong, as a table that opens in a spreadsheet."""
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(["file", "line", "case", "column", "wrong", "write"])
        rows.writerows(
            [one.file or file, one.line, one.case, one.column, one.wrong, one.write] for one in faults
        )


def _say(faults: list[RowFault], file: str) -> None:
    for one in faults[:SHOWN]:
        column = f", column {one.column}" if one.column else ""
        where = f"{one.file or file}, line {one.line}{column}"
        print(f"{where}: {one.wrong.rstrip('.')}. {one.write}", file=sys.stderr)
    if len(faults) > SHOWN:
        print(f"… and {len(faults) - SHOWN} more; --errors FILE.csv holds them all.", file=sys.stderr)
