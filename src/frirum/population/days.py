"""Days and instants, by the tables on the law tape."""

from __future__ import annotations

from .dates import Ints
from .jit import woven
from .layout import *

WHOLE_DAY = 86_400_000_000  # µs
NOT_KNOWN = -(1 << 40)  # a day that an act doesn't name


@woven
def local_day(law: Ints, instant: int) -> int:
    """The Copenhagen day of an instant, as days since 1970."""
    guess = (instant + WHOLE_DAY // 24) // WHOLE_DAY
    starts = law[DAY_STARTS] + guess - law[FIRST_DAY]
    if instant < law[starts]:
        return guess - 1
    if instant >= law[starts + 1]:
        return guess + 1
    return guess


@woven
def day_start(law: Ints, day: int) -> int:
    return law[law[DAY_STARTS] + day - law[FIRST_DAY]]
