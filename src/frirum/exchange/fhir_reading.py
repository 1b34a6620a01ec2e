"""A bundle that Frirum wrote, read again: the answers in it. Bytes in; Fault where they can't be.

Others' bundles are refused in words: who answered in which role is said by our own extensions, and is
never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .answers import MODES, MOST_LINES, MOST_MM, ROLES, SKIPS, Answer
from .fhir_forms import TOTAL
from .fhir_shapes import ABOUT, AGES, BASE, CODES, MODE, NUMBER, ROLE, SKIPPED, VERSION, Told
from .json_text import Node, parse

BAND = re.compile(r"\d{1,3}-(\d{1,3})?", re.ASCII)
MEND = "Take the bundle out of Frirum anew."


@dataclass(slots=True)
class _Bundle:
    """The resources by their address, and those that answers rest on."""

    by_address: Mapping[str, Node]
    answered: dict[tuple[str, ...], str] = field(default_factory=dict)

    def of(self, reference: Node, *kinds: str) -> Node:
        """What a reference leads to; it must be in the bundle, and of one of these kinds."""
        address = reference.get("reference").text()
        found = self.by_address.get(address)
        if found is None or _kind(found) not in kinds:
            raise reference.fault(f"leads to no {' or '.join(kinds)} here", MEND)
        return found


def read(data: bytes) -> tuple[Told, ...]:
    """The answers of a bundle, in its order. Raises Fault."""
    root = parse(data)
    if _kind(root) != "Bundle":
        raise root.fault("is no FHIR Bundle", MEND)
    addresses: dict[str, Node] = {}
    for entry in root.all("entry"):
        address = entry.get("fullUrl").text()
        if address in addresses:
            raise entry.fault("has the fullUrl of another entry", "Give each its own.")
        addresses[address] = entry.get("resource")
    here = _Bundle(addresses)
    told = [_told(one, here) for one in addresses.values() if _is_answer(one)]
    totals = {one.id: one.answer.total for one in told}
    for one in addresses.values():
        if _kind(one) == "Observation" and not _is_answer(one):
            _check_total(one, here, totals)
    return tuple(told)


def _kind(resource: Node) -> str:
    return resource.get("resourceType").text()


def _is_answer(resource: Node) -> bool:
    """A response, or an Observation that rests on none."""
    kind = _kind(resource)
    return kind == "QuestionnaireResponse" or (
        kind == "Observation" and not any(True for _ in resource.all("derivedFrom"))
    )


def _told(one: Node, here: _Bundle) -> Told:
    response = _kind(one) == "QuestionnaireResponse"
    said = _extensions(one)
    encounter = here.of(one.get("encounter"), "Encounter")
    episode = here.of(_only(encounter, "episodeOfCare"), "EpisodeOfCare")
    skipped = _chosen(said, SKIPPED, SKIPS, one) if response and SKIPPED in said else ""
    marks, total, summed = _items(one) if response else _components(one)
    if not response and (absent := one.maybe("dataAbsentReason")):
        skipped = _code(absent, CODES)
        if skipped not in SKIPS:
            raise absent.fault(f"has the code {skipped!r}", f"One of: {', '.join(SKIPS)}.")
    if sum([bool(skipped), marks is not None, total is not None]) != 1:
        raise one.fault("has not exactly one of marks, a total, or why it was skipped", MEND)
    mode = _chosen(said, MODE, MODES, one) if MODE in said else ""
    ages = said[AGES].get("valueString").text() if AGES in said else ""
    if ages and not BAND.fullmatch(ages):
        raise said[AGES].fault("is no age band", "Write 6-12 or 18-.")
    answer = Answer(
        case=_id(episode),
        subject=_id(here.of(one.get("subject"), "Patient")),
        respondent=_person(here.of(one.get("source") if response else _only(one, "performer"), *WHO)),
        role=_chosen(said, ROLE, ROLES, one),
        age_band=ages,
        instrument=_instrument(one.get("questionnaire")) if response else _code(one.get("code"), CODES),
        version=said[VERSION].get("valueString").text() if VERSION in said else "",
        meeting=_number(encounter),
        date=one.get("authored" if response else "effectiveDateTime").day(),
        marks=marks,
        total_mm=total,
        skipped=skipped,
        mode=mode,
        ending="closed" if episode.get("status").text() == "finished" else "open",
        summed=summed,
    )
    first = here.answered.setdefault(answer.key, one.place)
    if first != one.place:
        raise one.fault(f"was answered in {first} already", "What was asked is answered once.")
    return Told(_id(one), _id(encounter), answer, one.get("status").text() == "amended")


WHO = ("Patient", "RelatedPerson")
Read = tuple[tuple[int, ...] | None, int | None, bool]


def _items(response: Node) -> Read:
    """A response's marks; skipped: none. Its total, if there is one, is their sum."""
    marks: list[int] = []
    total: Node | None = None
    for item in response.all("item"):
        answer = _only(item, "answer")
        if answer.maybe("_valueInteger"):
            continue
        number = answer.get("valueInteger")
        if item.get("linkId").text() == TOTAL:
            total = number
        else:
            marks.append(number.whole(MOST_MM))
    if len(marks) > MOST_LINES:
        raise response.fault(f"has {len(marks)} marks", f"There are at most {MOST_LINES}.")
    if total is not None and total.whole(MOST_LINES * MOST_MM) != sum(marks):
        raise total.fault(f"is not the sum of the marks, {sum(marks)}", MEND)
    return tuple(marks) or None, None, total is not None


def _components(observation: Node) -> Read:
    """A register's marks, or its total alone."""
    parts = list(observation.all("component"))
    marks = tuple(one.get("valueQuantity").get("value").whole(MOST_MM) for one in parts)
    codes = [_code(one.get("code"), CODES) for one in parts]
    if codes != [f"line-{number}" for number in range(1, len(codes) + 1)] or len(codes) > MOST_LINES:
        raise observation.fault("has other lines than line-1, line-2 …", MEND)
    quantity = observation.maybe("valueQuantity")
    total = quantity.get("value").whole(MOST_LINES * MOST_MM) if quantity else None
    if not marks:
        return None, total, True
    if quantity is not None and total != sum(marks):
        raise quantity.fault(f"is not the sum of the marks, {sum(marks)}", MEND)
    return marks, None, total is not None


def _check_total(observation: Node, here: _Bundle, totals: Mapping[str, int | None]) -> None:
    """An Observation that rests on a response says what that says."""
    response = here.of(_only(observation, "derivedFrom"), "QuestionnaireResponse")
    quantity = observation.maybe("valueQuantity")
    total = quantity.get("value").whole(MOST_LINES * MOST_MM) if quantity else None
    if total != totals.get(_id(response)):
        raise observation.fault(f"says another total than {response.place}", MEND)


def _extensions(one: Node) -> dict[str, Node]:
    return {each.get("url").text(): each for each in one.all("extension")}


def _chosen(said: Mapping[str, Node], url: str, allowed: tuple[str, ...], one: Node) -> str:
    if url not in said:
        raise one.fault(f"has no extension {url}", MEND)
    chosen = said[url].get("valueCode")
    if chosen.text() not in allowed:
        raise chosen.fault(f"is {chosen.text()!r}", f"One of: {', '.join(allowed)}.")
    return chosen.text()


def _code(concept: Node, system: str) -> str:
    for coding in concept.all("coding"):
        if coding.get("system").text() == system:
            return coding.get("code").text()
    raise concept.fault(f"has no code of {system}", MEND)


def _instrument(canonical: Node) -> str:
    url, _, _ = canonical.text().partition("|")
    if not url.startswith(f"{BASE}/Questionnaire/"):
        raise canonical.fault("is none of our own questionnaires", MEND)
    return url.rsplit("/", 1)[1].removesuffix(ABOUT)


def _person(who: Node) -> str:
    """The person's own id: a RelatedPerson is somebody in their relation to the child."""
    if _kind(who) == "Patient":
        return _id(who)
    for one in who.all("identifier"):
        if one.get("system").text() == f"{BASE}/person":
            return one.get("value").text()
    raise who.fault("has no identifier of ours", MEND)


def _number(encounter: Node) -> str:
    said = _extensions(encounter)
    if NUMBER not in said:
        raise encounter.fault("has no number of the meeting", MEND)
    return said[NUMBER].get("valueString").text()


def _id(resource: Node) -> str:
    return resource.get("id").text()


def _only(one: Node, name: str) -> Node:
    listed = list(one.all(name))
    if len(listed) != 1:
        raise one.fault(f"has {len(listed)} of {name}", "Give it one.")
    return listed[0]
