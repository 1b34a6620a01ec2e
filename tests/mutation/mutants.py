"""All wrong lawbooks: each rule, waiver, way out and amendment changed in each way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from frirum.law import Lawbook
from frirum.law.experiments import Approval, Experiment, WayOut
from frirum.law.provisions import AnyRule, DutyRule

from .rules import OPERATORS, Others, but, days_off, fewer, following

RETURNS = ("revive", "keep", "lapse")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong lawbook: by which operator, what was changed, and whose examples should notice."""

    operator: str
    of: str  # the id of a rule, a waiver, a way out, an experiment or an amendment
    change: str
    book: Lawbook
    rules: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.of}: {self.change}"


def mutants(book: Lawbook) -> Iterator[Mutant]:
    """All mutants of a lawbook, in a fixed order."""
    for number, rule in enumerate(book.rules):
        others = Others(book, rule)
        about = frozenset({rule.id}) | getattr(rule, "duties", frozenset())
        for operator, changes in OPERATORS.items():
            for words, changed in changes(rule, others):
                yield Mutant(operator, rule.id, words, _with_rule(book, number, changed), about)
    for experiment in book.experiments.values():
        yield from _of_experiment(book, experiment)
    yield from _of_transitions(book)


def _with_rule(book: Lawbook, number: int, changed: AnyRule) -> Lawbook:
    old = book.rules[number]
    rules = (*book.rules[:number], changed, *book.rules[number + 1 :])
    provisions = book.provisions
    if changed.provision is not old.provision:
        provisions = (*provisions, changed.provision)
    experiments = dict(book.experiments)
    if old.experiment:
        mine = experiments[old.experiment]
        kept = tuple(changed if one is old else one for one in mine.rules)
        experiments[old.experiment] = replace(mine, rules=kept)
    return replace(book, rules=rules, provisions=provisions, experiments=experiments)


def _of_experiment(book: Lawbook, experiment: Experiment) -> Iterator[Mutant]:
    """From when to when, what is waived, what becomes of duties, and what puts a case outside."""
    approval = experiment.approval
    waived = frozenset(rule for waiver in approval.waivers for rule in waiver.rules)
    everything = waived | {rule.id for rule in experiment.rules}
    if not everything:
        return  # nothing is known of what it sets aside or puts instead: no change of it can be seen

    def mutant(operator: str, of: str, change: str, changed: Approval, rules: frozenset[str]) -> Mutant:
        other = replace(
            experiment, approval=changed, practice=replace(experiment.practice, valid=changed.valid)
        )
        experiments = dict(book.experiments) | {experiment.id: other}
        return Mutant(operator, of, change, replace(book, experiments=experiments), rules)

    for words, span in days_off(approval.valid):
        yield mutant("in force ± 1 day", experiment.id, words, but(approval, valid=span), everything)
    owes = any(isinstance(rule, DutyRule) for rule in book.rules if rule.id in waived)
    if owes:  # which duties come along, and what becomes of them, is asked of duties alone
        entry = "open-duties" if approval.entry == "triggers-after" else "triggers-after"
        yield mutant("waiver", experiment.id, f"entry {entry}", but(approval, entry=entry), everything)
        for end in (one for one in RETURNS if one != approval.at_end):
            yield mutant("waiver", experiment.id, f"at_end {end}", but(approval, at_end=end), everything)
    statutory = [rule.id for rule in book.rules if rule.experiment is None]
    for number, waiver in enumerate(approval.waivers):
        before, after = approval.waivers[:number], approval.waivers[number + 1 :]
        for rule in sorted(waiver.rules):
            rest, other = waiver.rules - {rule}, following(rule, statutory, waived)
            less = but(approval, waivers=(*before, but(waiver, rules=rest), *after))
            yield mutant("waiver", waiver.id, f"without {rule}", less, frozenset({rule}))
            else_ = but(approval, waivers=(*before, but(waiver, rules=rest | {other}), *after))
            yield mutant("waiver", waiver.id, f"{rule} → {other}", else_, frozenset({rule, other}))
    for number, way in enumerate(approval.ways_out):
        ways = approval.ways_out
        for words, changed in _of_way_out(way, owes):
            led = but(approval, ways_out=(*ways[:number], *changed, *ways[number + 1 :]))
            yield mutant("way out", way.id, words, led, everything)


def _of_way_out(way: WayOut, owes: bool) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield "dropped", ()
    for then in RETURNS if owes else ():
        if then != way.then:
            yield f"then {then}", (but(way, then=then),)
    for number, one in enumerate(way.when):
        before, after = way.when[:number], way.when[number + 1 :]
        yield f"without when {one.field}", (but(way, when=before + after),)
        for value, rest in fewer(one.values):
            yield f"when without {value}", (but(way, when=(*before, but(one, values=rest), *after)),)
    if way.back:
        yield "without back", (but(way, back=frozenset()),)
    if way.match:
        yield "without match", (but(way, match=""),)


def _of_transitions(book: Lawbook) -> Iterator[Mutant]:
    """Whom an amendment governs; what becomes of what stood open (counting anew needs rules to say how)."""
    for number, one in enumerate(book.transitions):
        about = frozenset(rule.id for rule in book.rules if one.ends(rule) or one.begins(rule))
        changes = [(f"open {way}", but(one, open=way)) for way in ("keep", "lapse") if way != one.open]
        ways = ("acts-after", "cases-opened-after", "decisions-after")
        changes += [(f"governs {way}", but(one, governs=way)) for way in ways if way != one.governs]
        for words, changed in changes:
            transitions = (*book.transitions[:number], changed, *book.transitions[number + 1 :])
            yield Mutant("transition", one.id, words, replace(book, transitions=transitions), about)
