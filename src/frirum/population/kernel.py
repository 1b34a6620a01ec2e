"""The kernel: one pass over the acts of a case, as `frirum.law.replay` makes it, on two tapes of integers.

It follows the reference step by step, so that each function can be read beside the one it repeats. What it
does not hold (more duties at once than slots, an hour that needs a rule of its own) it reports, and the
reference judges that case. A duty that stands lies in one of 64 slots; for each rule a mask says which slots
are its, and a mask of rules says which have any, so an act looks at nothing that it cannot touch.
"""

from __future__ import annotations

from .asking import done, hears, holds, out_of_play, outside_or_waived
from .births import born, breach, start
from .dates import Ints
from .days import NOT_KNOWN, day_start
from .ends import close_case, lapse, lapse_by, settle, stood
from .jit import compiled, lowest, woven
from .layout import *
from .plays import forget_acts, law_of, read_timelines

# --- time


@compiled
def time_runs(law: Ints, s: Ints, out: Ints, until: int) -> None:
    """What comes due is missed, what lapses by itself lapses, in the order of time. (`_Replay.until`)"""
    while s[NEXT] <= until and s[TROUBLE] == 0:
        soonest, order, found = NEVER, NONE, NONE
        standing = s[PENDING]
        while standing != 0:
            number = lowest(standing)
            standing &= standing - 1
            slot = SLOTS + number * SLOT_SIZE
            when = s[slot + LAPSES_AT] if s[slot + MISSED] else min(s[slot + MISSED_AT], s[slot + LAPSES_AT])
            if when <= until and when == s[slot + MISSED_AT] and not law[s[slot + RULE] + ANSWERED]:
                s[slot + MISSED] = 1  # its miss starts nothing: when exactly it is noted changes nothing
                when = s[slot + LAPSES_AT]
                if when == NEVER:
                    s[PENDING] &= ~(1 << number)
            if when < soonest or (when == soonest and s[slot + ORDER] < order):
                soonest, order, found = when, s[slot + ORDER], number
        s[NEXT] = soonest
        if found < 0 or soonest > until or soonest == NEVER:
            return
        slot = SLOTS + found * SLOT_SIZE
        if not s[slot + MISSED] and s[slot + MISSED_AT] == soonest:
            s[slot + MISSED] = 1
            if s[slot + LAPSES_AT] == NEVER:
                s[PENDING] &= ~(1 << found)
            _after_miss(law, s, out, slot, soonest)
        else:
            lapse(law, s, out, found, soonest, NONE, True)


@compiled
def _after_miss(law: Ints, s: Ints, out: Ints, slot: int, instant: int) -> None:
    """(`_Replay._start_after_miss`)"""
    trigger = s[slot + TRIGGER]
    at = EVENTS + trigger * EVENT_SIZE
    moment, exact, day = instant, 1, NOT_KNOWN
    if not s[slot + DORMANT]:
        if s[slot + DUE_KIND] == AN_INSTANT:
            moment = s[slot + DUE]
        else:
            moment, exact, day = day_start(law, s[slot + DUE] + 1) - 1, 0, s[slot + DUE]
    of_law = law_of(law, s, at)
    listed = law[AFTER] + (of_law * law[RULES] + law[s[slot + RULE] + IDENTITY]) * 2
    parent = s[slot + SLOT_ROW]
    occasion = s[slot + DUTY_OCCASION]
    for number in range(law[listed], law[listed] + law[listed + 1]):
        rule = law[number]
        if holds(law, s, rule, trigger):
            born(law, s, out, rule, law[rule + UNIT], trigger, parent, occasion, instant, moment, exact, day)


# --- acts


@woven
def judge_act(law: Ints, s: Ints, out: Ints, act: int, heard: int) -> None:
    """Conditions, milestones, exclusions: what is done against them is told, never refused."""
    at = EVENTS + act * EVENT_SIZE
    listed = heard >> 32
    milestones = listed + (heard >> 24 & 255)
    for number in range(listed, milestones):
        rule = law[number] >> 1
        if (
            hears(law, s, law[number], act)
            and not _met(law, s, rule, act)
            and not outside_or_waived(law, s, rule, s[at + AT])
        ):
            breach(s, out, BREACH_CONDITION, law[rule + NUMBER], act, NONE, s[at + AT], act)
    for number in range(milestones, milestones + (heard >> 16 & 255)):
        rule = law[number] >> 1
        if (
            _waits(law, s, rule, act)
            and hears(law, s, law[number], act)
            and not outside_or_waived(law, s, rule, s[at + AT])
        ):
            breach(s, out, BREACH_MILESTONE, law[rule + NUMBER], act, NONE, s[at + AT], act)
    if s[PLAY_COUNT] > 0:
        rule = out_of_play(law, s, s[at + ACT], s[at + AT], act)
        if rule >= 0:
            breach(s, out, BREACH_EXCLUSION, law[rule + NUMBER], act, NONE, s[at + AT], act)


@compiled
def _met(law: Ints, s: Ints, rule: int, act: int) -> bool:
    """(`guarding.met`)"""
    if _all_done(law, s, rule, act):
        return True
    at = EVENTS + act * EVENT_SIZE
    needs = law[rule + NEEDED]
    if s[PLAY_COUNT] == 0:
        return False
    for number in range(needs, needs + law[rule + NEEDED + 1]):
        if out_of_play(law, s, law[number], s[at + AT], act) < 0:
            return False
    return True


@compiled
def _all_done(law: Ints, s: Ints, rule: int, act: int) -> bool:
    """What is needed is done; where it must cover what the act says, for each thing that it says."""
    at = EVENTS + act * EVENT_SIZE
    occasion = s[at + IN] if law[rule + IN_OCCASION] else NONE
    asked = False
    for number in range(law[rule + COVERS + 1]):
        pair = law[rule + COVERS] + 2 * number
        if (s[at + FACTS] >> law[law[pair] + s[at + ACT]]) & 1:
            asked = True
            if not done(law, s, rule + NEEDED, rule + UNDONE, occasion, law[pair + 1]):
                return False
    return asked or done(law, s, rule + NEEDED, rule + UNDONE, occasion, law[rule + ABOUT])


@compiled
def _waits(law: Ints, s: Ints, rule: int, act: int) -> bool:
    """Whether a duty that a milestone waits for stood open."""
    for number in range(law[rule + NEEDED], law[rule + NEEDED] + law[rule + NEEDED + 1]):
        slots = s[SLOTS_OF + law[number]]
        while slots != 0:
            slot = SLOTS + lowest(slots) * SLOT_SIZE
            slots &= slots - 1
            if stood(law, s, slot, act) == OPEN:
                return True
    return False


@woven
def do_act(law: Ints, s: Ints, out: Ints, act: int) -> None:
    """(`_Replay.act`)"""
    at = EVENTS + act * EVENT_SIZE
    heard = law[law[HEARD] + law_of(law, s, at) * law[SAYINGS] + s[at + SAYING]]
    judge_act(law, s, out, act, heard)
    s[LAST + s[at + ACT]] = act
    s[PAST] = act + 1
    settle(law, s, out, act)
    lapses = (heard >> 32) + (heard >> 24 & 255) + (heard >> 16 & 255)
    duties = lapses + (heard >> 8 & 255)
    for number in range(lapses, duties):
        if hears(law, s, law[number], act):
            lapse_by(law, s, out, law[number] >> 1, act)
    if law[law[KINDS] + s[at + ACT] * KIND_SIZE + CLOSES] == CLOSES_CASE:
        close_case(law, s, out, act)
    for number in range(duties, duties + (heard & 255)):
        if hears(law, s, law[number], act):
            start(law, s, out, law[number] >> 1, act, s[at + AT])


# --- cases


@compiled
def begin(law: Ints, s: Ints) -> None:
    """An empty state under a regime, for the case that lies on the scratch tape."""
    s[BORN], s[NEXT], s[FLAG_COUNT], s[PLAY_COUNT], s[WAIT_COUNT] = 0, NEVER, 0, 0, 0
    s[FREE], s[PENDING], s[CASE_DUE] = -1, 0, NEVER
    for count in range(COUNTS):
        s[COUNTED + count] = 0
    for word in range(MOST_RULES // 64):
        rules = s[UNMET + word]
        while rules != 0:
            s[SLOTS_OF + (word << 6) + lowest(rules)] = 0
            rules &= rules - 1
        s[UNMET + word] = 0
    forget_acts(s)


@compiled
def replay_case(law: Ints, s: Ints, out: Ints) -> None:
    """(`replay.judge`) The case lies on the scratch tape, with its occasions said."""
    begin(law, s)
    if s[COUNT] > 0 and s[EVENTS + AT] < law[GOES_OVER]:
        s[TROUBLE] = LISTENED
        return
    read_timelines(law, s)
    if s[TROUBLE] != 0:
        return
    for act in range(s[COUNT]):
        instant = s[EVENTS + act * EVENT_SIZE + AT]
        if s[NEXT] <= instant:
            time_runs(law, s, out, instant)
        do_act(law, s, out, act)
        if s[TROUBLE] != 0:
            return
    time_runs(law, s, out, NEVER - 1)
    standing = ~s[FREE]
    while standing != 0:
        slot = SLOTS + lowest(standing) * SLOT_SIZE
        standing &= standing - 1
        s[COUNTED + UNMET_COUNT] += 1
        s[COUNTED + MISSED_COUNT] += s[slot + MISSED]
        if s[CAPACITY] > 0:
            row = s[slot + SLOT_ROW] * ROW_SIZE
            out[row + ROW_MISSED] = s[slot + MISSED_AT] if s[slot + MISSED] else NEVER
