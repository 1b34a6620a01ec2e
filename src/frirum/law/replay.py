"""`judge`: replays a history against the law, and says all duties, breaches and standings over time.

Theory of operation. Everything that changes a judgement happens here, in one pass over the acts
in order. Before the pass, `timelines` has read from the acts alone when the case is inside an
experiment, what is paused and what is out of play; so the whole course of a duty (its spans,
and when it is missed) is known at its birth. Two kinds of thing then happen in time:

    an act      is judged (conditions, milestones, exclusions), then settles duties, then makes
                duties lapse, then starts duties
    time        makes a duty missed, or lapse by itself; a miss may start another duty

An act is never refused: what is unlawful is recorded as a breach. Time never stops at a missed
deadline. One duty exists per trigger; a second notification moves nothing of the first.
After the last act time runs on to its end, so what the future holds is projected ahead, and no
clock is read. Semantics: timed DCR graphs with the changes that `docs/law-format.md` names.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count

from .calendar import Within
from .duties import Breach, Duty, Judgement, Span, Spared
from .governing import Governing, governing
from .guarding import Past, holds, met
from .history import Act, PersonFacts, chains, effective, in_occasions
from .moments import Moment, day_start
from .provisions import AnyRule, ConditionRule, DutyRule, LapseRule, MilestoneRule
from .regimes import RegimeTimeline
from .standing import course
from .timelines import Timelines, timelines
from .transitions import Transition
from .vocabulary import Vocabulary


def judge(regimes: RegimeTimeline, history: Iterable[Act], person: PersonFacts | None = None) -> Judgement:
    """Judges one case's history. Pure: the same history gives the same judgement, whenever it is asked.

    Raises OccasionNeeded where an act must say which of several open occasions it is about.
    """
    person = person or PersonFacts()
    written = tuple(history)
    acts, occasions = in_occasions(effective(written, regimes.vocabulary), regimes.vocabulary)
    governed = governing(regimes, acts, occasions)
    found = timelines(governed, acts, Past(person, occasions))
    replay = _Replay(regimes, governed, found, Past(person, occasions), chains(written))
    for act in acts:
        replay.until(act.occurred_at.instant)
        replay.act(act)
    replay.until(None)
    return Judgement(
        regimes=regimes,
        person=person,
        acts=acts,
        occasions=occasions,
        duties=tuple(replay.duties),
        breaches=tuple(replay.breaches),
        spared=tuple(replay.spared),
        force=found.force,
        governing=governed,
    )


@dataclass(slots=True)
class _Replay:
    """The state of one replay: what is done, what is owed, what time will bring."""

    regimes: RegimeTimeline
    governing: Governing
    found: Timelines
    past: Past
    roots: Mapping[str, str]  # of each entry's correction chain, as an act may name any of its versions
    duties: list[Duty] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)
    spared: list[Spared] = field(default_factory=list)
    unmet: list[Duty] = field(default_factory=list)
    waiting: list[tuple[DutyRule, Act]] = field(default_factory=list)
    coming: list[tuple[datetime, int, str | Transition, Duty]] = field(default_factory=list)
    number: count[int] = field(default_factory=count)
    place: int = 0  # of the act that is judged now

    @property
    def vocabulary(self) -> Vocabulary:
        return self.regimes.vocabulary

    def until(self, instant: datetime | None) -> None:
        """Lets time run to an instant: what comes due is missed, what lapses by itself lapses."""
        while self.coming and (instant is None or self.coming[0][0] <= instant):
            at, _, what, duty = heapq.heappop(self.coming)
            if duty.outcome is not None:
                continue
            if isinstance(what, Transition):
                self._go_over(duty, what, at)
            elif what == "lapse":
                self._lapse(duty, at, duty.spans[-1].because or duty.rule.id)
            else:
                duty.missed_at = at
                self._start_after_miss(duty, at)

    def act(self, act: Act) -> None:
        """One act: judged, then it settles, lapses and starts duties, in this order."""
        law = self.governing.law(act)
        self.place = self.past.count
        for condition in law.conditions.get(act.name, ()):
            self._check_condition(condition, act)
        for milestone in law.milestones.get(act.name, ()):
            self._check_milestone(milestone, act)
        if out := self.found.force.out_of_play(act.name, _at(act), self.place):
            self._breach("exclusion", out.rule, act)
        self.past.add(act)
        self._settle(act)
        for rule in law.lapses.get(act.name, ()):
            if holds(rule, act, self.past):
                self._lapse_by(rule, act)
        if self.vocabulary.closes(act.name) == "case":
            for duty in [one for one in self.unmet if not one.rule.survives_closing]:
                self._lapse(duty, _at(act), act.root, revive_waiting=False)
            self.waiting.clear()
        for duty_rule in law.duties.get(act.name, ()):
            if holds(duty_rule, act, self.past):
                self._start(duty_rule, act, _at(act))

    # --- judging an act

    def _check_condition(self, rule: ConditionRule, act: Act) -> None:
        if met(rule, self.found.force.in_play(rule.needs, _at(act), self.place), act, self.past):
            return
        if holds(rule, act, self.past) and self._in_force(rule, act):
            self._breach("condition", rule, act)

    def _check_milestone(self, rule: MilestoneRule, act: Act) -> None:
        if not holds(rule, act, self.past) or not self._in_force(rule, act):
            return
        waited_for = [one for one in self.unmet if rule.needs & set(one.rule.acts)]
        if any(self._stood(one, act).standing == "open" for one in waited_for):
            self._breach("milestone", rule, act)

    def _in_force(self, rule: AnyRule, act: Act) -> bool:
        return self.found.force.set_aside(rule, _at(act)) is None

    def _breach(self, kind: str, rule: AnyRule, act: Act) -> None:
        self.breaches.append(
            Breach(kind, rule, act.name, _at(act), None, act.occasion, act.root)  # type: ignore[arg-type]
        )

    # --- starting duties

    def _start(self, rule: DutyRule, trigger: Act, at: datetime) -> None:
        if rule.single and self._another(rule, trigger):
            self.waiting.append((rule, trigger))
            return
        created = max(at, trigger.known_at.instant)
        self._born(self._counted(rule, trigger, created))

    def _counted(self, rule: DutyRule, trigger: Act, created: datetime) -> Duty:
        """The duty that a trigger starts under a rule, with the moment from which its time runs."""
        clock_act = self._clock_act(rule, trigger)
        if (
            rule.clock
            and rule.clock.field
            and (clock_act is None or not clock_act.values.get(rule.clock.field))
        ):
            rule = replace(rule, within=Within.parse(None), clock=None)
            clock_act = None
        moment = _clock(rule, clock_act) if clock_act else trigger.known_at
        return Duty(rule, trigger, None, trigger.occasion, moment, clock_act, created)

    def _start_after_miss(self, missed: Duty, at: datetime) -> None:
        due = missed.due
        moment = Moment(due.instant) if due.instant else Moment.on(due.day) if due.day else Moment(at)
        if missed.dormant:
            moment = Moment(at)
        trigger = _first_trigger(missed)
        carried = _carried(missed)  # the law that created the missed duty, or took it over
        law = self.regimes.on(carried.since) if carried else self.governing.law(trigger)
        for rule in law.after_missed.get(missed.rule.id, ()):
            if holds(rule, trigger, self.past):
                self._born(Duty(rule, None, missed, missed.occasion, moment, None, at))

    def _born(self, duty: Duty) -> None:
        ahead = course(duty.rule, duty.created, duty.clock, self.regimes, self.found)
        duty.spans = ahead.spans
        duty.pauses = self.found.pauses.get(duty.rule.id, ())
        duty.dormant = ahead.dormant or (duty.carried is not None and ahead.missed_at == duty.created)
        self.duties.append(duty)
        self.unmet.append(duty)
        if ahead.missed_at is not None:
            heapq.heappush(self.coming, (ahead.missed_at, next(self.number), "miss", duty))
        if ahead.lapses_at is not None:
            heapq.heappush(self.coming, (ahead.lapses_at, next(self.number), "lapse", duty))
        for change in self.regimes.moving:
            at = day_start(change.since)
            if at <= duty.created or not change.ends(duty.rule):
                continue
            if not self.governing.keeps(change, duty.occasion):
                heapq.heappush(self.coming, (at, next(self.number), change, duty))

    def _go_over(self, duty: Duty, change: Transition, at: datetime) -> None:
        """The day of an amendment, for a duty that stands: it lapses, or is counted anew under the later law.

        What was missed before the day stays missed under the earlier law, and so stays there; as does
        what the later law would not ask of its trigger.
        """
        if duty.missed_at is not None:
            return
        rule = self._later_rule(duty, change) if change.open == "recompute" else None
        if change.open == "recompute" and rule is None:
            return
        kept = [pair for pair in self.waiting if pair[0].id != duty.rule.id]
        if rule is not None:
            kept += [(rule, trigger) for old, trigger in self.waiting if old.id == duty.rule.id]
        self.waiting = kept
        self._lapse(duty, at, change.id, revive_waiting=False)
        if rule is not None:
            if duty.trigger is not None:
                later = self._counted(rule, duty.trigger, at)
            else:
                later = Duty(rule, None, duty.missed, duty.occasion, duty.clock, None, at)
            later.carried = change
            self._born(later)

    def _later_rule(self, duty: Duty, change: Transition) -> DutyRule | None:
        """The rule that takes a duty over; None where it doesn't ask anything of the duty's trigger."""
        name = change.becomes.get(duty.rule.id, duty.rule.id)
        found = next((one for one in self.regimes.rules if one.id == name and change.begins(one)), None)
        asks = isinstance(found, DutyRule) and holds(found, _first_trigger(duty), self.past)
        return found if asks else None  # type: ignore[return-value]  # narrowed by asks

    def _another(self, rule: DutyRule, trigger: Act) -> bool:
        return any(
            one.rule.id == rule.id
            and (rule.single == "case" or self.past.same_occasion(one.occasion, trigger.occasion))
            for one in self.unmet
        )

    def _clock_act(self, rule: DutyRule, trigger: Act) -> Act | None:
        if rule.clock is None or trigger.name in rule.clock.acts:
            return trigger if rule.clock else None
        occasion = trigger.occasion if rule.clock.match == "occasion" else None
        if rule.clock.match == "occasion" and occasion is None:
            return None
        return self.past.first(rule.clock.acts, occasion)

    # --- settling and lapsing

    def _settle(self, act: Act) -> None:
        for duty in [one for one in self.unmet if act.name in one.rule.acts]:
            if duty.rule.settles == "matching" and not self.past.same_occasion(act.occasion, duty.occasion):
                continue
            if duty.rule.settles == "named" and not self._names(act, duty):
                continue
            span = self._stood(duty, act)
            duty.in_time = _in_time(act.occurred_at, span)
            self._end(duty, "met", _at(act), act.root)
            if duty.in_time is False and span.standing == "open" and not (duty.dormant and duty.missed_at):
                self._kept_late("late", duty, _at(act), act.name, span)
            self.waiting = [pair for pair in self.waiting if pair[0].id != duty.rule.id]

    def _names(self, act: Act, duty: Duty) -> bool:
        """Whether an act names what started the duty, or the entry that this was itself about."""
        trigger = _first_trigger(duty)
        return not self._named(act).isdisjoint({trigger.root} | self._named(trigger))

    def _named(self, act: Act) -> set[str]:
        """The first entries of those that an act names."""
        named = self.vocabulary[act.name].named(act.values, "entry") if act.name in self.vocabulary else ()
        return {self.roots.get(entry, entry) for _, entry in named}

    def _stood(self, duty: Duty, act: Act) -> Span:
        """How a duty stood as an act was done: not yet touched by what that act takes out of play or back."""
        span = duty.span_at(_at(act)) or duty.spans[0]
        plays = [one for name in duty.rule.acts for one in self.found.force.plays.get(name, ())]
        before = duty.spans.index(span) - 1
        if before >= 0 and span.since == _at(act) and any(self.place == one.place for one in plays):
            return duty.spans[before]
        return span

    def _lapse_by(self, rule: LapseRule, act: Act) -> None:
        waiver = self.found.force.set_aside(rule, _at(act))
        for duty in [one for one in self.unmet if one.rule.id in rule.duties]:
            anywhere = rule.match == "case" or act.occasion is None
            if not anywhere and not self.past.same_occasion(act.occasion, duty.occasion):
                continue
            if waiver is None:
                self._lapse(duty, _at(act), act.root)
            else:
                self.spared.append(Spared(duty, rule, waiver, act))

    def _lapse(self, duty: Duty, at: datetime, by: str, revive_waiting: bool = True) -> None:
        span = duty.span_at(at) or duty.spans[-1]
        self._end(duty, "lapsed", at, by)
        if duty.missed_at is not None and span.standing == "open" and not duty.dormant:
            self._kept_late("lapsed", duty, at, duty.rule.acts[0], span)
        if duty.rule.single and revive_waiting:
            self._start_waiting(duty.rule, at)

    def _start_waiting(self, rule: DutyRule, at: datetime) -> None:
        """A trigger that waited for another duty to end starts its own, if its occasion is still open."""
        for pair in [one for one in self.waiting if one[0].id == rule.id]:
            self.waiting.remove(pair)
            closed = self.past.occasions.closed.get(pair[1].occasion or "")
            if closed is None or closed > at:
                self._start(pair[0], pair[1], at)

    def _end(self, duty: Duty, outcome: str, at: datetime, by: str) -> None:
        duty.outcome, duty.settled_at, duty.settled_by = outcome, at, by  # type: ignore[assignment]
        duty.spans = _clipped(duty.spans, at)
        self.unmet.remove(duty)

    def _kept_late(self, kind: str, duty: Duty, at: datetime, act: str, span: Span) -> None:
        self.breaches.append(
            Breach(kind, duty.rule, act, at, span.due, duty.occasion, duty.triggered_by)  # type: ignore[arg-type]
        )


def _at(act: Act) -> datetime:
    return act.occurred_at.instant


def _clock(rule: DutyRule, act: Act) -> Moment:
    """What the time runs from: the act's own moment, or the day that it names in the clock's field."""
    if rule.clock is None:
        return act.known_at
    if rule.clock.field:
        return Moment.on(date.fromisoformat(act.values[rule.clock.field]))
    moment: Moment = getattr(act, rule.clock.time)
    return moment


def _first_trigger(duty: Duty) -> Act:
    while duty.trigger is None and duty.missed is not None:
        duty = duty.missed
    if duty.trigger is None:
        raise AssertionError("every duty goes back to an act")
    return duty.trigger


def _carried(duty: Duty) -> Transition | None:
    """The amendment that took a duty over, or the one whose miss started it."""
    while duty.carried is None and duty.missed is not None:
        duty = duty.missed
    return duty.carried


def _in_time(done: Moment, span: Span) -> bool | None:
    """Whether a duty was met in time; None where an hour that decides it is not known."""
    due = span.due
    if due.day is not None:
        return done.day <= due.day
    if due.undecided:
        return None
    if due.instant is None:
        return True
    if done.exact or done.instant <= due.instant:
        return done.instant <= due.instant
    return False if day_start(done.day) > due.instant else None


def _clipped(spans: tuple[Span, ...], at: datetime) -> tuple[Span, ...]:
    """The spans until a duty ended; a duty that ended as it was born keeps an empty first span."""
    kept = [
        span if span.until is not None and span.until <= at else _until(span, at)
        for span in spans
        if span.since < at
    ]
    return tuple(kept) or (_until(spans[0], max(at, spans[0].since)),)


def _until(span: Span, at: datetime) -> Span:
    return Span(span.standing, span.since, at, span.because, span.due)
