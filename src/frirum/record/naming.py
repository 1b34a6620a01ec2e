"""What an act is about, worked out from what its writer named: persons, cases, stream.

The first act of an area that names a person uses the person's open case there, or opens one; an
act that already names cases opens none. A provisional case that is now read as another counts as
that one. A correction keeps the cases of what it corrects.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from frirum.access.policy import NotYours
from frirum.law.vocabulary import ActKind

from .drafts import Draft, Refused, fault
from .history import IDENTIFIED, JOINING, MERGED
from .identifiers import case_of, family_of, municipality_stream
from .people import REGISTERED
from .scene import KnownCase, Scene, of_municipality
from .told import Told

CASE_OPENED = "case-opened"


@dataclass(slots=True)
class Named:
    """What an act turns out to be about. `opened` are cases that begin with it."""

    stream: UUID
    persons: list[UUID] = field(default_factory=list)
    cases: list[dict[str, str]] = field(default_factory=list)
    opened: list[KnownCase] = field(default_factory=list)
    occasion: str = ""

    @property
    def case_ids(self) -> list[UUID]:
        return [UUID(one["id"]) for one in self.cases]

    def subjects(self) -> dict[str, Any]:
        """As the envelope holds it."""
        return {"persons": [str(one) for one in self.persons], "cases": self.cases}


def name_subjects(draft: Draft, kind: ActKind, scene: Scene, default_unit: str) -> Named:
    """The persons, cases and stream of a draft. Raises NotYours for what does not exist, Refused."""
    if kind.area == "municipality" and of_municipality(draft):
        return Named(municipality_stream(draft.actor.municipality))
    target = _target(draft, scene)
    if kind.id == REGISTERED and target is None:
        return _registered(draft, scene)
    if kind.id in JOINING:
        return _joined(draft, kind, scene, target)
    named_too = persons_in_fields(draft, kind) if kind.area == "people" else []
    persons = list(dict.fromkeys(scene.aliases.person(one) for one in (*draft.subjects.persons, *named_too)))
    cases = [scene.aliases.case(one) for one in draft.subjects.cases]
    if target is not None and (kind.effect is not None or (not draft.subjects.persons and not cases)):
        return _as_corrected(draft, kind, target, cases, scene)
    if any(one not in scene.persons for one in persons) or any(one not in scene.cases for one in cases):
        raise NotYours
    if not persons and not cases:
        raise _refused(
            draft,
            "",
            "Handlingen skal gælde en person eller en sag.",
            "The act must be about a person or a case.",
        )
    named = Named(_home(scene, persons, cases), persons, [_case(scene.cases[one]) for one in cases])
    if not cases and opens_cases(kind):
        for person in persons:
            case = _kept_case(target, person, scene) or scene.open_case(person, area_of(draft, kind, scene))
            if case is None:
                case = _opening(draft, kind, scene, person, default_unit)
                named.opened.append(case)
            named.cases.append(_case(case))
    return named


def persons_in_fields(draft: Draft, kind: ActKind) -> list[UUID]:
    """The persons that an act's fields name."""
    return [UUID(one) for _, one in kind.named(draft.values, "person")]


def opens_cases(kind: ActKind) -> bool:
    """Whether naming a person in an act means a case: acts of an area do, those on people don't."""
    return kind.area not in SHARED_AREAS or kind.id == CASE_OPENED


def area_of(draft: Draft, kind: ActKind, scene: Scene) -> str:
    """The area of a case that an act opens. Raises Refused where `case-opened` must say which."""
    if kind.area not in SHARED_AREAS:
        return kind.area
    areas = sorted({one.area for one in scene.vocabulary.acts.values()} - SHARED_AREAS)
    said = draft.values.get("area") or (areas[0] if len(areas) == 1 else None)
    if said not in areas:
        listed = ", ".join(areas)
        raise _refused(
            draft, "area", f"Sig, hvilket område sagen hører til: {listed}.", f"Say which area: {listed}."
        )
    return str(said)


SHARED_AREAS = frozenset({"people", "access", "municipality"})


def _registered(draft: Draft, scene: Scene) -> Named:
    if len(draft.subjects.persons) != 1 or draft.subjects.cases:
        raise _refused(draft, "", "Registrér én person ad gangen.", "Register one person at a time.")
    person = draft.subjects.persons[0]
    if person in scene.persons:
        raise _refused(draft, "", "Personen er allerede registreret.", "The person is already registered.")
    return Named(draft.subjects.family or family_of(draft.entry_id, person), [person])


def _joined(draft: Draft, kind: ActKind, scene: Scene, target: Told | None) -> Named:
    """Who is read as another first, then that other, with the open cases that now become one.

    It stands also on the case where it was found out, which need be neither's (a child's, of its mother).
    """
    persons = persons_in_fields(draft, kind)
    if kind.id == IDENTIFIED:
        first = draft.subjects.persons or (target.entry.person_ids[:1] if target else ())
        persons = list(dict.fromkeys((*first, *persons)))
    if len(set(persons)) != 2:
        raise _refused(
            draft,
            kind.fields[0].id,
            "Vælg, hvem personen er: en anden, der er registreret.",
            "Choose who the person is: somebody else who is registered.",
        )
    one, other = persons
    if one not in scene.persons or other not in scene.persons:
        raise NotYours
    real = scene.aliases.person(other)
    before = target.entry.subjects["cases"] if target else []
    if real == one or (target is None and one in scene.aliases.persons):
        raise _refused(
            draft,
            "",
            "Personen er allerede identificeret. Ret det, der står om det, i stedet.",
            "The person is already identified. Correct what stands of it instead.",
        )
    merged = kind.id == MERGED
    if scene.persons[one].provisional is merged or (merged and scene.persons[real].provisional):
        raise _refused(
            draft,
            "",
            "Kun en foreløbig person kan vise sig at være en anden. To registrerede lægges sammen.",
            "Only a provisional person can turn out to be another. Two registered ones are merged.",
        )
    own = [case for case in before if case["person"] == str(one)] or [
        _case(scene.cases[case]) for case in scene.by_person.get(one, ()) if scene.cases[case].is_open
    ]
    named = {case["id"]: case for case in own}
    for case in (scene.open_case(real, each["area"]) for each in own):
        if case is not None:
            named.setdefault(str(case.id), _case(case))
    known = {str(one), str(real), *(str(person) for person in (target.entry.person_ids if target else ()))}
    cases = [scene.aliases.case(case) for case in draft.subjects.cases]
    if any(case not in scene.cases for case in cases):
        raise NotYours
    for each in (*map(_case, map(scene.cases.__getitem__, cases)), *before):
        if each["person"] not in known or each["id"] in {str(case) for case in cases}:
            named.setdefault(each["id"], _bare(each))
    return Named(scene.persons[real].stream, [one, real], list(named.values()))


def _opening(draft: Draft, kind: ActKind, scene: Scene, person: UUID, default_unit: str) -> KnownCase:
    area, known = area_of(draft, kind, scene), scene.persons[person]
    return KnownCase(
        id=case_of(draft.entry_id, person, area),
        person=person,
        area=area,
        municipality=known.municipality,
        stream=known.stream,
        unit=default_unit,
        assignee=None,
        is_open=True,
        head=0,
        new=True,
    )


def _kept_case(target: Told | None, person: UUID, scene: Scene) -> KnownCase | None:
    """The case of a person in what is corrected: a correction opens no new one beside it."""
    for one in target.entry.subjects["cases"] if target else ():
        if scene.aliases.person(UUID(one["person"])) == person:
            return scene.cases.get(scene.aliases.case(UUID(one["id"])))
    return None


def _target(draft: Draft, scene: Scene) -> Told | None:
    if draft.corrects is None:
        return None
    if draft.corrects not in scene.told:
        raise NotYours
    return scene.told[draft.corrects]


def _as_corrected(draft: Draft, kind: ActKind, target: Told, cases: list[UUID], scene: Scene) -> Named:
    """The subjects of what is corrected, or of those cases of it that it is withdrawn from."""
    found: dict[UUID, dict[str, str]] = {}
    for one in target.entry.subjects["cases"]:
        case = scene.aliases.case(UUID(one["id"]))
        found.setdefault(case, _case(scene.cases[case]) if case in scene.cases else _bare(one))
    persons = list(target.entry.person_ids)
    if kind.effect == "withdraws" and cases:
        if not found.keys() >= set(cases):
            raise _refused(
                draft,
                "",
                "Det står ikke på den sag, som det skulle fjernes fra.",
                "It does not stand on the case that it was to be taken from.",
            )
        others = {UUID(found[one]["person"]) for one in found.keys() - set(cases)}
        persons = [one for one in persons if scene.aliases.person(one) not in others]
        found = {one: found[one] for one in cases}
    return Named(target.entry.stream_id, persons, list(found.values()))


def _home(scene: Scene, persons: list[UUID], cases: list[UUID]) -> UUID:
    return scene.cases[cases[0]].stream if cases else scene.persons[persons[0]].stream


def _case(case: KnownCase) -> dict[str, str]:
    return {"id": str(case.id), "person": str(case.person), "area": case.area}


def _bare(case: Mapping[str, str]) -> dict[str, str]:
    return {key: case[key] for key in ("id", "person", "area")}


def _refused(draft: Draft, name: str, da: str, en: str) -> Refused:
    return Refused([fault(name, da, en)], draft.entry_id)
