"""`frirum`: one command, a small module for each of its words.

A module `frirum.cli.<word>` says `arguments(parser)` and `run(args) -> int`. Only the module that
is asked for is imported, so `frirum law` and `frirum acts` run without Django and without a database.

Exit codes: 0 it is well; 1 something that Frirum holds is wrong (a check or verification found it, or
the law files have faults); 2 what was asked cannot be done as it stands (bad input, missing setting);
docs/command-line.md lists them.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

COMMANDS = {
    "law": "what the law asks: status of a history, check of the law files (no database)",
    "acts": "the vocabulary of acts and their fields (no database)",
    "feedback": "what families said: scored from a table (no database); out of the record, and in",
    "journal": "verify the journal, rebuild what is read from it",
    "adopt": "a municipality takes an experiment into use, as it is approved now",
    "instruments": "what a family is asked, and the texts of those under licence",
    "documents": "throw away files that were sent and never recorded",
    "import": "bring open cases over from another system",
    "export": "take one case out, as JSON or PDF",
    "demo": "load the invented families of the demo",
    "serve": "serve the screens on this machine",
    "doctor": "is this installation fit for real data?",
    "manage": "Django's own commands: migrate, collectstatic …",
}

MODULES = {"import": "importing"}
"""A command whose own name is a word of Python's."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 or 2 as above."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] not in COMMANDS:
        _overview().parse_args(words or ["--help"])
    module = importlib.import_module(f"frirum.cli.{MODULES.get(words[0], words[0])}")
    parser = argparse.ArgumentParser(prog=f"frirum {words[0]}", description=COMMANDS[words[0]])
    module.arguments(parser)
    try:
        return int(module.run(parser.parse_args(words[1:])))
    except BrokenPipeError:
        # `frirum acts | head`: the reader has left; closing stdout again must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _overview() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="frirum",
        description="Open casework for family counselling.",
        epilog="\n".join(f"  {word:<11} {says}" for word, says in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="frirum COMMAND [--help] …",
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    return parser


if __name__ == "__main__":
    sys.exit(main())
