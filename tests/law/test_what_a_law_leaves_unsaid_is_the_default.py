"""Properties of transition rules and of recorded time, on random histories across a change of law."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frirum.law import Act, Lawbook, Moment, judge, judge_as_known, status
from frirum.law.transitions import GOVERNS

from .small import book
from .test_a_change_of_law_says_what_goes_over import BECOMES, CHANGE, LAWS

NAMES = ("notified", "assessed", "examined", "heard", "started", "followed", "decided")
START = datetime(2023, 8, 1, 8, tzinfo=UTC)
HISTORIES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 300), st.integers(0, 20)), min_size=1, max_size=9
)


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lawbook]:
    def law(more: str) -> Lawbook:
        return book(tmp_path_factory.mktemp("law"), LAWS.format(transition=CHANGE + more, within="5mo"))

    found = {mode: law(f'open = "{mode}"\n') for mode in ("keep", "lapse")}
    found["recompute"] = law('open = "recompute"\n' + BECOMES)
    return found | {one: law(f'governs = "{one}"\n') for one in GOVERNS}


def told(drawn: list[tuple[str, int, int]]) -> list[Act]:
    acts: list[Act] = []
    opened = None
    for number, (name, day, late) in enumerate(sorted(drawn, key=lambda one: one[1])):
        at = START + timedelta(days=day, minutes=number)
        recorded = Moment(at + timedelta(days=late))
        occasion = opened if name == "assessed" else None
        opened = f"a{number}" if name in ("notified", "decided") else opened
        acts.append(Act(f"a{number}", name, Moment(at), Moment(at), recorded, number, occasion))
    return acts


def outcome(regimes: Any, acts: list[Act]) -> list[Any]:
    found = judge(regimes, acts)
    duties = [
        (one.key, one.spans, one.missed_at, one.outcome, one.settled_at, one.in_time) for one in found.duties
    ]
    return [duties, [(one.kind, one.rule.id, one.at, one.triggered_by) for one in found.breaches]]


@settings(deadline=None, max_examples=60)
@given(drawn=HISTORIES)
def test_the_default_of_both_questions_is_what_silence_means(
    laws: dict[str, Lawbook], drawn: list[tuple[str, int, int]]
) -> None:
    acts = told(drawn)
    for mode in ("keep", "acts-after"):
        regimes = laws[mode].regimes("756", ())
        assert outcome(regimes, acts) == outcome(replace(regimes, transitions=()), acts)


@settings(deadline=None, max_examples=60)
@given(drawn=HISTORIES)
def test_a_change_of_law_leaves_what_was_before_it_alone(
    laws: dict[str, Lawbook], drawn: list[tuple[str, int, int]]
) -> None:
    """Until its day, every mode gives the same duties, breaches and standings as none; keys stay unique."""
    acts = told(drawn)
    eve = Moment.of("2023-12-31T23:59").instant
    for law in laws.values():
        regimes = law.regimes("756", ())
        with_it, without = judge(regimes, acts), judge(replace(regimes, transitions=()), acts)
        one, other = status(with_it, eve), status(without, eve)
        assert [(each.duty.key, each.status) for each in one.must] == [
            (each.duty.key, each.status) for each in other.must
        ]
        assert [each.rule.id for each in one.breached] == [each.rule.id for each in other.breached]
        keys = [each.key for each in with_it.duties]
        assert len(keys) == len(set(keys))
        assert all(each.spans for each in with_it.duties)


@settings(deadline=None, max_examples=60)
@given(drawn=HISTORIES, day=st.integers(0, 330))
def test_as_known_later_than_everything_is_as_known_now(
    laws: dict[str, Lawbook], drawn: list[tuple[str, int, int]], day: int
) -> None:
    acts, regimes = told(drawn), laws["recompute"].regimes("756", ())
    at = START + timedelta(days=day)
    assert status(judge_as_known(regimes, acts, START + timedelta(days=400)), at) == status(
        judge(regimes, acts), at
    )
    known = [one for one in acts if one.recorded_at and one.recorded_at.instant <= at]
    assert status(judge_as_known(regimes, acts, at), at) == status(judge(regimes, known), at)
