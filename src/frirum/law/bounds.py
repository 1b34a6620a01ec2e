"""Layer one: what an act lets experiments set aside, by whom and when, and what none ever may.

`layers.py` holds approval and practice against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .documents import Reader, Table
from .provisions import AnyRule, Guard, Place, Provision, Validity
from .statutes import STATUTE_KINDS, Other, Shelf, full_id, guards, own_id

_PARAGRAPHS = re.compile(r"§§? ((?:\d+(?: [a-z]\b)?(?:, (?=\d)| og (?=\d)|-(?=\d))?)+)")
_STYKKER = re.compile(r"stk\. (\d+)")


@dataclass(frozen=True, slots=True)
class Waivable:
    """What may be waived: by which networks (none: any), when, after what else is waived too."""

    id: str
    provisions: frozenset[str]
    rules: frozenset[str]
    requires: frozenset[str]  # other waivables, all of them approved too
    requires_rules: frozenset[str]  # rules that must themselves be waived
    networks: tuple[str, ...]
    valid: Validity
    source: str
    doubts: tuple[str, ...]
    place: Place

    def allows(self, rule: AnyRule) -> bool:
        """By its id; or because it stands in a provision and cites nothing beyond that."""
        if rule.id in self.rules:
            return True
        within = not paragraphs(rule.citation) - paragraphs(rule.provision.citation)
        return rule.provision.id in self.provisions and within


@dataclass(frozen=True, slots=True)
class Network:
    """The municipalities that may try something together, and what keeps a case out of all they try."""

    id: str
    municipalities: tuple[str, ...]
    keeps_out: tuple[Guard, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """Layer one of all acts."""

    waivables: Mapping[str, Waivable]
    never: tuple[Provision, ...]
    networks: Mapping[str, Network]

    def forbids(self, rule: AnyRule) -> bool:
        """Whether a rule may never be waived: it stands in such a provision, or cites one by its number."""
        return any(
            rule.provision.id == one.id
            or (rule.provision.statute.id == one.statute.id and cites(rule, one.citation))
            for one in self.never
        )


def read_bounds(reader: Reader, shelf: Shelf) -> Bounds:
    """What the statutes on the shelf allow; faults go to the reader."""
    waivables: dict[str, Waivable] = {}
    networks: dict[str, Network] = {}
    never: list[Provision] = []
    for one in shelf.others:
        if one.kind == "waivable":
            waivable = _waivable(one, shelf)
            _once(one.table, waivable.id, waivables)
            waivables[waivable.id] = waivable
        elif one.kind == "network":
            network = _network(one)
            _once(one.table, network.id, networks)
            networks[network.id] = network
        elif one.kind == "never":
            named = _known(one.table, "provisions", {each.id for each in shelf.provisions}, required=True)
            never += [each for each in shelf.provisions if each.id in named]
            _words(one.table)
        elif one.kind not in STATUTE_KINDS:
            one.table.fault(None, f"[[{one.kind}]] belongs in an experiment", "Move it to experiments/.")
    bounds = Bounds(waivables, tuple(never), networks)
    for waivable in waivables.values():
        _check(reader, waivable, bounds, shelf)
    return bounds


def paragraphs(citation: str) -> frozenset[str]:
    """The paragraphs that a citation names: "§§ 9 og 16" is 9 and 16, "§ 76, jf. § 140" 76 and 140."""
    found: set[str] = set()
    for named in _PARAGRAPHS.findall(citation):
        for part in re.split(r", | og ", named.strip(", ")):
            first, _, last = part.partition("-")
            spread = first.isdigit() and last.isdigit()
            found |= {str(number) for number in range(int(first), int(last) + 1)} if spread else {part}
    return frozenset(found)


def cites(rule: AnyRule, citation: str) -> bool:
    """Whether a rule cites the place `citation`, or the whole paragraph that it is a part of."""
    said = rule.citation or rule.provision.citation
    if not paragraphs(said) & paragraphs(citation):
        return False
    parts, asked = set(_STYKKER.findall(said)), set(_STYKKER.findall(citation))
    return not asked or not parts or bool(parts & asked)


def _waivable(one: Other, shelf: Shelf) -> Waivable:
    table, statute = one.table, one.statute
    citation = table.text("citation")
    waivable = Waivable(
        id=own_id(table, statute),
        provisions=_known(table, "provisions", {each.id for each in shelf.provisions}),
        rules=_known(table, "rules", {each.id for each in shelf.rules}),
        requires=frozenset(full_id(name, statute) for name in table.names("requires")),
        requires_rules=_known(table, "requires_rules", {each.id for each in shelf.rules}),
        networks=table.names("networks"),
        valid=_both(one.provision.valid, statute.valid) if one.provision else statute.valid,
        source=f"{statute.short} {citation}".strip(),
        doubts=table.names("doubts"),
        place=table.place,
    )
    table.text("says")
    table.done()
    return waivable


def _network(one: Other) -> Network:
    network = Network(
        id=one.table.text("id", required=True),
        municipalities=one.table.names("municipalities", required=True),
        keeps_out=guards(one.table, "keeps_out"),
        source=one.provision.source if one.provision else one.statute.short,
    )
    _words(one.table)
    return network


def _words(table: Table) -> None:
    table.text("says"), table.text("citation"), table.names("doubts")
    table.done()


def _once(table: Table, name: str, known: Mapping[str, object]) -> None:
    if name in known:
        table.fault("id", f"{name!r} is there twice", "Give one of them another id.")


def _known(table: Table, key: str, known: set[str], required: bool = False) -> frozenset[str]:
    """Names that must be there: a misspelt one under [[never]] would protect nothing."""
    names = frozenset(table.names(key, required=required))
    for name in sorted(names - known):
        table.fault(key, f"there is no {name!r} in any act", "Mend the name; it is a full id.")
    return names


def _check(reader: Reader, waivable: Waivable, bounds: Bounds, shelf: Shelf) -> None:
    """An act that allows what it forbids, or what follows itself, is a fault in the act's own data."""
    for rule in shelf.rules:
        if waivable.allows(rule) and bounds.forbids(rule):
            says = f"{waivable.id} reaches {rule.id}, which may never be waived"
            reader.fault(waivable.place, says, "Name the rules that may be waived, without this one.")
    for name in sorted(waivable.requires - set(bounds.waivables)):
        reader.fault(waivable.place, f"there is no [[waivable]] {name!r} to follow", "Mend the name.")
    if circle(waivable.id, {one.id: one.requires for one in bounds.waivables.values()}):
        says = f"{waivable.id} follows itself, so nothing carries it"
        reader.fault(waivable.place, says, "Break the circle of `requires`.")
    for name in sorted(set(waivable.networks) - set(bounds.networks)):
        reader.fault(waivable.place, f"there is no network {name!r}", "Add [[network]], or mend the name.")


def circle(start: str, follows: Mapping[str, Iterable[str]]) -> bool:
    """Whether something, by what it follows, in the end follows itself."""
    reached: set[str] = set()
    edge = set(follows.get(start, ()))
    while edge:
        reached |= edge
        edge = {name for one in edge for name in follows.get(one, ())} - reached
    return start in reached


def _both(one: Validity, other: Validity) -> Validity:
    ends = [each for each in (one.until, other.until) if each]
    return Validity(max(one.since, other.since), min(ends, default=None), one.doubt or other.doubt)


def in_force(rules: Iterable[AnyRule], within: Validity) -> Validity | None:
    """From when to when any of some rules is in force within a period; None where none ever is."""
    found = [_both(rule.provision.valid, rule.provision.statute.valid) for rule in rules]
    found = [_both(one, within) for one in found if one.overlaps(within)]
    if not found:
        return None
    ends: list[date | None] = [one.until for one in found]
    until = None if None in ends else max(end for end in ends if end)
    return Validity(min(one.since for one in found), until)
