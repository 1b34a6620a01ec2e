"""`frirum law replay`: many cases under several regimes. Without Django, a database or a network."""

import argparse
import sys
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from frirum.law import Lawbook, RegimeTimeline
from frirum.law.comparing import as_if

if TYPE_CHECKING:
    import polars as pl

WIDTH = 40
NEEDED = ("numpy", "polars")
WRITERS = (".parquet", ".csv")


def arguments(words: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The word `replay` of `frirum law`."""
    asked = words.add_parser("replay", help="what many cases look like under several regimes")
    asked.add_argument("events", metavar="EVENTS.parquet", help="the acts, one a row (docs/command-line.md)")
    asked.add_argument(
        "--regime",
        action="append",
        required=True,
        metavar="NAME",
        help="ordinary, an act as if it had always held such as barnets-lov, an experiment such as r1,"
        " several as r1+r2, or a municipality's own such as 756",
    )
    asked.add_argument(
        "--out", required=True, metavar="FILE", help="a row for each case and regime: .parquet or .csv"
    )
    asked.add_argument("--rules", metavar="FILE", help="a row for each regime and rule too: .parquet or .csv")


def run(args: argparse.Namespace, book: Lawbook) -> int:
    """Replays and writes. Raises ValueError and OSError where it can't be done as asked."""
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise ValueError(
            f"frirum law replay needs {' and '.join(missing)}. "
            "Install the extra: pip install 'frirum[population]'. Nothing was written."
        )
    out, rules = _file("--out", args.out), _file("--rules", args.rules) if args.rules else None
    regimes = {name: regime(book, name) for name in dict.fromkeys(args.regime)}
    from frirum.population import jit
    from frirum.population.answering import replay_file

    if not jit.AVAILABLE:
        print(
            f"numba is not installed: the same answers, some hundred times slower. {jit.HOW}", file=sys.stderr
        )
    began = time.perf_counter()
    answer = replay_file(
        Path(args.events), book.vocabulary, regimes, _bar if sys.stderr.isatty() else None, rules is not None
    )
    _write(answer.frame(), out)
    if rules is not None and answer.by_rule is not None:
        _write(answer.by_rule.frame(regimes), rules)
    print(_said(answer.totals()))
    took = time.perf_counter() - began
    print(
        f"{len(answer.cases)} cases, {answer.events} acts, {len(regimes)} regimes in {took:.1f} s. "
        f"{answer.referred} cases were judged by the reference. Written: {out}"
    )
    for case, why in answer.unsaid[:10]:
        print(f"case {case} is left out: {why}", file=sys.stderr)
    if len(answer.unsaid) > 10:
        print(f"… and {len(answer.unsaid) - 10} more", file=sys.stderr)
    return 0


def _file(option: str, name: str) -> Path:
    if Path(name).suffix not in WRITERS:
        raise ValueError(f"{option} {name!r}: write a name that ends in {' or '.join(WRITERS)}.")
    return Path(name)


def _write(frame: "pl.DataFrame", path: Path) -> None:
    if path.suffix == ".parquet":
        frame.write_parquet(path, compression="lz4")
    else:
        frame.write_csv(path)


def regime(book: Lawbook, name: str) -> RegimeTimeline:
    """The law that a name means. Raises ValueError with what to write."""
    ordinary = book.regimes("", ())
    if name == "ordinary":
        return ordinary
    if name in _acts_of_law(book):
        return as_if(ordinary, name)
    if name.isdigit():
        if name.lstrip("0") not in book.municipalities:
            known = ", ".join(book.municipalities)
            raise ValueError(f"--regime {name!r}: known municipalities are {known}.")
        return book.regimes(name)
    chosen = tuple(name.split("+"))
    unknown = [one for one in chosen if one not in book.experiments]
    if unknown:
        known = ", ".join(("ordinary", *_acts_of_law(book), *book.experiments, *book.municipalities))
        raise ValueError(
            f"--regime {name!r}: there is no {unknown[0]!r}. Known are {known}; join experiments by +."
        )
    return book.regimes(book.experiments[chosen[0]].approval.municipality, chosen)


def _acts_of_law(book: Lawbook) -> list[str]:
    """The acts that a case can run under, each as if it had always been in force."""
    return [one.id for one in book.statutes.values() if one.regime]


def _said(totals: Mapping[str, Mapping[str, int]]) -> str:
    """The sums as a table."""
    columns = list(next(iter(totals.values())))
    lines = ["  ".join(["regime".ljust(12), *(one.rjust(11) for one in columns)])]
    lines += [
        "  ".join([name.ljust(12), *(str(row[one]).rjust(11) for one in columns)])
        for name, row in totals.items()
    ]
    return "\n".join(lines)


def _bar(through: int, total: int) -> None:
    """How far it has come, on a terminal."""
    done = WIDTH * through // max(1, total)
    end = "\n" if through == total else ""
    print(
        f"\r[{'#' * done}{' ' * (WIDTH - done)}] {through}/{total} cases",
        end=end,
        file=sys.stderr,
        flush=True,
    )
