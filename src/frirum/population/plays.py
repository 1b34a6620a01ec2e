"""Flags and plays: what acts alone decide over time. See `frirum.law.timelines`."""

from __future__ import annotations

from .asking import guard_holds, holds
from .dates import Ints
from .jit import compiled, woven
from .layout import *


@woven
def forget_acts(s: Ints) -> None:
    for place in range(s[COUNT]):
        s[LAST + s[EVENTS + place * EVENT_SIZE + ACT]] = NONE
    s[PAST] = 0


@woven
def law_of(law: Ints, s: Ints, at: int) -> int:
    """Which of the laws was in force on an act's day."""
    return law[law[LAW_ON] + s[at + DAY] - law[FIRST_DAY]]


@compiled
def read_timelines(law: Ints, s: Ints) -> None:
    """Flags and plays. (`timelines.timelines`)"""
    found = 0
    for place in range(s[COUNT]):
        found |= law[law[TIMELY] + s[EVENTS + place * EVENT_SIZE + ACT]]
    if found & IS_REFUSED:
        s[TROUBLE] = LISTENED
    if found & IS_REFUSED or not found:
        return
    for place in range(s[COUNT]):
        at = EVENTS + place * EVENT_SIZE
        name = s[at + ACT]
        s[LAST + name] = place
        s[PAST] = place + 1
        if law[law[TIMELY] + name]:
            for number in range(law[WAY_OUT_COUNT]):
                _flag(law, s, law[WAYS_OUT] + number * WAY_SIZE, place)
            listed = law[PLAYS] + (law_of(law, s, at) * law[ACTS] + name) * 2
            for number in range(law[listed], law[listed] + law[listed + 1]):
                if holds(law, s, law[number], place):
                    _play(law, s, law[number], place)
    forget_acts(s)


@compiled
def _flag(law: Ints, s: Ints, way: int, act: int) -> None:
    at = EVENTS + act * EVENT_SIZE
    if law[law[way + WAY_ACTS] + s[at + ACT]]:
        opens = True
        for number in range(law[way + WAY_WHEN], law[way + WAY_WHEN] + law[way + WAY_WHEN + 1]):
            opens = opens and guard_holds(law, s, law[number], act)
        if opens:
            if s[FLAG_COUNT] == MOST_FLAGS:
                s[TROUBLE] = TOO_MANY_FLAGS
                return
            flag = FLAGS + s[FLAG_COUNT] * FLAG_SIZE
            s[FLAG_COUNT] += 1
            s[flag + FLAG_WAY], s[flag + FLAG_KIND] = way, s[at + KIND]
            s[flag + FLAG_SINCE], s[flag + FLAG_UNTIL] = s[at + AT], NEVER
            s[flag + FLAG_EXPERIMENT] = law[way + WAY_EXPERIMENT]
            return
    if law[law[way + WAY_BACK] + s[at + ACT]]:
        for number in range(s[FLAG_COUNT]):
            flag = FLAGS + number * FLAG_SIZE
            if (
                s[flag + FLAG_WAY] == way
                and s[flag + FLAG_UNTIL] == NEVER
                and s[at + KIND] in (FLAG_NONE, s[flag + FLAG_KIND])
            ):
                s[flag + FLAG_UNTIL] = s[at + AT]


@compiled
def _play(law: Ints, s: Ints, rule: int, act: int) -> None:
    for number in range(law[rule + PLAYED + 1]):
        if s[PLAY_COUNT] == MOST_PLAYS:
            s[TROUBLE] = TOO_MANY_PLAYS
            return
        play = PLAYED_LIST + s[PLAY_COUNT] * PLAYED_SIZE
        s[PLAY_COUNT] += 1
        s[play + PLAY_ACT], s[play + PLAY_RULE] = law[law[rule + PLAYED] + number], rule
        s[play + PLAY_AT], s[play + PLAY_PLACE] = s[EVENTS + act * EVENT_SIZE + AT], act
