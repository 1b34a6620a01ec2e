"""The kernel's questions: guards, what is done, occasions, what is in play, how a duty stands. See
`frirum.law`: each function says which of the reference's it repeats."""

from __future__ import annotations

from .dates import Ints
from .jit import compiled, woven
from .layout import *


@compiled
def event(place: int) -> int:
    """Where an act of the case begins on the scratch tape."""
    return EVENTS + place * EVENT_SIZE


@woven
def rests_on(s: Ints, one: int, other: int) -> bool:
    """Whether an occasion rests on another, however far below. (`Occasions.lineage`)"""
    while one >= 0:
        if one == other:
            return True
        one = s[EVENTS + one * EVENT_SIZE + UNDER]
    return False


@woven
def same_occasion(s: Ints, one: int, other: int) -> bool:
    """Whether two occasions are one, or either rests on the other. (`Past.same_occasion`)"""
    if one == other:
        return True
    if one < 0 or other < 0:
        return False
    return rests_on(s, one, other) or rests_on(s, other, one)


@compiled
def newest(law: Ints, s: Ints, names: int, count: int, occasion: int, about: int) -> int:
    """The newest act of these names that fits, or NONE. (`Past._newest`)"""
    found = NONE
    for number in range(names, names + count):
        name = law[number]
        place = s[LAST + name]
        while place > found:
            at = EVENTS + place * EVENT_SIZE
            fits = about < 0 or (s[at + FACTS] >> law[about + name]) & 1
            if fits and (occasion < 0 or same_occasion(s, s[at + IN], occasion)):
                found = place
                break
            place = s[at + SAME_BEFORE]
    return found


@compiled
def done(law: Ints, s: Ints, needs: int, undone: int, occasion: int, about: int) -> bool:
    """Whether one of some acts stands: done, and not undone since. (`Past.done`)"""
    found = newest(law, s, law[needs], law[needs + 1], occasion, about)
    if law[undone + 1] == 0:
        return found >= 0
    ended = newest(law, s, law[undone], law[undone + 1], occasion, about)
    if ended < 0 or ended < found:
        return found >= 0
    if s[EVENTS + ended * EVENT_SIZE + LEFT] == 0:
        return False
    return _some_still_stands(law, s, needs, undone, occasion, about)


@compiled
def among(law: Ints, names: int, count: int, name: int) -> bool:
    for number in range(names, names + count):
        if law[number] == name:
            return True
    return False


@compiled
def _some_still_stands(law: Ints, s: Ints, needs: int, undone: int, occasion: int, about: int) -> bool:
    """(`running.standing`) A set's bit 0 is what goes on unrecorded, bit n + 1 the case's act n."""
    words = s[WORD_COUNT]
    for word in range(words):
        s[SETS + word] = 0
    for place in range(s[PAST]):
        at = EVENTS + place * EVENT_SIZE
        name = s[at + ACT]
        ends = among(law, law[undone], law[undone + 1], name)
        begins = not ends and among(law, law[needs], law[needs + 1], name)
        if not (ends or begins):
            continue
        if about >= 0 and not (s[at + FACTS] >> law[about + name]) & 1:
            continue
        if occasion >= 0 and not same_occasion(s, s[at + IN], occasion):
            continue
        if begins:
            s[SETS + ((place + 1) >> 6)] |= 1 << ((place + 1) & 63)
        elif s[at + LEFT] == 0:
            for word in range(words):
                s[SETS + word] = 0
        else:
            left = LEFT_SETS + place * SET_WORDS
            s[SETS] |= 1
            for word in range(words):
                s[SETS + word] &= s[left + word]
    for word in range(words):
        if s[SETS + word] != 0:
            return True
    return False


@woven
def guard_holds(law: Ints, s: Ints, guard: int, act: int) -> bool:
    """(`guarding.guard_holds`)"""
    bits = law[guard + GUARD_BITS]
    if bits < 0:
        return done(law, s, guard + GUARD_ACTS, guard + GUARD_UNDONE, NONE, NONE)
    at = EVENTS + act * EVENT_SIZE
    bit = law[bits + s[at + ACT]]
    if bit < 0:
        names = guard + GUARD_ACTS
        tested = newest(law, s, law[names], law[names + 1], s[at + IN], NONE)
        if tested < 0:
            return False
        at = EVENTS + tested * EVENT_SIZE
        bit = law[bits + s[at + ACT]]
    return (s[at + FACTS] >> bit) & 1 != 0


@compiled
def holds(law: Ints, s: Ints, rule: int, act: int) -> bool:
    """(`guarding.holds`; a case with an erased act is not for the kernel)"""
    for number in range(law[rule + WHEN], law[rule + WHEN] + law[rule + WHEN + 1]):
        if not guard_holds(law, s, law[number], act):
            return False
    for number in range(law[rule + UNLESS], law[rule + UNLESS] + law[rule + UNLESS + 1]):
        if guard_holds(law, s, law[number], act):
            return False
    return True


@woven
def hears(law: Ints, s: Ints, told: int, act: int) -> bool:
    """Whether a rule that is told among those that hear a saying holds. (`listening`)"""
    return told & 1 == 0 or holds(law, s, told >> 1, act)


# --- what has effect at an instant


@compiled
def flag_at(s: Ints, experiment: int, instant: int) -> int:
    """The first flag of an experiment that holds at an instant, or NONE. (`standing._flag_at`)"""
    for number in range(s[FLAG_COUNT]):
        flag = FLAGS + number * FLAG_SIZE
        if (
            s[flag + FLAG_EXPERIMENT] == experiment
            and s[flag + FLAG_SINCE] <= instant
            and instant < s[flag + FLAG_UNTIL]
        ):
            return flag
    return NONE


@compiled
def inside(law: Ints, s: Ints, experiment: int, instant: int) -> bool:
    """Whether the case is inside an experiment. (`Membership.covers`)"""
    if instant < law[experiment + SINCE] or instant >= law[experiment + UNTIL]:
        return False
    return s[FLAG_COUNT] == 0 or flag_at(s, experiment, instant) < 0


@compiled
def outside_or_waived(law: Ints, s: Ints, rule: int, instant: int) -> bool:
    """Whether a rule other than a lapse has no effect. (`Force.set_aside`)"""
    if law[rule + EXPERIMENT] >= 0:
        return not inside(law, s, law[rule + EXPERIMENT], instant)
    return waived(law, s, rule, instant)


@compiled
def waived(law: Ints, s: Ints, rule: int, instant: int) -> bool:
    """Whether a waiver sets a rule aside at an instant."""
    place = law[rule + WAIVERS]
    for number in range(law[rule + WAIVERS + 1]):
        if inside(law, s, law[place + 2 * number], instant):
            return True
    return False


@compiled
def out_of_play(law: Ints, s: Ints, act: int, instant: int, place: int) -> int:
    """What took an act out of play, or NONE; `place` NEVER: whatever the acts of that instant did.
    (`out_of_play`)"""
    out = NONE
    for number in range(s[PLAY_COUNT]):
        play = PLAYED_LIST + number * PLAYED_SIZE
        if s[play + PLAY_ACT] != act:
            continue
        if s[play + PLAY_AT] > instant or s[play + PLAY_PLACE] >= place:
            break
        rule = s[play + PLAY_RULE]
        if outside_or_waived(law, s, rule, instant):
            continue
        if law[rule + INCLUDES]:
            out = NONE
        elif out < 0:
            out = rule
    return out


# --- how a duty stands


@compiled
def standing_at(law: Ints, s: Ints, rule: int, created: int, instant: int) -> int:
    """How a duty stands at an instant, with the reason in the upper bits. (`standing._standing`)"""
    if law[rule + EXPERIMENT] >= 0:
        standing = _replacement(law, s, law[rule + EXPERIMENT], instant)
    else:
        standing = _waived(law, s, rule, created, instant)
    if standing & 3 != OPEN:
        return standing
    if s[PLAY_COUNT] > 0:
        first = NONE
        for number in range(law[rule + OWES + 1]):
            out = out_of_play(law, s, law[law[rule + OWES] + number], instant, NEVER)
            if out < 0:
                return standing
            if number == 0:
                first = out
        return SUSPENDED | (law[first + PLAY_REASON] << 2)
    return standing


@compiled
def _replacement(law: Ints, s: Ints, experiment: int, instant: int) -> int:
    """(`standing._replacement`)"""
    flag = flag_at(s, experiment, instant)
    if flag >= 0:
        return SUSPENDED | (law[s[flag + FLAG_WAY] + WAY_REASON] << 2)
    if instant < law[experiment + UNTIL] or law[experiment + AT_END] == KEEP:
        return OPEN
    how = FALLEN if law[experiment + AT_END] == LAPSE else SUSPENDED
    return how | (law[experiment + END_REASON] << 2)


@compiled
def _waived(law: Ints, s: Ints, rule: int, created: int, instant: int) -> int:
    """(`standing._waived`) A reason is told one up, as none is 0."""
    because = 0
    place = law[rule + WAIVERS]
    for number in range(law[rule + WAIVERS + 1]):
        experiment, reason = law[place + 2 * number], law[place + 2 * number + 1]
        since, until = law[experiment + SINCE], law[experiment + UNTIL]
        if instant < since or (created < since and not law[experiment + OPEN_DUTIES]):
            continue
        if created >= until:
            continue
        flag = flag_at(s, experiment, instant)
        if flag >= 0:
            way = s[flag + FLAG_WAY]
            before = created < s[flag + FLAG_SINCE]
            if not (law[way + THEN] == KEEP and before):
                if law[way + THEN] == LAPSE and before:
                    return FALLEN | (law[way + WAY_REASON] << 2)
                because = law[way + WAY_REASON] + 1
                continue
        if instant < until:
            return WAIVED | (reason << 2)
        if flag_at(s, experiment, until - 1) >= 0:
            continue
        if law[experiment + AT_END] == KEEP:
            return WAIVED | (reason << 2)
        if law[experiment + AT_END] == LAPSE:
            return FALLEN | (law[experiment + END_REASON] << 2)
        because = law[experiment + END_REASON] + 1
    return OPEN | (because << 2)
