"""The FHIR bundle: valid by an independent library, read again it says the same, its words are ours alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings

from frirum.cli.voices import forms, titles
from frirum.exchange.answers import Answer
from frirum.exchange.faults import Fault
from frirum.exchange.fhir_reading import read
from frirum.exchange.fhir_shapes import ABSENT, BASE, Goals, Someone, Talk, Told, Voice
from frirum.exchange.fhir_writing import bundle, write
from frirum.feedback import load_instruments
from frirum.site.home import HOME
from tests.exchange.answers import PERSONS, listed

LIBRARY = load_instruments(HOME / "instruments")
CASE = str(UUID(int=9, version=4))
CHILD, MOTHER, *OTHERS = PERSONS
OWN = Answer(
    case=CASE,
    subject=CHILD,
    respondent=MOTHER,
    role="parent-about-child",
    age_band="6-12",
    instrument="trivselslinjer-boern",
    version="1",
    meeting="1",
    date=date(2018, 6, 1),
    marks=(82, 60, 0, 100),
    mode="phone",
    ending="open",
)
REGISTER = replace(OWN, instrument="ors", role="self", respondent=CHILD)


def voice(*answers: Answer, **more: Any) -> Voice:
    """A case with these answers; each meeting of the same number and day is one talk."""
    talks = {(one.meeting, one.date): str(uuid5(UUID(CASE), f"{one.meeting} {one.date}")) for one in answers}
    said: dict[str, Any] = {
        "people": (
            Someone(CHILD, "child"),
            Someone(MOTHER, "parent"),
            *(Someone(one, "other") for one in OTHERS),
        ),
        "talks": tuple(Talk(talk, number, day) for (number, day), talk in talks.items()),
        "answers": tuple(
            Told(str(uuid5(UUID(CASE), str(number))), talks[one.meeting, one.date], one)
            for number, one in enumerate(answers)
        ),
        "forms": tuple(forms(LIBRARY)),
        "titles": titles(LIBRARY),
    }
    closed = date(2027, 1, 1) if any(one.ending == "closed" for one in answers) else None
    return Voice(CASE, CHILD, date(2018, 1, 1), closed, datetime(2026, 6, 1, tzinfo=UTC), **(said | more))


def resources(said: Voice, kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundle(said)["entry"] if one["resource"]["resourceType"] == kind]


def found(data: bytes) -> list[Answer]:
    return [one.answer for one in read(data)]


@settings(max_examples=40, deadline=None)
@given(listed())
def test_it_is_valid_fhir_and_read_again_says_the_same(answers):
    answers = [replace(one, ending="open") for one in answers]
    data = write(voice(*answers))
    Bundle.model_validate_json(data)
    assert found(data) == answers
    assert [one.answer.total for one in read(data)] == [one.total for one in answers]


def test_every_form_of_ours_is_a_questionnaire_and_no_register_is():
    answers = [
        replace(OWN, instrument=one.id, role=role, marks=(5,) * len(one.lines), summed=one.scoring == "sum")
        for one in LIBRARY
        for role in one.roles
    ]
    said = voice(*answers)
    Bundle.model_validate_json(write(said))
    listed = {one["url"].removeprefix(f"{BASE}/Questionnaire/") for one in resources(said, "Questionnaire")}
    own = {one.id for one in LIBRARY if one.kind != "register"}
    assert own <= listed
    assert {one.removesuffix("-about") for one in listed} == own
    for form in resources(said, "Questionnaire"):
        assert form["copyright"].startswith("CC BY 4.0")
        assert "Ikke valideret" in form["description"]
        assert "Not validated" in json.dumps(form["_description"])
        for item in form["item"]:
            (english,) = item["_text"]["extension"]
            assert item["text"]
            assert english["extension"][0]["valueCode"] == "en"


def test_a_line_is_a_slider_of_whole_millimetres_and_the_total_is_counted():
    (form,) = resources(voice(OWN), "Questionnaire")
    line, total = form["item"][1], form["item"][-1]
    said = {one["url"].rsplit("/", 1)[1]: one.get("valueInteger") for one in line["extension"]}
    assert line["type"] == "integer"
    assert said == {
        "questionnaire-itemControl": None,
        "questionnaire-sliderStepValue": 1,
        "minValue": 0,
        "maxValue": 100,
    }
    (counted,) = total["extension"]
    assert counted["url"].endswith("sdc-questionnaire-calculatedExpression")
    assert counted["valueExpression"]["expression"].startswith("iif(%resource.item.where(linkId = ")


def test_who_answers_about_a_child_is_a_related_person_and_about_herself_a_patient():
    said = voice(OWN, replace(OWN, role="parent-about-self", subject=MOTHER, instrument="trivselslinjer"))
    about_child, about_self = resources(said, "QuestionnaireResponse")
    (mother,) = (one for one in resources(said, "RelatedPerson") if one["identifier"][0]["value"] == MOTHER)
    assert about_child["source"]["reference"] == f"urn:uuid:{mother['id']}"
    assert about_child["subject"]["reference"] == f"urn:uuid:{CHILD}"
    assert about_self["source"] == about_self["subject"] == {"reference": f"urn:uuid:{MOTHER}"}
    assert about_child["questionnaire"].endswith("/trivselslinjer-boern-about|1")


def test_an_observation_rests_on_its_response_and_a_registers_stands_alone_without_words():
    said = voice(OWN, REGISTER)
    (response,) = resources(said, "QuestionnaireResponse")
    derived, alone = resources(said, "Observation")
    assert derived["derivedFrom"] == [{"reference": f"urn:uuid:{response['id']}"}]
    assert derived["valueQuantity"]["value"] == 242
    assert "derivedFrom" not in alone
    assert [one["code"]["coding"][0]["code"] for one in alone["component"]] == [
        f"line-{n}" for n in range(1, 5)
    ]
    assert alone["code"]["coding"][0] == {
        "system": f"{BASE}/CodeSystem/feedback",
        "code": "ors",
        "display": "ORS, tal fra papir",
    }


def test_an_answer_to_a_version_that_is_not_here_any_more_has_numbers_and_no_words():
    said = voice(replace(OWN, version="0"))
    assert not resources(said, "Questionnaire")
    assert not resources(said, "QuestionnaireResponse")
    assert found(write(said)) == [replace(OWN, version="0")]


def test_a_total_alone_is_no_response_and_has_no_lines():
    said = voice(replace(OWN, marks=None, total_mm=242))
    assert not resources(said, "QuestionnaireResponse")
    (alone,) = resources(said, "Observation")
    assert "component" not in alone


@pytest.mark.parametrize("answer", [OWN, REGISTER])
def test_what_was_skipped_has_a_reason_and_no_number(answer):
    said = voice(replace(answer, marks=None, skipped="too-tired"))
    (seen,) = resources(said, "Observation")
    codes = [one["code"] for one in seen["dataAbsentReason"]["coding"]]
    assert codes == ["asked-declined", "too-tired"]
    assert "valueQuantity" not in seen
    for response in resources(said, "QuestionnaireResponse"):
        assert len(response["item"]) == 4
        for item in response["item"]:
            (missing,) = item["answer"][0]["_valueInteger"]["extension"]
            assert missing == {"url": ABSENT, "valueCode": "asked-declined"}


def test_goals_are_the_familys_own_words_without_a_target_and_masked_where_they_stay():
    mine = Goals(str(UUID(int=77, version=4)), CHILD, ("Sove hjemme hver nat", ""), date(2018, 5, 1))
    answer = replace(OWN, instrument="maal", role="self", respondent=CHILD, marks=(3, 0), summed=False)
    said = voice(answer, goals=(mine,))
    Bundle.model_validate_json(write(said))
    told, masked = resources(said, "Goal")
    assert told["description"] == {"text": "Sove hjemme hver nat"}
    assert "target" not in told
    assert masked["description"]["_text"]["extension"][0]["valueCode"] == "masked"
    first, second = resources(said, "Observation")
    assert first["focus"] == [{"reference": f"urn:uuid:{told['id']}"}]
    assert (first["valueInteger"], second["valueInteger"]) == (3, 0)
    assert found(write(said)) == [answer]


def test_a_closed_case_and_a_corrected_answer_say_so():
    said = voice(replace(OWN, ending="closed"))
    said = replace(said, answers=tuple(replace(one, corrected=True) for one in said.answers))
    (episode,) = resources(said, "EpisodeOfCare")
    assert (episode["status"], episode["period"]["end"]) == ("finished", "2027-01-01")
    assert resources(said, "QuestionnaireResponse")[0]["status"] == "amended"
    assert read(write(said)) == said.answers


def test_a_demo_says_that_it_is_invented():
    data = bundle(voice(OWN, invented="Opdigtede data"))
    Bundle.model_validate(data)
    assert data["meta"]["tag"][0]["display"] == "Opdigtede data"
    assert "meta" not in bundle(voice(OWN))


def changed(path: str, value: object) -> bytes:
    """Alma's bundle with one thing otherwise: `Observation.valueQuantity.value`; None takes it out."""
    data = json.loads(json.dumps(bundle(voice(OWN, REGISTER))))
    kind, *steps, last = path.split(".")
    here = next(one["resource"] for one in data["entry"] if one["resource"]["resourceType"] == kind)
    for step in steps:
        here = here[int(step) if step.isdigit() else step]
    if value is None:
        del here[last]
    else:
        here[last] = value
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("Observation.valueQuantity.value", 243, "says another total than"),
        ("QuestionnaireResponse.item.4.answer", [{"valueInteger": 1}], "is not the sum of the marks, 242"),
        ("QuestionnaireResponse.item.0.answer", [{"valueInteger": 8.2}], "is no whole number in range"),
        ("QuestionnaireResponse.item.0.answer", [{"valueInteger": True}], "is no whole number in range"),
        ("QuestionnaireResponse.item.0.answer", [], "has 0 of answer"),
        ("QuestionnaireResponse.questionnaire", "http://other/phq9", "is none of our own questionnaires"),
        ("QuestionnaireResponse.source", {"reference": "urn:uuid:x"}, "leads to no Patient or RelatedPerson"),
        ("QuestionnaireResponse.extension", [], "has no extension"),
        ("QuestionnaireResponse.authored", "1. juni", "is no date"),
        ("QuestionnaireResponse.item", None, "has not exactly one of marks"),
        ("QuestionnaireResponse.item", "none", "is no list"),
        ("QuestionnaireResponse.id", "\ud800", "is no text"),
        ("Encounter.extension", [], "has no number of the meeting"),
        ("EpisodeOfCare.status", None, "has no status"),
    ],
)
def test_a_bundle_that_can_not_be_is_refused_with_the_place(path, value, says):
    with pytest.raises(Fault) as refused:
        read(changed(path, value))
    assert says in refused.value.says
    assert refused.value.says.startswith("entry[")
    assert refused.value.mend


def test_a_file_that_is_too_large_or_says_a_thing_twice_is_not_read():
    for data, says in (
        (b" " * 20_000_001, "at most 20000000 are read"),
        (b'{"resourceType": "Bundle", "resourceType": "Bundle"}', "says one name twice"),
        (b'{"resourceType": NaN}', "NaN is no number in JSON"),
        (b"[" * 100_000, "too many levels"),
        (b"1" * 5_000, "a number is too long"),
        (b"\xff\xfe", "this is not UTF-8"),
        (b'{"resourceType": "Patient"}', "is no FHIR Bundle"),
    ):
        with pytest.raises(Fault, match=says):
            read(data)
