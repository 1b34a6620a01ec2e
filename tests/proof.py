"""The long proofs: `make proof`. All tests, the long ones too, and every property on many times more random
examples than at the gate, new ones each time; the result goes into docs/proof.md."""

import platform
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs" / "proof.md"
TIMES = 20


@dataclass(eq=False)  # pytest keeps its plugins in sets
class Counted:
    """What ran, as pytest tells it."""

    passed: int = 0
    properties: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Widens every property. Hypothesis offers no public way to do so from outside a test."""
        from hypothesis import settings

        for item in items:
            test = getattr(item, "obj", None)
            chosen = getattr(test, "_hypothesis_internal_use_settings", None)
            if chosen is not None:
                self.properties += 1
                test._hypothesis_internal_use_settings = settings(  # type: ignore[union-attr]
                    chosen, max_examples=TIMES * chosen.max_examples, derandomize=False
                )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
        elif report.skipped:
            self.skipped.append(report.nodeid)
        elif report.when == "call":
            self.passed += 1


def main() -> int:
    counted = Counted()
    began = time.monotonic()
    code = pytest.main(["-q", str(ROOT / "tests")], plugins=[counted])
    if not counted.properties or code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        print("proof: the run was broken off, so docs/proof.md stays as it was", file=sys.stderr)
        return int(code) or 1
    REPORT.write_text(report(counted, time.monotonic() - began), encoding="utf-8")
    print(f"written: {REPORT.relative_to(ROOT)}")
    return int(code)


def report(counted: Counted, seconds: float) -> str:
    """The page: when, of which commit, with what, and what came of it."""
    from django.conf import settings

    commit = _git("rev-parse", "--short", "HEAD") + (
        " with changes" if _git("status", "--porcelain", "--", ".", ":!docs/proof.md") else ""
    )
    engine = str(settings.DATABASES["default"]["ENGINE"]).rpartition(".")[2]
    lines = [
        "# The last long proof",
        "",
        f"`make proof` runs every test, the long ones too, and each property on {TIMES} times the examples.",
        "",
        "| | |",
        "|---|---|",
        f"| Date | {datetime.now(UTC).date().isoformat()} |",
        f"| Commit | {commit} |",
        f"| On | Python {platform.python_version()}, {engine} |",
        f"| Took | {seconds / 60:.0f} min |",
        f"| Passed | {counted.passed}, of them {counted.properties} properties on random examples |",
        f"| Failed | {len(counted.failed)} |",
        f"| Skipped | {len(counted.skipped)} |",
        *(f"\n- failed: `{name}`" for name in counted.failed),
        *(f"\n- skipped: `{name}`" for name in counted.skipped),
    ]
    return "\n".join(lines) + "\n"


def _git(*words: str) -> str:
    ran = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return ran.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
