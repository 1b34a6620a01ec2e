"""What is asked of whole columns, in one walk each.

A temporary column of twenty million numbers costs more than the walk: its memory has to be given first.
"""

from __future__ import annotations

import numpy as np

from .dates import Ints
from .jit import entrance
from .layout import NONE


def plain(column: Ints) -> Ints:
    """A column as compiled functions are handed it: in one piece, and only to be read.

    What is compiled is compiled for one type of array, and a column that may be written in is of another
    than one that lies in the file's memory. Without this a larger file was compiled for anew, half a minute.
    """
    kept = np.ascontiguousarray(column).view()
    kept.flags.writeable = False
    return kept


@entrance
def in_order(case: Ints, at: Ints, known: Ints) -> int:
    """2: cases rise, and the rows of each stand in the order of time; 1: only the latter; 0: neither."""
    rising = 2
    for row in range(1, len(case)):
        if case[row] != case[row - 1]:
            if case[row] < case[row - 1]:
                rising = 1
        elif at[row] < at[row - 1] or (at[row] == at[row - 1] and known[row] < known[row - 1]):
            return 0
    return rising


@entrance
def find_starts(case: Ints, starts: Ints) -> int:
    """How many cases there are; with room for them, where each begins, and the end."""
    found = 0
    for row in range(len(case)):
        if row == 0 or case[row] != case[row - 1]:
            if len(starts) > 0:
                starts[found] = row
            found += 1
    if len(starts) > 0:
        starts[found] = len(case)
    return found


@entrance
def first_rows(act: Ints, value: Ints, width: int, first: Ints) -> None:
    """The first row (from 1) of each pair of act and value; 0 where there is none."""
    for row in range(len(act)):
        pair = act[row] * width + value[row]
        if first[pair] == 0:
            first[pair] = row + 1


@entrance
def number_pairs(act: Ints, value: Ints, width: int, numbers: Ints, says: Ints) -> None:
    """Writes the number of each row's pair."""
    for row in range(len(act)):
        says[row] = numbers[act[row] * width + value[row]]


@entrance
def places_of_rows(named: Ints, starts: Ints, places: Ints, odd: Ints, why: int) -> None:
    """From the row that each row names (from 1; 0: none) to its place in its own case.

    A case that names what is not its own is odd.
    """
    for case in range(len(starts) - 1):
        for row in range(starts[case], starts[case + 1]):
            places[row] = NONE
            if named[row] != 0:
                place = named[row] - 1 - starts[case]
                if 0 <= place < starts[case + 1] - starts[case]:
                    places[row] = place
                else:
                    odd[case] = why
