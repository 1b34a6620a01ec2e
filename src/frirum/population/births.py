"""Duties are born, with all that time will do to them; and what is told. See `frirum.law.replay` and
`standing`."""

from __future__ import annotations

from .asking import among, same_occasion, standing_at
from .dates import Ints
from .days import NOT_KNOWN, day_start, due_day, local_day
from .jit import compiled, lowest, woven
from .layout import *


@compiled
def breach(
    s: Ints, out: Ints, kind: int, rule: int, trigger: int, parent: int, instant: int, act: int
) -> None:
    """A breach by an act, or of a duty (told by its trigger and parent)."""
    s[COUNTED + BREACHES] += 1
    if kind in (BREACH_LATE, BREACH_LAPSED):
        s[COUNTED + LATE_COUNT] += 1
    if s[CAPACITY] == 0:
        return
    if s[ROW] == s[CAPACITY]:
        s[TROUBLE] = NO_ROOM
        return
    row = s[ROW] * ROW_SIZE
    s[ROW] += 1
    out[row + ROW_CASE], out[row + ROW_RULE] = s[CASE], rule
    out[row + ROW_TRIGGER], out[row + ROW_PARENT] = trigger, parent
    out[row + ROW_OUTCOME], out[row + ROW_AT], out[row + ROW_BY] = kind, instant, act


# --- duties are born


@compiled
def start(law: Ints, s: Ints, out: Ints, rule: int, trigger: int, instant: int) -> None:
    """(`_Replay._start`)"""
    at = EVENTS + trigger * EVENT_SIZE
    if law[rule + SINGLE] and _another(law, s, rule, s[at + IN]):
        if s[WAIT_COUNT] == MOST_WAITING:
            s[TROUBLE] = TOO_MANY_WAIT
            return
        s[WAITING + 2 * s[WAIT_COUNT]], s[WAITING + 2 * s[WAIT_COUNT] + 1] = rule, trigger
        s[WAIT_COUNT] += 1
        return
    moment, exact = s[at + KNOWN], s[at + KNOWN_EXACT]
    unit = law[rule + UNIT]
    day = NOT_KNOWN
    kind = law[rule + CLOCK]
    if kind != BY_TRIGGER:
        clock = _clock_act(law, s, rule, trigger)
        if clock >= 0:
            by = EVENTS + clock * EVENT_SIZE
            if kind == BY_KNOWN:
                moment, exact = s[by + KNOWN], s[by + KNOWN_EXACT]
            elif kind == BY_OCCURRED:
                moment, exact, day = s[by + AT], s[by + EXACT], s[by + DAY]
            else:
                day = s[by + CLOCK_DAY]
        if kind == BY_FIELD and (clock < 0 or day == NOT_KNOWN):
            unit, day = UNDATED, NOT_KNOWN
    created = max(instant, s[at + KNOWN])
    born(law, s, out, rule, unit, trigger, NONE, s[at + IN], created, moment, exact, day)


@compiled
def _clock_act(law: Ints, s: Ints, rule: int, trigger: int) -> int:
    """(`_Replay._clock_act`)"""
    names, count = law[rule + CLOCK_ACTS], law[rule + CLOCK_ACTS + 1]
    at = EVENTS + trigger * EVENT_SIZE
    for number in range(names, names + count):
        if law[number] == s[at + ACT]:
            return trigger
    occasion = NONE if law[rule + CLOCK_CASE] else s[at + IN]
    if occasion < 0 and not law[rule + CLOCK_CASE]:
        return NONE
    for place in range(s[PAST]):
        one = EVENTS + place * EVENT_SIZE
        for number in range(names, names + count):
            if law[number] == s[one + ACT] and (occasion < 0 or same_occasion(s, s[one + IN], occasion)):
                return place
    return NONE


@woven
def _another(law: Ints, s: Ints, rule: int, occasion: int) -> bool:
    """(`_Replay._another`)"""
    for number in range(law[rule + SAME], law[rule + SAME] + law[rule + SAME + 1]):
        slots = s[SLOTS_OF + law[number]]
        while slots != 0:
            slot = SLOTS + lowest(slots) * SLOT_SIZE
            slots &= slots - 1
            if law[rule + SINGLE] == SINGLE_CASE or same_occasion(s, s[slot + DUTY_OCCASION], occasion):
                return True
    return False


@compiled
def born(
    law: Ints,
    s: Ints,
    out: Ints,
    rule: int,
    unit: int,
    trigger: int,
    parent: int,
    occasion: int,
    created: int,
    moment: int,
    exact: int,
    day: int,
) -> None:
    """(`_Replay._born`, `calendar.due`)"""
    if s[FREE] == 0:
        s[TROUBLE] = TOO_MANY_DUTIES
        return
    number = lowest(s[FREE])
    s[FREE] &= s[FREE] - 1
    slot = SLOTS + number * SLOT_SIZE
    s[slot + SPAN_TABLE] = SPANS_OF + number * MOST_SPANS * SPAN_SIZE
    which = law[rule + NUMBER]
    s[SLOTS_OF + which] |= 1 << number
    s[UNMET + (which >> 6)] |= 1 << (which & 63)
    s[slot + RULE], s[slot + TRIGGER], s[slot + PARENT] = rule, trigger, parent
    s[slot + DUTY_OCCASION], s[slot + CREATED] = occasion, created
    s[slot + ORDER] = s[BORN]
    s[BORN] += 1
    s[slot + MISSED], s[slot + DORMANT], s[slot + SPANS] = 0, 0, 0
    due_kind, due, past = NO_DATE, 0, NEVER
    if unit == HOURS:
        due_kind = UNDECIDED
        if exact:
            due_kind, due = AN_INSTANT, moment + law[rule + AMOUNT]
            past = due + 1
    elif unit == BY_DAY or (day != NOT_KNOWN and law[rule + CLOCK] == BY_FIELD):
        if day == NOT_KNOWN:
            day = local_day(law, moment)
        if day < law[FIRST_DAY] or day >= law[FIRST_DAY] + law[DAYS]:
            s[TROUBLE] = OUTSIDE_TABLES
            return
        if unit == BY_DAY:
            due_kind, due = A_DAY, due_day(law, law[rule + AMOUNT], day)
            past = day_start(law, due + 1)
    s[slot + DUE_KIND], s[slot + DUE] = due_kind, due
    s[slot + MISSED_AT] = past if past == NEVER else max(created, past)
    s[slot + LAPSES_AT] = NEVER
    standing = OPEN
    if _may_change(law, s, rule, created):
        standing = _course(law, s, slot, rule, created, past)
    comes = min(s[slot + MISSED_AT], s[slot + LAPSES_AT])
    if comes < NEVER:
        s[PENDING] |= 1 << number
        s[NEXT] = min(s[NEXT], comes)
    s[COUNTED + DUTIES_BORN] += 1
    s[COUNTED + BORN_WAIVED] += standing == WAIVED
    if past < NEVER:
        s[CASE_DUE] = min(s[CASE_DUE], past - 1)
    if s[CAPACITY] == 0:
        return
    if s[ROW] == s[CAPACITY]:
        s[TROUBLE] = NO_ROOM
        return
    row = s[ROW] * ROW_SIZE
    s[slot + SLOT_ROW] = s[ROW]
    s[ROW] += 1
    out[row + ROW_CASE], out[row + ROW_RULE], out[row + ROW_TRIGGER] = s[CASE], which, trigger
    out[row + ROW_PARENT] = parent
    out[row + ROW_DUE_KIND], out[row + ROW_DUE] = due_kind, due
    out[row + ROW_BORN], out[row + ROW_CREATED] = standing, created
    out[row + ROW_OUTCOME], out[row + ROW_AT], out[row + ROW_BY] = UNSETTLED, NEVER, NONE
    out[row + ROW_IN_TIME], out[row + ROW_MISSED], out[row + ROW_DORMANT] = (
        NOBODY_KNOWS,
        NEVER,
        s[slot + DORMANT],
    )


@woven
def _may_change(law: Ints, s: Ints, rule: int, created: int) -> bool:
    """Whether a duty may ever stand otherwise than open; if not, its course needs no walk. (`_course`)"""
    own = law[rule + EXPERIMENT]
    if own >= 0:
        if s[FLAG_COUNT] > 0 or law[own + AT_END] != KEEP:
            return True
    else:
        place = law[rule + WAIVERS]
        for number in range(law[rule + WAIVERS + 1]):
            experiment = law[place + 2 * number]
            entered = created >= law[experiment + SINCE] or law[experiment + OPEN_DUTIES]
            if entered and created < law[experiment + UNTIL]:
                return True
    return _played(law, s, rule)


@woven
def _played(law: Ints, s: Ints, rule: int) -> bool:
    """Whether anything takes what a duty owes out of play, or brings it back."""
    for number in range(s[PLAY_COUNT]):
        act = s[PLAYED_LIST + number * PLAYED_SIZE + PLAY_ACT]
        if among(law, law[rule + OWES], law[rule + OWES + 1], act):
            return True
    return False


@compiled
def _course(law: Ints, s: Ints, slot: int, rule: int, created: int, past_at: int) -> int:
    """The spans of a duty; sets when it is missed and lapses; answers how it stands at first.
    (`standing.course`)"""
    count = _instants(law, s, rule, created)
    spans = 0
    table = s[slot + SPAN_TABLE]
    for number in range(count):
        since = s[INSTANTS + number]
        standing = standing_at(law, s, rule, created, since)
        if standing & 3 == FALLEN:
            s[slot + LAPSES_AT] = since
            break
        if spans > 0 and s[table + (spans - 1) * SPAN_SIZE + SPAN_STANDING] == standing:
            continue
        if spans == MOST_SPANS:
            s[TROUBLE] = TOO_MANY_SPANS
            return OPEN
        s[table + spans * SPAN_SIZE + SPAN_SINCE] = since
        s[table + spans * SPAN_SIZE + SPAN_STANDING] = standing
        spans += 1
    if spans == 0:
        s[TROUBLE] = ODD
        return OPEN
    s[slot + SPANS] = spans
    s[slot + MISSED_AT] = NEVER
    if past_at < NEVER:
        for number in range(spans):
            span = table + number * SPAN_SIZE
            if s[span + SPAN_STANDING] & 3 != OPEN:
                continue
            since = s[span + SPAN_SINCE]
            until = s[span + SPAN_SIZE + SPAN_SINCE] if number + 1 < spans else s[slot + LAPSES_AT]
            at = max(since, past_at)
            if at < until:
                s[slot + MISSED_AT] = at
                before = s[span - SPAN_SIZE + SPAN_STANDING] & 3
                s[slot + DORMANT] = 1 if number > 0 and since > past_at and before != OPEN else 0
                break
    return s[table + SPAN_STANDING] & 3


@compiled
def _instants(law: Ints, s: Ints, rule: int, created: int) -> int:
    """From a duty's birth on, each instant once and in order at which it may come to stand otherwise.
    (`_changes`)"""
    s[INSTANTS] = created
    count = 1
    for number in range(law[EXPERIMENT_COUNT]):
        experiment = law[EXPERIMENTS] + number * EXPERIMENT_SIZE
        count = _insert(s, count, law[experiment + SINCE], created)
        count = _insert(s, count, law[experiment + UNTIL], created)
    for number in range(s[FLAG_COUNT]):
        flag = FLAGS + number * FLAG_SIZE
        count = _insert(s, count, s[flag + FLAG_SINCE], created)
        count = _insert(s, count, s[flag + FLAG_UNTIL], created)
    for number in range(s[PLAY_COUNT]):
        play = PLAYED_LIST + number * PLAYED_SIZE
        if among(law, law[rule + OWES], law[rule + OWES + 1], s[play + PLAY_ACT]):
            count = _insert(s, count, s[play + PLAY_AT], created)
    return count


@compiled
def _insert(s: Ints, count: int, instant: int, created: int) -> int:
    if instant <= created or instant >= NEVER:
        return count
    place = count
    while s[INSTANTS + place - 1] > instant:
        place -= 1
    if s[INSTANTS + place - 1] == instant:
        return count
    if count == MOST_INSTANTS:
        s[TROUBLE] = TOO_MANY_SPANS
        return count
    for moved in range(count, place, -1):
        s[INSTANTS + moved] = s[INSTANTS + moved - 1]
    s[INSTANTS + place] = instant
    return count + 1
