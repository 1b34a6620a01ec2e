"""A small law with every kind of rule, random histories under it, and all that a status says of one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from frirum.law import Act, Lawbook, Moment
from tests.law.small import book
from tests.law.test_waiver_changes_standing_and_nothing_else import APPROVAL, EXAMINE, PRACTICE, WAIVABLE

MORE = """
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "24h"
settles = "matching"
[[duty]]
id = "follow"
trigger = ["started", "followed"]
act = "followed"
within = "12w"
opens = "6w"
unless = [{ act = "ended" }]
[[condition]]
id = "consent"
act = "started"
needs = "consented"
undone_by = "refused"
[[milestone]]
id = "assessed-first"
act = "decided"
needs = "assessed"
[[excludes]]
id = "out"
trigger = "refused"
act = "started"
[[includes]]
id = "in"
trigger = "consented"
act = "started"
[[lapses]]
id = "no-need"
by = "dropped"
duty = ["examine", "assess"]
[[condition]]
id = "agreed-there"
act = ["started", "decided"]
needs = "agreed"
match = "occasion"
[[excludes]]
id = "no-more"
trigger = "followed"
act = ["decided", "started"]
[[includes]]
id = "again"
trigger = "heard"
act = ["decided", "started"]
"""
WAIVED = '"lov/examined-first", "lov/no-more", "lov/again", "lov/no-need", "lov/agreed-there"'
OWN = """
[[excludes]]
id = "not-yet"
trigger = "examined"
act = "decided"
[[includes]]
id = "now"
trigger = "agreed"
act = "decided"
[[replaces]]
waiver = "no-examination"
rules = ["not-yet", "now"]
"""
NAMES = [
    "notified",
    "assessed",
    "agreed",
    "examined",
    "decided",
    "consented",
    "refused",
    "started",
    "ended",
    "followed",
    "flagged",
    "unflagged",
    "dropped",
    "heard",
    "closed",
]
START = datetime(2018, 4, 20, tzinfo=UTC)
HOURS = 24 * 900  # well past the period's end


def every_kind_of_rule(folder: Path) -> Lawbook:
    """A statute with each kind of rule, and an experiment "e1" that waives some and puts its own instead."""
    approval = APPROVAL.format(entry="triggers-after", at_end="keep", then="revive")
    approval = approval.replace('"lov/examined-first"', WAIVED)
    return book(folder, EXAMINE + MORE, approval=approval, practice=PRACTICE + OWN, waivable=WAIVABLE)


@st.composite
def histories(draw):
    """Acts recorded in any order; each names a notification that had come when it was done, or none."""
    count = draw(st.integers(1, 14))
    acts: list[Act] = []
    for number in range(count):
        name = draw(st.sampled_from(NAMES)) if acts else "notified"
        at = Moment(START + timedelta(hours=draw(st.integers(0, HOURS))))
        come = [one for one in acts if one.name == "notified" and one.occurred_at.instant <= at.instant]
        if name != "notified" and not come:
            continue
        occasion = draw(st.sampled_from(come)).id if name != "notified" else None
        acts.append(Act(f"e{number}", name, at, at, sequence=number, occasion=occasion))
    return tuple(acts)


INSTANTS = st.integers(0, HOURS).map(lambda hours: START + timedelta(hours=hours))
EXPERIMENTS = st.sampled_from([(), ("e1",)])


def seen(found):
    """Everything that a status says, without the objects behind it."""
    return (
        found.regime,
        sorted((one.duty.key, one.status, str(one.span.due)) for one in found.must),
        sorted((one.duty.key, str(one.span.because), str(one.span.due)) for one in found.waived),
        sorted((one.duty.key, str(one.span.because)) for one in found.suspended),
        sorted((one.kind, one.rule.id, one.triggered_by, str(one.at)) for one in found.breached),
        [one.act for one in found.may],
        [(one.act, [by.rule.id for by in one.by]) for one in found.not_yet],
        [(one.act, [by.rule.id for by in one.by]) for one in found.waived_conditions],
    )
