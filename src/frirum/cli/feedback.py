"""`frirum feedback`: what families said, scored, without Django or a database."""

import argparse
import importlib
import itertools
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from frirum.feedback.answers import as_json
from frirum.feedback.instruments import load_instruments
from frirum.feedback.reading import Unreadable
from frirum.feedback.summary import score
from frirum.feedback.tables import RowFault, Table, read, read_lines
from frirum.feedback.thresholds import Thresholds, load_config
from frirum.site.home import HOME

WELL, WRONG, BAD_INPUT = 0, 1, 2
FROM_THE_RECORD = {
    "export": ("answers_out", "export_arguments", "all answers as a flat table, under pseudonyms"),
    "fhir": ("answers_out", "fhir_arguments", "one case's answers as a FHIR bundle"),
    "import": ("answers_in", "arguments", "answers of such a table or bundle into the journal"),
}
"""Words that need the database, by module; they start Django only when they are done."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words and options of `frirum feedback`."""
    words = parser.add_subparsers(dest="word", required=True)
    scored = words.add_parser("score", help="change, flags and effect sizes of a table of answers")
    scored.add_argument("ratings", metavar="RATINGS.csv", help="one answer a row; - for standard input")
    scored.add_argument(
        "--config", metavar="FILE", help="thresholds, as TOML (docs/feedback.md); none is built in"
    )
    scored.add_argument(
        "--closed", metavar="FILE", help="closed cases, one a line: open and closed then stand apart"
    )
    scored.add_argument(
        "--k", type=int, default=0, help="withhold figures of fewer raters than this (default: none)"
    )
    scored.add_argument("--json", action="store_true", help="as JSON (docs/feedback.md)")
    scored.set_defaults(go=run_score)
    for word, (module, name, says) in FROM_THE_RECORD.items():
        listed = importlib.import_module(f"frirum.cli.{module}")
        getattr(listed, name)(words.add_parser(word, help=says))


def run(args: argparse.Namespace) -> int:
    """Does what the word asks; the exit code is that word's."""
    return int(args.go(args))


def run_score(args: argparse.Namespace) -> int:
    """Scores a table; 0 well, 1 some rows are not in, 2 bad input: nothing was computed."""
    try:
        library = load_instruments(HOME / "instruments")
    except Unreadable as faults:
        return _told(WRONG, faults)
    try:
        thresholds = load_config(Path(args.config), library) if args.config else Thresholds()
        closed = _cases(Path(args.closed)) if args.closed else None
        if args.ratings == "-":
            sys.stdin.reconfigure(encoding="utf-8-sig", newline="")  # type: ignore[union-attr]  # it is a text file
            table = read_lines(sys.stdin, library)
        else:
            table = read(Path(args.ratings), library)
    except RowFault as fault:
        return _told(BAD_INPUT, f"{args.ratings}: {fault}")
    except (Unreadable, OSError) as fault:
        return _told(BAD_INPUT, fault)
    answer = as_json(score(table.ratings, thresholds, library, k=args.k, closed=closed), table.faults)
    _print(json.dumps(answer, ensure_ascii=False, indent=2) if args.json else _as_text(answer))
    return _rows_left_out(args.ratings, table)


def _rows_left_out(name: str, table: Table) -> int:
    for fault in table.faults:
        print(f"{name}: {fault}", file=sys.stderr)
    if table.faults:
        print(
            f"Not in the figures: {len(table.faults)} rows. In them: {len(table.ratings)}.", file=sys.stderr
        )
        return WRONG
    return WELL


def _cases(path: Path) -> frozenset[str]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise OSError(f"{path}: this is not UTF-8 text. Save it as UTF-8.") from fault
    return frozenset(line.strip() for line in lines if line.strip())


def _told(code: int, fault: object) -> int:
    print(fault, file=sys.stderr)
    return code


def _as_text(answer: dict[str, Any]) -> str:
    """For people: a line for each rater, then for each group, then how much of it was answered."""
    overall = answer["overall"]
    lines = ["Raters (mm; goals 0-10)", *map(_rater_line, answer["raters"])]
    lines += ["", "Start to latest", *map(_group_line, overall["effect_sizes"])]
    lines += ["", "Coverage", *itertools.starmap(_coverage_line, _coverages(overall["coverage"]))]
    return "\n".join([*lines, "", overall["definition"], overall["note"]])


def _rater_line(one: dict[str, Any]) -> str:
    names = (one["case"], one["respondent"], "about", one["subject"], one["instrument"], one["line"])
    told = [f"  {' '.join(filter(None, names))}: {' '.join(map(str, one['totals'])) or 'not answered'}"]
    if one["change"] is not None:
        told.append(f"change {one['change']:+d}")
    told.append(one["category"] or one["why"])
    told += [f"{flag['code']}{' at ' if flag['meeting'] else ''}{flag['meeting']}" for flag in one["flags"]]
    return ", ".join(told)


def _group_line(one: dict[str, Any]) -> str:
    names = filter(None, (one["instrument"], one["line"], one["role"]))
    name = f"  {' '.join(names)}, {one['ages'] or 'age not known'}, {one['standing']}"
    if one["withheld"]:
        return f"{name}: withheld, too few raters"
    if not one["n"]:
        return f"{name}: nobody has answered twice"
    means = f"{one['first_mean']:.1f} to {one['latest_mean']:.1f}, n = {one['n']}"
    if effect := one["effect"]:
        low, high = effect["interval"]
        means += f", d = {effect['d']:.2f}, g = {effect['g']:.2f} ({low:.2f} to {high:.2f})"
    return f"{name}: {means}"


def _coverages(coverage: dict[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    return [("all", coverage), *coverage["by_role"].items()]


def _coverage_line(role: str, one: dict[str, Any]) -> str:
    twice, skipped = _share_text(one["with_two_or_more"]), _share_text(one["skipped"])
    return f"  {role}: {twice} raters answered twice or more; {skipped} answers skipped"


def _share_text(share: dict[str, Any]) -> str:
    if share["of"] is None:
        return "withheld"
    if share["share"] is None:
        return "0 of 0"
    low, high = share["interval"]
    return f"{share['n']} of {share['of']} ({share['share']:.0%}, {low:.0%} to {high:.0%})"


def _print(text: str) -> None:
    """UTF-8 whatever the terminal's own."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(f"{text}\n".encode())
    else:
        sys.stdout.write(f"{text}\n")
