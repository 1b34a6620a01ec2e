"""Where everything lies on the two tapes that the kernel reads and writes, each one array of 64-bit integers.

The *law* tape is a regime compiled once (`compiling`); the *scratch* tape holds one case while it is
replayed. One array each, because a compiled function that is handed thirty arrays spends its time on handing
them over. Names in capitals are places: `law[RULES]` is where the table of rules begins, `law[rule + CLOCK]`
a field of one rule.
"""

from __future__ import annotations

NEVER = 1 << 62  # later than any instant
NONE = -1

# --- the law tape: a header of places and sizes, then the tables

(
    FIRST_DAY,  # of the tables by day, as days since 1970
    DAYS,
    SUMMER,  # table: a bit a day, whether it begins in summer time
    DUE_DAYS,  # tables: how many days each kind of deadline is, by the day from which it runs; four a word
    DUE_WORDS,  # of one such table
    LAW_ON,  # table: which of the laws is in force on each day
    ACTS,  # how many kinds of act
    WORDS,  # 64-bit words of a mask of duty rules
    PLAYS,  # table: by law and act, the list of rules that change what is in play
    HEARD,  # table: by law and saying, what hears it: the place of a list, and how many of each kind
    SAYINGS,  # how many distinct acts with what their answers say
    AFTER,  # table: by law and rule, the list of rules that its miss starts
    KINDS,  # table: by act, what it does to occasions and to what runs
    SETTLES,  # table: by act, the mask of duty rules that it may settle
    TIMELY,  # table: by act, whether it may flag or change what is in play, or is only for the reference
    OWED,  # table: by duty rule, its place
    RULES,  # how many duty rules
    EXPERIMENTS,
    EXPERIMENT_COUNT,
    WAYS_OUT,
    WAY_OUT_COUNT,
    ENDS_COUNT,
    GOES_OVER,  # cases begun before this instant meet an amendment that the kernel does not carry out
    HEADER,
) = range(24)

# by act
(OCCASION, CLOSES, ENDS, BEGINS, OTHERS_GO_ON, NONE_GOES_ON, KIND_SIZE) = range(7)
TAKES, NEEDS, OPENS, RESTS = range(4)
CLOSES_OCCASION, CLOSES_CASE = 1, 2
IS_TIMELY, IS_REFUSED = 1, 2

# what every rule begins with
(
    NUMBER,  # of the rule among its kind
    WHEN,  # list of guards
    UNLESS,
    EXPERIMENT,  # or NONE
    WAIVERS,  # list of pairs: experiment, reason
    COMMON,
) = (0, 1, 3, 5, 6, 8)

# a duty rule
UNIT, AMOUNT = COMMON, COMMON + 1  # the amount in microseconds, or the number of the table of due days
CLOCK, CLOCK_ACTS, CLOCK_CASE = COMMON + 2, COMMON + 3, COMMON + 5  # CLOCK_CASE: it looks in the whole case
SETTLE, SINGLE, SURVIVES = COMMON + 6, COMMON + 7, COMMON + 8
OWES = COMMON + 9  # list of acts
SAME = COMMON + 11  # list of the versions of the same rule, itself among them
IDENTITY, ANSWERED = COMMON + 13, COMMON + 14  # its name's number; whether a miss may start something
DUTY_SIZE = COMMON + 15
UNDATED, HOURS, BY_DAY = range(3)
BY_TRIGGER, BY_KNOWN, BY_OCCURRED, BY_FIELD = range(4)
SETTLES_ALL, SETTLES_MATCHING, SETTLES_NAMED = range(3)
SINGLE_CASE, SINGLE_OCCASION = 1, 2

# a condition; a milestone has a list of duty rules in NEEDED
(NEEDED, UNDONE, IN_OCCASION, ABOUT, COVERS) = (COMMON, COMMON + 2, COMMON + 4, COMMON + 5, COMMON + 6)
CONDITION_SIZE = COMMON + 8  # ABOUT: bits by act or NONE; COVERS: list of pairs (asked, about) of bits by act

# a lapse
(LAPSED, LAPSE_CASE, LAPSE_SIZE) = (COMMON, COMMON + 2, COMMON + 3)

# what takes out of play or brings back
(PLAYED, INCLUDES, PLAY_REASON, PLAY_SIZE) = (COMMON, COMMON + 2, COMMON + 3, COMMON + 4)

# a guard: on a field (bits by act), or on what is done and not undone
(GUARD_ACTS, GUARD_BITS, GUARD_UNDONE) = (0, 2, 3)

# an experiment, a way out
(SINCE, UNTIL, OPEN_DUTIES, AT_END, END_REASON, EXPERIMENT_SIZE) = range(6)
(WAY_EXPERIMENT, WAY_ACTS, WAY_WHEN, WAY_BACK, THEN, WAY_REASON, WAY_SIZE) = (0, 1, 2, 4, 5, 6, 7)
KEEP, REVIVE, LAPSE = range(3)

# --- the scratch tape: counters, then the case

(
    COUNT,  # acts of the case
    PAST,  # how many of them are done
    BORN,  # duties born so far
    NEXT,  # the earliest instant at which time itself may do something
    FLAG_COUNT,
    PLAY_COUNT,
    WAIT_COUNT,
    OPENED_COUNT,
    FREE,  # mask of free slots
    TROUBLE,  # why the case is beyond the kernel
    CASE,
    WORD_COUNT,  # of a set of acts
    ROW,  # rows written
    CAPACITY,  # rows that there is room for; 0: only counts are asked for
    ENDING,  # whether some act of the case ends others
    CASE_DUE,  # the first due instant
    PENDING,  # mask of slots to which time may yet do something
    COUNTED,  # what is counted of the case
) = range(18)
SCALARS = COUNTED + 8

TOO_MANY_DUTIES, TOO_MANY_SPANS, TOO_MANY_FLAGS, TOO_MANY_PLAYS = 1, 2, 3, 4
TOO_MANY_WAIT, OCCASION_NEEDED, OUTSIDE_TABLES, ODD, LISTENED = 5, 6, 7, 8, 9
TOO_LONG, ERASED = 11, 12
NO_ROOM = 20  # no trouble of the case: the table of rows is full

MOST_ACTS, MOST_RULES, MOST_SLOTS, MOST_SPANS = 256, 256, 64, 12
MOST_FLAGS, MOST_PLAYS, MOST_WAITING = 24, 48, 24
MOST_INSTANTS = 96
LONGEST_CASE = 500

(SPAN_SINCE, SPAN_STANDING, SPAN_SIZE) = range(3)  # a standing has its reason in its upper bits
OPEN, WAIVED, SUSPENDED, FALLEN = range(4)

(
    RULE,
    TRIGGER,  # the act that started it, or the duty whose miss did
    PARENT,  # which duty's miss started it, or NONE
    DUTY_OCCASION,
    CREATED,
    DUE_KIND,
    DUE,
    MISSED_AT,
    MISSED,
    DORMANT,
    LAPSES_AT,
    ORDER,
    SPANS,  # how many; 0: open for ever
    SLOT_ROW,
    SPAN_TABLE,  # where its spans lie
    SLOT_SIZE,
) = range(16)
NO_DATE, AN_INSTANT, A_DAY, UNDECIDED = range(4)

(FLAG_WAY, FLAG_KIND, FLAG_SINCE, FLAG_UNTIL, FLAG_EXPERIMENT, FLAG_SIZE) = range(6)
(PLAY_ACT, PLAY_RULE, PLAY_AT, PLAY_PLACE, PLAYED_SIZE) = range(5)
FLAG_NONE = 0  # the kind of a flag that names none

LAST = SCALARS  # by act: the newest
SLOTS_OF = LAST + MOST_ACTS  # by duty rule: mask of its slots
UNMET = SLOTS_OF + MOST_RULES  # masks of duty rules
SLOTS = UNMET + MOST_RULES // 64
FLAGS = SLOTS + MOST_SLOTS * SLOT_SIZE
PLAYED_LIST = FLAGS + MOST_FLAGS * FLAG_SIZE
WAITING = PLAYED_LIST + MOST_PLAYS * PLAYED_SIZE  # pairs: rule, trigger
INSTANTS = WAITING + MOST_WAITING * 2
SETS = INSTANTS + MOST_INSTANTS  # two sets of acts
SET_WORDS = (LONGEST_CASE + 1 + 63) // 64
RUNNING = SETS + 2 * SET_WORDS  # sets of what runs, by act that begins
MOST_ENDS = 4
OPENED = RUNNING + MOST_ENDS * SET_WORDS  # the occasions, in order
EVENTS = OPENED + LONGEST_CASE

(
    ACT,
    AT,
    EXACT,
    DAY,
    KNOWN,
    KNOWN_EXACT,
    GIVEN,  # the occasion that it names
    IN,  # the occasion that it is in
    FACTS,  # bits: what its fields say
    SAYING,  # the number of the act with these facts
    KIND,  # what a way out is matched by
    NAMES,  # two acts that it names
    NAMES_TOO,
    CLOCK_DAY,  # the day that it names for a clock
    SAME_BEFORE,  # the act of the same name before it
    UNDER,  # of an occasion: the one that it rests on
    CLOSED,  # of an occasion: when it was closed
    LEFT,  # whether it ended others
    EVENT_SIZE,
) = range(19)
LEFT_SETS = EVENTS + LONGEST_CASE * EVENT_SIZE  # by event that ended others: what it left
SPANS_OF = LEFT_SETS + LONGEST_CASE * SET_WORDS  # by slot: its spans
SCRATCH = SPANS_OF + MOST_SLOTS * MOST_SPANS * SPAN_SIZE

# --- what comes out

(
    ROW_CASE,
    ROW_RULE,
    ROW_TRIGGER,
    ROW_PARENT,
    ROW_DUE_KIND,
    ROW_DUE,
    ROW_BORN,
    ROW_CREATED,
    ROW_OUTCOME,
    ROW_AT,
    ROW_BY,
    ROW_IN_TIME,
    ROW_MISSED,
    ROW_DORMANT,
    ROW_SIZE,
) = range(15)
UNSETTLED, MET, LAPSED_OUTCOME = range(3)
BREACH_CONDITION, BREACH_MILESTONE, BREACH_EXCLUSION, BREACH_LATE, BREACH_LAPSED = range(10, 15)
NOBODY_KNOWS, OUT_OF_TIME, IN_TIME = range(-1, 2)

# an event of the table: what it says (a row of the table of distinct acts and values), and when
(SAID_ACT, SAID_FACTS, SAID_SAYING, SAID_KIND, SAID_DAY, SAID_SIZE) = range(6)
HOUR_KNOWN, HOUR_KNOWN_TOO = 1, 2  # bits: of occurred_at, of known_at

# what is counted, by case
(
    DUTIES_BORN,
    BORN_WAIVED,
    MET_COUNT,
    LATE_COUNT,
    LAPSED_COUNT,
    UNMET_COUNT,
    MISSED_COUNT,
    BREACHES,
    COUNTS,
) = range(9)
