"""Our own lines as FHIR Questionnaires: Danish with English beside it, not validated, and it says so."""

from __future__ import annotations

from typing import Any

from .fhir_shapes import HL7, Form, FormLine, Words

CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
TOTAL = "total"
SUM: Words = {"da": "I alt (mm)", "en": "Total (mm)"}
NOT_VALIDATED: Words = {
    "da": "Ikke valideret: ingen har endnu vist, hvad tallene måler.",
    "en": "Not validated: nobody has shown yet what the numbers measure.",
}
STEP = 1  # of the slider, a millimetre; FHIR allows a step because the items are integers


def questionnaire(form: Form) -> dict[str, Any]:
    """A form as a Questionnaire; where its marks have a total, with the expression that counts it."""
    status = {} if form.validated else translated("description", NOT_VALIDATED)
    return {
        "resourceType": "Questionnaire",
        "id": form.url.rsplit("/", 1)[1],
        "language": "da",
        "url": form.url,
        "version": form.version,
        **translated("title", form.title),
        "status": "active",
        "subjectType": ["Patient"],
        **status,
        "copyright": f"{form.licence}. {form.source}",
        "item": [
            {"linkId": "intro", **translated("text", form.intro), "type": "display"},
            *(_line(line, form.most) for line in form.lines),
            *([_total(form)] if form.summed else []),
        ],
    }


def translated(name: str, words: Words) -> dict[str, Any]:
    """An element in Danish, and in other languages by the extension that FHIR has for it."""
    others = [
        {
            "url": f"{HL7}/translation",
            "extension": [
                {"url": "lang", "valueCode": language},
                {"url": "content", "valueString": text},
            ],
        }
        for language, text in words.items()
        if language != "da"
    ]
    return {name: words["da"]} | ({f"_{name}": {"extension": others}} if others else {})


def _line(line: FormLine, most: int) -> dict[str, Any]:
    return {
        "extension": [
            _control("slider"),
            {"url": f"{HL7}/questionnaire-sliderStepValue", "valueInteger": STEP},
            {"url": f"{HL7}/minValue", "valueInteger": 0},
            {"url": f"{HL7}/maxValue", "valueInteger": most},
        ],
        "linkId": line.id,
        **translated("text", line.text),
        "type": "integer",
        "item": [_end(line.id, "lower", line.low), _end(line.id, "upper", line.high)],
    }


def _end(line: str, which: str, words: Words) -> dict[str, Any]:
    """The words at one end of a slider."""
    item: dict[str, Any] = {"extension": [_control(which)], "linkId": f"{line}.{which}"}
    return item | translated("text", words) | {"type": "display"}


def _control(code: str) -> dict[str, Any]:
    concept = {"coding": [{"system": CONTROLS, "code": code}]}
    return {"url": f"{HL7}/questionnaire-itemControl", "valueCodeableConcept": concept}


def _total(form: Form) -> dict[str, Any]:
    """The total, which nobody types: there only once every line is marked, for a part answer is none."""
    ids = " or ".join(f"linkId = '{line.id}'" for line in form.lines)
    marks = f"%resource.item.where({ids}).answer.value"
    expression = f"iif({marks}.count() = {len(form.lines)}, {marks}.aggregate($this + $total, 0), {{}})"
    counted = {"language": "text/fhirpath", "expression": expression}
    return {
        "extension": [{"url": CALCULATED, "valueExpression": counted}],
        "linkId": TOTAL,
        **translated("text", SUM),
        "type": "integer",
        "readOnly": True,
    }
