"""Reads DCR graphs: the DCR portal's `dcrgraph`, which dcr-js writes too, and dcr-js' own `definitions`.

What would change who may do what and is not read (guards, sub-processes, spawned copies) is refused
with its line; what changes nothing (data, pictures, roles) is left out, and told where it matters.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from .durations import Duration
from .faults import Fault
from .graphs import Event, Graph, Kind, Marking, Relation
from .xml import attribute, children, line, name, parse

WRITTEN: dict[str, Kind] = {
    "condition": "condition",
    "response": "response",
    "coresponse": "coresponse",
    "coresponce": "coresponse",  # as dcr-js and pm4py write it
    "noresponse": "coresponse",
    "exclude": "exclude",
    "include": "include",
    "milestone": "milestone",
}
TIMED = ("condition", "response")
MOST = 500_000  # relations between events, once groups are dissolved: a small file can ask for billions
FLAT = "Only events, groups and unguarded relations are read: draw it flat, or leave it out."


@dataclass
class _Found:
    """What stands in the file, before groups are dissolved: each with the line that it stands on."""

    ids: dict[str, int] = field(default_factory=dict)
    inside: dict[str, list[str]] = field(default_factory=dict)  # a group's own events and groups
    labels: dict[str, str] = field(default_factory=dict)
    arrows: list[tuple[Relation, int]] = field(default_factory=list)
    executed: set[str] = field(default_factory=set)
    included: set[str] | None = None
    pending: dict[str, Duration | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read(data: bytes) -> Graph:
    """A graph from its file. Raises Fault, with the line, where it can't be read as it stands."""
    root = parse(data)
    if name(root) == "dcrgraph":
        found = _portal(root)
        title = attribute(root, "title")
        details = children(root, "specification", "resources", "custom", "graphDetails")
        description = next(((one.text or "").strip() for one in details), "")
    elif name(root) == "definitions":
        found, title, description = _definitions(root), "", ""
    else:
        says = f"this is no DCR graph: its root is <{name(root)}>"
        raise Fault(line(root), says, "Export it as XML from the DCR portal: <dcrgraph>.")
    if not found.ids:
        raise Fault(line(root), "the graph has no events", "Export it with its <events>.")
    return _flat(found, title, description)


# --- the portal's format ---------------------------------------------------------


def _portal(root: Element) -> _Found:
    found = _Found()
    for events in children(root, "specification", "resources", "events"):
        _events(events, found)
    for resources in children(root, "specification", "resources"):
        for sub in (
            *children(resources, "subProcesses", "subProcess"),
            *children(resources, "templates", "template"),
        ):
            raise Fault(line(sub), f"<{name(sub)}> is a graph within the graph", FLAT)
    for mapping in children(root, "specification", "resources", "labelMappings", "labelMapping"):
        _label(found, _known(found, mapping, "eventId"), attribute(mapping, "labelId"), mapping)
    for constraints in children(root, "specification", "constraints"):
        for group in children(constraints):
            for one in children(group):
                _arrow(found, name(one), one, "sourceId", "targetId")
    for marking in children(root, "runtime", "marking"):
        _marked(found, marking)
    return found


def _events(parent: Element, found: _Found) -> None:
    for one in children(parent, "event"):
        id_ = attribute(one, "id")
        _new(found, id_, one)
        kind = attribute(one, "type").lower()
        if kind not in ("", "event", "nesting"):
            says = f"the event {id_!r} is of type {kind!r}, which has a life of its own"
            raise Fault(line(one), says, FLAT)
        for guard in children(one, "precondition"):
            _unguarded(guard, f"the event {id_!r}")
        if attribute(one, "computation"):
            found.notes.append(f"line {line(one)}: what {id_!r} computes is not read")
        if kind == "nesting" or any(children(one, "event")):
            found.inside[id_] = [attribute(child, "id") for child in children(one, "event")]
            _events(one, found)


def _marked(found: _Found, marking: Element) -> None:
    found.executed |= {_known(found, one, "id") for one in children(marking, "executed", "event")}
    if any(name(one) == "included" for one in marking):
        found.included = {_known(found, one, "id") for one in children(marking, "included", "event")}
    for one in children(marking, "pendingResponses", "event"):
        found.pending[_known(found, one, "id")] = _duration(one, "deadline", "time")


# --- dcr-js' own format ------------------------------------------------------------


def _definitions(root: Element) -> _Found:
    found = _Found(included=set())
    for graph in children(root, "dcrGraph"):
        _shapes(graph, found)
        for one in graph.iter():
            if name(one) == "relation":
                _arrow(found, attribute(one, "type"), one, "sourceRef", "targetRef")
    return found


def _shapes(parent: Element, found: _Found) -> None:
    for one in children(parent):
        id_ = attribute(one, "id")
        if name(one) == "subProcess":
            raise Fault(line(one), f"{id_!r} is a graph within the graph", FLAT)
        if name(one) not in ("event", "nesting"):
            continue
        _new(found, id_, one)
        _label(found, id_, attribute(one, "label", "description"), one)
        if name(one) == "nesting":
            inside = (child for child in children(one) if name(child) in ("event", "nesting"))
            found.inside[id_] = [attribute(child, "id") for child in inside]
            _shapes(one, found)
            continue
        if attribute(one, "executed") == "true":
            found.executed.add(id_)
        if attribute(one, "included") != "false" and found.included is not None:
            found.included.add(id_)
        if attribute(one, "pending") == "true":
            found.pending[id_] = _duration(one, "deadline")


# --- what both share -----------------------------------------------------------------


def _new(found: _Found, id_: str, one: Element) -> None:
    if not id_:
        raise Fault(line(one), "an event has no id", "Give it one.")
    if id_ in found.ids:
        says = f"the event {id_!r} is there twice, first in line {found.ids[id_]}"
        raise Fault(line(one), says, "Give each event an id of its own.")
    found.ids[id_] = line(one)


def _known(found: _Found, one: Element, key: str) -> str:
    id_ = attribute(one, key)
    if id_ not in found.ids:
        says = f"<{name(one)}> names the event {id_!r}, which is not in the graph"
        raise Fault(line(one), says, f"Write the id of one of its {len(found.ids)} events.")
    return id_


def _label(found: _Found, id_: str, label: str, one: Element) -> None:
    label = " ".join(label.split())
    if found.labels.setdefault(id_, label) != label:
        says = f"the event {id_!r} has two labels, {found.labels[id_]!r} and {label!r}"
        raise Fault(line(one), says, "Leave one.")


def _arrow(found: _Found, written: str, one: Element, source: str, target: str) -> None:
    if written in ("update", "setValue"):
        found.notes.append(f"line {line(one)}: <{name(one)}> changes data alone and is not read")
        return
    kind = WRITTEN.get(written.lower())
    if kind is None:
        raise Fault(line(one), f"a relation of kind {written!r} is not read", FLAT)
    ends = _known(found, one, source), _known(found, one, target)
    _unguarded(one, f"the {kind} from {ends[0]!r} to {ends[1]!r}")
    time = _duration(one, "time", "delay" if kind == "condition" else "deadline")
    if time is not None and kind not in TIMED:
        says = f"the {kind} from {ends[0]!r} to {ends[1]!r} has a time"
        raise Fault(
            line(one), says, "Only a condition has a delay and only a response a deadline: leave it out."
        )
    found.arrows.append((Relation(kind, *ends, time), line(one)))


def _unguarded(one: Element, what: str) -> None:
    if attribute(one, "expressionId", "guard", "guardComputation", "expression"):
        raise Fault(line(one), f"{what} holds only under a guard, which is not read", FLAT)


def _duration(one: Element, *keys: str) -> Duration | None:
    text = attribute(one, *keys)
    try:
        return Duration.of(text) if text else None
    except ValueError as wrong:
        mend = "Write ISO 8601, such as P3D, P1M or PT24H, or a number of days."
        raise Fault(line(one), f"<{name(one)}>: {wrong}", mend) from None


def _flat(found: _Found, title: str, description: str) -> Graph:
    """The graph without its groups: what is said of one is said of each event in it."""
    leaves: dict[str, tuple[str, ...]] = {}

    def within(id_: str) -> tuple[str, ...]:
        if id_ not in leaves:
            own = found.inside.get(id_)
            leaves[id_] = (id_,) if own is None else tuple(leaf for one in own for leaf in within(one))
        return leaves[id_]

    arrows: set[Relation] = set()
    drawn = 0
    for arrow, at in found.arrows:
        drawn += len(within(arrow.source)) * len(within(arrow.target))
        if drawn > MOST:
            says = f"the graph has more than {MOST} relations once its groups are dissolved"
            raise Fault(at, says, "Draw fewer arrows between large groups.")
        for source in within(arrow.source):
            for target in within(arrow.target):
                arrows.add(Relation(arrow.kind, source, target, arrow.time))
        if not (within(arrow.source) and within(arrow.target)):
            found.notes.append(f"line {at}: the {arrow.kind} is to or from an empty group and says nothing")
    events = tuple(Event(one, found.labels.get(one, "")) for one in found.ids if one not in found.inside)
    ids = frozenset(one.id for one in events)
    if found.included is None:
        found.notes.append("the file says of no event whether it is included: all are")
    for group in found.inside:
        if group in found.executed or group in found.pending:
            says = "a group is not done and not owed, its events are: what is marked on it is not read"
            found.notes.append(f"line {found.ids[group]}: {group!r}: {says}")
    return Graph(
        events=events,
        relations=frozenset(arrows),
        marking=Marking(
            executed=ids & found.executed,
            included=ids if found.included is None else ids & found.included,
            pending={one: due for one, due in found.pending.items() if one in ids},
        ),
        title=title,
        description=description,
        notes=tuple(found.notes),
        groups=frozenset(found.inside),
    )
