"""Runs the examples against each mutant, on all cores, and says which nobody noticed."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from frirum.law import Lawbook, load
from frirum.law.documents import Reader
from frirum.law.examples import Example, read, run
from frirum.law.references import check_references
from frirum.law.regimes import RegimeTimeline
from frirum.law.statutes import Shelf

from .mutants import Mutant, mutants

EXAMPLE, LOADER = "example", "loader"


@dataclass(frozen=True)
class Kept(Lawbook):
    """A lawbook that remembers its regimes: a mutant is asked by hundreds of examples under a few of them."""

    kept: dict[tuple[str, tuple[str, ...]], RegimeTimeline] = field(default_factory=dict, init=False)

    def regimes(self, municipality: str, experiments: Iterable[str] | None = None) -> RegimeTimeline:
        key = (municipality, tuple(experiments or ()))
        if key not in self.kept:
            self.kept[key] = super().regimes(municipality, key[1])
        return self.kept[key]


def read_book(root: Path) -> Kept:
    book = load(root)
    return Kept(**{one.name: getattr(book, one.name) for one in fields(book)})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: an example failed, the loader refused it, or it lives."""

    operator: str
    name: str
    by: str  # EXAMPLE, LOADER or "": it survived


def examples_of(book: Lawbook) -> tuple[Example, ...]:
    """Every example, read against the law as it is."""
    found = [read(table, statute, experiment, book) for table, statute, experiment in book.examples]
    return tuple(one for one in found if one)


def judged(mutant: Mutant, examples: Sequence[Example], root: Path) -> Verdict:
    """The examples beside what was changed are asked, then the loader."""
    if any(_fails(mutant.book, one) for one in examples if one.rules & mutant.rules):
        return Verdict(mutant.operator, mutant.name, EXAMPLE)
    reader = Reader(root)
    if not mutant.operator.startswith("in force"):
        shelf = Shelf(list(mutant.book.provisions), list(mutant.book.rules))
        check_references(reader, shelf, mutant.book.vocabulary)
    return Verdict(mutant.operator, mutant.name, LOADER if reader.problems else "")


def _fails(book: Lawbook, example: Example) -> bool:
    try:
        return next(run(book, example), None) is not None
    except Exception:  # a law that the engine can't count with is noticed too
        return True


def verdicts(root: Path, only: frozenset[str] = frozenset(), workers: int | None = None) -> Iterator[Verdict]:
    """The verdict on each mutant, in order. `only`: these operators alone."""
    count = workers or multiprocessing.cpu_count()
    if count == 1:
        yield from _share(root, only, 0, 1)
        return
    with multiprocessing.get_context("fork").Pool(count) as pool:
        shares = pool.starmap(_share, [(root, only, number, count) for number in range(count)])
    for number in range(sum(map(len, shares))):
        yield shares[number % count][number // count]


def _share(root: Path, only: frozenset[str], number: int, count: int) -> list[Verdict]:
    book = read_book(root)
    examples = examples_of(book)
    mine = (one for at, one in enumerate(_chosen(book, only)) if at % count == number)
    return [judged(one, examples, root) for one in mine]


def _chosen(book: Lawbook, only: frozenset[str]) -> Iterator[Mutant]:
    return (one for one in mutants(book) if not only or one.operator in only)


def tally(found: Sequence[Verdict]) -> Mapping[str, Counter[str]]:
    """By operator: how many were made, and what became of them."""
    table: dict[str, Counter[str]] = {}
    for one in found:
        table.setdefault(one.operator, Counter())[one.by or "survived"] += 1
    return table
