"""Every name that the law's data points to must be there, and no two versions may be in force at once."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable

from .documents import Reader
from .provisions import (
    AnyRule,
    CapacityRule,
    ConditionRule,
    DutyRule,
    Guard,
    LapseRule,
    MilestoneRule,
    PlayRule,
    Provision,
    SuspendRule,
)
from .statutes import PERSON_FIELDS, Shelf
from .vocabulary import Vocabulary


def check_references(reader: Reader, shelf: Shelf, vocabulary: Vocabulary) -> None:
    """Every name that a rule, a guard or an act points to must be there; two versions must not overlap."""
    rule_ids = {rule.id for rule in shelf.rules}
    duty_ids = {rule.id for rule in shelf.rules if isinstance(rule, DutyRule)}
    sources = {one.id for kind in vocabulary.acts.values() for one in kind.options_of("law_source")}
    for rule in shelf.rules:
        for name in rule.decisions if isinstance(rule, CapacityRule) else ():
            if name not in sources:
                reader.fault(rule.place, f"{rule.id}: no decision rests on {name!r}", _near(name, sources))
        for act in sorted(_acts_of(rule)):
            if act not in vocabulary:
                reader.fault(rule.place, f"{rule.id}: there is no act {act!r}", _near(act, vocabulary.acts))
        _check_needed(reader, rule, vocabulary)
        for guard in rule.when + rule.unless:
            _check_guard(reader, rule, guard, vocabulary)
        if isinstance(rule, ConditionRule):
            _check_about(reader, rule, vocabulary)
        if isinstance(rule, DutyRule):
            _check_fields(reader, rule, vocabulary)
        for name in sorted(_duties_of(rule) - duty_ids):
            reader.fault(rule.place, f"{rule.id}: there is no duty {name!r}", _near(name, duty_ids))
    _check_vocabulary(reader, shelf, vocabulary, rule_ids)
    _check_asked(reader, vocabulary)
    _check_versions(reader, shelf)
    _check_circles(reader, shelf)


def _check_vocabulary(reader: Reader, shelf: Shelf, vocabulary: Vocabulary, rule_ids: set[str]) -> None:
    """The acts' own references: what they end, their legal basis, why a field is required."""
    provision_ids = {one.id for one in shelf.provisions}
    for kind in vocabulary.acts.values():
        if kind.ends and kind.ends.act not in vocabulary:
            says = f"{kind.id}: there is no act {kind.ends.act!r} to end"
            reader.fault(kind.place, says, _near(kind.ends.act, vocabulary.acts))
        for name in kind.basis:
            if name not in provision_ids:
                says = f"{kind.id}: there is no provision {name!r}"
                reader.fault(kind.place, says, _near(name, provision_ids))
        for one in kind.fields:
            if "/" in one.why and one.why not in rule_ids | provision_ids:
                says = f"{kind.id}.{one.id}: there is no rule {one.why!r}"
                reader.fault(kind.place, says, _near(one.why, rule_ids | provision_ids))


def _check_versions(reader: Reader, shelf: Shelf) -> None:
    """Two versions of a provision must not be in force at once, nor two rules of one id in one version."""
    versions: dict[str, list[Provision]] = defaultdict(list)
    for provision in shelf.provisions:
        for other in versions[provision.id]:
            if provision.valid.overlaps(other.valid):
                says = f"{provision.id} has two versions in force at once"
                reader.fault(provision.place, says, f"The other is at {other.place}; mend `valid`.")
        versions[provision.id].append(provision)
    rules: dict[str, list[AnyRule]] = defaultdict(list)
    for rule in shelf.rules:
        for twin in rules[rule.id]:
            if rule.provision.valid.overlaps(twin.provision.valid):
                says = f"the rule {rule.id} is there twice"
                reader.fault(rule.place, says, f"The other is at {twin.place}; give one another id.")
        rules[rule.id].append(rule)


def _check_circles(reader: Reader, shelf: Shelf) -> None:
    """A miss that in the end starts its own rule again would never stop."""
    duties = [rule for rule in shelf.rules if isinstance(rule, DutyRule)]
    after: dict[str, set[str]] = defaultdict(set)
    for rule in duties:
        for name in rule.after_missed:
            after[name].add(rule.id)
    for rule in duties:
        reached, edge = set(), set(after[rule.id])
        while edge:
            reached |= edge
            edge = set().union(*(after[name] for name in edge)) - reached
        if rule.id in reached:
            says = f"{rule.id}: its own miss starts it again, without end"
            reader.fault(rule.place, says, "Break the circle of missed: triggers.")


def _check_guard(reader: Reader, rule: AnyRule, guard: Guard, vocabulary: Vocabulary) -> None:
    for act in sorted(guard.acts | guard.undone_by):
        if act not in vocabulary:
            reader.fault(rule.place, f"{rule.id}: there is no act {act!r}", _near(act, vocabulary.acts))
            continue
        if guard.field is None or act not in guard.acts or guard.field in PERSON_FIELDS:
            continue
        field = vocabulary[act].find(guard.field)
        if field is None:
            names = [one.id for one in vocabulary[act].fields]
            reader.fault(
                rule.place, f"{rule.id}: {act} has no field {guard.field!r}", _near(guard.field, names)
            )
            continue
        known = {one.id for one in field.options}
        for value in guard.values:
            if field.type == "choice" and value not in known:
                says = f"{rule.id}: {act}.{field.id} can't be {value!r}"
                reader.fault(rule.place, says, _near(str(value), known))


def _check_about(reader: Reader, rule: ConditionRule, vocabulary: Vocabulary) -> None:
    if rule.about is None:
        return
    for act in rule.acts if rule.about.covers else ():
        if act in vocabulary and vocabulary[act].find(rule.about.covers) is None:
            names = [one.id for one in vocabulary[act].fields]
            says = f"{rule.id}: {act} has no field {rule.about.covers!r}"
            reader.fault(rule.place, says, _near(rule.about.covers, names))
    for act in sorted(rule.needs | rule.undone_by):
        field = vocabulary[act].find(rule.about.field) if act in vocabulary else None
        known = {one.id for one in field.options} if field else set()
        for value in rule.about.values:
            if value not in known:
                says = f"{rule.id}: {act}.{rule.about.field} can't be {value!r}"
                reader.fault(rule.place, says, _near(str(value), known))


def _check_fields(reader: Reader, rule: DutyRule, vocabulary: Vocabulary) -> None:
    """A clock's field must be a date of its act, and what settles by name must be able to name an entry."""
    if rule.clock and rule.clock.field:
        for act in sorted(rule.clock.acts & set(vocabulary.acts)):
            field = vocabulary[act].find(rule.clock.field)
            if field is None or field.type != "date":
                names = [one.id for one in vocabulary[act].fields if one.type == "date"]
                says = f"{rule.id}: {act} has no date {rule.clock.field!r}"
                reader.fault(rule.place, says, _near(rule.clock.field, names))
    if rule.settles == "named":
        for act in rule.acts:
            if act in vocabulary and not any(one.type == "entry" for one in vocabulary[act].fields):
                says = f"{rule.id}: {act} can't name what it settles"
                reader.fault(rule.place, says, 'Give the act a field of type "entry", or settle otherwise.')


def _check_needed(reader: Reader, rule: AnyRule, vocabulary: Vocabulary) -> None:
    """What a rule looks at must be answered: an optional field would leave the duty to chance."""
    looked_at = [(act, guard.field) for guard in rule.when + rule.unless for act in guard.acts]
    if isinstance(rule, ConditionRule) and rule.about:
        looked_at += [(act, rule.about.field) for act in rule.needs | rule.undone_by]
        looked_at += [(act, rule.about.covers) for act in rule.acts if rule.about.covers]
    if isinstance(rule, DutyRule) and rule.clock:
        looked_at += [(act, rule.clock.field) for act in rule.clock.acts]
    for act, name in sorted((act, name) for act, name in looked_at if name and act in vocabulary):
        field = vocabulary[act].find(name)
        if field is not None and not field.required and field.type != "tick":
            says = f"{act}.{name} is optional, but {rule.id} needs it"
            reader.fault(rule.place, says, f'Add required = true, why = "{rule.id}" to the field.')


def _check_asked(reader: Reader, vocabulary: Vocabulary) -> None:
    """A field waits for an answer that another field of its act can have, and names acts that are there."""
    for kind in vocabulary.acts.values():
        for one in kind.fields:
            for act in one.acts:
                if act not in vocabulary:
                    says = f"{kind.id}.{one.id}: there is no act {act!r}"
                    reader.fault(kind.place, says, _near(act, vocabulary.acts))
            if one.asked is None:
                continue
            other = kind.find(one.asked.field)
            if other is None:
                says = f"{kind.id}.{one.id}: there is no field {one.asked.field!r} to wait for"
                reader.fault(kind.place, says, _near(one.asked.field, [each.id for each in kind.fields]))
            known: set[object] = {option.id for option in other.options} if other else set()
            if other and other.type == "yesno":
                known = {True, False}
            for value in one.asked.values:
                if value not in known:
                    says = f"{kind.id}.{one.id}: {one.asked.field!r} can't be {value!r}"
                    reader.fault(kind.place, says, _near(str(value), map(str, known)))


def _acts_of(rule: AnyRule) -> frozenset[str]:
    if isinstance(rule, DutyRule):
        return rule.triggers | set(rule.acts) | (rule.clock.acts if rule.clock else frozenset())
    if isinstance(rule, ConditionRule):
        return rule.needs | rule.undone_by | set(rule.acts)
    if isinstance(rule, MilestoneRule):
        return rule.needs | set(rule.acts)
    if isinstance(rule, PlayRule):
        return rule.triggers | set(rule.acts)
    if isinstance(rule, LapseRule):
        return rule.by
    return rule.begins | rule.ends if isinstance(rule, SuspendRule) else frozenset()


def _duties_of(rule: AnyRule) -> frozenset[str]:
    if isinstance(rule, DutyRule):
        return rule.after_missed
    return rule.duties if isinstance(rule, LapseRule | SuspendRule) else frozenset()


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1)
    return f"Did you mean {near[0]!r}?" if near else "Add it, or mend the name."
