"""`frirum instruments list [--municipality CODE]` and `add FILE CODE --by LEADER`: what a family is asked.

A register (ORS and its kin) holds no words. Who has a licence to them adds a text pack, in the name of the
leader who answers for it; only then can the form be shown. Exit codes: 0 done; 2 it can't be done.
"""

import argparse
import sys
from pathlib import Path

from frirum.cli.start import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="list|add")
    listing = words.add_parser("list", help="the instruments that are there; * can be shown on a screen")
    listing.add_argument("--municipality", metavar="CODE", help="with the texts that it has added")
    adding = words.add_parser("add", help="the texts of a register, for who has a licence to them")
    adding.add_argument("file", metavar="FILE", type=Path, help="a text pack (docs/feedback.md)")
    adding.add_argument("municipality", metavar="CODE", help="such as 159")
    adding.add_argument("--by", required=True, metavar="LEADER", help="the user name of who answers for it")


def run(args: argparse.Namespace) -> int:
    start_django()
    from frirum.access.policy import NotYours, ReadOnly
    from frirum.feedback import Unreadable
    from frirum.record.drafts import Refused

    try:
        if args.word == "list":
            return _list(args.municipality)
        print(_add(args.file, args.municipality, args.by))
    except (NotYours, ReadOnly):
        wrong = f"{args.by} is no leader in {args.municipality}."
    except Unreadable as odd:
        wrong = f"{args.file.name} can't be used:\n{odd}\n"
    except Refused as refused:
        wrong = " ".join(one.says["en"] for one in refused.faults)
    else:
        return 0
    print(f"frirum instruments: {wrong} Nothing was changed.", file=sys.stderr)
    return 2


def _list(municipality: str | None) -> int:
    from frirum.record.instruments import library, shipped

    for one in library(municipality) if municipality else shipped():
        mark = "*" if one.showable else " "
        licence = one.pack or one.licence
        print(f"{mark} {one.id:<20} {one.version:<4} {one.kind:<9} {one.title['da']}  ({licence})")
    return 0


def _add(file: Path, code: str, by: str) -> str:
    """Says what was done. Raises NotYours, ReadOnly, Unreadable, Refused."""
    from frirum.access.models import User
    from frirum.access.policy import NotYours
    from frirum.feedback import load_pack
    from frirum.law.moments import Moment
    from frirum.record.drafts import Actor, Subjects, Times
    from frirum.record.identifiers import new_id
    from frirum.record.journal import record
    from frirum.record.municipal import PACK
    from frirum.site import clock

    pack = load_pack(file)
    user = User.objects.filter(username=by, municipality=code).first()
    if user is None or not user.active or "leader" not in user.roles:
        raise NotYours
    values = {
        "instrument": pack.register,
        "version": pack.version,
        "holder": pack.holder,
        "licence": pack.licence,
        "pack": file.read_text("utf-8-sig"),
    }
    record(
        PACK,
        actor=Actor("user", str(user.id), "leader", code),
        entry_id=new_id(),
        subjects=Subjects(),
        times=Times(Moment(clock.now_in(code))),
        values=values,
    )
    return f"{pack.register} can be shown in {code} from now on, under the licence of {pack.holder}."
