"""Random lives under every law: each duty, its dates, standing and end, and each breach, from both."""

from __future__ import annotations

from random import Random

from tests.population.holding import Held, hold
from tests.population.laws import of_our_own, of_the_repository
from tests.population.lives import Lives


def test_under_every_regime_of_the_repository():
    regimes = of_the_repository()
    lives = Lives(list(regimes.values()), Random(7))
    held = Held()
    hold(regimes, [lives.history(f"c{number}") for number in range(100)], held)
    assert held.differing == []
    assert held.compared > 100 * len(regimes) * 0.97, held.left
    for what in ("born waived", "lapsed", "late", "condition", "exclusion", "started by a miss", "undecided"):
        assert held.seen[what], what


def test_under_laws_of_our_own_with_every_kind_of_rule_and_way_out(tmp_path):
    regimes = of_our_own(tmp_path)
    lives = Lives(list(regimes.values()), Random(7))
    held = Held()
    hold(regimes, [lives.history(f"c{number}") for number in range(100)], held)
    assert held.differing == []
    assert held.compared > 100 * len(regimes) * 0.97, held.left
    for what in ("born waived", "born suspended", "dormant", "milestone", "exclusion", "started by a miss"):
        assert held.seen[what], what
