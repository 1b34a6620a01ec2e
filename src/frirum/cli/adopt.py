"""`frirum adopt CODE EXPERIMENT --by LEADER`: a municipality takes an experiment into use, as approved now.

An act of the municipality's, in the name of the leader who has decided it: all its cases are judged anew at
once. When the experiment runs is said by its approval. Exit codes: 0 it applies; 2 it can't be done.
"""

import argparse
import sys

from frirum.cli.start import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("municipality", metavar="CODE", help="such as 756")
    parser.add_argument("experiment", metavar="EXPERIMENT", help="such as r1")
    parser.add_argument("--by", required=True, metavar="LEADER", help="the user name of who has decided it")


def run(args: argparse.Namespace) -> int:
    start_django()
    from frirum.access.policy import NotYours, ReadOnly
    from frirum.record.drafts import Refused

    try:
        print(_adopt(args.municipality, args.experiment, args.by))
    except (NotYours, ReadOnly):
        wrong = f"{args.by} is no leader in {args.municipality}."
    except LookupError:
        wrong = f"there is no experiment {args.experiment!r}."
    except Refused as refused:
        wrong = " ".join(one.says["en"] for one in refused.faults)
    else:
        return 0
    print(f"frirum adopt: {wrong} Nothing was changed.", file=sys.stderr)
    return 2


def _adopt(code: str, name: str, by: str) -> str:
    """Says what was done. Raises NotYours, ReadOnly, LookupError, Refused."""
    from frirum.access.models import User
    from frirum.access.policy import NotYours
    from frirum.law.moments import Moment
    from frirum.record.drafts import Actor, Subjects, Times
    from frirum.record.identifiers import new_id
    from frirum.record.journal import record
    from frirum.record.lawbook import lawbook
    from frirum.record.regimes import ADOPTED, adopted, applicable, approval_hash
    from frirum.site import clock

    book = lawbook()
    user = User.objects.filter(username=by, municipality=code).first()
    if user is None or not user.active or "leader" not in user.roles:
        raise NotYours
    approval = book.experiments[name].approval
    if name in applicable(book, code, adopted(book, code)):
        return f"{name} applies in {code} already, as it is approved now. Nothing was changed."
    record(
        ADOPTED,
        actor=Actor("user", str(user.id), "leader", code),
        entry_id=new_id(),
        subjects=Subjects(),
        times=Times(Moment(clock.now_in(code))),
        values={"experiment": name, "approval": approval.id, "version": approval_hash(name)},
    )
    return f"{name} applies in {code} from now on; its cases are judged anew."
