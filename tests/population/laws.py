"""The laws under which the kernel is held to the reference: every regime of the repository, and small ones
of our own with every kind of rule, way in, way out and end."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from pathlib import Path

from frirum.law import Lawbook, RegimeTimeline, load
from frirum.site.home import HOME
from tests.law.random_histories import MORE, OWN, WAIVED
from tests.law.small import book
from tests.law.test_waiver_changes_standing_and_nothing_else import APPROVAL, EXAMINE, PRACTICE, WAIVABLE

ALSO = """
[[duty]]
id = "first-plan"
trigger = ["notified", "started"]
act = ["planned", "agreed"]
within = "6wd"
single = "occasion"
clock = { act = "notified", time = "occurred_at", match = "case" }
[[duty]]
id = "by-its-day"
trigger = "planned"
act = "followed"
within = "2mo"
clock = { act = "planned", field = "day" }
survives_closing = true
[[duty]]
id = "once"
trigger = ["missed:assess", "missed:examine"]
act = "heard"
within = "3wd"
saturday = false
roll = "next-weekday"
[[duty]]
id = "one-a-case"
trigger = ["notified", "decided"]
act = "agreed"
within = "48h"
single = "case"
settles = "matching"
[[lapses]]
id = "no-plan"
by = ["ended", "heard"]
duty = ["first-plan", "one-a-case"]
match = "case"
unless = [{ act = "started", undone_by = "ended" }]
"""


def of_the_repository() -> dict[str, RegimeTimeline]:
    """Ordinary law, each experiment alone, each municipality's own."""
    lawbook: Lawbook = load(HOME)
    found = {"ordinary": lawbook.regimes("", ())}
    for name, one in lawbook.experiments.items():
        if one.published:
            found[name] = lawbook.regimes(one.approval.municipality, (name,))
    for code in lawbook.municipalities:
        found[code] = lawbook.regimes(code)
    return found


def of_our_own(folder: Path) -> Mapping[str, RegimeTimeline]:
    """One for each way into an experiment, each end of it and each way out."""
    found = {}
    ways = product(("triggers-after", "open-duties"), ("keep", "revive"), ("revive", "keep", "lapse"))
    for number, (entry, at_end, then) in enumerate(ways):
        approval = APPROVAL.format(entry=entry, at_end=at_end, then=then)
        approval = approval.replace('"lov/examined-first"', WAIVED)
        lawbook = book(
            folder / str(number),
            EXAMINE + MORE + ALSO,
            approval=approval,
            practice=PRACTICE + OWN,
            waivable=WAIVABLE,
        )
        found[f"{entry} {at_end} {then}"] = lawbook.regimes("756", ("e1",))
    found["ordinary"] = lawbook.regimes("756", ())
    return found
