"""Occasions, and what goes on after an end: the same under every regime. See `frirum.law.history` and
`running`."""

from __future__ import annotations

from .asking import rests_on
from .dates import Ints
from .jit import compiled
from .layout import *


@compiled
def open_parent(s: Ints, occasion: int) -> int:
    """(`Occasions._open_parent`)"""
    above = s[EVENTS + occasion * EVENT_SIZE + UNDER]
    while above >= 0 and s[EVENTS + above * EVENT_SIZE + CLOSED] < NEVER:
        above = s[EVENTS + above * EVENT_SIZE + UNDER]
    return above


@compiled
def only_open(s: Ints) -> int:
    """(`Occasions.only_open`)"""
    at = NONE
    while True:
        below, last = 0, NONE
        for number in range(s[OPENED_COUNT]):
            one = s[OPENED + number]
            if s[EVENTS + one * EVENT_SIZE + CLOSED] == NEVER and open_parent(s, one) == at:
                below += 1
                last = one
        if below != 1:
            return at
        at = last


@compiled
def roots_open(s: Ints) -> int:
    count = 0
    for number in range(s[OPENED_COUNT]):
        one = s[OPENED + number]
        if s[EVENTS + one * EVENT_SIZE + CLOSED] == NEVER and open_parent(s, one) < 0:
            count += 1
    return count


@compiled
def read_occasions(law: Ints, s: Ints) -> None:
    """Says each act's occasion. (`history.in_occasions`)"""
    s[OPENED_COUNT] = 0
    only, fresh = NONE, True
    for place in range(s[COUNT]):
        at = EVENTS + place * EVENT_SIZE
        kind = law[KINDS] + s[at + ACT] * KIND_SIZE
        given = s[at + GIVEN]
        if law[kind + OCCASION] >= OPENS:
            if given == place:
                given = NONE
            if law[kind + OCCASION] == RESTS:
                if given > place:
                    s[TROUBLE] = ODD
                    return
                if given < 0:
                    if not fresh:
                        only, fresh = only_open(s), True
                    given = only
                s[at + UNDER] = given
            s[OPENED + s[OPENED_COUNT]] = place
            s[OPENED_COUNT] += 1
            s[at + IN] = place
            fresh = False
            continue
        if given < 0:
            if law[kind + OCCASION] == NEEDS and roots_open(s) > 1:
                s[TROUBLE] = OCCASION_NEEDED
                return
            if not fresh:
                only, fresh = only_open(s), True
            given = only
        s[at + IN] = given
        closes = law[kind + CLOSES]
        if closes:
            for number in range(s[OPENED_COUNT]):
                one = s[OPENED + number]
                closed = EVENTS + one * EVENT_SIZE + CLOSED
                reached = closes == CLOSES_CASE or (given >= 0 and rests_on(s, one, given))
                if s[closed] == NEVER and reached:
                    s[closed] = s[at + AT]
            fresh = False


@compiled
def read_what_is_left(law: Ints, s: Ints) -> None:
    """Says of each act that ends others what goes on. (`running.with_what_is_left`)"""
    words = s[WORD_COUNT]
    for number in range(law[ENDS_COUNT] * SET_WORDS):
        s[RUNNING + number] = 0
    for place in range(s[COUNT]):
        at = EVENTS + place * EVENT_SIZE
        kind = law[KINDS] + s[at + ACT] * KIND_SIZE
        if law[kind + ENDS] >= 0:
            running = RUNNING + law[kind + ENDS] * SET_WORDS
            facts = s[at + FACTS]
            _one_ends(s, running, words, s[at + NAMES], (facts >> law[kind + NONE_GOES_ON]) & 1)
            any_left = False
            for word in range(words):
                any_left |= s[running + word] != 0
            if not any_left and (facts >> law[kind + OTHERS_GO_ON]) & 1:
                s[running] = 1
            s[at + LEFT] = 1
            left = LEFT_SETS + place * SET_WORDS
            for word in range(words):
                s[left + word] = s[running + word]
        if law[kind + BEGINS] >= 0:
            running = RUNNING + law[kind + BEGINS] * SET_WORDS
            s[running + ((place + 1) >> 6)] |= 1 << ((place + 1) & 63)


@compiled
def _one_ends(s: Ints, running: int, words: int, named: int, none_left: int) -> None:
    """(`running._left`) `named` is NONE where the act names nothing."""
    if none_left:
        for word in range(words):
            s[running + word] = 0
    elif named != NONE:
        s[running + ((named + 1) >> 6)] &= ~(1 << ((named + 1) & 63))
    else:
        for word in range(words - 1, -1, -1):
            found = s[running + word]
            if found != 0:
                for bit in range(63, -1, -1):
                    if (found >> bit) & 1:
                        s[running + word] = found & ~(1 << bit)
                        return
