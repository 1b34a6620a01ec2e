"""`frirum law` and its words: the law's answers, without Django or a database."""

import argparse
import json
import re
import sys
from collections.abc import Callable
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from frirum.cli import law_graph, may_now, replaying
from frirum.law import (
    Judgement,
    Lawbook,
    LawErrors,
    Moment,
    OccasionNeeded,
    judge,
    judge_as_known,
    load,
    side_by_side,
    status,
)
from frirum.law.answers import as_json, as_text
from frirum.law.comparing import as_if, compare
from frirum.law.examples import check
from frirum.law.tables import CaseHistory, TableFault, open_table, read_history
from frirum.site.home import HOME

AnswerOf = Callable[[CaseHistory], dict[str, Any]]
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
    asked.add_argument(
        "--known-at", metavar="INSTANT", help="as it was known then: what was recorded later is left out"
    )
    asked.add_argument("--json", action="store_true", help="as a JSON array (docs/law-status.md)")
    compared = words.add_parser("compare", help="the same cases under ordinary law and under another")
    compared.add_argument("history", metavar="HISTORY.csv", help="the acts, one a row; - for standard input")
    compared.add_argument("--municipality", metavar="CODE", help="default: the experiment's own")
    other = compared.add_mutually_exclusive_group()
    other.add_argument("--experiment", metavar="ID", help="with exactly this experiment, such as r1")
    other.add_argument("--law", metavar="ID", help="as if this law had always held, such as barnets-lov")
    compared.add_argument("--at", metavar="INSTANT", help="ISO 8601; default: the day of the last act")
    compared.add_argument("--json", action="store_true", help="as a JSON array (docs/law-compare.md)")
    may_now.arguments(words)
    replaying.arguments(words)
    words.add_parser("check", help="load the law and run every example beside its rule")
    law_graph.conform_arguments(words.add_parser("conform", help="does a log keep to a DCR graph?"))
    law_graph.graph_arguments(words.add_parser("graph", help="the law as a DCR graph, for other tools"))


def run(args: argparse.Namespace) -> int:
    """Runs one word; 0 well, 1 the law's data is wrong, 2 bad input."""
    if args.word == "conform":
        return law_graph.run_conform(args)
    try:
        if args.word == "graph":
            return law_graph.run_graph(args)
        if args.word == "check":
            return _check()
        if args.word == "may-now":
            return may_now.run(args)
        if args.word == "replay":
            return _replay(args)
        return _compare(args) if args.word == "compare" else _status(args)
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


def _replay(args: argparse.Namespace) -> int:
    try:
        return replaying.run(args, load(HOME))
    except (ValueError, OSError) as fault:
        print(f"{args.events}: {fault}" if isinstance(fault, TableFault) else fault, file=sys.stderr)
        return BAD_INPUT


def _status(args: argparse.Namespace) -> int:
    book = load(HOME)

    def asked() -> AnswerOf:
        at = _instant("--at", args.at)
        known_at = _instant("--known-at", args.known_at) if args.known_at else None
        experiments = () if args.ordinary else (args.experiment,) if args.experiment else None
        regimes = book.regimes(_code(args.municipality), experiments)

        def judged(one: CaseHistory) -> Judgement:
            if known_at is None:
                return judge(regimes, one.acts, one.person)
            return judge_as_known(regimes, one.acts, known_at, one.person)

        return lambda one: as_json(one.case, status(judged(one), at))

    return _each_case(args, book, asked, as_text)


def _compare(args: argparse.Namespace) -> int:
    book = load(HOME)

    def asked() -> AnswerOf:
        at = _instant("--at", args.at) if args.at else None
        code = _code(args.municipality) if args.municipality else _home_of(args, book)
        ordinary = book.regimes(code, ())
        chosen = args.law or args.experiment or "municipality"
        lived = None
        if args.law:
            lived, other = book.regimes(code) if code else ordinary, as_if(ordinary, args.law)
        else:
            other = book.regimes(code, (args.experiment,) if args.experiment else None)
        return lambda one: side_by_side.as_json(
            one.case,
            compare(one.acts, one.person, ordinary, other, at or _last_day(one), lived),
            ("ordinary", chosen),
        )

    return _each_case(args, book, asked, side_by_side.as_text)


def _home_of(args: argparse.Namespace, book: Lawbook) -> str:
    """The municipality that an experiment is approved for: who names the one need not name the other. Acts of
    law are compared without any."""
    if args.law:
        return ""
    experiment = args.experiment
    if experiment is None:
        raise ValueError("no law to compare with; write --experiment ID, --law ID or --municipality CODE")
    found = book.experiments.get(experiment.lower())
    return found.municipality if found else ""


def _last_day(case: CaseHistory) -> datetime:
    """The last instant of the day on which the last act of a case was done."""
    return Moment.of(max(act.occurred_at.day for act in case.acts)).instant


def _code(text: str) -> str:
    if not re.fullmatch(r"0?[1-9][0-9]{2}", text):
        raise ValueError(f"{text!r} is no municipality's code; write three digits, such as 756")
    return text


def _each_case(
    args: argparse.Namespace,
    book: Lawbook,
    asked: Callable[[], AnswerOf],
    in_words: Callable[[dict[str, Any]], str],
) -> int:
    """Reads the history, answers case by case, prints; what can't be read or asked so is bad input."""
    try:
        answer = asked()
        if args.history == "-":
            lines = TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline="")
            cases = read_history(lines, book.vocabulary)
        else:
            with open_table(Path(args.history)) as lines:
                cases = read_history(lines, book.vocabulary)
        answers = []
        for one in cases:
            try:
                answers.append(answer(one))
            except OccasionNeeded as needed:
                where, says = one.rows[needed.act.sequence], f"case {one.case}: {needed}"
                raise TableFault(where, says, "Write which.", "occasion") from needed
    except (ValueError, OSError) as fault:
        print(f"{args.history}: {fault}" if isinstance(fault, TableFault) else fault, file=sys.stderr)
        return BAD_INPUT
    if args.json:
        _answer(json.dumps(answers, ensure_ascii=False, indent=2))
    else:
        _answer("\n\n".join(map(in_words, answers)))
    return WELL


def _instant(option: str, text: str) -> datetime:
    try:
        return Moment.of(text).instant
    except ValueError as fault:
        mend = "Write ISO 8601, such as 2018-07-10 or 2018-07-10T12:00."
        raise ValueError(f"{option} {text!r} can't be read ({fault}). {mend}") from fault


def _answer(text: str) -> None:
    """UTF-8 whatever the terminal's own: JSON is UTF-8, and the sources are Danish."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(f"{text}\n".encode())
    else:
        sys.stdout.write(f"{text}\n")
