"""Our law on one day as a DCR graph: what DCR can say is drawn, and what it can't is listed, rule by rule.

A rule that holds only under a guard is left out, unless all guards are taken to hold (`guarded`): a graph
that asks for less than the law is of use, one that asks for something else is not.

Two kinds of event stand for what plain arrows can't say; nobody can do them, each being its own condition:
- `duty:RULE` is owed where any one of several acts meets a duty, or one of several duties to an act lapses:
  its trigger asks for it, what meets or ends it cancels it;
- `until:RULE` is in play as long as none of several acts that a condition needs has been done, or the last
  was undone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from frirum.exchange.durations import Duration
from frirum.exchange.graphs import Event, Graph, Kind, Marking, Relation
from frirum.law.calendar import Within
from frirum.law.loading import Lawbook
from frirum.law.provisions import (
    AnyRule,
    ConditionRule,
    DutyRule,
    Guard,
    LapseRule,
    MilestoneRule,
    PlayRule,
    SuspendRule,
)
from frirum.law.regimes import Law, RegimeTimeline
from frirum.law.vocabulary import Vocabulary

GENERAL = (
    "Each duty is owed once, however often it was triggered; a later trigger moves its deadline.",
    "An act is about the whole case: notifications, decisions and efforts are not told apart.",
    "A deadline runs from when its trigger is done (not: known), and to the instant (not: to the day's end).",
)


def regime(book: Lawbook, name: str, day: date | None) -> tuple[RegimeTimeline, date]:
    """The law by its name, `serviceloven` or `serviceloven+r1`, and the day: without one, the last of it.

    Raises ValueError with a mend where there is no such law, or none on that day.
    """
    base, *experiments = name.lower().split("+")
    laws = {one.id: one for one in book.statutes.values() if one.regime}
    if base not in laws:
        raise ValueError(f"there is no law {base!r} for a case to run under; write one of: {', '.join(laws)}")
    home = (
        book.experiments[experiments[0]].municipality
        if experiments[:1] and experiments[0] in book.experiments
        else ""
    )
    timeline = book.regimes(home, experiments)
    valid = [laws[base].valid, *(one.approval.valid for one in timeline.experiments)]
    since = max(one.since for one in valid)
    until = min((one.until for one in valid if one.until), default=None)
    if until and until <= since:
        raise ValueError(f"{name} never held: its parts hold on no day together")
    if day is None:
        changes = [one.valid.since for one in timeline.provisions if one.statute.id == base]
        day = until - timedelta(days=1) if until else max([since, *changes])
    if day < since or (until and until <= day):
        holds = f"from {since}" + (f" until {until}" if until else "")
        raise ValueError(f"{name} holds {holds}, not on {day}; write another --at")
    return timeline, day


def draw(timeline: RegimeTimeline, day: date, title: str, guarded: bool = False) -> Graph:
    """The law in force on a day. `notes`, and the description, list what of it the graph does not say."""
    law = timeline.on(day)
    drawing = _Drawing(timeline, guarded)
    rules = sorted(_rules(law), key=lambda rule: rule.id)
    drawing.rules(rules)
    drawing.closing(timeline.vocabulary)
    left_out = sorted(drawing.left_out)
    stands = [f"The law on {day}.", *GENERAL, *left_out]
    return Graph(
        events=tuple(drawing.events(timeline.vocabulary)),
        relations=frozenset(drawing.relations),
        marking=Marking(included=frozenset(drawing.names)),
        title=title,
        description="\n".join(stands),
        notes=tuple(left_out),
    )


def _rules(law: Law) -> Iterator[AnyRule]:
    """Each rule in force once; what a child may at its age owes and forbids nothing."""
    kinds = (law.duties, law.after_missed, law.conditions, law.milestones, law.lapses)
    every = [rule for by_act in kinds for rules in by_act.values() for rule in rules]
    yield from {rule.id: rule for rule in (*every, *law.plays, *law.suspends)}.values()


class _Drawing:
    def __init__(self, timeline: RegimeTimeline, guarded: bool) -> None:
        self.timeline, self.guarded = timeline, guarded
        self.relations: set[Relation] = set()
        self.left_out: list[str] = []
        self.names: dict[str, str] = {}  # events, with what an event of our own making is called
        self.playing: set[str] = set()  # acts that others take out of play, or bring back
        self.owed: dict[str, tuple[DutyRule, tuple[str, ...]]] = {}  # a drawn duty's events

    def rules(self, rules: Iterable[AnyRule]) -> None:
        said = [rule for rule in rules if self._sayable(rule)]
        duties = [rule for rule in said if isinstance(rule, DutyRule)]
        lapsing = {name for rule in said if isinstance(rule, LapseRule) for name in rule.duties}
        self.playing = {act for rule in said if isinstance(rule, PlayRule) for act in rule.acts}
        shared = Counter(act for rule in duties for act in rule.acts)
        for rule in duties:
            self._duty(rule, len(rule.acts) > 1 or (rule.id in lapsing and shared[rule.acts[0]] > 1))
        for one in said:
            if isinstance(one, ConditionRule):
                self._condition(one)
            elif isinstance(one, MilestoneRule):
                self._milestone(one)
            elif isinstance(one, PlayRule):
                self._play(one)
            elif isinstance(one, LapseRule):
                for name in one.duties & self.owed.keys():
                    self._each("coresponse", one.by, self.owed[name][1])

    def closing(self, vocabulary: Vocabulary) -> None:
        """A case that is closed owes nothing but what outlives it."""
        outlives = {name for rule, names in self.owed.values() if rule.survives_closing for name in names}
        ends = {name for _, names in self.owed.values() for name in names} - outlives
        for act in vocabulary.acts:
            if vocabulary.closes(act) == "case":
                self._each("coresponse", [act], ends)

    def events(self, vocabulary: Vocabulary) -> Iterator[Event]:
        for name, called in sorted(self.names.items()):
            yield Event(name, called or vocabulary[name].label["da"])

    def _sayable(self, rule: AnyRule) -> bool:
        waivers = self.timeline.waivers(rule.id)
        if waivers:
            why = f"waived by {waivers[0][1].id}; for a case outside the experiment it holds"
        elif isinstance(rule, SuspendRule):
            why = "a clock that stands still"
        elif isinstance(rule, DutyRule) and not rule.triggers:
            why = f"it starts when {' or '.join(sorted(rule.after_missed))} is missed"
        elif not _under_guard(rule):
            return True
        elif self.guarded:
            self._note(rule, f"drawn as if its guard always held: {_guard(rule)}")
            return True
        else:
            why = f"it holds under a guard: {_guard(rule)}"
        self._note(rule, f"left out: {why}")
        return False

    def _duty(self, rule: DutyRule, apart: bool) -> None:
        asked = (self._made("duty", rule),) if apart else rule.acts
        self.owed[rule.id] = rule, asked
        for trigger in sorted(rule.triggers):
            self._each("response", [trigger], asked, self._deadline(rule, trigger))
        if apart:
            self._each("coresponse", rule.acts, asked)
        if rule.after_missed:
            self._note(
                rule, f"also starts when {' or '.join(sorted(rule.after_missed))} is missed: not drawn"
            )
        if rule.opens:
            self._note(rule, f"opens after {rule.opens}: not drawn, it forbids nothing")

    def _deadline(self, rule: DutyRule, trigger: str) -> Duration | None:
        if rule.within.unit == "none":
            return None
        if rule.clock and (rule.clock.field or trigger not in rule.clock.acts):
            of = (
                f"the act's field {rule.clock.field}"
                if rule.clock.field
                else " or ".join(sorted(rule.clock.acts))
            )
            self._note(rule, f"no deadline drawn from {trigger}: {rule.within} run from {of}")
            return None
        if (length := _iso(rule.within)) is None:
            self._note(rule, f"no deadline drawn: {rule.within} is no length in ISO 8601")
        elif rule.roll != "none":
            self._note(rule, f"its deadline moves to the {rule.roll} where it is a holiday: not drawn")
        return length

    def _condition(self, rule: ConditionRule) -> None:
        if len(rule.needs) == 1 and not rule.undone_by:
            self._each("condition", rule.needs, rule.acts)
            return
        gate = [self._made("until", rule)]
        self._each("condition", gate, rule.acts)
        self._each("exclude", rule.needs, gate)
        self._each("include", rule.undone_by, gate)
        for act in sorted(rule.needs & self.playing):
            self._note(rule, f"{act} out of play does not set its condition aside")
        for act in sorted(rule.undone_by):
            if self.timeline.vocabulary.ends(act):
                self._note(rule, f"drawn as if {act} ended all, where it ends one of several")

    def _milestone(self, rule: MilestoneRule) -> None:
        for duty, names in self.owed.values():
            if rule.needs & set(duty.acts):
                self._each("milestone", names, rule.acts)

    def _play(self, rule: PlayRule) -> None:
        """An act out of play, and with it what is owed of that act alone."""
        owed = (names for duty, names in self.owed.values() if set(duty.acts) <= set(rule.acts))
        alone = [name for names in owed for name in names]
        self._each("include" if rule.includes else "exclude", rule.triggers, {*rule.acts, *alone})

    def _made(self, what: str, rule: AnyRule) -> str:
        name = f"{what}:{rule.id}"
        self.names[name] = " ".join((rule.says or rule.provision.title or rule.id).split())
        self._each("condition", [name], [name])
        return name

    def _each(
        self, kind: Kind, sources: Iterable[str], targets: Iterable[str], time: Duration | None = None
    ) -> None:
        for source in sources:
            for target in targets:
                self.relations.add(Relation(kind, source, target, time))
                self.names.setdefault(source, "")
                self.names.setdefault(target, "")

    def _note(self, rule: AnyRule, says: str) -> None:
        told = f"{rule.id} ({rule.source}): {says}."
        if told not in self.left_out:
            self.left_out.append(told)


def _under_guard(rule: AnyRule) -> bool:
    return bool(rule.when or rule.unless or (isinstance(rule, ConditionRule) and rule.about))


def _guard(rule: AnyRule) -> str:
    """A rule's guards, in the words of the law's data."""
    told = [
        f"{name} {' and '.join(map(_test, some))}"
        for name, some in (("when", rule.when), ("unless", rule.unless))
        if some
    ]
    if isinstance(rule, ConditionRule) and rule.about:
        told.append(f"about {rule.about.field} in {', '.join(map(str, rule.about.values))}")
    return ", ".join(told)


def _test(guard: Guard) -> str:
    acts = " or ".join(sorted(guard.acts))
    if guard.field is None:
        return f"{acts} stands" + (
            f", not undone by {' or '.join(sorted(guard.undone_by))}" if guard.undone_by else ""
        )
    return f"{f'{acts}.' if acts else ''}{guard.field} is {' or '.join(map(str, guard.values))}"


def _iso(within: Within) -> Duration | None:
    """Elapsed hours and calendar days, weeks and months; weekdays and *snarest* are no such length."""
    length = within.amount
    rest = {"h": timedelta(hours=length), "d": timedelta(length), "w": timedelta(weeks=length)}
    if within.unit == "mo":
        return Duration(length)
    return Duration(0, rest[within.unit]) if within.unit in rest else None
