"""`frirum journal`: verify what was written, rebuild what is read from it, rotate keys, erasures.

Exit codes: 0 it is well, 1 something is wrong (or differs), 2 it can't be done as it stands.
"""

import argparse
import sys
from pathlib import Path

from frirum.cli.start import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    verify = words.add_parser("verify", help="is every chain, every payload and sequence as it was written?")
    verify.add_argument("--kept", metavar="SEQUENCE:HASH", help="the mark that an earlier verify ended with")
    rebuild = words.add_parser("rebuild", help="write anew what is read from the journal, where it differs")
    rebuild.add_argument("--check", action="store_true", help="only say what differs; write nothing")
    rejudge = words.add_parser(
        "rejudge", help="after a change of law: judge anew the cases that were read from another law"
    )
    rejudge.add_argument("--check", action="store_true", help="only say how many; write nothing")
    words.add_parser("rotate-keys", help="seal everything with the first key of FRIRUM_KEYS")
    erasures = words.add_parser("erasures", help="print the erasures in the journal, a JSON line each")
    erasures.add_argument("--note", action="store_true", help="add those that the ledger lacks to the ledger")
    reapply = words.add_parser("reapply-erasures", help="after a restore: erase again what a ledger names")
    reapply.add_argument("ledger", type=Path, help="the ledger, or the output of `erasures`")


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core.exceptions import ImproperlyConfigured

    from frirum.law.loading import LawErrors
    from frirum.record.sealing import KeyLost, SealBroken

    words = {
        "verify": _verify,
        "rebuild": _rebuild,
        "rejudge": _rejudge,
        "rotate-keys": _rotate_keys,
        "erasures": _erasures,
        "reapply-erasures": _reapply,
    }
    try:
        return words[args.word](args)
    except (ImproperlyConfigured, KeyLost, SealBroken, LawErrors, ValueError, OSError) as wrong:
        print(f"frirum journal: {wrong}", file=sys.stderr)
        return 2


def _verify(args: argparse.Namespace) -> int:
    from frirum.record.marks import Mark, mark
    from frirum.record.models import Entry, Stream
    from frirum.record.verify import verify

    wrong = 0
    for finding in verify(Mark.read(args.kept) if args.kept else None):
        wrong += 1
        print(finding)
    if wrong:
        print(f"{wrong} findings. Nothing was changed.")
        return 1
    print(f"The journal is whole: {Entry.objects.count()} entries in {Stream.objects.count()} streams.")
    print(f"Keep this apart from the database: {mark()}")
    return 0


def _rebuild(args: argparse.Namespace) -> int:
    from frirum.record.rebuild import rebuild

    differences = rebuild(check=args.check)
    for one in differences:
        print(one)
    if args.check:
        print(f"{len(differences)} rows differ from the journal. Nothing was written.")
        return 1 if differences else 0
    print(f"{len(differences)} rows were brought up to the journal.")
    return 0


def _rejudge(args: argparse.Namespace) -> int:
    from frirum.record.law_changes import bring_up, outdated, to_review
    from frirum.record.lawbook import lawbook

    left = outdated(lawbook())
    if args.check:
        for code, number in left.items():
            print(f"{code}: {number} cases were read from another law.")
        print("Nothing was written." if left else "Every case was read from today's law.")
        return 1 if left else 0
    for one in bring_up(lawbook()):
        print(f"{one.municipality}: {one.done} of {one.of} cases judged anew", flush=True)
    for code, number in to_review().items():
        print(f"{code}: changed duties that no leader has looked at: {number} (Overblik, Ændrede pligter)")
    print("Every case is read from today's law.")
    return 0


def _rotate_keys(args: argparse.Namespace) -> int:
    from frirum.record.rotation import rotate_keys
    from frirum.record.sealing import keyring

    print(f"{rotate_keys()} rows are now sealed with {keyring().current!r}.")
    return 0


def _erasures(args: argparse.Namespace) -> int:
    from frirum.record.erasing import in_journal, ledger_file, note

    if not args.note:
        for one in in_journal():
            print(one.line())
        return 0
    ledger = ledger_file()
    if ledger is None:
        print("frirum journal: FRIRUM_ERASURE_LEDGER names no file to note them in.", file=sys.stderr)
        return 2
    print(f"{note(in_journal(), ledger)} erasures were added to {ledger}.")
    return 0


def _reapply(args: argparse.Namespace) -> int:
    from frirum.record.erasing import read
    from frirum.record.rebuild import rebuild
    from frirum.record.restoring import reapply

    done = reapply(list(read(args.ledger)))
    rebuild()
    print(f"{done} erasures were done again; what is read from the journal was brought up to it.")
    return 0
