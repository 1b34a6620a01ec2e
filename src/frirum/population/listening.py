"""Which rules hear an act that says what it says.

A guard on an answer of the act itself holds for each act with that answer, so it is asked once for each
distinct saying (an act and the bits that its answers make) and not for each event. What is left to be asked
as a case is replayed is what has been done before.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from . import layout as at
from .dates import Ints

KINDS = 4  # conditions, milestones, lapses and duties, in this order
MOST = 255  # rules of a kind that listen to one act: their number has eight bits

Heard = tuple[tuple[int, ...], ...]  # of an act: by kind, the places of the rules that listen to it


def with_what_is_heard(tape: Ints, heard: Sequence[Sequence[Heard]], said: Ints) -> Ints:
    """A law tape, with the rules that hear each saying; `heard` is by law and act."""
    numbers, rows = np.unique(said[:, at.SAID_SAYING], return_index=True)
    sayings = said[rows][:, (at.SAID_ACT, at.SAID_FACTS)].tolist()
    words = tape.tolist()
    words[at.SAYINGS] = len(numbers)
    lists: dict[tuple[int, ...], int] = {}
    table: list[int] = []
    for of_law in heard:
        for act, facts in sayings:
            rules: list[int] = []
            counts = 0
            for kind in of_law[act]:
                if len(kind) > MOST:
                    raise ValueError(f"more than {MOST} rules of one kind listen to one act")
                listed = [one for rule in kind for one in _asked(words, rule, act, facts)]
                counts = counts << 8 | len(listed)
                rules += listed
            key = tuple(rules)
            if key not in lists:
                lists[key] = len(words)
                words += rules
            table.append(lists[key] << 8 * KINDS | counts)
    words[at.HEARD] = len(words)
    return np.array(words + table, dtype=np.int64)


def _asked(words: list[int], rule: int, act: int, facts: int) -> list[int]:
    """How a rule is told among those that hear: twice its place, and one more where a guard is left to be
    asked; not at all where one that is on the act itself does not hold."""
    left = 0
    for guards, wanted in ((at.WHEN, 1), (at.UNLESS, 0)):
        first = words[rule + guards]
        for guard in words[first : first + words[rule + guards + 1]]:
            bits = words[guard + at.GUARD_BITS]
            bit = words[bits + act] if bits >= 0 else at.NONE
            if bit < 0:
                left = 1
            elif facts >> bit & 1 != wanted:
                return []
    return [2 * rule + left]
