"""A `dcrgraph` file as a test needs it: events (or groups of them), relations and a marking, all by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Tree = Mapping[str, Any]
Ends = tuple[str, ...]  # source, target and, for some, a time


def events(tree: Tree) -> str:
    """`{"a": {}, "g": {"b": {}}}`: an event, and a group with one in it."""
    said = (
        f'<event id="{one}" type="nesting">{events(inside)}</event>' if inside else f'<event id="{one}"/>'
        for one, inside in tree.items()
    )
    return "".join(said)


def relations(told: Mapping[str, Iterable[Ends]]) -> str:
    """`{"condition": [("a", "b", "P3D")]}`."""
    groups = []
    for kind, arrows in told.items():
        drawn = (
            f'<{kind} sourceId="{one[0]}" targetId="{one[1]}" time="{one[2] if len(one) > 2 else ""}"/>'
            for one in arrows
        )
        groups.append(f"<{kind}s>{''.join(drawn)}</{kind}s>")
    return "".join(groups)


def listed(ids: Iterable[str]) -> str:
    return "".join(f'<event id="{one}"/>' for one in ids)


def dcrgraph(
    tree: Tree | str,
    arrows: Mapping[str, Iterable[Ends]] | None = None,
    *,
    executed: Iterable[str] = (),
    included: Iterable[str] | None = None,
    pending: Iterable[str] | str = (),
    labels: Mapping[str, str] | None = None,
    resources: str = "",
) -> bytes:
    """The file. Included are all, unless said; a `tree` or `pending` that is text stands there as it is."""
    if isinstance(tree, str):
        tree = {one: {} for one in tree.split()}
    mapped = "".join(f'<labelMapping eventId="{i}" labelId="{text}"/>' for i, text in (labels or {}).items())
    play = "" if included is None else f"<included>{listed(included)}</included>"
    owed = pending if isinstance(pending, str) else listed(pending)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<dcrgraph title="Test">\n<specification><resources>\n'
        f"<events>{events(tree)}</events>\n<labelMappings>{mapped}</labelMappings>{resources}</resources>\n"
        f"<constraints>{relations(arrows or {})}</constraints></specification>\n<runtime><marking>"
        f"<executed>{listed(executed)}</executed>{play}<pendingResponses>{owed}</pendingResponses>"
        f"</marking></runtime></dcrgraph>"
    ).encode()
