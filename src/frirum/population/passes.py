"""One pass over the cases of a table: each case is laid on the scratch tape once and replayed under every
regime."""

from __future__ import annotations

from .dates import Ints
from .days import local_day
from .jit import compiled, entrance, woven
from .kernel import replay_case
from .layout import *
from .occasions import read_occasions, read_what_is_left
from .plays import forget_acts
from .tapes import to_read, to_write


@entrance
def replay_cases(
    laws: Ints,  # a tape a row
    said: Ints,  # the distinct acts and values, a row each
    says: Ints,  # by event: which of them
    at: Ints,
    known: Ints,
    hours: Ints,
    occasion: Ints,  # by event: the event that opened what it names, counted within the case; or NONE
    names: Ints,  # pairs by event: what it names, counted within the case; empty: nothing names anything
    starts: Ints,  # by case, and the end
    first: int,
    until: int,
    scratch: Ints,
    rows: Ints,  # by regime: room for what is told, of duties and breaches
    written: Ints,  # by regime: how many rows were
    by_case: Ints,
    first_due: Ints,
    trouble: Ints,
) -> None:
    """Replays the cases from `first` until `until`. A case in `trouble` is told nowhere else."""
    _replay(
        laws,
        said,
        says,
        at,
        known,
        hours,
        occasion,
        names,
        starts,
        first,
        until,
        scratch,
        rows,
        written,
        by_case,
        first_due,
        trouble,
    )


@compiled
def _replay(
    laws: Ints,
    said: Ints,
    says: Ints,
    at: Ints,
    known: Ints,
    hours: Ints,
    occasion: Ints,
    names: Ints,
    starts: Ints,
    first: int,
    until: int,
    scratch: Ints,
    rows: Ints,
    written: Ints,
    by_case: Ints,
    first_due: Ints,
    trouble: Ints,
) -> None:
    """As `replay_cases`; without counting who holds which array, which would take as long as the work."""
    s = to_write(scratch, 0)
    acts = to_read(said, 0)
    for case in range(first, until):
        start, count = starts[case], starts[case + 1] - starts[case]
        if trouble[0, case] != 0:
            continue
        _lay(
            to_read(laws, 0),
            acts,
            to_read(says, start),
            to_read(at, start),
            to_read(known, start),
            to_read(hours, start),
            to_read(occasion, start),
            to_read(names, 2 * start if len(names) > 0 else 0),
            len(names) > 0,
            count,
            s,
        )
        s[TROUBLE] = 0
        read_occasions(to_read(laws, 0), s)
        if s[ENDING]:
            read_what_is_left(to_read(laws, 0), s)
        if s[TROUBLE] != 0:
            for regime in range(len(laws)):
                trouble[regime, case] = s[TROUBLE]
        for regime in range(len(laws)):
            if trouble[regime, case] != 0:
                continue
            s[TROUBLE], s[CASE] = 0, case
            s[ROW], s[CAPACITY] = written[regime], rows.shape[1] // ROW_SIZE
            replay_case(to_read(laws, regime * laws.shape[1]), s, to_write(rows, regime * rows.shape[1]))
            if s[TROUBLE] != 0:
                trouble[regime, case] = s[TROUBLE]
                continue
            written[regime] = s[ROW]
            first_due[regime, case] = s[CASE_DUE]
            for count in range(COUNTS):
                by_case[regime, case, count] = s[COUNTED + count]
        forget_acts(s)


@woven
def _lay(
    law: Ints,
    said: Ints,
    says: Ints,
    at: Ints,
    known: Ints,
    hours: Ints,
    occasion: Ints,
    names: Ints,
    naming: bool,
    count: int,
    s: Ints,
) -> None:
    """Lays a case on the scratch tape, where nothing is left of the one before."""
    s[COUNT], s[WORD_COUNT], s[ENDING] = count, (count + 64) >> 6, 0
    for place in range(count):
        row = EVENTS + place * EVENT_SIZE
        what = says[place] * SAID_SIZE
        act = said[what + SAID_ACT]
        s[ENDING] |= law[law[KINDS] + act * KIND_SIZE + ENDS] >= 0
        s[row + ACT], s[row + FACTS], s[row + SAYING] = act, said[what + SAID_FACTS], said[what + SAID_SAYING]
        s[row + KIND], s[row + CLOCK_DAY] = said[what + SAID_KIND], said[what + SAID_DAY]
        s[row + AT], s[row + DAY] = at[place], local_day(law, at[place])
        s[row + KNOWN] = known[place]
        s[row + EXACT], s[row + KNOWN_EXACT] = (
            hours[place] & HOUR_KNOWN,
            hours[place] & HOUR_KNOWN_TOO,
        )
        s[row + GIVEN], s[row + IN] = occasion[place], NONE
        s[row + NAMES], s[row + NAMES_TOO] = NONE, NONE
        if naming:
            s[row + NAMES], s[row + NAMES_TOO] = names[2 * place], names[2 * place + 1]
        s[row + SAME_BEFORE] = s[LAST + act]
        s[LAST + act] = place
        s[row + UNDER], s[row + CLOSED], s[row + LEFT] = NONE, NEVER, 0
