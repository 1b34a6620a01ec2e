"""A regime as a tape: rules by law and act, guards as bits, deadlines as tables of days (`layout` says what
lies where).

What the tape cannot hold is let be and marked: a case that meets it is judged by the reference instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import numpy as np

from frirum.law import RegimeTimeline, Vocabulary
from frirum.law.experiments import Experiment
from frirum.law.moments import day_start
from frirum.law.provisions import (
    AnyRule,
    ConditionRule,
    DutyRule,
    Guard,
    LapseRule,
    MilestoneRule,
    PlayRule,
)
from frirum.law.regimes import Law

from . import layout as at
from .dates import Deadline, Ints, day_of, due_days, microseconds
from .facts import Facts, Test, TooManyFacts
from .listening import Heard
from .words import NotForTheKernel, Tape, by_four, signed, summer

OCCASIONS = {"takes": at.TAKES, "needs": at.NEEDS, "opens": at.OPENS, "rests": at.RESTS}
CLOSES = {None: 0, "occasion": at.CLOSES_OCCASION, "last": at.CLOSES_OCCASION, "case": at.CLOSES_CASE}
CLOCKS = {"known_at": at.BY_KNOWN, "occurred_at": at.BY_OCCURRED}
SETTLING = {"all": at.SETTLES_ALL, "matching": at.SETTLES_MATCHING, "named": at.SETTLES_NAMED}
SINGLES = {None: 0, "case": at.SINGLE_CASE, "occasion": at.SINGLE_OCCASION}
EFFECTS = {"keep": at.KEEP, "revive": at.REVIVE, "lapse": at.LAPSE}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A regime on its tape, with the rules by number: what the numbers in the kernel's answers mean."""

    regimes: RegimeTimeline
    tape: Ints
    duties: tuple[DutyRule, ...]
    conditions: tuple[ConditionRule, ...]
    milestones: tuple[MilestoneRule, ...]
    plays: tuple[PlayRule, ...]
    reasons: tuple[str, ...]
    refused: tuple[AnyRule, ...]  # rules that only the reference can read
    heard: tuple[tuple[Heard, ...], ...]  # by law and act


@dataclass(slots=True)
class Compiler:
    """Lays one regime on its tape. `facts` are shared by all regimes of a run, as the events are."""

    regimes: RegimeTimeline
    facts: Facts
    first_day: int
    days: int
    tape: Tape = field(default_factory=Tape)
    deadlines: list[Deadline] = field(default_factory=list)
    refused: dict[int, AnyRule] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    acts: dict[str, int] = field(init=False)
    number: dict[int, int] = field(init=False)  # of a duty rule, by identity
    versions: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    experiment_places: dict[str, int] = field(default_factory=dict)
    refusing: set[str] = field(default_factory=set)  # acts that only the reference can judge

    def __post_init__(self) -> None:
        self.acts = {name: number for number, name in enumerate(self.vocabulary.acts)}

    @property
    def vocabulary(self) -> Vocabulary:
        return self.regimes.vocabulary

    def compiled(self) -> Compiled:
        words = self.tape.words
        duties = self._kept(DutyRule)
        conditions = self._kept(ConditionRule)
        milestones = self._kept(MilestoneRule)
        plays = self._kept(PlayRule)
        lapses = self._kept(LapseRule)
        if len(duties) > at.MOST_RULES or len(self.acts) > at.MOST_ACTS:
            raise NotForTheKernel("more rules or acts than the tape has room for")
        names = {name: number for number, name in enumerate(dict.fromkeys(one.id for one in duties))}
        self.number = {id(one): number for number, one in enumerate(duties)}
        words[at.ACTS], words[at.RULES] = len(self.acts), len(duties)
        words[at.WORDS] = (len(duties) + 63) // 64
        for number, one in enumerate(duties):
            self.versions[one.id].append(number)
        self._lay_experiments()
        places: dict[int, int] = {}
        for rules, lay in (
            (conditions, self._condition),
            (milestones, self._milestone),
            (plays, self._play),
            (lapses, self._lapse),
        ):
            places |= self._laid(rules, lay)
        owed = self._laid(duties, lambda rule, number: self._duty(rule, number, names))
        words[at.OWED] = self.tape.table(owed.get(id(one), 0) for one in duties)
        words[at.SETTLES] = self.tape.table(
            word
            for act in self.acts
            for word in self._mask(number for number, one in enumerate(duties) if act in one.acts)
        )
        heard = self._lay_laws(places | owed, names)
        self._lay_kinds()
        self._lay_days()
        words[at.GOES_OVER] = max(
            (
                microseconds(day_start(one.since))
                for one in self.regimes.transitions
                if one.governs != "acts-after" or one.open != "keep"
            ),
            default=-at.NEVER,
        )
        return Compiled(
            regimes=self.regimes,
            tape=np.array(words, dtype=np.int64),
            duties=tuple(duties),
            conditions=tuple(conditions),
            milestones=tuple(milestones),
            plays=tuple(plays),
            reasons=tuple(self.reasons),
            refused=tuple(self.refused.values()),
            heard=heard,
        )

    # --- rules

    def _kept(self, kind: type) -> list[Any]:
        return [one for one in self.regimes.rules if isinstance(one, kind)]

    def _laid(self, rules: Sequence[Any], lay: Callable[[Any, int], list[int]]) -> dict[int, int]:
        """Each rule's place, by its identity; those that can't be laid are refused."""
        places = {}
        for number, rule in enumerate(rules):
            try:
                places[id(rule)] = self.tape.table(lay(rule, number))
            except (NotForTheKernel, TooManyFacts):
                self.refused[id(rule)] = rule
        return places

    def _common(self, rule: AnyRule, number: int) -> list[int]:
        waivers = [
            word
            for experiment, waiver in self.regimes.waivers(rule.id)
            for word in (self.experiment_places[experiment.id], self._reason(waiver.id))
        ]
        place = self.tape.table(waivers)
        when = self.tape.list([self._guard(one) for one in rule.when])
        unless = self.tape.list([self._guard(one) for one in rule.unless])
        own = self.experiment_places[rule.experiment] if rule.experiment else at.NONE
        return [number, *when, *unless, own, place, len(waivers) // 2]

    def _duty(self, rule: DutyRule, number: int, names: dict[str, int]) -> list[int]:
        within, clock = rule.within, rule.clock
        unit, amount = at.UNDATED, 0
        if within.unit == "h":
            unit, amount = at.HOURS, timedelta(hours=within.amount) // timedelta(microseconds=1)
        elif within.unit not in ("asap", "none"):
            unit, amount = at.BY_DAY, self._deadline(Deadline(within, rule.saturday, rule.roll))
        if clock and clock.field:
            for act in clock.acts:
                if {clock.field} != self._clock_fields(act):
                    raise NotForTheKernel("two clocks read two fields of one act")
        answered = any(rule.id in one.after_missed for one in self.regimes.rules if isinstance(one, DutyRule))
        return [
            *self._common(rule, number),
            unit,
            amount,
            (at.BY_FIELD if clock.field else CLOCKS[clock.time]) if clock else at.BY_TRIGGER,
            *self._act_list(clock.acts if clock else ()),
            int(clock is not None and clock.match == "case"),
            SETTLING[rule.settles],
            SINGLES[rule.single],
            int(rule.survives_closing),
            *self._act_list(rule.acts),
            *self.tape.list(self.versions[rule.id]),
            names[rule.id],
            int(answered),
        ]

    def _clock_fields(self, act: str) -> set[str]:
        return clock_fields((self.regimes,)).get(act, set())

    def _condition(self, rule: ConditionRule, number: int) -> list[int]:
        about, covers = at.NONE, []
        both = rule.needs | rule.undone_by
        if rule.about and rule.about.covers:
            for value in rule.about.values:
                asked = self._bits(rule.acts, Test(rule.about.covers, (value,)))
                covers += [asked, self._bits(both, Test(rule.about.field, (value,), silent=True))]
        elif rule.about:
            about = self._bits(both, Test(rule.about.field, rule.about.values, silent=True))
        return [
            *self._common(rule, number),
            *self._act_list(rule.needs),
            *self._act_list(rule.undone_by),
            int(rule.match == "occasion"),
            about,
            self.tape.table(covers),
            len(covers) // 2,
        ]

    def _milestone(self, rule: MilestoneRule, number: int) -> list[int]:
        waited = [place for one, place in self._numbered() if rule.needs & set(one.acts)]
        return [*self._common(rule, number), *self.tape.list(waited)]

    def _play(self, rule: PlayRule, number: int) -> list[int]:
        played = self._act_list(rule.acts)
        return [*self._common(rule, number), *played, int(rule.includes), self._reason(rule.id)]

    def _lapse(self, rule: LapseRule, number: int) -> list[int]:
        fallen = [place for one, place in self._numbered() if one.id in rule.duties]
        return [*self._common(rule, number), *self.tape.list(fallen), int(rule.match == "case")]

    def _numbered(self) -> Iterable[tuple[DutyRule, int]]:
        return ((one, self.number[id(one)]) for one in self._kept(DutyRule))

    # --- what rules are made of

    def _guard(self, guard: Guard) -> int:
        if guard.field is not None and not guard.acts:
            raise NotForTheKernel("a guard on the person")
        bits = at.NONE
        if guard.field is not None:
            bits = self._bits(guard.acts, Test(guard.field, guard.values))
        return self.tape.table([*self._act_list(guard.acts), bits, *self._act_list(guard.undone_by)])

    def _bits(self, acts: Iterable[str], test: Test) -> int:
        """A table by act: the number of the bit that answers, NONE for acts that it is not about."""
        found = [at.NONE] * len(self.acts)
        for act in acts:
            found[self.acts[act]] = self.facts.bit(act, test)
        return self.tape.table(found)

    def _act_list(self, acts: Iterable[str]) -> tuple[int, int]:
        # an act's order among a rule's matters to nobody, but tapes of one law should be alike
        known = acts if isinstance(acts, tuple) else sorted(acts)
        return self.tape.list(self.acts[one] for one in known)

    def _mask(self, numbers: Iterable[int]) -> list[int]:
        mask = sum(1 << number for number in set(numbers))
        words = max(1, self.tape.words[at.WORDS])
        return [signed(mask >> 64 * word) for word in range(words)]

    def _deadline(self, deadline: Deadline) -> int:
        if deadline not in self.deadlines:
            self.deadlines.append(deadline)
        return self.deadlines.index(deadline)

    def _reason(self, name: str) -> int:
        return self.reasons.setdefault(name, len(self.reasons))

    # --- laws, experiments, acts and days

    def _lay_experiments(self) -> None:
        words = self.tape.words
        words[at.EXPERIMENTS] = len(words)
        for one in self.regimes.experiments:
            valid = one.approval.valid
            self.experiment_places[one.id] = self.tape.table(
                [
                    microseconds(day_start(valid.since)),
                    microseconds(day_start(valid.until)) if valid.until else at.NEVER,
                    int(one.approval.entry == "open-duties"),
                    EFFECTS[one.approval.at_end],
                    self._reason(f"{one.id}/period-end"),
                ]
            )
        words[at.EXPERIMENT_COUNT] = len(self.regimes.experiments)
        ways = [self._way_out(one, way) for one in self.regimes.experiments for way in one.approval.ways_out]
        words[at.WAYS_OUT] = self.tape.table(word for way in ways for word in way)
        words[at.WAY_OUT_COUNT] = len(ways)

    def _way_out(self, experiment: Experiment, way: Any) -> list[int]:
        return [
            self.experiment_places[experiment.id],
            self.tape.table(int(act in way.acts) for act in self.acts),
            *self.tape.list([self._guard(one) for one in way.when]),
            self.tape.table(int(act in way.back) for act in self.acts),
            EFFECTS[way.then],
            self._reason(way.id),
        ]

    def _lay_laws(self, places: dict[int, int], names: dict[str, int]) -> tuple[tuple[Heard, ...], ...]:
        laws: dict[int, int] = {}
        on_day: list[int] = []
        kept: list[Law] = []
        for day in range(self.first_day, self.first_day + self.days):
            law = self.regimes.on(day_of(day))
            if id(law) not in laws:
                laws[id(law)] = len(kept)
                kept.append(law)
            on_day.append(laws[id(law)])
        words = self.tape.words
        words[at.LAW_ON] = self.tape.table(on_day)
        self.refusing = {name for rule in self.refused.values() for name in _heard(rule)}

        def laid(rules: Iterable[AnyRule]) -> tuple[int, ...]:
            return tuple(places[id(rule)] for rule in rules if id(rule) in places)

        playing: list[int] = []
        timely: set[str] = set()
        for law in kept:
            for act in self.acts:
                plays = [rule for rule in law.plays if act in rule.triggers]
                playing += self.tape.list(laid(plays))
                if plays:
                    timely.add(act)
            for suspends in law.suspends:
                self.refusing |= suspends.begins | suspends.ends
        words[at.PLAYS] = self.tape.table(playing)
        after = [
            word
            for law in kept
            for name in names
            for word in self.tape.list(
                places[id(rule)] for rule in law.after_missed.get(name, ()) if id(rule) in places
            )
        ]
        words[at.AFTER] = self.tape.table(after)
        words[at.RULES] = len(names)
        for experiment in self.regimes.experiments:
            for way in experiment.approval.ways_out:
                timely |= way.acts | way.back
        words[at.TIMELY] = self.tape.table(
            at.IS_TIMELY * (name in timely)
            | at.IS_REFUSED * (name in self.refusing or kind.effect is not None)
            for name, kind in self.vocabulary.acts.items()
        )
        return tuple(
            tuple(
                tuple(
                    laid(kind.get(act, ()))
                    for kind in (law.conditions, law.milestones, law.lapses, law.duties)
                )
                for act in self.acts
            )
            for law in kept
        )

    def _lay_kinds(self) -> None:
        begun = list(dict.fromkeys(one.ends.act for one in self.vocabulary.acts.values() if one.ends))
        if len(begun) > at.MOST_ENDS:
            raise NotForTheKernel("more kinds of act run than the tape has room for")
        kinds: list[int] = []
        for name, kind in self.vocabulary.acts.items():
            kinds += [
                OCCASIONS[kind.occasion],
                CLOSES[kind.closes],
                begun.index(kind.ends.act) if kind.ends else at.NONE,
                begun.index(name) if name in begun else at.NONE,
                self.facts.bit(name, Test(kind.ends.others, (True,))) if kind.ends else at.NONE,
                self.facts.bit(name, Test(kind.ends.others, (False,))) if kind.ends else at.NONE,
            ]
        self.tape.words[at.KINDS] = self.tape.table(kinds)
        self.tape.words[at.ENDS_COUNT] = len(begun)

    def _lay_days(self) -> None:
        words = self.tape.words
        words[at.FIRST_DAY], words[at.DAYS] = self.first_day, self.days
        tables = [due_days(one, self.first_day, self.days) for one in self.deadlines]
        days = np.arange(self.first_day, self.first_day + self.days)
        words[at.DUE_WORDS] = (self.days + 3) // 4
        words[at.DUE_DAYS] = self.tape.table(word for table in tables for word in by_four(table - days))
        last = max((int(table.max()) for table in tables), default=0)
        until = max(self.first_day + self.days, last) + 3
        words[at.SUMMER] = self.tape.table(summer(self.first_day, until))


def clock_fields(regimes: Iterable[RegimeTimeline]) -> dict[str, set[str]]:
    """By act, the fields in which clocks read a day."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in regimes:
        for rule in one.rules:
            if isinstance(rule, DutyRule) and rule.clock and rule.clock.field:
                for act in rule.clock.acts:
                    found[act].add(rule.clock.field)
    return dict(found)


def _heard(rule: AnyRule) -> Iterable[str]:
    """The acts that a rule listens to; a duty that a miss starts is heard through the rules missed."""
    if isinstance(rule, DutyRule):
        return rule.triggers
    if isinstance(rule, LapseRule):
        return rule.by
    if isinstance(rule, PlayRule):
        return rule.triggers
    if isinstance(rule, ConditionRule | MilestoneRule):
        return rule.acts
    return ()
