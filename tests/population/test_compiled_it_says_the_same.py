"""The kernel compiled, as `make proof` runs it: 100 000 random lives under every regime of the repository,
and some under laws of our own. In processes of their own: the tests beside run it as plain Python."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from frirum.population import jit
from tests.population.holding import Held, hold
from tests.population.laws import of_our_own, of_the_repository
from tests.population.lives import Lives

ROOT = Path(__file__).parents[2]
CASES, BATCH = 100_000, 2_000
RARE = 0.01  # how many cases may be beyond the kernel


def main(words: Sequence[str]) -> int:
    """What a process of its own holds: so many lives of one seed, under the repository's laws or our own."""
    folder, cases, seed = Path(words[0]), int(words[1]), int(words[2])
    if not jit.AVAILABLE:
        raise SystemExit("numba is not installed, so nothing is compiled")
    regimes = of_the_repository() if folder == ROOT else of_our_own(folder)
    lives = Lives(list(regimes.values()), Random(seed))
    held = Held()
    for batch in range(0, cases, BATCH):
        count = min(BATCH, cases - batch)
        hold(regimes, [lives.history(f"{seed}-{batch + number}") for number in range(count)], held)
        if held.differing:
            print(held.differing[0])
            return 1
    print(f"{held.compared} judgements compared; beyond the kernel {dict(held.left)}; {dict(held.seen)}")
    # Of a hundred lives one beyond the kernel is one in a hundred: only many lives say how rare that is.
    assert cases < BATCH or sum(held.left.values()) <= RARE * held.compared
    return 0


def run(*words: object) -> subprocess.Popen[str]:
    compiled = {key: value for key, value in os.environ.items() if key != "NUMBA_DISABLE_JIT"}
    compiled["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    command = [sys.executable, "-m", "tests.population.test_compiled_it_says_the_same", *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, env=compiled, text=True, stdout=subprocess.PIPE)


@pytest.mark.proof
def test_a_hundred_thousand_lives_under_every_regime(tmp_path):
    first = run(ROOT, 100, 1)  # compiles, so that the others find it compiled
    assert first.wait() == 0, first.communicate()[0]
    seed = int(time.monotonic())
    running = [run(ROOT, CASES // 2, seed), run(ROOT, CASES // 2, seed + 1)]
    for one in running:
        said = one.communicate()[0]
        assert one.returncode == 0, said


@pytest.mark.proof
def test_some_thousands_under_laws_of_our_own(tmp_path):
    one = run(tmp_path, 10_000, int(time.monotonic()))
    said = one.communicate()[0]
    assert one.returncode == 0, said


@pytest.mark.proof
def test_what_was_compiled_is_kept(tmp_path):
    """The second process compiles nothing; the folder is the user's own, so the package may be read-only."""
    kept = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    kept.pop("NUMBA_DISABLE_JIT", None)
    kept["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    command = [sys.executable, "-m", "tests.population.test_compiled_it_says_the_same", str(ROOT), "50", "1"]
    subprocess.run(command, cwd=ROOT, env=kept, check=True)
    files = {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*.nb?")}
    assert files
    assert all((tmp_path / "frirum").exists() for _ in files)
    subprocess.run(command, cwd=ROOT, env=kept, check=True)
    assert {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*.nb?")} == files


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
