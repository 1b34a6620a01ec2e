"""`frirum feedback import`: answers of a table or a bundle into the journal: `docs/feedback-exchange.md`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.cli.start import start_django
from frirum.cli.voices import ages_of, rating
from frirum.exchange import answers_csv, fhir_reading, names_csv
from frirum.exchange.answers_csv import Row
from frirum.exchange.faults import Fault
from frirum.exchange.names_csv import Names
from frirum.feedback.instruments import Library
from frirum.feedback.ratings import BadRating

if TYPE_CHECKING:
    from frirum.record.importing.answers import Brought

ALL_IN, NOTHING_IN, BAD_INPUT = 0, 1, 2
SHOWN = 20
"""Faults on the screen; the first ones say what to mend."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `frirum feedback import`."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the flat table, or a bundle of Frirum's")
    parser.add_argument(
        "--map", required=True, metavar="MAP.csv", type=Path, help="who is who: what;theirs;ours"
    )
    parser.add_argument("--by", required=True, metavar="USERNAME", help="in whose name, with their rights")
    parser.add_argument("--source", default="csv", metavar="NAME", help="the system that they come from")
    parser.add_argument("--dry-run", action="store_true", help="try all of it and keep nothing")
    parser.set_defaults(go=run)


def run(args: argparse.Namespace) -> int:
    """Brings a file in: 0 all of it, 1 nothing (each row that is wrong is told), 2 it can't be read so."""
    start_django()
    from django.core.exceptions import ImproperlyConfigured

    from frirum.access.policy import NotYours, ReadOnly
    from frirum.feedback.reading import Unreadable
    from frirum.law.loading import LawErrors
    from frirum.record.sealing import KeyLost

    try:
        return _import(args)
    except (NotYours, ReadOnly):
        wrong = f"{args.by} is nobody here who may record answers in these cases."
    except (ImproperlyConfigured, KeyLost, LawErrors, Unreadable, ValueError, OSError) as fault:
        wrong = str(fault)
    print(f"frirum feedback import: {wrong}\nNothing was imported.", file=sys.stderr)
    return BAD_INPUT


def _import(args: argparse.Namespace) -> int:
    from frirum.access.models import User
    from frirum.access.policy import NotYours
    from frirum.record.importing.answers import MOST, bring_in
    from frirum.record.instruments import library
    from frirum.site import clock

    user = User.objects.filter(username=args.by).first()
    if user is None:
        raise NotYours
    rows, told = _read(args.file)
    if len(rows) > MOST:
        raise ValueError(f"{args.file.name} has {len(rows)} answers, at most {MOST} go in at once. Split it.")
    names = _names(args.map)
    brought, more = _brought(rows, names, library(user.municipality))
    faults = [(one.line, one.says, one.mend) for one in (*told, *more)]
    outcome = bring_in(
        brought, user, args.source, clock.now_in(user.municipality), args.dry_run or bool(faults)
    )
    faults += [(one.line, one.wrong, one.write) for one in outcome.faults]
    if faults:
        for line, says, mend in sorted(faults)[:SHOWN]:
            print(f"{args.file.name}:{line}: {says}. {mend}", file=sys.stderr)
        more_than = f" (the first {SHOWN} of {len(faults)})" if len(faults) > SHOWN else ""
        print(f"Nothing was imported: {len(faults)} rows are wrong{more_than}.", file=sys.stderr)
        return NOTHING_IN
    tried = "Tried, and kept nothing: " if args.dry_run else ""
    print(f"{tried}{outcome.added} answers at {outcome.talks} talks in; {outcome.again} were in already.")
    return ALL_IN


def _read(path: Path) -> tuple[Sequence[Row], Sequence[Fault]]:
    """The answers of a table or a bundle, and what is wrong with other rows; a bundle is whole or none."""
    if path.stat().st_size > answers_csv.LARGEST:
        raise ValueError(f"{path.name} is larger than {answers_csv.LARGEST} bytes. Split it by cases.")
    data = path.read_bytes()
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return [Row(place, one.answer) for place, one in enumerate(fhir_reading.read(data), 1)], ()
        found = answers_csv.sift(data)
    except Fault as fault:
        raise ValueError(fault.within(path.name)) from fault
    return found.rows, found.faults


def _names(path: Path) -> Names:
    try:
        return names_csv.read(path.read_bytes())
    except Fault as fault:
        raise ValueError(fault.within(path.name)) from fault


def _brought(rows: Sequence[Row], names: Names, library: Library) -> tuple[list[Brought], list[Fault]]:
    """The rows with our own cases and persons; a row that names somebody who is not in the map is a fault."""
    from frirum.record.importing.answers import Brought

    found: list[Brought] = []
    faults: list[Fault] = []
    for row in rows:
        answer = row.answer
        try:
            case, subject, respondent = _mapped(row, names)
            made = rating(answer, library)
            instrument = library.get(answer.instrument)
            version = instrument.version if instrument else ""
            if answer.version not in ("", version):
                says = f"{made.instrument} is here in version {version}, not {answer.version}"
                raise Fault(row.line, says, "Write the version that was asked; another can't be brought in.")
        except KeyError:
            known = ", ".join(library.ids())
            faults.append(
                Fault(row.line, f"there is no instrument {answer.instrument!r}", f"There are: {known}.")
            )
        except BadRating as bad:
            faults.append(Fault(row.line, bad.says, bad.mend))
        except Fault as fault:
            faults.append(fault)
        else:
            ours = replace(made, case=case, subject=subject, respondent=respondent)
            found.append(Brought(row.line, answer.key, ours, version, ages_of(answer.age_band)))
    return found, faults


def _mapped(row: Row, names: Names) -> tuple[str, str, str]:
    answer = row.answer
    ours = []
    for what, theirs, listed in (
        ("case", answer.case, names.case),
        ("person", answer.subject, names.person),
        ("person", answer.respondent, names.person),
    ):
        if theirs not in listed:
            says = f"nobody knows which {what} of ours {theirs!r} is"
            raise Fault(row.line, says, f"Write a line in the map: {what};{theirs};our id.")
        ours.append(str(listed[theirs]))
    return ours[0], ours[1], ours[2]
