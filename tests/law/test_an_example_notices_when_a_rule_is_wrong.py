"""The mutants of `make mutate`: at the gate those of two operators, in the long proof all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from frirum.law import load
from tests.mutation.__main__ import argued, stale, survivors
from tests.mutation.mutants import mutants
from tests.mutation.running import verdicts

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("operator", ["dropped rule", "date ± 1"])
def test_no_rule_can_be_dropped_and_no_deadline_moved_unnoticed(operator: str) -> None:
    found = list(verdicts(ROOT, frozenset({operator}), workers=1))
    assert found
    assert survivors(found, argued()) == []


@pytest.mark.proof
def test_no_rule_can_be_wrong_in_any_way_unnoticed() -> None:
    found = list(verdicts(ROOT))
    assert survivors(found, argued()) == []
    assert stale(found, argued()) == []


def test_every_mutant_has_a_name_of_its_own() -> None:
    names = [one.name for one in mutants(load(ROOT))]
    assert len(names) == len(set(names))
    assert set(argued()) <= set(names)
