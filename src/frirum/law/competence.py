"""Who may decide what in a municipality: its plan of competences (*kompetenceplan*), as data.

A competence names provisions, kinds of support or both, and the roles that may decide on them. What none
names is decided by whoever may record a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .areas import validity
from .documents import Table
from .provisions import Validity
from .vocabulary import Vocabulary

DECISION, PROPOSED, SENT_BACK = "decision", "decision-proposed", "decision-sent-back"


@dataclass(frozen=True, slots=True)
class Competence:
    """Provisions and kinds of support on which only some `roles` decide, while it is `valid`.

    `own`: who proposed a decision may also be the one to make it.
    """

    roles: frozenset[str]
    law_sources: frozenset[str] = frozenset()
    efforts: frozenset[str] = frozenset()
    says: str = ""
    own: bool = False
    valid: Validity | None = None

    def reaches(self, values: Mapping[str, Any], on: date) -> bool:
        """Whether a decision of that day with these values is one that it speaks of."""
        if self.valid is not None and not self.valid.covers(on):
            return False
        efforts = values.get("efforts")
        return values.get("law_source") in self.law_sources or not self.efforts.isdisjoint(
            efforts if isinstance(efforts, list) else ()
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """A municipality's competences."""

    competences: tuple[Competence, ...] = ()

    def above(self, roles: Iterable[str], values: Mapping[str, Any], on: date) -> tuple[Competence, ...]:
        """The competences by which a decision lies above somebody with these roles."""
        held = frozenset(roles)
        return tuple(one for one in self.reached(values, on) if held.isdisjoint(one.roles))

    def reached(self, values: Mapping[str, Any], on: date) -> tuple[Competence, ...]:
        """The competences that speak of a decision."""
        return tuple(one for one in self.competences if one.reaches(values, on))

    def deciders(self, roles: Iterable[str], values: Mapping[str, Any], on: date) -> tuple[str, ...]:
        """Those of some roles that may make a decision."""
        return tuple(one for one in roles if not self.above((one,), values, on))

    def leaves_out(self, roles: Iterable[str], on: date) -> bool:
        """Whether there is any decision that lies above somebody with these roles."""
        held = frozenset(roles)
        return any(
            held.isdisjoint(one.roles) and (one.valid is None or one.valid.covers(on))
            for one in self.competences
        )


def read_plan(table: Table, vocabulary: Vocabulary) -> Plan:
    """Reads the `[[competence]]` tables of a municipality; each name must be there."""
    return Plan(tuple(_competence(one, vocabulary) for one in table.tables("competence")))


def _competence(table: Table, vocabulary: Vocabulary) -> Competence:
    kind = vocabulary.acts.get(DECISION)
    names: dict[str, tuple[str, ...]] = {}
    known = {
        "roles": set(kind.roles) if kind else set(),
        "law_sources": {one.id for one in kind.options_of("law_source")} if kind else set(),
        "efforts": {one.id for one in kind.options_of("efforts")} if kind else set(),
    }
    for key, allowed in known.items():
        names[key] = table.names(key, required=key == "roles")
        for name in names[key]:
            if name not in allowed:
                table.fault(key, f"no decision has {name!r}", f"Known: {', '.join(sorted(allowed))}.")
    if not names["law_sources"] and not names["efforts"]:
        table.fault(None, "the competence speaks of nothing", "Add law_sources = […] or efforts = […].")
    found = Competence(
        roles=frozenset(names["roles"]),
        law_sources=frozenset(names["law_sources"]),
        efforts=frozenset(names["efforts"]),
        says=table.text("says"),
        own=table.flag("own"),
        valid=validity(table),
    )
    table.done()
    return found
