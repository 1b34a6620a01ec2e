"""A field may belong to a period, and may wait for another answer; only then can it be missing."""

from datetime import date
from pathlib import Path

import pytest

from frirum.law import load

WORDS = load(Path(__file__).parents[2]).vocabulary
DECISION = {
    "law_source": "serviceloven-52",
    "efforts": ["serviceloven-52-3-3"],
    "outcome": "Familiebehandling.",
    "reasons": "Behovet kan dækkes i hjemmet.",
    "complaint_guidance": True,
    "new_adverse_facts": False,
}


def missing(act, values, on):
    return {one.field for one in WORDS.validate(act, values, on)}


def test_a_decision_with_consent_says_which_support():
    assert missing("decision", DECISION, date(2019, 3, 1)) == set()
    without = {name: value for name, value in DECISION.items() if name != "efforts"}
    assert missing("decision", without, date(2019, 3, 1)) == {"efforts"}


def test_a_refusal_is_asked_for_none():
    refusal = {**DECISION, "law_source": "refusal"}
    del refusal["efforts"]
    assert missing("decision", refusal, date(2019, 3, 1)) == set()


def test_barnets_lov_asks_for_plan_and_duration():
    decided = {**DECISION, "law_source": "barnets-lov-32", "efforts": ["barnets-lov-32-5"]}
    assert missing("decision", decided, date(2025, 3, 1)) == {"plan_needed", "duration"}


@pytest.mark.parametrize(("on", "asked"), [(date(2023, 12, 31), set()), (date(2024, 1, 1), {"serious"})])
def test_a_question_of_barnets_lov_is_not_asked_before_it(on, asked):
    assert missing("need-support-assumed", {"reasons": "Uro i skolen."}, on) == asked


def test_a_professional_is_not_asked_to_be_anonymous_and_a_neighbour_is():
    told = {"notifier_kind": "school", "professional": True, "concern": "Træt.", "reasons": ["school"]}
    assert missing("notification-received", told, date(2019, 3, 1)) == set()
    neighbour = {**told, "professional": False}
    assert missing("notification-received", neighbour, date(2019, 3, 1)) == {"anonymous"}


def test_r1_asks_at_most_25_required_answers_from_notification_to_help():
    walk: dict[str, dict[str, object]] = {
        "person-registered": {},
        "notification-received": {"professional": True},
        "notification-assessed": {},
        "notification-acknowledged": {},
        "need-support-assumed": {},
        "social-assessment": {},
        "involvement-plan-agreed": {},
        "goals-agreed": {},
        "consent-given": {},
        "decision": {"law_source": "serviceloven-52"},
        "effort-started": {"effort_kind": "serviceloven-52-3-3"},
    }
    on = date(2018, 6, 15)
    asked = [
        f"{act}.{field.id}"
        for act, said in walk.items()
        for field in WORDS[act].fields
        if field.required and field.applies(said, on)
    ]
    assert len(asked) <= 25, asked
