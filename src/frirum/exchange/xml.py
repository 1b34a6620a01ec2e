"""XML from outside, read so that it can do no harm: no DTD, no entities, nothing fetched, nothing huge.

lxml resolves nothing here and libxml2 keeps its own limits of depth and growth (decision 0110). A DTD is
refused before the parse, since even unresolved entities grow inside attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .faults import Fault

LARGEST = 5_000_000  # bytes; the portal's largest known graph, 86 events of one article, is a fiftieth of it
DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
NO_DTD = "Remove the DOCTYPE and write out what its entities stand for."


def parse(data: bytes) -> etree._Element:
    """The root of a document. Raises Fault where it is no XML, has a DTD, or is larger than LARGEST."""
    if len(data) > LARGEST:
        size = f"the file is {len(data)} bytes; at most {LARGEST} are read"
        raise Fault(1, size, "Split it, or leave pictures out.")
    plain = data.replace(b"\0", b"")  # UTF-16 and UTF-32 as good as read
    if found := DTD.search(plain):
        line = plain.count(b"\n", 0, found.start()) + 1
        raise Fault(line, "the file has a DTD, and entities and DTDs are not read", NO_DTD)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, dtd_validation=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        why = re.sub(r", line \d+, column \d+.*", "", str(wrong.msg or "it is empty"), flags=re.DOTALL)
        mend = "Save the graph anew from the tool that it comes from."
        raise Fault(wrong.lineno or 1, f"this is not well-formed XML ({why})", mend) from None
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that the look above can't read
        raise Fault(1, "the file has a DTD, and entities and DTDs are not read", NO_DTD)
    return root


def name(element: etree._Element) -> str:
    """An element's name without its namespace; a comment has none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def line(element: etree._Element) -> int:
    """Where the element stands."""
    found: Any = element.sourceline  # lxml's types know it only as something
    return int(found or 1)


def children(element: etree._Element, *path: str) -> Iterator[etree._Element]:
    """The elements below; with a path, those at its end, through every element so named on the way."""
    for child in element:
        if not path:
            if name(child):
                yield child
        elif name(child) == path[0]:
            yield from children(child, *path[1:]) if path[1:] else (child,)


def attribute(element: etree._Element, *names: str) -> str:
    """The first of these attributes that says something, without space around it."""
    return next((text for one in names if (text := (element.get(one) or "").strip())), "")


def draw(root: etree._Element) -> bytes:
    """The document as UTF-8, indented."""
    etree.indent(root, "  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
