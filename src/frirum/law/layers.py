"""Approval within the act, practice within the approval, the never-waivable untouched.

What reaches outside its layer is refused with "no legal basis" (*uden hjemmel*) and the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .documents import Reader
from .experiments import APPROVAL, PRACTICE, Experiment, Waivable, Waiver
from .provisions import AnyRule, DutyRule, LapseRule, Place, SuspendRule


def check_layers(
    reader: Reader,
    experiment: Experiment,
    rules: Mapping[str, tuple[AnyRule, ...]],
    allowed: Mapping[str, Waivable],
    never: frozenset[str],
) -> None:
    """Refuses what an experiment says beyond its layers; faults go to the reader."""
    mine = {one.id: one for one in experiment.approval.waivers}
    bases = {one.basis for one in mine.values()}

    def refuse(place: Place, says: str, mend: str) -> None:
        reader.fault(place, f"no legal basis (uden hjemmel): {says}", mend)

    for waiver in mine.values():
        basis = allowed.get(waiver.basis)
        if basis is None:
            refuse(waiver.place, f"the basis {waiver.basis!r} is in no act", "Name a [[waivable]].")
            continue
        if basis.networks and experiment.network not in basis.networks:
            says = f"{basis.id} is not for the network {experiment.network!r}"
            refuse(waiver.place, says, f"It is for: {', '.join(basis.networks)}.")
        for says, mend in _beyond(waiver, basis, rules, never):
            refuse(waiver.place, says, mend)
        for needed in waiver.requires:
            if needed not in mine:
                refuse(waiver.place, f"it depends on {needed!r}, which is not approved", "Approve that too.")
        if basis.requires and not basis.requires & bases:
            refuse(
                waiver.place, f"it may only follow {', '.join(sorted(basis.requires))}", "Approve that too."
            )
    targets = {one.provision.id for one in experiment.rules if _local_target(one)}
    for rule in experiment.rules:
        if rule.id not in experiment.replaced and rule.provision.id not in targets:
            refuse(rule.place, f"{rule.id} replaces nothing that is waived", "Name it in [[replaces]].")
        for says, mend in _not_practice(rule, experiment):
            refuse(rule.place, says, mend)


def _beyond(
    waiver: Waiver, basis: Waivable, rules: Mapping[str, tuple[AnyRule, ...]], never: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Where a waiver names what its basis does not reach, in words and with the mend."""
    for name in sorted(waiver.rules):
        if name not in rules:
            yield f"there is no rule {name!r}", "Name a rule of a statute."
        for rule in rules.get(name, ()):
            if rule.provision.id in never:
                yield f"{name} may never be waived", "Take it out of the waiver."
            elif isinstance(rule, SuspendRule):
                yield f"{name} makes a clock stand still, which is nothing to waive", "Drop it."
            elif not basis.allows(rule):
                yield f"{basis.id} does not reach {name}", "Name another, or drop it."


def _not_practice(rule: AnyRule, experiment: Experiment) -> Iterator[tuple[str, str]]:
    """What a practice may not say: it neither stops a clock nor takes a statute's duty away."""
    if rule.place.file.endswith(APPROVAL):
        yield f"{rule.id} stands in the approval, which holds no rules", f"Move it to {PRACTICE}."
    if isinstance(rule, SuspendRule):
        yield f"{rule.id}: only a statute may make a clock stand still", "Take it out."
    if isinstance(rule, LapseRule):
        for name in sorted(rule.duties - {one.id for one in experiment.rules}):
            yield f"{rule.id}: {name} is not the experiment's own", "Take it out; an approval may waive it."


def _local_target(rule: AnyRule) -> bool:
    return isinstance(rule, DutyRule) and rule.kind == "local-target"
