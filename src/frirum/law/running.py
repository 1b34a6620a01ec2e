"""What goes on after an act that ends others: of two efforts one may end while the other runs.

The vocabulary says which act ends which (`ends`), which of its fields names the one that ends, and
which field says whether others go on. From that each such act is told, once, what it `left` going
on; guards, the day clock and the record's tables read that, and so mean the same by "an effort runs".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from .vocabulary import Ends, Vocabulary

if TYPE_CHECKING:
    from .history import Act

UNRECORDED = ""  # in place of an entry: something goes on that the journal has no beginning of


def with_what_is_left(
    acts: tuple[Act, ...], roots: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[Act, ...]:
    """The acts in order, those that end others with what they `left`. `roots`: of the history's chains."""
    if not any(vocabulary.ends(act.name) for act in acts):
        return acts
    running: dict[str, list[str]] = defaultdict(list)  # roots, by the act that began them
    said = []
    for act in acts:
        if ends := vocabulary.ends(act.name):
            running[ends.act] = _left(act, ends, running[ends.act], roots)
            act = replace(act, left=frozenset(running[ends.act]))
        running[act.name].append(act.root)
        said.append(act)
    return tuple(said)


def _left(act: Act, ends: Ends, running: list[str], roots: Mapping[str, str]) -> list[str]:
    """The one that is named ends, else the newest; all where nothing else is said to go on."""
    others = act.values.get(ends.others)
    if others is False:
        return []
    named = act.values.get(ends.named)
    left = [one for one in running if one != roots.get(named, named)] if named else running[:-1]
    return left or ([UNRECORDED] if others is True else [])


def after(standing: frozenset[str], act: Act) -> frozenset[str]:
    """What of some standing acts still stands after one that undoes them: all it `left`, or nothing."""
    return frozenset() if act.left is None else (standing | {UNRECORDED}) & act.left


def standing(acts: Iterable[Act], begins: frozenset[str], undone_by: frozenset[str]) -> frozenset[str]:
    """Which of the acts that begin something still stand after these acts, by root."""
    found: frozenset[str] = frozenset()
    for act in acts:
        if act.name in undone_by:
            found = after(found, act)
        elif act.name in begins:
            found |= {act.root}
    return found
