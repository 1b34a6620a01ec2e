"""Writes a DCR graph as the DCR portal's XML; what is read back is the same graph."""

from __future__ import annotations

from lxml.etree import Element, SubElement
from lxml.etree import _Element as Node

from .graphs import KINDS, Graph
from .xml import draw

ACROSS = 6  # events a row of the picture; a tool moves them, but needs to find them somewhere


def write(graph: Graph) -> bytes:
    """The graph's file: UTF-8, the same bytes for the same graph."""
    root = Element("dcrgraph", title=graph.title)
    specification = SubElement(root, "specification")
    resources = SubElement(specification, "resources")
    _events(SubElement(resources, "events"), graph)
    SubElement(resources, "subProcesses")
    labels, mappings = SubElement(resources, "labels"), SubElement(resources, "labelMappings")
    for label in dict.fromkeys(one.label for one in graph.events if one.label):
        SubElement(labels, "label", id=label)
    for one in graph.events:
        if one.label:
            SubElement(mappings, "labelMapping", eventId=one.id, labelId=one.label)
    for empty in ("expressions", "variables"):
        SubElement(resources, empty)
    SubElement(SubElement(resources, "variableAccesses"), "writeAccesses")
    SubElement(SubElement(resources, "custom"), "graphDetails").text = graph.description
    _constraints(SubElement(specification, "constraints"), graph)
    _marking(SubElement(SubElement(root, "runtime"), "marking"), graph)
    return draw(root)


def _events(events: Node, graph: Graph) -> None:
    for number, one in enumerate(graph.events):
        event = SubElement(events, "event", id=one.id)
        shown = SubElement(SubElement(event, "custom"), "visualization")
        down, across = divmod(number, ACROSS)
        SubElement(shown, "location", xLoc=str(100 + 220 * across), yLoc=str(100 + 240 * down))
        SubElement(shown, "size", width="130", height="150")


def _constraints(constraints: Node, graph: Graph) -> None:
    for kind in KINDS:
        group = SubElement(constraints, f"{kind}s")
        wanted = (one for one in graph.relations if one.kind == kind)
        for one in sorted(wanted, key=lambda one: (one.source, one.target, str(one.time or ""))):
            time = "" if one.time is None else str(one.time)
            ends = {"sourceId": one.source, "targetId": one.target}
            SubElement(group, kind, ends, filterLevel="1", description="", time=time, groups="")
    for empty in ("updates", "spawns"):
        SubElement(constraints, empty)


def _marking(marking: Node, graph: Graph) -> None:
    SubElement(marking, "globalStore")
    told = {"executed": graph.marking.executed, "included": graph.marking.included}
    for name, ids in told.items():
        group = SubElement(marking, name)
        for one in graph.events:
            if one.id in ids:
                SubElement(group, "event", id=one.id)
    owed = SubElement(marking, "pendingResponses")
    for one in graph.events:
        if one.id in graph.marking.pending:
            within = graph.marking.pending[one.id]
            SubElement(
                owed, "event", {"id": one.id} | ({"deadline": str(within)} if within is not None else {})
            )
