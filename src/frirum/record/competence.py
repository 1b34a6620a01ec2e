"""A decision above one's level goes to approval; a proposal is answered once, and not by who wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from frirum.law.competence import DECISION, SENT_BACK, Competence, Plan
from frirum.law.history import Act, effective
from frirum.law.loading import Lawbook

from .drafts import Draft, Refused, fault
from .naming import Named
from .scene import Scene

ANSWERS = frozenset({DECISION, SENT_BACK})


def plan_of(book: Lawbook, municipality: str) -> Plan:
    """A municipality's plan of competences; one without leaves every decision to who may record it."""
    place = book.municipalities.get(municipality.lstrip("0"))
    return place.plan if place else Plan()


def check_competence(draft: Draft, named: Named, scene: Scene, book: Lawbook) -> None:
    """Raises Refused where a decision lies above its writer's level, or a proposal can't be answered so.

    What the municipality's own machinery brings in (import, demo) was decided elsewhere.
    """
    if draft.act not in ANSWERS or draft.actor.kind == "system":
        return
    plan, day = plan_of(book, draft.actor.municipality), draft.times.occurred_at.day
    if draft.act == DECISION and (above := plan.above({draft.actor.role}, draft.values, day)):
        raise Refused([fault("law_source", *_above(above[0]))], draft.entry_id)
    if proposal := draft.values.get("proposal"):
        if draft.act == DECISION:
            _check_writer(draft, UUID(proposal), scene, plan.reached(draft.values, day))
        _check_unanswered(draft, proposal, named, scene)


def _check_writer(draft: Draft, proposal: UUID, scene: Scene, reached: tuple[Competence, ...]) -> None:
    """Two pairs of eyes: who wrote or corrected a proposal doesn't approve it, unless the data says so."""
    writers = {one.entry.actor_id for one in scene.chains_of([proposal]) if one.entry.actor_kind == "user"}
    if draft.actor.id in writers and any(not one.own for one in reached):
        da = "Du har selv indstillet afgørelsen. En anden leder skal godkende den."
        en = "You proposed the decision yourself. Another leader must approve it."
        raise Refused([fault("proposal", da, en)], draft.entry_id)


def _check_unanswered(draft: Draft, proposal: str, named: Named, scene: Scene) -> None:
    """Raises Refused where something else than what the draft corrects has answered the proposal already."""
    own = {str(one.id) for one in scene.chains_of([draft.corrects])} if draft.corrects else set()
    for case in named.case_ids:
        acts = effective(scene.acts_of(case), scene.vocabulary)
        answer = answers(acts).get(_root(acts, proposal))
        if answer is not None and answer.root not in own:
            decided = answer.name == DECISION
            da = "Indstillingen er allerede afgjort." if decided else "Indstillingen er sendt tilbage."
            en = "The proposal is decided already." if decided else "The proposal was sent back."
            raise Refused([fault("proposal", da, en)], draft.entry_id)


def answers(acts: Sequence[Act]) -> dict[str, Act]:
    """What answered each proposal of a case, by the first entry of the proposal: the first such act."""
    found: dict[str, Act] = {}
    for act in acts:
        named: Any = act.values.get("proposal") if act.name in ANSWERS else None
        if named:
            found.setdefault(_root(acts, str(named)), act)
    return found


def _root(acts: Sequence[Act], named: str) -> str:
    return next((act.root for act in acts if named in (act.id, act.root)), named)


def _above(competence: Competence) -> tuple[str, str]:
    why = f" {competence.says}" if competence.says else ""
    da = f"Afgørelsen ligger over dit niveau i kommunens kompetenceplan.{why}"
    en = f"The decision is above your level in the municipality's plan of competences.{why}"
    return (
        f"{da} Send den til godkendelse: det, du har skrevet, følger med.",
        f"{en} Send it for approval: what you have written goes with it.",
    )
