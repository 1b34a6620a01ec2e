"""Days and instants, by the tables on the law tape."""

from __future__ import annotations

from .dates import Ints
from .jit import woven
from .layout import *

WHOLE_DAY, HOUR = 86_400_000_000, 3_600_000_000  # µs
NOT_KNOWN = -(1 << 40)  # a day that an act doesn't name


@woven
def local_day(law: Ints, instant: int) -> int:
    """The Copenhagen day of an instant, as days since 1970."""
    day = (instant + HOUR) // WHOLE_DAY
    return day + (instant >= day_start(law, day + 1))


@woven
def day_start(law: Ints, day: int) -> int:
    """The instant at which a day begins: an hour before the one of London's winter, in summer two."""
    place = day - law[FIRST_DAY]
    summer = law[law[SUMMER] + (place >> 6)] >> (place & 63) & 1
    return day * WHOLE_DAY - HOUR - HOUR * summer


@woven
def due_day(law: Ints, deadline: int, day: int) -> int:
    """The last day of a deadline that runs from a day."""
    place = day - law[FIRST_DAY]
    four = law[law[DUE_DAYS] + deadline * law[DUE_WORDS] + (place >> 2)]
    return day + (four >> ((place & 3) << 4) & 0xFFFF)
