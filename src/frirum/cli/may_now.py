"""`frirum law may-now`: »Det må vi nu« as text, JSON or a tagged PDF, without Django or a database."""

import argparse
import json
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import ModuleType
from typing import Any

from frirum.law import load
from frirum.law.may_now import may_now
from frirum.law.papers import as_json, as_text, printed
from frirum.site.home import HOME

WELL, BAD_INPUT = 0, 2


def arguments(words: Any) -> None:
    """The word `may-now` of `frirum law`."""
    asked = words.add_parser("may-now", help="»Det må vi nu«: what an experiment changes, in plain words")
    asked.add_argument("experiment", metavar="EXPERIMENT", help="such as r1")
    asked.add_argument("--at", metavar="DATE", help="as on this day; default: the experiment's first")
    asked.add_argument("--language", choices=("da", "en"), default="da", help="default: da")
    asked.add_argument("--json", action="store_true", help="as JSON, in both languages (docs/may-now.md)")
    asked.add_argument("--pdf", metavar="FILE", type=Path, help="write it as a tagged PDF")


def run(args: argparse.Namespace) -> int:
    """0 well, 2 bad input. Whether a municipality has put it into use stands in the journal, not here."""
    book = load(HOME)
    try:
        name = args.experiment.lower()
        at = _day(args.at) if args.at else None
        if at is None and name in book.experiments:
            at = book.experiments[name].approval.valid.since
        paper = may_now(book, name, at or date.min)
        if args.pdf:
            made = datetime.combine(paper.at, time(), UTC)
            args.pdf.write_bytes(_typesetting().pdf("memo.typ", printed(paper, args.language), made))
    except (ValueError, OSError) as fault:
        print(fault, file=sys.stderr)
        return BAD_INPUT
    if args.json:
        _answer(json.dumps(as_json(paper), ensure_ascii=False, indent=2))
    elif not args.pdf:
        _answer(as_text(paper, args.language))
    return WELL


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise ValueError(
            f"--at {text!r} can't be read ({fault}). Write a date, such as 2018-07-10."
        ) from fault


def _typesetting() -> ModuleType:
    """Only for who asks for paper: typst is slow to load, and may not be installed."""
    from frirum.site import typesetting

    if not typesetting.available():
        raise ValueError("typst is not installed, so there is no PDF; text and --json need nothing")
    return typesetting


def _answer(text: str) -> None:
    """UTF-8 whatever the terminal's own."""
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(f"{text}\n".encode())
    else:
        sys.stdout.write(f"{text}\n")
