"""The ways in which a rule can be wrong. Each operator yields changed rules, and says what it changed.

A change to a key that the format gives no meaning there is not made: Saturdays in a time that is counted
in months, `single` on what a miss starts, a clock that says of the trigger what holds without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from frirum.law import Lawbook
from frirum.law.calendar import Within
from frirum.law.provisions import (
    AnyRule,
    CapacityRule,
    Clock,
    ConditionRule,
    DutyRule,
    LapseRule,
    PlayRule,
    SuspendRule,
    Validity,
)

UNITS = ("h", "wd", "d", "w", "mo")
DAY = timedelta(days=1)
NEVER = frozenset({"(never)"})  # what nothing is: the rule stays known by its id, and has no effect
Changes = Iterator[tuple[str, Any]]  # what is changed, in words; the rule as changed


class Others:
    """What is put in place of a name: the next in the book, so that every run makes the same mutants."""

    def __init__(self, book: Lawbook, rule: AnyRule) -> None:
        keys = ("triggers", "acts", "needs", "by", "begins")
        named = [name for key in keys for name in getattr(rule, key, ())]
        self.vocabulary = book.vocabulary
        areas = {self.vocabulary[name].area for name in named if name in self.vocabulary}
        self.acts = [name for name, kind in self.vocabulary.acts.items() if kind.area in areas]
        self.duties = [one.id for one in book.rules if isinstance(one, DutyRule)]

    def act(self, name: str, but: Iterable[str]) -> str:
        return following(name, self.acts, but)

    def duty(self, name: str, but: Iterable[str]) -> str:
        return following(name, self.duties, but)


def following(name: str, names: list[str], but: Iterable[str]) -> str:
    at = names.index(name) if name in names else 0
    return next(one for one in (*names[at + 1 :], *names[:at]) if one not in set(but) | {name})


def but(thing: Any, **changes: Any) -> Any:
    return replace(thing, **changes)


def days_off(was: Validity) -> Iterator[tuple[str, Validity]]:
    """The same span with one of its bounds a day away."""
    for days in (-1, 1):
        yield f"from {was.since + days * DAY}", replace(was, since=was.since + days * DAY)
        if was.until:
            yield f"to {was.until + days * DAY}", replace(was, until=was.until + days * DAY)


def _ends_before(span: Validity, was: Validity) -> bool:
    return span.until is not None and was.until is not None and span.until < was.until


def fewer(values: tuple[object, ...]) -> Iterator[tuple[object, tuple[object, ...]]]:
    """Each of several values, and the others without it."""
    for value in values if len(values) > 1 else ():
        yield value, tuple(one for one in values if one != value)


def _names(kind: Any, names: Iterable[str], another: Callable[[str, Iterable[str]], str]) -> Changes:
    """Each name put by another; each left out, where it is one of several."""
    listed = sorted(names)
    for name in listed:
        rest = [one for one in listed if one != name]
        other = another(name, listed)
        yield f"{name} → {other}", kind([*rest, other])
        if rest:
            yield f"without {name}", kind(rest)


def dropped(rule: AnyRule, _: Others) -> Changes:
    """The rule is there and never has an effect."""
    match rule:
        case DutyRule():
            yield "dropped", but(rule, triggers=NEVER, after_missed=frozenset())
        case PlayRule():
            yield "dropped", but(rule, triggers=NEVER)
        case LapseRule():
            yield "dropped", but(rule, by=NEVER)
        case SuspendRule():
            yield "dropped", but(rule, begins=NEVER)
        case CapacityRule():
            yield "dropped", but(rule, since_age=200)
        case _:
            yield "dropped", but(rule, acts=tuple(NEVER))


def in_force(rule: AnyRule, _: Others) -> Changes:
    """In force a day earlier or later, a day longer or shorter; its act with it, which else bounds it.

    A lapse follows the duties that it is about: it has no end of its own, and nothing to end before them.
    What a miss starts follows the duty that is missed. An experiment's rules have effect while the case is
    inside, so their period is the approval's.
    """
    was, statute = rule.provision.valid, rule.provision.statute
    for words, span in days_off(was):
        later, earlier = span.since > was.since, _ends_before(span, was)
        if rule.experiment or (isinstance(rule, LapseRule) and not later):
            continue
        if isinstance(rule, DutyRule) and not rule.triggers and not (later or earlier):
            continue
        since = min(statute.valid.since, span.since)
        until = statute.valid.until and span.until and max(statute.valid.until, span.until)
        act = but(statute, valid=but(statute.valid, since=since, until=until))
        yield words, but(rule, provision=but(rule.provision, valid=span, statute=act))


def date(rule: AnyRule, _: Others) -> Changes:
    """One more or one less of what the time is counted in; of a window's start; of an age."""
    for key in ("within", "opens"):
        length: Within | None = getattr(rule, key, None)
        if length and length.unit in UNITS:
            for amount in (length.amount - 1, length.amount + 1):
                changed = replace(length, amount=amount)
                yield f"{key} {length} → {changed}", but(rule, **{key: changed})
    for key in ("since_age", "until_age"):
        years: int | None = getattr(rule, key, None)
        if years is not None:
            yield f"{key} {years + 1}", but(rule, **{key: years + 1})
        if years:
            yield f"{key} {years - 1}", but(rule, **{key: years - 1})


def unit(rule: AnyRule, _: Others) -> Changes:
    """The same figure in every other unit; with and without a date; Saturdays and days off otherwise."""
    if not isinstance(rule, DutyRule):
        return
    lengths = [(key, length) for key in ("within", "opens") if (length := getattr(rule, key))]
    for key, length in lengths:
        if length.amount:  # none: the day that an act names, in whatever unit
            others = UNITS if key == "within" else UNITS[1:]
            for other in (one for one in others if one != length.unit):
                yield f"{key} {length} → {other}", but(rule, **{key: replace(length, unit=other)})
    for undated in ("asap", "none"):
        if undated != rule.within.unit:
            yield f"within {rule.within} → {undated}", but(rule, within=but(rule.within, unit=undated))
    if rule.within.unit in ("asap", "none"):
        yield f"within {rule.within} → 1d", but(rule, within=Within(1, "d"))
        return
    if rule.opens:
        yield "without opens", but(rule, opens=None)
    if any(length.unit == "wd" for _, length in lengths):
        yield f"saturday = {not rule.saturday}", but(rule, saturday=not rule.saturday)
    if rule.within.unit != "h" and (rule.within.unit != "wd" or rule.saturday):
        roll = "none" if rule.roll == "next-weekday" else "next-weekday"
        yield f"roll = {roll}", but(rule, roll=roll)


def trigger(rule: AnyRule, others: Others) -> Changes:
    """What starts the rule is another act, or one act fewer."""
    for key in ("triggers", "by", "begins", "ends"):
        for words, names in _names(frozenset, getattr(rule, key, ()), others.act):
            yield f"{key}: {words}", but(rule, **{key: names})
    for words, names in _names(frozenset, getattr(rule, "after_missed", ()), others.duty):
        yield f"missed: {words}", but(rule, after_missed=names)


def act(rule: AnyRule, others: Others) -> Changes:
    """What is owed, forbidden or ended is another; what is needed first is another."""
    for key, kind in (("acts", tuple), ("needs", frozenset), ("undone_by", frozenset)):
        for words, names in _names(kind, getattr(rule, key, ()), others.act):
            yield f"{key}: {words}", but(rule, **{key: names})
    if getattr(rule, "undone_by", None):
        yield "without undone_by", but(rule, undone_by=frozenset())
    for words, names in _names(frozenset, getattr(rule, "duties", ()), others.duty):
        yield f"duty: {words}", but(rule, duties=names)


def capacity(rule: AnyRule, _: Others) -> Changes:
    """Another thing that a child may; in fewer kinds of decision, or in all."""
    if not isinstance(rule, CapacityRule):
        return
    for may in ("heard", "party", "consent", "complaint", "lawyer", "adult"):
        if may != rule.may:
            yield f"may {may}", but(rule, may=may)
    for name, rest in fewer(rule.decisions):
        yield f"without {name}", but(rule, decisions=rest)
    if rule.decisions:
        yield "in every decision", but(rule, decisions=())


def clock(rule: AnyRule, others: Others) -> Changes:
    """What the time runs from: another act, the other time of it, the case's first, or the trigger."""
    if not isinstance(rule, DutyRule) or rule.within.unit in ("asap", "none"):
        return
    now = rule.clock
    if now is None:
        for name in sorted(rule.triggers):
            yield f"clock {name}.occurred_at", but(rule, clock=Clock(frozenset({name}), "occurred_at"))
        return
    itself = bool(rule.triggers) and rule.triggers <= now.acts and not rule.after_missed
    opens = itself and all(others.vocabulary.occasion(name) == "opens" for name in rule.triggers)
    if not (itself and now.time == "known_at" and not now.field):
        yield "without clock", but(rule, clock=None)
    if not (opens and now.match == "occasion"):  # nothing of an occasion is before what opens it
        for words, names in _names(frozenset, now.acts, others.act):
            yield f"clock: {words}", but(rule, clock=but(now, acts=names))
    if now.field:
        yield f"clock without {now.field}", but(rule, clock=but(now, field=""))
    else:
        other = "known_at" if now.time == "occurred_at" else "occurred_at"
        yield f"clock {other}", but(rule, clock=but(now, time=other))
    if not itself:
        match = "case" if now.match == "occasion" else "occasion"
        yield f"clock of the {match}", but(rule, clock=but(now, match=match))


def settles(rule: AnyRule, others: Others) -> Changes:
    """What meets a duty, how many of it may stand, and whether it outlives the closing of the case."""
    if not isinstance(rule, DutyRule):
        return
    for mode in ("all", "matching", "named"):
        if mode != rule.settles:
            yield f"settles {mode}", but(rule, settles=mode)
    itself = rule.settles == "all" and rule.triggers <= set(rule.acts)  # what starts the next meets the last
    opening = all(others.vocabulary.occasion(name) == "opens" for name in rule.triggers)
    for single in (None, "case", "occasion"):
        if opening and {single, rule.single} == {None, "occasion"}:
            continue  # each of them has an occasion of its own
        if rule.triggers and single != rule.single and not itself:
            yield f"single {single}", but(rule, single=single)
    yield (
        f"survives_closing = {not rule.survives_closing}",
        but(rule, survives_closing=not rule.survives_closing),
    )


def guard(rule: AnyRule, _: Others) -> Changes:
    """A guard dropped or turned, one of its answers left out; or it looks elsewhere."""
    for key, other in (("when", "unless"), ("unless", "when")):
        listed = getattr(rule, key)
        for number, one in enumerate(listed):
            before, after = listed[:number], listed[number + 1 :]
            what = f"{key} {'/'.join(sorted(one.acts))}.{one.field or 'done'}"
            yield f"without {what}", but(rule, **{key: before + after})
            yield f"{what} turned", but(rule, **{key: before + after, other: (*getattr(rule, other), one)})
            for value, rest in fewer(one.values):
                changed = but(one, values=rest)
                yield f"{what} without {value}", but(rule, **{key: (*before, changed, *after)})
            if one.undone_by:
                changed = but(one, undone_by=frozenset())
                yield f"{what} without undone_by", but(rule, **{key: (*before, changed, *after)})
    about = getattr(rule, "about", None)
    if about:
        yield "without about", but(rule, about=None)
        if about.covers:
            yield "without covers", but(rule, about=but(about, covers=""))
        for value, rest in fewer(about.values):
            yield f"about without {value}", but(rule, about=but(about, values=rest))
    if isinstance(rule, ConditionRule | LapseRule):
        match = "case" if rule.match == "occasion" else "occasion"
        yield f"match {match}", but(rule, match=match)


OPERATORS: dict[str, Callable[[AnyRule, Others], Changes]] = {
    "dropped rule": dropped,
    "in force ± 1 day": in_force,
    "date ± 1": date,
    "unit": unit,
    "trigger": trigger,
    "act": act,
    "capacity": capacity,
    "clock": clock,
    "settle mode": settles,
    "guard": guard,
}
