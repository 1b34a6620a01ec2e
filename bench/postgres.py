"""A PostgreSQL cluster of one's own for a measurement: no network, no port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path


def cluster() -> AbstractContextManager[str] | None:
    """The address of a cluster's first database while it runs; None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    return _running(found[-1].parent) if found else None


@contextmanager
def _running(programs: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="frirum-pg-", dir="/tmp"))
    user = {}
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        postgres = pwd.getpwnam("postgres")
        os.chown(folder, postgres.pw_uid, postgres.pw_gid)
        user = {"user": "postgres", "group": "postgres", "extra_groups": []}
    folder.chmod(0o755)

    def run(*words: str) -> None:
        subprocess.run(
            words,
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            **user,  # type: ignore[call-overload]
        )

    data = str(folder / "data")
    run(str(programs / "initdb"), "-D", data, "-U", "frirum", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-k {folder} -c listen_addresses=''"
    run(str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgres://frirum@/postgres?host={folder}"
    finally:
        run(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
