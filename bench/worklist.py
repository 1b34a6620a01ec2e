"""Is the worklist as fast with 100 000 cases as with 1 000?

Both sizes are loaded through the journal's one door (`record_many`), 50 cases assigned to the adviser
who asks; each case is a child registered, a notification, and an assignment. Two processes, one for
each size, answer the page in turn, so that both meet the same moods of the machine. Five rounds of
500 requests each; what counts is the median of the five ratios of the 95th percentiles, and that both
sizes ask the database the same number of questions. Run by `make bench`, for SQLite and, where
Debian's PostgreSQL is installed, for PostgreSQL.

    python bench/worklist.py [--small 1000] [--large 100000] [--requests 500] [--rounds 5]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frirum.record.journal import Draft

LIMIT = 1.3
MINE = 50
BATCH = 25  # requests in a row before the other size has its turn
AT = datetime(2018, 6, 15, 7, 0, tzinfo=UTC)
KEY = "bench:YmVuY2htYXJrcy1hbG9uZS11c2UtdGhpcy1rZXktMzI="


def main() -> int:
    """Measures both databases; 0 if every ratio is within the limit."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    ask.add_argument("--small", type=int, default=1_000)
    ask.add_argument("--large", type=int, default=100_000)
    ask.add_argument("--requests", type=int, default=500)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    asked = ask.parse_args()
    if asked.worker:
        return _work(asked.worker)
    from bench.postgres import cluster

    with ExitStack() as stack:
        where = {"SQLite": f"sqlite:///{stack.enter_context(TemporaryDirectory(prefix='frirum-bench-'))}"}
        if postgres := cluster():
            where["PostgreSQL"] = stack.enter_context(postgres)
        else:
            print("PostgreSQL: not measured, Debian's postgresql is not installed")
        # All are loaded at once, each in a process of its own; they are measured one database at a time.
        workers = {
            name: [_Worker(url, size) for size in (asked.small, asked.large)] for name, url in where.items()
        }
        for worker in chain(*workers.values()):
            stack.callback(worker.end)
        for worker in chain(*workers.values()):
            worker.wait()
        kept = [_measure(name, both, asked) for name, both in workers.items()]
    return 0 if all(kept) else 1


def _measure(name: str, workers: list[_Worker], asked: argparse.Namespace) -> bool:
    ratios, p95s, queries = _rounds(workers, asked.requests, asked.rounds)
    ratio = statistics.median(ratios)
    same = len(set(queries)) == 1
    print(f"{name}: p95 of the worklist page, {asked.rounds} rounds of {asked.requests} requests")
    for worker, p95 in zip(workers, p95s, strict=True):
        print(f"  {worker.size:>7} cases  {p95:6.2f} ms  loaded in {worker.loaded:.0f} s")
    print(f"  ratios {', '.join(f'{one:.2f}' for one in ratios)}; median {ratio:.2f} (limit {LIMIT})")
    print(
        f"  questions to the database: {queries[0]} and {queries[1]} ({'same' if same else 'NOT the same'})"
    )
    return same and ratio <= LIMIT


def _rounds(workers: list[_Worker], requests: int, rounds: int) -> tuple[list[float], list[float], list[int]]:
    ratios, every = [], [[] for _ in workers]  # type: ignore[var-annotated]
    for _ in range(rounds):
        taken: list[list[float]] = [[] for _ in workers]
        while len(taken[0]) < requests:
            for mine, worker in zip(taken, workers, strict=True):
                mine.extend(worker.ask(f"requests {BATCH}")["ms"])
        small, large = (statistics.quantiles(one, n=20)[-1] for one in taken)
        ratios.append(large / small)
        for one, mine in zip(every, taken, strict=True):
            one.extend(mine)
    queries = [worker.ask("queries")["queries"] for worker in workers]
    return ratios, [statistics.quantiles(one, n=20)[-1] for one in every], queries


class _Worker:
    """A process of its own with a database of its own size."""

    def __init__(self, where: str, size: int) -> None:
        self.size = size
        url = (
            f"{where}/{size}.sqlite3"
            if where.startswith("sqlite")
            else where.replace("/postgres?", f"/bench{size}?")
        )
        root = str(Path(__file__).parents[1])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.worklist", "--worker", str(size)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "frirum.site.settings",
                "FRIRUM_DATABASE": url,
                "FRIRUM_DEMO": "1",
                "FRIRUM_AT": "2018-06-15",
                "FRIRUM_KEYS": KEY,
                "FRIRUM_SECRET_KEY": "for-measuring-only",
            },
        )
        self.loaded = 0.0

    def wait(self) -> None:
        """Until its cases are loaded."""
        self.loaded = self._answer()["loaded"]

    def ask(self, what: str) -> dict[str, Any]:
        print(what, file=self.process.stdin, flush=True)
        return self._answer()

    def end(self) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(timeout=30)

    def _answer(self) -> dict[str, Any]:
        line = self.process.stdout.readline() if self.process.stdout else ""
        if not line:
            raise SystemExit(f"the worker for {self.size} cases ended; its error stands above")
        answer: dict[str, Any] = json.loads(line)
        return answer


# --- the worker ----------------------------------------------------------------


def _work(size: int) -> int:
    """Loads a database of its own, then answers what it is asked on standard input."""
    import django

    _create_database()
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment

    from frirum.access.models import User

    setup_test_environment()  # the test client's host is allowed
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    adviser = _load(size)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    print(json.dumps({"loaded": time.perf_counter() - start}), flush=True)
    client = Client()
    client.force_login(User.objects.get(pk=adviser))
    for _ in range(BATCH):
        _page(client)
    for line in sys.stdin:
        word, *more = line.split()
        if word == "queries":
            with CaptureQueriesContext(connection) as asked:
                _page(client)
            print(json.dumps({"queries": len(asked)}), flush=True)
        else:
            print(json.dumps({"ms": [_page(client) for _ in range(int(more[0]))]}), flush=True)
    return 0


def _page(client: Any) -> float:
    start = time.perf_counter()
    answer = client.get("/opgaver/")
    taken = (time.perf_counter() - start) * 1000
    if answer.status_code != 200 or b"Barn " not in answer.content:
        raise SystemExit(f"the worklist answered {answer.status_code}, or shows no case")
    return taken


def _create_database() -> None:
    """PostgreSQL: a database of the size's own, made through the cluster's first one."""
    url = os.environ["FRIRUM_DATABASE"]
    if url.startswith("sqlite"):
        return
    import psycopg

    name = url.split("/bench")[1].split("?")[0]
    with psycopg.connect(url.replace(f"/bench{name}?", "/postgres?"), autocommit=True) as server:
        server.execute(f"CREATE DATABASE bench{int(name)}")


def _load(size: int) -> Any:
    """Loads the cases through the one door; the first 50 are the adviser's who asks."""
    from frirum.access.models import User
    from frirum.record.journal import record_many

    advisers = [
        User.objects.create(
            username=f"adviser{number}",
            name=f"Rådgiver {number}",
            municipality="756",
            roles=["adviser"],
            units=["familieraadgivningen"],
        ).pk
        for number in range(max(1, size // MINE))
    ]
    drafts: list[Draft] = []
    for number in range(size):
        drafts += _case(number, advisers[number // MINE % len(advisers)])
        if len(drafts) >= 1500:
            record_many(drafts)
            drafts = []
    if drafts:
        record_many(drafts)
    return advisers[0]


def _case(number: int, adviser: Any) -> Iterator[Draft]:
    from frirum.record.identifiers import case_of, new_id
    from frirum.record.journal import Actor, Draft, Moment, Subjects, Times

    system = Actor.system("756")
    at = Moment(AT - timedelta(minutes=number % 40_000))
    child, registered, notified = new_id(), new_id(), new_id()
    yield Draft(
        "person-registered",
        system,
        registered,
        Times(at),
        Subjects(persons=(child,)),
        {"name": f"Barn {number}", "born": "2010-05-01"},
    )
    yield Draft(
        "notification-received",
        system,
        notified,
        Times(at, at),
        Subjects(persons=(child,)),
        {
            "notifier_kind": "school",
            "professional": True,
            "concern": "Opdigtet bekymring.",
            "reasons": ["other"],
            "notifier_name": "Opdigtet Lærer",
        },
    )
    case = case_of(notified, child, "children")
    values = {"adviser": str(adviser), "unit": "familieraadgivningen"}
    yield Draft("case-assigned", system, new_id(), Times(at), Subjects(cases=(case,)), values)


if __name__ == "__main__":
    sys.exit(main())
