"""How much one adviser can have: what is recommended, and what a case may weigh. Municipal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .documents import Table

LIGHTEST = 1
"""What a case weighs that nobody has weighed: it counts as one."""


@dataclass(frozen=True, slots=True)
class Caseload:
    """A recommended number of cases for an adviser, from and to, and where that is said; (0, 0) is none.

    `weights` are what a case may weigh, each with its words; none: a municipality that doesn't weigh.
    """

    recommended: tuple[int, int] = (0, 0)
    source: str = ""
    weights: Mapping[int, str] = field(default_factory=dict)


def read_caseload(table: Table | None) -> Caseload:
    """Reads `[caseload]` of a municipality's file; an absent one recommends nothing."""
    if table is None:
        return Caseload()
    within = table.table("recommended")
    recommended = (within.number("from"), within.number("to")) if within else (0, 0)
    if within:
        if not 0 < recommended[0] <= recommended[1]:
            within.fault(None, "the recommended caseload is no interval", "Write { from = 20, to = 30 }.")
        within.done()
    weights = dict(_weight(one) for one in table.tables("weights"))
    if weights and min(weights) != LIGHTEST:
        table.fault("weights", "the lightest case doesn't weigh 1", "Begin the weights at 1.")
    found = Caseload(recommended, table.text("source", required=within is not None), weights)
    table.done()
    return found


def _weight(table: Table) -> tuple[int, str]:
    found = table.number("weight"), table.text("name", required=True)
    table.done()
    return found
