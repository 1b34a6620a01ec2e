"""Properties of the engine on random histories (engine.md 1.4: P2, P4-P11 as far as the house keeps them)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frirum.law import Act, Moment, judge, status
from tests.law.random_histories import EXPERIMENTS, INSTANTS, START, every_kind_of_rule, histories, seen


@pytest.fixture(scope="module")
def lawbook(tmp_path_factory):
    return every_kind_of_rule(tmp_path_factory.mktemp("law"))


@settings(max_examples=150, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS)
def test_what_comes_later_changes_nothing_of_an_instant_before_it(lawbook, acts, at, experiments):
    """P8: a beginning is judged as it is within the whole."""
    regimes = lawbook.regimes("756", experiments)
    before = tuple(one for one in acts if one.occurred_at.instant <= at)
    assert seen(status(judge(regimes, before), at)) == seen(status(judge(regimes, acts), at))


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS, EXPERIMENTS, st.randoms())
def test_the_order_of_rows_changes_nothing(lawbook, acts, at, experiments, order: random.Random):
    """P11: the order of rows says nothing."""
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
    """P5: late is open, included and past its date."""
    for one in status(judge(lawbook.regimes("756", experiments), acts), at).must:
        past = one.span.due.missed_at is not None and at >= one.span.due.missed_at
        assert (one.status in ("overdue", "dormant")) == past
        assert one.span.standing == "open"


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS)
def test_an_experiment_removes_no_duty_of_ordinary_law(lawbook, acts, at):
    """P9: a waiver changes standing: every ordinary duty is there, with the same date and trigger."""
    ordinary = judge(lawbook.regimes("756", ()), acts).duties
    within = judge(lawbook.regimes("756", ("e1",)), acts).duties
    started_by_acts = {(one.key, str(one.due)) for one in ordinary if one.trigger}
    assert started_by_acts <= {(one.key, str(one.due)) for one in within}


@settings(max_examples=100, deadline=None)
@given(histories(), INSTANTS)
def test_outside_its_period_the_experiment_is_ordinary_law(lawbook, acts, at):
    """P9: outside its validity a waiver is nothing."""
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
    """P10: no duty, permission or breach without a source."""
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
