"""Raters whose course is known: the model of `trajectory` run forwards, from a seed, never from a clock."""

from math import log
from random import Random

A_MM, B = 30.0, -0.2


def course(seed: object, raters: int = 120) -> list[list[int]]:
    """Totals of many raters in whole mm, three to seven each; a slope of each one's own beside the noise."""
    chance = Random(f"trajectory {seed}")
    return [_one(chance) for _ in range(raters)]


def _one(chance: Random) -> list[int]:
    first = min(330, max(40, round(chance.gauss(190, 70))))
    own = chance.gauss(0, 15)
    later = range(2, chance.randint(3, 7) + 1)
    return [
        first,
        *(round(first + (A_MM + B * (first - 200) + own) * log(s) + chance.gauss(0, 25)) for s in later),
    ]
