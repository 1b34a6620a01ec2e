"""A DCR graph as plain frozen data: events, relations with their delays and deadlines, and a marking.

Groups are gone: a relation to or from a group is one to or from each event in it (Hildebrandt,
Mukkamala and Slaats, FSEN 2011, doi 10.1007/978-3-642-29320-7_23).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .durations import Duration

Kind = Literal["condition", "milestone", "response", "coresponse", "exclude", "include"]
KINDS: tuple[Kind, ...] = ("condition", "response", "coresponse", "exclude", "include", "milestone")


@dataclass(frozen=True, slots=True)
class Event:
    """What can happen. Several may share a label; one without a label is called by its id."""

    id: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """An arrow between two events. `time` is a condition's delay or a response's deadline."""

    kind: Kind
    source: str
    target: str
    time: Duration | None = None


@dataclass(frozen=True, slots=True)
class Marking:
    """What has happened, what is owed (and within what time of the start), and what is in play."""

    executed: frozenset[str] = frozenset()
    included: frozenset[str] = frozenset()
    pending: Mapping[str, Duration | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph in the order of its file. `notes` say what of the file has no effect here."""

    events: tuple[Event, ...]
    relations: frozenset[Relation]
    marking: Marking
    title: str = ""
    description: str = ""
    notes: tuple[str, ...] = field(default=(), compare=False)
    groups: frozenset[str] = field(default=frozenset(), compare=False)
