"""Approval within the act, practice within the approval, the never-waivable untouched.

What reaches outside its layer is refused with "no legal basis" (*uden hjemmel*) and the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from .bounds import Bounds, Network, Waivable, circle, in_force
from .documents import Reader
from .experiments import APPROVAL, PRACTICE, Experiment, Waiver, WayOut
from .provisions import (
    AnyRule,
    CapacityRule,
    ConditionRule,
    DutyRule,
    Guard,
    LapseRule,
    MilestoneRule,
    Place,
    PlayRule,
    SuspendRule,
)

Fault = tuple[Place, str, str]
Rules = Mapping[str, tuple[AnyRule, ...]]


def check_layers(reader: Reader, experiment: Experiment, rules: Rules, bounds: Bounds) -> None:
    """Refuses what an experiment says beyond its layers; `rules` are the acts' own."""
    checked = (
        _approved(experiment, bounds),
        _waived(experiment, rules, bounds),
        _practised(experiment, rules),
    )
    for place, says, mend in chain(*checked):
        reader.fault(place, f"no legal basis (uden hjemmel): {says}", mend)


def _approved(experiment: Experiment, bounds: Bounds) -> Iterator[Fault]:
    """The approval as a whole: whose it is, and which cases its network leaves to ordinary law."""
    approval, network = experiment.approval, bounds.networks.get(experiment.network)
    if approval.municipality != experiment.municipality:
        says = f"the approval is for {approval.municipality}, the experiment is {experiment.municipality}'s"
        yield approval.place, says, "Write the municipality that the approval names."
    for kind in (approval.waivers, approval.ways_out):
        names = [one.id for one in kind]
        for one in kind:
            if names.count(one.id) > 1:
                yield one.place, f"{one.id} is there twice", "Give one of them another id."
    if network is None:
        if experiment.network:
            says = f"no act knows the network {experiment.network!r}"
            yield experiment.place, says, "Name a [[network]] of an act."
        return
    if approval.municipality not in network.municipalities:
        says = f"{approval.municipality} is not in the network {network.id} ({network.source})"
        yield approval.place, says, f"It is for: {', '.join(network.municipalities)}."
    yield from _kept_out(experiment, network)


def _kept_out(experiment: Experiment, network: Network) -> Iterator[Fault]:
    """Where the network keeps a case out, the approval must, and ordinary law must come back."""
    approval = experiment.approval
    for guard in network.keeps_out:
        for value in guard.values or (None,):
            ways = [one for one in approval.ways_out if _open_to(one, guard, value)]
            if not ways:
                what = " or ".join(sorted(guard.acts)) + (f" ({guard.field} {value})" if guard.field else "")
                says = f"{network.id} keeps cases with {what} out; the approval does not"
                yield approval.place, says, f"Add the [[way_out]]; {network.source} names it."
            for one in ways:
                if one.then != "revive":
                    says = f"{one.id}: ordinary law must come back where {network.id} keeps a case out"
                    yield one.place, says, 'Write then = "revive".'
                if one.back and guard.field and one.match != guard.field:
                    says = f"{one.id}: taking back one {guard.field} would take back all"
                    yield one.place, says, f'Write match = "{guard.field}".'
                for name in sorted(one.back - guard.undone_by):
                    says = f"{one.id}: {name} is no way back into what {network.id} tries"
                    yield one.place, says, "Take it out of `back`."


def _open_to(way_out: WayOut, guard: Guard, value: object) -> bool:
    """Whether a way out is open to every act that a network keeps out for this value."""
    return guard.acts <= way_out.acts and all(
        one.field == guard.field and value in one.values for one in way_out.when if one.acts & guard.acts
    )


def _waived(experiment: Experiment, rules: Rules, bounds: Bounds) -> Iterator[Fault]:
    """Every waiver: on a basis of this network, within its reach and its time, and after what it follows."""
    approval = experiment.approval
    mine = {one.id: one for one in approval.waivers}
    for waiver in approval.waivers:
        basis = bounds.waivables.get(waiver.basis)
        if basis is None:
            yield waiver.place, f"the basis {waiver.basis!r} is in no act", "Name a [[waivable]]."
            continue
        if basis.networks and experiment.network not in basis.networks:
            says = f"{basis.id} is not for the network {experiment.network!r}"
            yield waiver.place, says, f"It is for: {', '.join(basis.networks)}."
        if not _within(experiment, basis):
            until = basis.valid.until or "now"
            says = (
                f"the approval runs outside of {basis.source}, in force from {basis.valid.since} to {until}"
            )
            yield waiver.place, says, "Mend the approval's period, or name the act that prolonged it."
        for says, mend in chain(
            _beyond(waiver, basis, rules, bounds),
            _unknown_then(waiver, rules, experiment),
            _carried(waiver, basis, mine, rules, experiment),
        ):
            yield waiver.place, says, mend


def _within(experiment: Experiment, basis: Waivable) -> bool:
    valid, until = experiment.approval.valid, basis.valid.until
    ends = until is None or (valid.until is not None and valid.until <= until)
    return basis.valid.since <= valid.since and ends


def _beyond(waiver: Waiver, basis: Waivable, rules: Rules, bounds: Bounds) -> Iterator[tuple[str, str]]:
    """Where a waiver names what its basis does not reach, in words and with the mend."""
    for name in sorted(waiver.rules):
        if name not in rules:
            yield f"there is no rule {name!r}", "Name a rule of a statute."
        for rule in rules.get(name, ()):
            if bounds.forbids(rule):
                yield f"{name} may never be waived", "Take it out of the waiver."
            elif isinstance(rule, SuspendRule):
                yield f"{name} makes a clock stand still, which is nothing to waive", "Drop it."
            elif isinstance(rule, CapacityRule):
                yield f"{name} says what a child may, which is nothing to waive", "Drop it."
            elif not basis.allows(rule):
                yield f"{basis.id} does not reach {name}", "Name another, or drop it."


def _unknown_then(waiver: Waiver, rules: Rules, experiment: Experiment) -> Iterator[tuple[str, str]]:
    """A rule that came in by a later amendment is not what the approval meant."""
    start = experiment.approval.valid.since
    for name in sorted(waiver.rules & set(rules)):
        begins = min(max(one.provision.valid.since, one.provision.statute.valid.since) for one in rules[name])
        if begins > start:
            says = f"{name} came in on {begins}, after the approval took effect on {start}"
            yield says, "Only a new approval can waive it; take it out."


def _carried(
    waiver: Waiver, basis: Waivable, mine: Mapping[str, Waiver], rules: Rules, experiment: Experiment
) -> Iterator[tuple[str, str]]:
    """A consequential waiver stands only with what it follows, and for no longer."""
    for name in sorted(set(waiver.requires) - set(mine)):
        yield f"it depends on {name!r}, which is not approved", "Approve that too."
    if circle(waiver.id, {one.id: one.requires for one in mine.values()}):
        yield f"{waiver.id} follows itself, so nothing carries it", "Break the circle of `requires`."
    followed = [mine[name] for name in waiver.requires if name in mine]
    for name in sorted(basis.requires - {one.basis for one in followed}):
        yield f"it may only follow {name}", "Approve a waiver on that too, and name it in `requires`."
    for name in sorted(basis.requires_rules - {rule for one in followed for rule in one.rules}):
        yield f"it may only follow {name}, which is not waived", "Waive that too, or drop this."
    period = experiment.approval.valid
    own = in_force(_named(waiver.rules, rules), period)
    for one in followed:
        carrier = in_force(_named(one.rules, rules), period)
        if own and (carrier is None or (carrier.until or own.since) < (own.until or own.since)):
            says = f"it would stand after what it follows, {one.id}, has ended"
            yield says, "What it follows must be in force as long."


def _named(names: Iterable[str], rules: Rules) -> list[AnyRule]:
    return [rule for name in names for rule in rules.get(name, ())]


def _practised(experiment: Experiment, rules: Rules) -> Iterator[Fault]:
    """The practice: only in place of what is waived, and nothing that frees from, or holds back, the rest."""
    targets = {one.provision.id for one in experiment.rules if _local_target(one)}
    waived = {name for one in experiment.approval.waivers for name in one.rules}
    stands = [one for name, versions in rules.items() if name not in waived for one in versions]
    for rule in experiment.rules:
        aims = rule.provision.id in targets and (_local_target(rule) or isinstance(rule, LapseRule))
        if rule.id not in experiment.replaced and not aims:
            yield rule.place, f"{rule.id} replaces nothing that is waived", "Name it in [[replaces]]."
        for says, mend in _not_practice(rule, experiment, stands):
            yield rule.place, f"{rule.id}: {says}", mend


def _not_practice(rule: AnyRule, experiment: Experiment, stands: list[AnyRule]) -> Iterator[tuple[str, str]]:
    """What a practice may not say; `stands` are the acts' rules that are not waived."""
    if rule.place.file.endswith(APPROVAL):
        yield "it stands in the approval, which holds no rules", f"Move it to {PRACTICE}."
    if isinstance(rule, SuspendRule):
        yield "only a statute may make a clock stand still", "Take it out."
    if isinstance(rule, CapacityRule):
        yield "only a statute says what a child may", "Take it out."
    if isinstance(rule, LapseRule):
        for name in sorted(rule.duties - {one.id for one in experiment.rules}):
            yield f"{name} is not the experiment's own", "Take it out; an approval may waive it."
    if isinstance(rule, PlayRule):
        yield from _plays(rule, stands)
    elif isinstance(rule, ConditionRule | MilestoneRule):
        for name in sorted(set(rule.acts) & _owed(stands)):
            yield f"the law asks for {name}, which waits for no practice", "Take it out."


def _plays(rule: PlayRule, stands: list[AnyRule]) -> Iterator[tuple[str, str]]:
    """Out of play, an act is neither owed nor waited for: a practice could set aside what is not waived."""
    asked = _owed(stands) | {
        name for one in stands if isinstance(one, ConditionRule | MilestoneRule) for name in one.needs
    }
    excluded = {name for one in stands if isinstance(one, PlayRule) and not one.includes for name in one.acts}
    for name in sorted(set(rule.acts) & (excluded if rule.includes else asked)):
        if rule.includes:
            yield f"the law takes {name} out of play, and that is not waived", "Waive that, or take it out."
        else:
            yield f"the law asks for {name}, and that is not waived", "Waive that, or take it out."


def _owed(stands: Iterable[AnyRule]) -> set[str]:
    return {name for one in stands if isinstance(one, DutyRule) for name in one.acts}


def _local_target(rule: AnyRule) -> bool:
    return isinstance(rule, DutyRule) and rule.kind == "local-target"
