"""`frirum law status` and `frirum law check`: the law's answers, without Django or a database."""

import argparse
import json
import re
import sys
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from frirum.law import LawErrors, Moment, OccasionNeeded, judge, load, status
from frirum.law.answers import as_json, as_text
from frirum.law.examples import check
from frirum.law.tables import TableFault, read_history
from frirum.site.home import HOME

WELL, WRONG, BAD_INPUT = 0, 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words and options of `frirum law`."""
    words = parser.add_subparsers(dest="word", required=True)
    asked = words.add_parser("status", help="what the law asks of each case of a history")
    asked.add_argument("history", metavar="HISTORY.csv", help="the acts, one a row; - for standard input")
    asked.add_argument("--municipality", required=True, metavar="CODE", help="such as 756")
    regime = asked.add_mutually_exclusive_group()
    regime.add_argument("--experiment", metavar="ID", help="under exactly this experiment, such as r1")
    regime.add_argument("--ordinary", action="store_true", help="under ordinary law, no experiment")
    asked.add_argument("--at", required=True, metavar="INSTANT", help="ISO 8601; a date is its last instant")
    asked.add_argument("--json", action="store_true", help="as a JSON array (docs/law-status.md)")
    words.add_parser("check", help="load the law and run every example beside its rule")


def run(args: argparse.Namespace) -> int:
    """Runs one word; 0 well, 1 the law's data is wrong, 2 bad input."""
    try:
        return _check() if args.word == "check" else _status(args)
    except LawErrors as faults:
        print(faults, file=sys.stderr)
        print(f"{len(faults.problems)} problems in the law's data. Nothing was changed.", file=sys.stderr)
        return WRONG


def _check() -> int:
    book = load(HOME)
    ran, problems = check(book)
    for problem in sorted(problems, key=lambda one: (one.place.file, one.place.line)):
        print(problem, file=sys.stderr)
    print(f"{len(book.rules)} rules, {ran} examples, {len(problems)} problems")
    return WRONG if problems else WELL


def _status(args: argparse.Namespace) -> int:
    book = load(HOME)
    try:
        if not re.fullmatch(r"0?[1-9][0-9]{2}", args.municipality):
            raise ValueError(
                f"{args.municipality!r} is no municipality's code; write three digits, such as 756"
            )
        at = _instant(args.at)
        experiments = () if args.ordinary else (args.experiment,) if args.experiment else None
        regimes = book.regimes(args.municipality, experiments)
        if args.history == "-":
            lines = TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="")
            cases = read_history(lines, book.vocabulary)
        else:
            with Path(args.history).open(encoding="utf-8-sig", newline="") as lines:
                cases = read_history(lines, book.vocabulary)
        answers = []
        for one in cases:
            try:
                answers.append(as_json(one.case, status(judge(regimes, one.acts, one.person), at)))
            except OccasionNeeded as needed:
                where, says = one.rows[needed.act.sequence], f"case {one.case}: {needed}"
                raise TableFault(where, says, "Write which.", "occasion") from needed
    except (ValueError, OSError) as fault:
        print(f"{args.history}: {fault}" if isinstance(fault, TableFault) else fault, file=sys.stderr)
        return BAD_INPUT
    if args.json:
        _answer(json.dumps(answers, ensure_ascii=False, indent=2))
    else:
        _answer("\n\n".join(map(as_text, answers)))
    return WELL


def _instant(text: str) -> datetime:
    try:
        return Moment.of(text).instant
    except ValueError as fault:
        mend = "Write ISO 8601, such as 2018-07-10 or 2018-07-10T12:00."
        raise ValueError(f"--at {text!r} can't be read ({fault}). {mend}") from fault


def _answer(text: str) -> None:
    """UTF-8 whatever the terminal's own: JSON is UTF-8, and the sources are Danish."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(f"{text}\n".encode())
    else:
        sys.stdout.write(f"{text}\n")
