"""Properties of the engine on random histories (engine.md 1.4: P2, P4-P11 as far as the house keeps them)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frirum.law import Act, Moment, judge, status
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


@pytest.fixture(scope="module")
def lawbook(tmp_path_factory):
    approval = APPROVAL.format(entry="triggers-after", at_end="keep", then="revive")
    approval = approval.replace('"lov/examined-first"', WAIVED)
    folder = tmp_path_factory.mktemp("law")
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


@settings(max_examples=150, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS)
def test_what_comes_later_changes_nothing_of_an_instant_before_it(lawbook, acts, at, experiments):
    regimes = lawbook.regimes("756", experiments)
    before = tuple(one for one in acts if one.occurred_at.instant <= at)
    assert seen(status(judge(regimes, before), at)) == seen(status(judge(regimes, acts), at))


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS, st.randoms())
def test_the_order_of_rows_changes_nothing(lawbook, acts, at, experiments, order: random.Random):
    regimes = lawbook.regimes("756", experiments)
    shuffled = list(acts)
    order.shuffle(shuffled)
    assert seen(status(judge(regimes, shuffled), at)) == seen(status(judge(regimes, acts), at))


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS)
def test_a_duty_stands_in_one_list_and_its_spans_join(lawbook, acts, at, experiments):
    judgement = judge(lawbook.regimes("756", experiments), acts)
    found = status(judgement, at)
    keys = [one.duty.key for one in (*found.must, *found.waived, *found.suspended)]
    assert len(keys) == len(set(keys))
    for duty in judgement.duties:
        assert duty.spans[0].since == duty.created
        for one, following in zip(duty.spans, duty.spans[1:], strict=False):
            assert one.until == following.since
        ended = None if duty.settled_at is None else max(duty.settled_at, duty.spans[-1].since)
        assert duty.spans[-1].until == ended


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS)
def test_overdue_is_open_and_past_its_date(lawbook, acts, at, experiments):
    for one in status(judge(lawbook.regimes("756", experiments), acts), at).must:
        past = one.span.due.missed_at is not None and at >= one.span.due.missed_at
        assert (one.status in ("overdue", "dormant")) == past
        assert one.span.standing == "open"


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS)
def test_an_experiment_removes_no_duty_of_ordinary_law(lawbook, acts, at):
    """A waiver changes standing: every ordinary duty is there, with the same date and trigger."""
    ordinary = judge(lawbook.regimes("756", ()), acts).duties
    within = judge(lawbook.regimes("756", ("e1",)), acts).duties
    started_by_acts = {(one.key, str(one.due)) for one in ordinary if one.trigger}
    assert started_by_acts <= {(one.key, str(one.due)) for one in within}


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS)
def test_outside_its_period_the_experiment_is_ordinary_law(lawbook, acts, at):
    shift = datetime(2021, 1, 1, tzinfo=UTC) - START
    later = tuple(
        replace(
            one,
            occurred_at=Moment(one.occurred_at.instant + shift),
            known_at=Moment(one.known_at.instant + shift),
        )
        for one in acts
    )
    ordinary = seen(status(judge(lawbook.regimes("756", ()), later), at + shift))
    assert seen(status(judge(lawbook.regimes("756", ("e1",)), later), at + shift)) == ordinary


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS)
def test_nothing_is_said_without_a_source(lawbook, acts, at, experiments):
    found = status(judge(lawbook.regimes("756", experiments), acts), at)
    for one in (*found.must, *found.waived, *found.suspended):
        assert one.duty.rule.source.strip()
    assert all(one.rule.source.strip() for one in found.breached)
    assert all(one.source.strip() for one in found.may)
    assert all(by.rule.source.strip() for one in found.not_yet for by in one.by)


@settings(max_examples=60, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS)
def test_a_blocked_act_done_now_breaks_the_rules_that_block_it_and_an_allowed_one_none(
    lawbook, acts, at, experiments
):
    regimes = lawbook.regimes("756", experiments)
    before = tuple(one for one in acts if one.occurred_at.instant < at)
    assume(before)
    found = status(judge(regimes, before), at)
    blocked = {one.act: {by.rule.id for by in one.by} for one in found.not_yet}
    for name in ("started", "decided"):
        against = set()
        for occasion in (None, *judge(regimes, before).occasions.open()):
            done = Act("now", name, Moment(at), Moment(at), sequence=99, occasion=occasion)
            against |= {
                one.rule.id
                for one in status(judge(regimes, (*before, done)), at).breached
                if one.triggered_by == "now" and one.kind not in ("late", "lapsed")
            }
        assert against == blocked.get(name, set()), name
