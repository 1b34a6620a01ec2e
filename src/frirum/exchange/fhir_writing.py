"""What a family has said as one FHIR bundle: bytes out. What each part means: `docs/feedback-exchange.md`.

An answer to our own lines is a QuestionnaireResponse, with an Observation for its total; one to a register,
or a total alone, is an Observation with a local code and no item text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid5

from .answers import ROLES, SKIPS, Answer
from .fhir_forms import TOTAL, questionnaire, translated
from .fhir_shapes import (
    ABSENT,
    AGES,
    BASE,
    CODES,
    MODE,
    NUMBER,
    ROLE,
    SKIPPED,
    TERMS,
    UCUM,
    VERSION,
    WHY_ABSENT,
    Form,
    Goals,
    Someone,
    Talk,
    Told,
    Voice,
    Words,
)

LINES = (*(f"line-{number}" for number in range(1, 5)), *(f"goal-{number}" for number in range(1, 4)))
TITLE: Words = {"da": "Familiens stemme", "en": "The family's voice"}


def write(voice: Voice) -> bytes:
    """The bundle as JSON. The same voice gives the same bytes."""
    return (json.dumps(bundle(voice), ensure_ascii=False, indent=2) + "\n").encode()


def bundle(voice: Voice) -> dict[str, Any]:
    """One Bundle of a case, type `collection`: nothing is asked of the receiver."""
    tags = [{"system": f"{TERMS}/v3-ActReason", "code": "HTEST", "display": voice.invented}]
    return {
        "resourceType": "Bundle",
        "id": _part(voice.case, "bundle"),
        **({"meta": {"tag": tags}} if voice.invented else {}),
        "type": "collection",
        "timestamp": voice.written.isoformat(),
        "entry": [{"fullUrl": _full(one), "resource": one} for one in _resources(voice)],
    }


def _resources(voice: Voice) -> Iterator[dict[str, Any]]:
    used = {_form_of(one.answer) for one in voice.answers}
    forms = {(one.id, one.version, one.about): one for one in voice.forms}
    yield _codes(voice.titles or {})
    yield from (questionnaire(form) for key, form in forms.items() if key in used)
    yield _episode(voice)
    for someone in voice.people:
        yield {"resourceType": "Patient", "id": someone.id, "active": True}
        if someone.kin != "child":
            yield _related(someone, voice.child)
    yield from (_encounter(talk, voice) for talk in voice.talks)
    goals = {one.id: one for one in voice.goals}
    for one in goals.values():
        yield from _goals(one)
    for told in voice.answers:
        yield from _answered(told, voice, forms.get(_form_of(told.answer)))


def _answered(told: Told, voice: Voice, form: Form | None) -> Iterator[dict[str, Any]]:
    """The response, where there is one, and what was observed by it."""
    answer = told.answer
    if form is None or answer.total_mm is not None:  # a total alone says nothing of the lines
        yield _observation(told, voice, told.id, derived=False)
        return
    yield _response(told, voice, form)
    if form.summed:
        yield _observation(told, voice, _part(told.id, "total"), derived=True)
        return
    goals = [one for one in voice.goals if one.whose == answer.subject and _held(one, answer)]
    for number, mark in enumerate(answer.marks or (), 1):
        seen = _observed(told, voice, _part(told.id, f"mark {number}"), derived=True)
        focus = [one for one in goals[-1:] if number <= len(one.texts)]
        if focus:
            seen["focus"] = [_reference(_part(focus[0].id, f"goal {number}"))]
        seen["code"]["coding"].append({"system": CODES, "code": f"goal-{number}"})
        yield seen | {"valueInteger": mark}


def _held(goals: Goals, answer: Answer) -> bool:
    return goals.since <= answer.date and (goals.until is None or answer.date <= goals.until)


def _response(told: Told, voice: Voice, form: Form) -> dict[str, Any]:
    answer = told.answer
    marks: list[Mapping[str, Any]] = [{"valueInteger": mark} for mark in answer.marks or ()]
    lines = form.lines[: len(marks)]
    if answer.skipped:
        missing = {"extension": [{"url": ABSENT, "valueCode": WHY_ABSENT[answer.skipped]}]}
        lines, marks = form.lines, [{"_valueInteger": missing} for _ in form.lines]
    items = [
        {"linkId": line.id, **translated("text", line.text), "answer": [mark]}
        for line, mark in zip(lines, marks, strict=True)
    ]
    if answer.total is not None:
        items.append({"linkId": TOTAL, "answer": [{"valueInteger": answer.total}]})
    why = [{"url": SKIPPED, "valueCode": answer.skipped}] if answer.skipped else []
    return {
        "resourceType": "QuestionnaireResponse",
        "id": told.id,
        "extension": [*_extensions(answer), *why],
        "questionnaire": f"{form.url}|{answer.version}",
        "status": "amended" if told.corrected else "completed",
        "subject": _reference(answer.subject),
        "encounter": _reference(told.talk),
        "authored": answer.date.isoformat(),
        "source": _rater(answer, voice),
        "item": items,
    }


def _observation(told: Told, voice: Voice, name: str, derived: bool) -> dict[str, Any]:
    """A total; of a register with its marks as numbered lines. Skipped: why, and no number."""
    answer, seen = told.answer, _observed(told, voice, name, derived)
    if answer.skipped:
        reasons = [
            {"system": f"{TERMS}/data-absent-reason", "code": WHY_ABSENT[answer.skipped]},
            {"system": CODES, "code": answer.skipped},
        ]
        return seen | {"dataAbsentReason": {"coding": reasons}}
    if answer.total is not None:
        seen["valueQuantity"] = _millimetres(answer.total)
    if not derived and answer.marks is not None:
        seen["component"] = [
            {
                "code": {"coding": [{"system": CODES, "code": f"line-{number}"}]},
                "valueQuantity": _millimetres(mark),
            }
            for number, mark in enumerate(answer.marks, 1)
        ]
    return seen


def _observed(told: Told, voice: Voice, name: str, derived: bool) -> dict[str, Any]:
    answer = told.answer
    coding: dict[str, Any] = {"system": CODES, "code": answer.instrument}
    title = (voice.titles or {}).get(answer.instrument)
    survey = {"system": f"{TERMS}/observation-category", "code": "survey"}
    return {
        "resourceType": "Observation",
        "id": name,
        "extension": _extensions(answer),
        "status": "amended" if told.corrected else "final",
        "category": [{"coding": [survey]}],
        "code": {"coding": [coding | ({"display": title["da"]} if title else {})]},
        "subject": _reference(answer.subject),
        "encounter": _reference(told.talk),
        "effectiveDateTime": answer.date.isoformat(),
        "performer": [_rater(answer, voice)],
        **({"derivedFrom": [_reference(told.id)]} if derived else {}),
    }


def _extensions(answer: Answer) -> list[dict[str, Any]]:
    said = {ROLE: ("Code", answer.role), MODE: ("Code", answer.mode)}
    said |= {AGES: ("String", answer.age_band), VERSION: ("String", answer.version)}
    return [{"url": url, f"value{kind}": text} for url, (kind, text) in said.items() if text]


def _rater(answer: Answer, voice: Voice) -> dict[str, str]:
    """Who marked: about themselves as the patient they are, about a child as who is related to it."""
    oneself = answer.respondent in (answer.subject, voice.child) or not _is_about(answer)
    return _reference(answer.respondent if oneself else _part(answer.respondent, "related"))


def _form_of(answer: Answer) -> tuple[str, str, bool]:
    """Which form was answered: of another version than is here, nobody knows the words any more."""
    return answer.instrument, answer.version, _is_about(answer)


def _is_about(answer: Answer) -> bool:
    return answer.role.endswith("about-child")


def _millimetres(number: int) -> dict[str, Any]:
    return {"value": number, "unit": "mm", "system": UCUM, "code": "mm"}


def _episode(voice: Voice) -> dict[str, Any]:
    ended = {"end": voice.closed.isoformat()} if voice.closed else {}
    return {
        "resourceType": "EpisodeOfCare",
        "id": voice.case,
        "status": "finished" if voice.closed else "active",
        "patient": _reference(voice.child),
        "period": {"start": voice.opened.isoformat(), **ended},
    }


def _related(someone: Someone, child: str) -> dict[str, Any]:
    """Somebody as who answers about the child. The same person is a Patient when it is about themselves."""
    parent = {"coding": [{"system": f"{TERMS}/v3-RoleCode", "code": "PRN"}]}
    return {
        "resourceType": "RelatedPerson",
        "id": _part(someone.id, "related"),
        "identifier": [{"system": f"{BASE}/person", "value": someone.id}],
        "patient": _reference(child),
        "relationship": [parent if someone.kin == "parent" else {"text": "Anden / other"}],
    }


def _encounter(talk: Talk, voice: Voice) -> dict[str, Any]:
    """A talk. It is no visit to health care, and `AMB` only the nearest of the classes that there are."""
    return {
        "resourceType": "Encounter",
        "id": talk.id,
        "extension": [{"url": NUMBER, "valueString": talk.number}],
        "status": "finished",
        "class": {"system": f"{TERMS}/v3-ActCode", "code": "AMB"},
        "subject": _reference(voice.child),
        "episodeOfCare": [_reference(voice.case)],
        "period": {"start": talk.day.isoformat(), "end": talk.day.isoformat()},
    }


def _goals(goals: Goals) -> Iterator[dict[str, Any]]:
    """Each goal in the family's own words, without a target: how near is said at each meeting."""
    for number, text in enumerate(goals.texts, 1):
        masked = {"_text": {"extension": [{"url": ABSENT, "valueCode": "masked"}]}}
        ended = {"statusDate": goals.until.isoformat()} if goals.until else {}
        yield {
            "resourceType": "Goal",
            "id": _part(goals.id, f"goal {number}"),
            "identifier": [{"system": f"{BASE}/goals", "value": f"{goals.id}#{number}"}],
            "lifecycleStatus": "completed" if goals.until else "active",
            "description": {"text": text} if text else masked,
            "subject": _reference(goals.whose),
            "startDate": goals.since.isoformat(),
            **ended,
            "expressedBy": _reference(goals.whose),
        }


def _codes(titles: Mapping[str, Words]) -> dict[str, Any]:
    """What our codes are: the instruments that were used, lines by number, why something was skipped."""
    concepts = [{"code": name, "display": words["da"]} for name, words in sorted(titles.items())] + [
        {"code": one} for one in (*LINES, *SKIPS, *ROLES)
    ]
    return {
        "resourceType": "CodeSystem",
        "id": "feedback",
        "url": CODES,
        **translated("title", TITLE),
        "status": "active",
        "content": "complete",
        "concept": concepts,
    }


def _part(of: str, what: str) -> str:
    """The id of something that follows from something else."""
    return str(uuid5(UUID(of), what))


def _reference(one: str) -> dict[str, str]:
    return {"reference": f"urn:uuid:{one}"}


def _full(resource: Mapping[str, Any]) -> str:
    return str(resource.get("url") or f"urn:uuid:{resource['id']}")
