"""Small numbers are kept back: where few answered, a figure is about somebody.

A number that is kept back must not be had by subtraction from a total that is shown: so at least two are kept
back together, and together they are no fewer than the smallest that may be shown (complementary suppression).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

Cell = TypeVar("Cell", bound=Hashable)


def kept_back(cells: Mapping[Cell, int], smallest: int) -> frozenset[Cell]:
    """Which of the numbers that make up a shown total are not shown.

    Zero is shown: it is about nobody. Of those large enough the smallest goes with the small ones, the first
    named of equals. All are kept back where even that is too little, or the total itself is below `smallest`.
    """
    if smallest < 2:
        return frozenset()
    counted = {cell: number for cell, number in cells.items() if number}
    back = {cell for cell, number in counted.items() if number < smallest}
    if not back:
        return frozenset()
    for cell in sorted(counted, key=lambda one: counted[one]):
        if len(back) > 1 and sum(counted[one] for one in back) >= smallest:
            break
        back.add(cell)
    return frozenset(back)
