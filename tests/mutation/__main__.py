"""`make mutate`: every rule made wrong in every way; the result goes into docs/mutation.md."""

import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from .running import EXAMPLE, LOADER, Verdict, tally, verdicts

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs" / "mutation.md"
ARGUED = Path(__file__).with_name("argued.toml")


def argued() -> Mapping[str, str]:
    """The mutants that can't matter, and why."""
    listed = tomllib.loads(ARGUED.read_text("utf-8"))["argued"]
    return {one["mutant"]: one["because"] for one in listed}


def survivors(found: Sequence[Verdict], reasons: Mapping[str, str]) -> list[str]:
    return [one.name for one in found if not one.by and one.name not in reasons]


def stale(found: Sequence[Verdict], reasons: Mapping[str, str]) -> list[str]:
    """What is argued, and is not so: an example notices it, or nobody makes it."""
    lives = {one.name for one in found if not one.by}
    return [name for name in reasons if name not in lives]


def main() -> int:
    began = time.monotonic()
    found, reasons = list(verdicts(ROOT)), argued()
    left, old = survivors(found, reasons), stale(found, reasons)
    REPORT.write_text(report(found, reasons, left, time.monotonic() - began), "utf-8")
    for name in left:
        print(f"survived: {name}. Add an [[example]] that it fails, or argue it in {ARGUED.name}.")
    for name in old:
        print(f"argued, but not so: {name}. Take it out of {ARGUED.name}.")
    print(f"{len(found)} mutants, {len(left)} survivors. Written: {REPORT.relative_to(ROOT)}")
    return 1 if left or old else 0


def report(found: Sequence[Verdict], reasons: Mapping[str, str], left: Sequence[str], seconds: float) -> str:
    """The page: when, how many by each operator, what is argued, who survived."""
    lines = [
        "# The last mutation of the law",
        "",
        "`make mutate` makes every rule, waiver, way out and amendment wrong in every way that",
        "`tests/mutation/` names, one at a time. An example must fail, or the loader refuse it.",
        "",
        f"{datetime.now(UTC).date().isoformat()}, {seconds:.0f} s.",
        "",
        "| Operator | Mutants | An example failed | The loader refused | Can't matter | Survived |",
        "|---|---|---|---|---|---|",
    ]
    alive = set(left)
    for operator, counts in tally(found).items():
        lived = sum(one.name in alive for one in found if one.operator == operator)
        row = (counts.total(), counts[EXAMPLE], counts[LOADER], counts["survived"] - lived, lived)
        lines.append(f"| {operator} | {' | '.join(map(str, row))} |")
    lines += ["", "## What can't matter, and why", ""]
    lines += [f"- `{name}`: {because}" for name, because in reasons.items()]
    lines += ["", "## Survivors", "", *([f"- `{name}`" for name in left] or ["None."])]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
