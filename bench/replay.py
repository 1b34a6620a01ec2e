"""How fast many cases are replayed: the kernel alone, and a file of a million cases under two laws.

Random worst-case traces: every act that some rule listens to, in any order, with any answers, so that
nothing can be foreseen by a processor. Each figure stands beside a calibration of the same run (numpy
sorting ten million numbers), so that it can be compared between machines. Processor time is told beside
the clock's: other work on the machine takes only the latter. Run by `make bench`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import TypeVar

import numpy as np
import polars as pl

from frirum.law import RegimeTimeline, Vocabulary, load
from frirum.population import jit
from frirum.population.answering import replay_file
from frirum.population.events import Said, days_of, naming
from frirum.population.replay import Program, empty, replay_chunk
from frirum.population.table import as_events, read_table
from frirum.site.home import HOME
from tests.population.lives import answers_asked, heard

CASES, ACTS = 1_000_000, 20
ENGINE_CASES = 200_000
START = np.datetime64("2018-03-01T00:00", "us").astype(np.int64)
SECONDS = 500 * 86_400
ENGINE_TARGET, ENGINE_FLOOR = 40.0, 10.0  # million acts a second and core
FILE_TARGET, FILE_FLOOR = 1.0, 5.0  # seconds
T = TypeVar("T")
SAYINGS = 12  # different answers of an act, and none


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=CASES)
    args = asked.parse_args()
    if not jit.AVAILABLE:
        print(f"numba is not installed, so there is nothing to measure. {jit.HOW}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.parquet", Path(folder) / "many.parquet"
        alone(draw, few, min(args.cases, ENGINE_CASES))
        alone(draw, many, args.cases)
        print(
            f"compiled, or taken from what was kept, and a first file replayed in {alone(command, few):.1f} s"
        )
        kept = alone(engine, few)
        kept &= alone(whole_file, many, args.cases)
        print(f"  the whole command, with its start and its file of answers: {alone(command, many):.2f} s")
    return 0 if kept else 1


def alone(measured: Callable[..., T], *of: object) -> T:
    """What is measured has a process of its own, as a command has: nothing is warm but what is kept on disk,
    and no memory is left over from what was drawn."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(measured, *of).result()


def laws() -> tuple[Vocabulary, dict[str, RegimeTimeline]]:
    book = load(HOME)
    return book.vocabulary, {"r1": book.regimes("756", ("r1",)), "ordinary": book.regimes("", ())}


def draw(path: Path, cases: int) -> None:
    vocabulary, regimes = laws()
    traces(cases, regimes, vocabulary).write_parquet(path, compression="lz4")


def command(path: Path) -> float:
    """Seconds by the clock of `frirum law replay`."""
    words = ["law", "replay", str(path), "--regime", "r1", "--regime", "ordinary"]
    began = time.perf_counter()
    subprocess.run(
        [Path(sys.executable).parent / "frirum", *words, "--out", path.with_suffix(".out.parquet")],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def traces(
    cases: int, regimes: dict[str, RegimeTimeline], vocabulary: Vocabulary, seed: int = 1
) -> pl.DataFrame:
    """Random acts of random cases, in order; half of them name the newest occasion, the others the first."""
    random, numbers = Random(seed), np.random.default_rng(seed)
    names = [
        name
        for name in heard(regimes.values())
        if vocabulary.effect(name) is None and vocabulary.closes(name) != "case"
    ]
    said = [one for name in names for one in _sayings(name, regimes, vocabulary, random)]
    opening = np.array([vocabulary.occasion(name) in ("opens", "rests") for name in names])
    which = numbers.integers(0, len(names), (cases, ACTS))
    firsts = [names.index(name) for name in ("notification-received", "help-requested")]
    which[:, 0] = numbers.choice(firsts, cases)
    at = START + np.sort(numbers.integers(0, SECONDS, (cases, ACTS)), axis=1) * 1_000_000
    known = at + np.where(numbers.random((cases, ACTS)) < 0.1, 3_600_000_000, 0)
    places = np.arange(ACTS)
    newest = np.maximum.accumulate(np.where(opening[which], places, 0), axis=1)
    occasion = np.where(numbers.random((cases, ACTS)) < 0.5, newest, 0)
    named = (occasion != places) & ~(opening[which] & (numbers.random((cases, ACTS)) < 0.5))
    rows = np.arange(cases)[:, None] * ACTS + occasion + 1
    says = which * (SAYINGS + 1) + numbers.integers(0, SAYINGS + 1, (cases, ACTS))
    return pl.DataFrame(
        {
            "case": np.repeat(np.arange(cases, dtype=np.int32), ACTS),
            "act": _words(names, which.ravel()),
            "occurred_at": pl.Series(at.ravel()).cast(pl.Datetime("us", "UTC")),
            "known_at": pl.Series(known.ravel()).cast(pl.Datetime("us", "UTC")),
            "occasion": pl.Series(rows.ravel().astype(np.int32)),
            "values": _words(said, says.ravel()),
        }
    ).with_columns(occasion=pl.when(pl.Series(named.ravel())).then("occasion"))


def _words(words: list[str], numbers: np.ndarray) -> pl.Series:
    return pl.Series(words, dtype=pl.Categorical).gather(pl.Series(numbers))


def _sayings(
    act: str, regimes: dict[str, RegimeTimeline], vocabulary: Vocabulary, random: Random
) -> list[str]:
    asked = answers_asked(regimes.values())
    said = [""]
    for number in range(SAYINGS):
        values: dict[str, object] = {}
        for field in vocabulary[act].fields:
            options = [one.id for one in field.options]
            if random.random() < 0.3:
                continue
            if field.type == "choice" and options:
                values[field.id] = random.choice(asked.get((act, field.id)) or options)
            elif field.type == "choices" and options:
                values[field.id] = random.sample(options, min(2, len(options)))
            elif field.type in ("yesno", "tick"):
                values[field.id] = random.random() < 0.5
            elif field.type == "date":
                values[field.id] = f"2018-{number % 12 + 1:02}-01"
        said.append(json.dumps(values))
    return said


def calibration() -> float:
    """Seconds of one core for sorting ten million numbers."""
    numbers = np.random.default_rng(1).integers(0, 1 << 60, 10_000_000)
    began = time.thread_time()
    np.sort(numbers)
    return time.thread_time() - began


def engine(path: Path) -> bool:
    """The kernel alone, on one core, from columns in memory."""
    vocabulary, regimes = laws()
    table = read_table(path, vocabulary)
    timelines = list(regimes.values())
    program = Program.of(timelines, *days_of((table.at, table.known)))
    events = as_events(table, Said.under(timelines, program.facts), naming(timelines))
    tapes = program.laws(events)
    replay_chunk(tapes, events, empty(program, events), 0, 1)
    taken = []
    for _ in range(5):
        found = empty(program, events)
        began = time.thread_time()
        replay_chunk(tapes, events, found, 0, len(events.cases))
        taken.append(time.thread_time() - began)
    acts = len(events.says) * len(timelines)
    speed = acts / min(taken) / 1e6
    beside = calibration()
    left = float((found.trouble != 0).mean())
    print(
        f"engine, one core: {speed:.1f} million acts a second ({1000 / speed:.0f} ns an act), "
        f"{left:.3%} of cases beyond it; calibration {beside:.2f} s, ratio {min(taken) / beside:.2f}"
    )
    return _verdict("million acts a second", speed, ENGINE_TARGET, ENGINE_FLOOR)


def whole_file(path: Path, cases: int) -> bool:
    """From a file to counts by case under two laws, on all cores; what was compiled is read from the disk."""
    vocabulary, regimes = laws()
    began, used = time.perf_counter(), time.process_time()
    answer = replay_file(path, vocabulary, regimes)
    took, used = time.perf_counter() - began, time.process_time() - used
    print(
        f"file, {os.cpu_count()} cores: {cases} cases x {ACTS} acts, {len(regimes)} laws in {took:.2f} s "
        f"({used:.2f} s of processor), {answer.referred} cases by the reference; "
        f"calibration {calibration():.2f} s"
    )
    return _verdict("seconds", took * CASES / cases, FILE_TARGET, FILE_FLOOR, smaller=True)


def _verdict(what: str, value: float, target: float, floor: float, *, smaller: bool = False) -> bool:

    def better(than: float) -> bool:
        return value <= than if smaller else value >= than

    verdict = (
        "target kept"
        if better(target)
        else "between floor and target"
        if better(floor)
        else "UNDER the floor"
    )
    print(f"  target {target:g}, floor {floor:g} {what}: {value:.2f}, {verdict}")
    return better(floor)


if __name__ == "__main__":
    sys.exit(main())
