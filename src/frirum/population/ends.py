"""How a duty stood, and how it ends: met, lapsed, or closed with its case. See `frirum.law.replay`."""

from __future__ import annotations

from .asking import among, same_occasion, waived
from .births import breach, start
from .dates import Ints
from .days import day_start
from .jit import compiled, lowest, woven
from .layout import *


@compiled
def span_at(s: Ints, slot: int, instant: int) -> int:
    """Which span of a duty an instant falls in; NONE before its birth. (`Duty.span_at`)"""
    found = NONE
    for number in range(s[slot + SPANS]):
        if s[s[slot + SPAN_TABLE] + number * SPAN_SIZE + SPAN_SINCE] <= instant:
            found = number
    return found


@compiled
def stood(law: Ints, s: Ints, slot: int, act: int) -> int:
    """How a duty stood as an act was done. (`_Replay._stood`)"""
    if s[slot + SPANS] == 0:
        return OPEN
    instant = s[EVENTS + act * EVENT_SIZE + AT]
    number = max(0, span_at(s, slot, instant))
    span = s[slot + SPAN_TABLE] + number * SPAN_SIZE
    owes = s[slot + RULE] + OWES
    if number > 0 and s[span + SPAN_SINCE] == instant:
        for each in range(s[PLAY_COUNT]):
            play = PLAYED_LIST + each * PLAYED_SIZE
            if s[play + PLAY_PLACE] == act and among(law, law[owes], law[owes + 1], s[play + PLAY_ACT]):
                return s[span - SPAN_SIZE + SPAN_STANDING] & 3
    return s[span + SPAN_STANDING] & 3


@woven
def end(
    law: Ints, s: Ints, out: Ints, number: int, outcome: int, instant: int, by: int, in_time: int
) -> None:
    """(`_Replay._end`)"""
    slot = SLOTS + number * SLOT_SIZE
    which = law[s[slot + RULE] + NUMBER]
    s[FREE] |= 1 << number
    s[PENDING] &= ~(1 << number)
    s[SLOTS_OF + which] &= ~(1 << number)
    if s[SLOTS_OF + which] == 0:
        s[UNMET + (which >> 6)] &= ~(1 << (which & 63))
    s[COUNTED + (MET_COUNT if outcome == MET else LAPSED_COUNT)] += 1
    s[COUNTED + MISSED_COUNT] += s[slot + MISSED]
    if s[CAPACITY] > 0:
        row = s[slot + SLOT_ROW] * ROW_SIZE
        out[row + ROW_OUTCOME], out[row + ROW_AT], out[row + ROW_BY] = outcome, instant, by
        out[row + ROW_IN_TIME] = in_time
        out[row + ROW_MISSED] = s[slot + MISSED_AT] if s[slot + MISSED] else NEVER


@woven
def settle(law: Ints, s: Ints, out: Ints, act: int) -> None:
    """(`_Replay._settle`)"""
    at = EVENTS + act * EVENT_SIZE
    words = law[WORDS]
    masks = law[SETTLES] + s[at + ACT] * words
    for word in range(words):
        rules = s[UNMET + word] & law[masks + word]
        while rules != 0:
            which = (word << 6) + lowest(rules)
            rules &= rules - 1
            slots = s[SLOTS_OF + which]
            while slots != 0:
                number = lowest(slots)
                slots &= slots - 1
                _settle_one(law, s, out, act, number)


@woven
def _settle_one(law: Ints, s: Ints, out: Ints, act: int, number: int) -> None:
    at = EVENTS + act * EVENT_SIZE
    slot = SLOTS + number * SLOT_SIZE
    rule = s[slot + RULE]
    how = law[rule + SETTLE]
    if how == SETTLES_MATCHING and not same_occasion(s, s[at + IN], s[slot + DUTY_OCCASION]):
        return
    if how == SETTLES_NAMED and not _names(s, act, s[slot + TRIGGER]):
        return
    standing = stood(law, s, slot, act)
    in_time = _in_time(law, s, at, slot)
    late = in_time == OUT_OF_TIME and standing == OPEN and not (s[slot + DORMANT] and s[slot + MISSED])
    trigger, parent = s[slot + TRIGGER], s[slot + PARENT]
    end(law, s, out, number, MET, s[at + AT], act, in_time)
    if late:
        breach(s, out, BREACH_LATE, law[rule + NUMBER], trigger, parent, s[at + AT], act)
    if s[WAIT_COUNT] > 0:
        _wait_no_longer(law, s, rule)


@compiled
def _wait_no_longer(law: Ints, s: Ints, rule: int) -> None:
    kept = 0
    for number in range(s[WAIT_COUNT]):
        waits, trigger = s[WAITING + 2 * number], s[WAITING + 2 * number + 1]
        if law[waits + IDENTITY] != law[rule + IDENTITY]:
            s[WAITING + 2 * kept], s[WAITING + 2 * kept + 1] = waits, trigger
            kept += 1
    s[WAIT_COUNT] = kept


@compiled
def _names(s: Ints, act: int, trigger: int) -> bool:
    """(`_Replay._names`)"""
    one, other = EVENTS + act * EVENT_SIZE, EVENTS + trigger * EVENT_SIZE
    for field in range(NAMES, NAMES_TOO + 1):
        named = s[one + field]
        if named != NONE and named in (trigger, s[other + NAMES], s[other + NAMES_TOO]):
            return True
    return False


@woven
def _in_time(law: Ints, s: Ints, at: int, slot: int) -> int:
    """(`replay._in_time`)"""
    kind = s[slot + DUE_KIND]
    if kind == A_DAY:
        return IN_TIME if s[at + DAY] <= s[slot + DUE] else OUT_OF_TIME
    if kind == UNDECIDED:
        return NOBODY_KNOWS
    if kind == NO_DATE:
        return IN_TIME
    if s[at + AT] <= s[slot + DUE]:
        return IN_TIME
    if s[at + EXACT] or day_start(law, s[at + DAY]) > s[slot + DUE]:
        return OUT_OF_TIME
    return NOBODY_KNOWS


@compiled
def lapse(law: Ints, s: Ints, out: Ints, number: int, instant: int, by: int, revive: bool) -> None:
    """(`_Replay._lapse`)"""
    slot = SLOTS + number * SLOT_SIZE
    rule = s[slot + RULE]
    standing = OPEN
    if s[slot + SPANS] > 0:
        span = span_at(s, slot, instant)
        if span < 0 or instant >= s[slot + LAPSES_AT]:
            span = s[slot + SPANS] - 1
        standing = s[s[slot + SPAN_TABLE] + span * SPAN_SIZE + SPAN_STANDING] & 3
    broken = s[slot + MISSED] and standing == OPEN and not s[slot + DORMANT]
    trigger, parent = s[slot + TRIGGER], s[slot + PARENT]
    end(law, s, out, number, LAPSED_OUTCOME, instant, by, NOBODY_KNOWS)
    if broken:
        breach(s, out, BREACH_LAPSED, law[rule + NUMBER], trigger, parent, instant, by)
    if revive and law[rule + SINGLE] and s[WAIT_COUNT] > 0:
        _start_waiting(law, s, out, rule, instant)


@compiled
def _start_waiting(law: Ints, s: Ints, out: Ints, rule: int, instant: int) -> None:
    """(`_Replay._start_waiting`) What must wait again is put last, so each of those that wait is asked
    once."""
    asked = s[WAIT_COUNT]
    number = 0
    for _ in range(asked):
        waits, trigger = s[WAITING + 2 * number], s[WAITING + 2 * number + 1]
        if law[waits + IDENTITY] != law[rule + IDENTITY]:
            number += 1
            continue
        for moved in range(number, s[WAIT_COUNT] - 1):
            s[WAITING + 2 * moved] = s[WAITING + 2 * moved + 2]
            s[WAITING + 2 * moved + 1] = s[WAITING + 2 * moved + 3]
        s[WAIT_COUNT] -= 1
        occasion = s[EVENTS + trigger * EVENT_SIZE + IN]
        if occasion < 0 or s[EVENTS + occasion * EVENT_SIZE + CLOSED] > instant:
            start(law, s, out, waits, trigger, instant)


@compiled
def lapse_by(law: Ints, s: Ints, out: Ints, rule: int, act: int) -> None:
    """(`_Replay._lapse_by`) Duties lapse in the order of their birth; those born meanwhile stand."""
    at = EVENTS + act * EVENT_SIZE
    if law[rule + EXPERIMENT] < 0 and waived(law, s, rule, s[at + AT]):
        return
    anywhere = law[rule + LAPSE_CASE] or s[at + IN] < 0
    until, order = s[BORN], NONE
    while True:
        found, order = _oldest(law, s, rule, order, until)
        if found < 0:
            return
        slot = SLOTS + found * SLOT_SIZE
        if anywhere or same_occasion(s, s[at + IN], s[slot + DUTY_OCCASION]):
            lapse(law, s, out, found, s[at + AT], act, True)


@compiled
def _oldest(law: Ints, s: Ints, rule: int, after: int, until: int) -> tuple[int, int]:
    """The slot of the oldest duty that a lapse is about, born after one and before another."""
    found, oldest = NONE, until
    for number in range(law[rule + LAPSED], law[rule + LAPSED] + law[rule + LAPSED + 1]):
        slots = s[SLOTS_OF + law[number]]
        while slots != 0:
            one = lowest(slots)
            slots &= slots - 1
            order = s[SLOTS + one * SLOT_SIZE + ORDER]
            if after < order and order < oldest:
                found, oldest = one, order
    return found, oldest


@compiled
def close_case(law: Ints, s: Ints, out: Ints, act: int) -> None:
    """A closed case lapses its duties unless the rule says otherwise."""
    for word in range(law[WORDS]):
        rules = s[UNMET + word]
        while rules != 0:
            which = (word << 6) + lowest(rules)
            rules &= rules - 1
            if law[law[law[OWED] + which] + SURVIVES]:
                continue
            slots = s[SLOTS_OF + which]
            while slots != 0:
                number = lowest(slots)
                slots &= slots - 1
                lapse(law, s, out, number, s[EVENTS + act * EVENT_SIZE + AT], act, False)
    s[WAIT_COUNT] = 0
