"""How long one judgement takes: a 20-act case, under R1 and under ordinary law.

Shown beside a calibration loop of the same run (plain Python arithmetic), so that the figure can be
compared between machines. The floor: a median of at most 1 ms. Run by `make bench`.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from frirum.law import Act, Judgement, Moment, judge, load
from frirum.site.home import HOME

LIMIT_MS = 1.0
ROUNDS = 400
NOTIFIED = datetime(2018, 6, 4, 8, 0, tzinfo=UTC)

# Days after the first notification, act, occasion, values: a case as it may well go, 20 acts.
STORY: tuple[tuple[float, str, str | None, dict[str, object]], ...] = (
    (0, "notification-received", None, {"professional": True}),
    (0.3, "notification-assessed", "a1", {}),
    (1, "notification-acknowledged", "a1", {}),
    (2, "family-contacted", None, {}),
    (7, "need-support-assumed", "a1", {}),
    (8, "social-assessment", None, {}),
    (9, "involvement-plan-agreed", None, {}),
    (10, "consent-given", None, {"to_what": "effort"}),
    (11, "notification-received", None, {"professional": True}),
    (11.2, "notification-assessed", "a9", {}),
    (12, "notification-acknowledged", "a9", {}),
    (13, "need-support-assumed", "a9", {}),
    (14, "goals-agreed", "a1", {}),
    (20, "risk-flagged", "a1", {"kind": "violence"}),
    (24, "risk-flag-withdrawn", "a1", {"kind": "violence"}),
    (28, "decision", "a1", {"law_source": "serviceloven-52"}),
    (30, "effort-started", "a1", {}),
    (31, "notifier-informed", "a1", {}),
    (80, "follow-up", "a1", {}),
    (150, "follow-up", "a1", {}),
)


def story() -> tuple[Act, ...]:
    acts = []
    for number, (days, name, occasion, values) in enumerate(STORY, 1):
        at = Moment(NOTIFIED + timedelta(days=days))
        acts.append(Act(f"a{number}", name, at, at, sequence=number, occasion=occasion, values=values))
    return tuple(acts)


def median_ms(work: Callable[[], object]) -> float:
    """The median of many single runs, in milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def calibration() -> int:
    total = 0
    for number in range(20_000):
        total += number * number % 7
    return total


def main() -> int:
    book = load(HOME)
    acts = story()
    worst = 0.0
    print(f"{len(acts)} acts, median of {ROUNDS} runs")
    for name, experiments in (("under R1", ("r1",)), ("ordinary law", ())):
        regimes = book.regimes("756", experiments)

        def once(regimes: object = regimes) -> Judgement:
            return judge(regimes, acts)  # type: ignore[arg-type]

        duties = len(once().duties)
        beside = median_ms(calibration)
        taken = median_ms(once)
        worst = max(worst, taken)
        figures = f"{taken:6.3f} ms   calibration {beside:6.3f} ms   ratio {taken / beside:.2f}"
        print(f"  {name:<13} {figures}   {duties} duties")
    kept = worst <= LIMIT_MS
    print(f"limit {LIMIT_MS} ms: {'kept' if kept else 'NOT kept'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
