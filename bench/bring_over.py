"""How many open cases a second does `frirum import` bring in, and how many to a transaction?

Invented cases (some 14 entries each, two children to a family) go through the journal's door into a new
SQLite database for each size of batch, shown beside a calibration loop of the same run. Run by hand: it
decides one number (`record.importing.running.AT_ONCE`) and guards nothing.

    python -m bench.bring_over [--cases 400] [--sizes 10 25 100 400]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.judge import calibration, median_ms

KEY = "bench:YmVuY2htYXJrcy1hbG9uZS11c2UtdGhpcy1rZXktMzI="


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--cases", type=int, default=400)
    ask.add_argument("--sizes", type=int, nargs="+", default=[10, 25, 100, 400])
    ask.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.worker:
        return _work(asked.worker, asked.cases)
    print(f"{asked.cases} cases; calibration {median_ms(calibration):.3f} ms")
    for size in asked.sizes:
        with TemporaryDirectory(prefix="frirum-bench-") as folder:
            told = {"FRIRUM_DEMO": "1", "FRIRUM_SECRET_KEY": "bench" * 10, "FRIRUM_KEYS": KEY}
            told["FRIRUM_DATABASE"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
            words = [
                sys.executable,
                "-m",
                "bench.bring_over",
                "--worker",
                str(size),
                "--cases",
                str(asked.cases),
            ]
            subprocess.run(words, check=True, env={**os.environ, **told})
    return 0


def _work(size: int, count: int) -> int:
    from frirum.cli.start import start_django

    start_django()
    from datetime import UTC, datetime

    from django.core.management import call_command

    from frirum.access.models import User
    from frirum.record.importing.building import Source
    from frirum.record.importing.running import import_cases
    from frirum.record.importing.table import read_rows
    from tests.cli.open_cases import rows, table

    call_command("migrate", verbosity=0)
    User.objects.create(username="mette", name="Mette Lund", municipality="756", roles=["adviser"])
    read, faults = read_rows(table(list(rows(count))).encode())
    source = Source("756", "bench", "cases.csv", "", "bench", datetime(2018, 6, 15, tzinfo=UTC))
    start = time.perf_counter()
    done = import_cases(read, {}, source, at_once=size)
    taken = time.perf_counter() - start
    assert len(done.added) == count
    assert not faults
    print(
        f"  {size:>4} a transaction: {count / taken:6.1f} cases a second, {done.entries / taken:7.1f} entries"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
