"""Two kinds of field for what a family is asked and answers: questions, and marks in whole numbers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from frirum.law import load
from frirum.site.home import HOME

VOCABULARY = load(HOME).vocabulary
CHILD, MOTHER = str(UUID(int=1)), str(UUID(int=2))
ASK = {
    "id": "a1",
    "respondent": CHILD,
    "about": CHILD,
    "role": "self",
    "instrument": "trivselslinjer-boern",
    "version": "1",
}
OF_MOTHER = {**ASK, "id": "a2", "respondent": MOTHER, "role": "parent-about-child"}


def faults(act: str, **values: Any) -> list[str]:
    return [one.field for one in VOCABULARY.validate(act, values)]


def test_questions_as_they_should_be() -> None:
    assert faults("talk-opened", asks=[ASK, OF_MOTHER]) == []


@pytest.mark.parametrize(
    "asks",
    [
        "a1",
        [],
        [CHILD],
        [ASK, ASK],
        [{**ASK, "text": "Hvordan går det?"}],
        [{name: said for name, said in ASK.items() if name != "version"}],
        [{**ASK, "respondent": "Maja"}],
        [{**ASK, "id": ""}],
        [{**ASK, "id": "a" * 65}],
        [{**ASK, "id": "a/b"}],
        [{**ASK, "id": "a\0b"}],
        [{**ASK, "role": "adviser"}],
        [{**ASK, "respondent": MOTHER}],
        [{**OF_MOTHER, "about": MOTHER}],
        [{**ASK, "version": 1}],
    ],
    ids=[
        "no list",
        "none",
        "an id alone",
        "twice",
        "with a text",
        "no version",
        "no person",
        "no id",
        "a long id",
        "an id that is no address",
        "an id that no database keeps",
        "no such role",
        "another about oneself",
        "a mother about herself as a child",
        "a number",
    ],
)
def test_questions_as_they_should_not_be(asks: Any) -> None:
    assert faults("talk-opened", asks=asks) == ["asks"]


@pytest.mark.parametrize("marks", [[0, 100, 55, 7], [0]])
def test_marks(marks: list[int]) -> None:
    assert "marks" not in faults("answer-given", marks=marks)


@pytest.mark.parametrize("marks", [[8.2], [-1], [101], [True], ["8"], "8", 8, [None]])
def test_no_marks(marks: Any) -> None:
    assert "marks" in faults("answer-given", marks=marks)


def test_who_is_asked_is_named_by_the_act() -> None:
    named = [one for _, one in VOCABULARY["talk-opened"].named({"asks": [ASK, OF_MOTHER]}, "person")]
    assert named == [CHILD, CHILD, MOTHER, CHILD]
