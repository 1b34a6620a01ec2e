"""Which notification, request or decision an act is about, by the law's own rule, written down once.

An act that opens an occasion is its own; another takes the one that is said, or the only one that is
open; where the law asks for one and several are open, the writer must choose.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from frirum.law.history import Act, OccasionNeeded, effective, in_occasions
from frirum.law.vocabulary import ActKind

from .drafts import Draft, Refused, fault
from .history import said_occasions
from .naming import SHARED_AREAS, Named
from .scene import Scene


def name_occasion(named: Named, draft: Draft, kind: ActKind, scene: Scene, sequence: int) -> None:
    """Says the act's occasion by the law's own rule. Raises Refused where the writer must choose.

    Where the same act belongs to different occasions in siblings' cases, each case carries its own.
    """
    root = _root(draft, scene)
    if kind.effect is not None or kind.area in SHARED_AREAS:
        return
    if kind.occasion == "opens":
        named.occasion = str(root)
        return
    given = draft.occasion or _occasion_of(scene, draft.corrects)
    if draft.occasion and not any(draft.occasion in _occasions(one, scene) for one in named.case_ids):
        raise _refused(
            draft,
            "occasion",
            "Sagen har ikke den underretning eller henvendelse, som der henvises til.",
            "The case has no such occasion as the act refers to.",
        )
    found = {one["id"]: _resolved(one["id"], draft, given, scene, sequence, str(root)) for one in named.cases}
    if len(set(found.values())) == 1:
        named.occasion = found.popitem()[1]
        return
    for one in named.cases:
        if found[one["id"]]:
            one["occasion"] = found[one["id"]]


def _root(draft: Draft, scene: Scene) -> UUID:
    root = draft.corrects or draft.entry_id
    while root in scene.told and (before := scene.told[root].entry.corrects):
        root = before
    return root


def _occasion_of(scene: Scene, corrected: UUID | None) -> str | None:
    return scene.told[corrected].entry.occasion or None if corrected in scene.told else None


def _occasions(case: UUID, scene: Scene) -> Mapping[str, object]:
    if case not in scene.cases:
        return {}
    return in_occasions(effective(scene.acts_of(case), scene.vocabulary), scene.vocabulary)[1].parents


def _resolved(case: str, draft: Draft, given: str | None, scene: Scene, sequence: int, root: str) -> str:
    acts = scene.acts_of(UUID(case)) if UUID(case) in scene.cases else ()
    act = Act(
        id=str(draft.entry_id),
        name=draft.act,
        occurred_at=draft.times.occurred_at,
        known_at=draft.times.known,
        recorded_at=draft.times.recorded,
        sequence=sequence,
        occasion=given if given and given in _occasions(UUID(case), scene) else None,
        by_role=draft.actor.role,
        values=draft.values,
        corrects=str(draft.corrects) if draft.corrects else None,
        case=case,
    )
    try:
        said = said_occasions((*acts, act), scene.vocabulary, asking=act.id)
    except OccasionNeeded as needed:
        raise _must_say(draft, needed, scene) from needed
    placed, occasions = in_occasions(effective(said, scene.vocabulary), scene.vocabulary)
    if scene.vocabulary.occasion(draft.act) == "rests":
        return occasions.parents.get(root) or ""
    return next((one.occasion or "" for one in placed if one.root == root), "")


def _must_say(draft: Draft, needed: OccasionNeeded, scene: Scene) -> Refused:
    known = {str(one.id): one for one in scene.told.values()}
    said = [f"{known[one].entry.occurred} ({one})" if one in known else one for one in needed.open_occasions]
    return _refused(
        draft,
        "occasion",
        f"Flere er åbne: sig, hvilken underretning eller henvendelse det gælder. {'; '.join(said)}",
        f"Several occasions are open: say which one this is about. {'; '.join(said)}",
    )


def _refused(draft: Draft, name: str, da: str, en: str) -> Refused:
    return Refused([fault(name, da, en)], draft.entry_id)
