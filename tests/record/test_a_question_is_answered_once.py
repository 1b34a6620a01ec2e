"""One question has one answer: sent twice it is there once, and after that only a correction changes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from frirum.access.policy import NotYours, ReadOnly
from frirum.law import Moment
from frirum.record import feedback, reading
from frirum.record.drafts import Actor, Recorded, Refused, Subjects, Times
from frirum.record.models import Entry
from tests.cast import GLADSAXE, IKAST, World, user_id

TALK, LATER = "2018-06-05T14:00", "2018-06-05T14:20"


@pytest.fixture
def asked(world: World) -> Recorded:
    """Alma's case with Mette, a talk at which Alma and her mother are asked about Alma."""
    alma, _ = world.brandt()
    ida = world.register("Ida Brandt", family="brandt")
    case = world.notified(alma).cases[0]
    world.assigned(case, "mette")
    return world.talk(
        world.ask(alma, alma),
        world.ask(ida, alma, "parent-about-child"),
        on=[case],
        at=TALK,
    )


def alma(world: World) -> Actor:
    return Actor.respondent(world.names["alma"], IKAST)


def own(world: World) -> dict[str, str]:
    return world.ask(world.names["alma"], world.names["alma"])


def marks(world: World, case: UUID) -> list[tuple[int, ...] | None]:
    opened = reading.find_case(world.viewer("mette"), case)
    return [one.rating.marks for one in feedback.ratings(opened)]


def test_a_child_answers_by_itself(world: World, asked: Recorded) -> None:
    world.answer(asked, own(world), 62, 45, 70, 0, by=alma(world), at=LATER)
    assert marks(world, asked.cases[0]) == [(62, 45, 70, 0)]


def test_sent_twice_it_is_there_once(world: World, asked: Recorded) -> None:
    draft = world.answer_draft(asked, own(world), 62, 45, 70, 80, by=alma(world), at=LATER)
    first, again = world.write(draft), world.write(draft)
    assert (first.sequence, again.again) == (again.sequence, True)
    assert marks(world, asked.cases[0]) == [(62, 45, 70, 80)]


def test_a_second_answer_is_refused_and_says_how_to_change_it(world: World, asked: Recorded) -> None:
    world.answer(asked, own(world), 62, 45, 70, 80, by=alma(world), at=LATER)
    for by in (alma(world), world.actor("mette")):
        with pytest.raises(Refused, match="only by correcting it"):
            world.answer(asked, own(world), 10, 10, 10, 10, by=by, at=LATER)
    assert marks(world, asked.cases[0]) == [(62, 45, 70, 80)]


def test_skipping_is_an_answer(world: World, asked: Recorded) -> None:
    world.answer(asked, own(world), skipped="did-not-want", by=alma(world), at=LATER)
    with pytest.raises(Refused, match="answered already"):
        world.answer(asked, own(world), 1, 2, 3, 4, by=alma(world), at=LATER)


def test_staff_corrects_with_a_reason_and_nobody_else(world: World, asked: Recorded) -> None:
    first = world.answer(asked, own(world), 62, 45, 70, 80, by=alma(world), at=LATER)
    anew: dict[str, Any] = {"on": [], "corrects": first.entry_id, "at": LATER}
    with pytest.raises(NotYours):
        world.answer(asked, own(world), 1, 1, 1, 1, **anew, because="Nej.", by=alma(world))
    mette = world.actor("mette")
    draft = world.answer_draft(asked, own(world), 26, 45, 70, 80, **anew, by=mette)
    draft = replace(draft, subjects=Subjects())
    with pytest.raises(Refused, match="why"):
        world.write(draft)
    world.write(replace(draft, reason="Læst forkert af papiret."))
    assert marks(world, asked.cases[0]) == [(26, 45, 70, 80)]
    opened = reading.find_case(world.viewer("mette"), asked.cases[0])
    (rated,) = feedback.ratings(opened)
    assert (rated.root, rated.entry) == (first.entry_id, draft.entry_id)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "marks"),
        ({"marks": [1, 2, 3, 4], "total": 10}, "marks"),
        ({"total": 0, "skipped": "no-time"}, "marks"),
        ({"marks": [1, 2, 3]}, "marks"),
        ({"total": 401}, "total"),
        ({"total": 25.4}, "total"),
        ({"marks": [1, 2, 3, 4], "age": 9.5}, "age"),
        ({"marks": [1, 2, 3, 4], "version": "0"}, "ask"),
        ({"marks": [1, 2, 3, 4], "instrument": "cors"}, "ask"),
        ({"marks": [1, 2, 3, 4], "role": "parent-about-self"}, "ask"),
    ],
)
def test_what_is_no_answer_writes_nothing(
    world: World, asked: Recorded, values: dict[str, Any], field: str
) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refused) as refused:
        world.answer(asked, own(world), by=world.actor("mette"), at=LATER, **values)
    assert [one.field for one in refused.value.faults] == [field]
    assert Entry.objects.count() == before


def test_nought_is_an_answer_on_every_line(world: World, asked: Recorded) -> None:
    world.answer(asked, own(world), 0, 0, 0, 0, by=alma(world), at=LATER)
    assert marks(world, asked.cases[0]) == [(0, 0, 0, 0)]


def test_a_respondent_may_answer_its_own_question_and_nothing_else(world: World, asked: Recorded) -> None:
    case, ida = asked.cases[0], world.names["ida"]
    of_ida = world.ask(ida, world.names["alma"], "parent-about-child")
    shared: dict[str, Any] = {"with": [str(ida)], "what": ["outcome"]}
    drafts = {
        "another's question": world.answer_draft(asked, of_ida, 1, 2, 3, 4, by=alma(world), at=LATER),
        "a note": world.draft("change-noted", on=[case], by=alma(world), at=LATER, talk=str(asked.entry_id)),
        "a talk": world.draft("talk-opened", on=[case], by=alma(world), at=LATER, asks=[own(world)]),
        "a sharing": world.draft(
            "answers-shared",
            on=[case],
            by=alma(world),
            at=LATER,
            whose=str(world.names["alma"]),
            exactly=True,
            **shared,
        ),
        "in another role": world.answer_draft(
            asked,
            own(world),
            1,
            2,
            3,
            4,
            at=LATER,
            by=Actor("respondent", str(world.names["alma"]), "leader", IKAST),
        ),
        "elsewhere": world.answer_draft(
            asked, own(world), 1, 2, 3, 4, at=LATER, by=Actor.respondent(world.names["alma"], GLADSAXE)
        ),
    }
    for what, draft in drafts.items():
        with pytest.raises((NotYours, Refused)) as no:
            world.write(draft)
        assert no.type is NotYours or what == "elsewhere", what
    assert marks(world, case) == []


def test_a_talk_that_is_withdrawn_or_long_ago_takes_no_answer(world: World, asked: Recorded) -> None:
    with pytest.raises(Refused, match="too long ago"):
        world.answer(asked, own(world), 1, 2, 3, 4, by=alma(world), at="2018-06-20T09:00")
    world.answer(asked, own(world), 1, 2, 3, 4, by=alma(world), at=LATER, recorded="2018-06-19T09:00")
    world.tell("recorded-on-wrong-case", corrects=asked.entry_id, at="2018-06-19T10:00")
    of_ida = world.ask(world.names["ida"], world.names["alma"], "parent-about-child")
    ida = Actor.respondent(world.names["ida"], IKAST)
    with pytest.raises(NotYours):
        world.answer(asked, of_ida, 1, 2, 3, 4, by=ida, at=LATER, on=asked.cases)
    assert marks(world, asked.cases[0]) == []  # what was answered at it leaves the case's curves with it


def test_someone_elses_case_and_read_only(world: World, asked: Recorded) -> None:
    case = asked.cases[0]
    jonas = world.actor("jonas")
    drafts = [
        world.answer_draft(asked, own(world), 1, 2, 3, 4, by=jonas, at=LATER),
        world.draft("talk-opened", on=[case], by=jonas, at=LATER, asks=[own(world)]),
        world.draft("change-noted", on=[case], by=jonas, at=LATER, talk=str(asked.entry_id)),
    ]
    for draft in drafts:
        with pytest.raises(NotYours):
            world.write(draft)
    world.tell("grant-given", on=[case], at=LATER, to=str(user_id("jonas")), role="read")
    for draft in drafts:
        with pytest.raises(ReadOnly):
            world.write(replace(draft, times=Times(Moment.of("2018-06-06T10:00"))))
    assert Entry.objects.filter(act__in=("answer-given", "change-noted")).count() == 0


def test_a_question_is_about_a_child_of_the_talk_with_an_instrument_that_is_there(
    world: World, asked: Recorded
) -> None:
    bertil, ida = world.names["bertil"], world.names["ida"]
    for ask in (
        world.ask(ida, bertil, "parent-about-child"),
        {**own(world), "version": "99"},
        {**own(world), "instrument": "trivselslinjer-hunde"},
        world.ask(ida, ida, "parent-about-self", "samtalelinjer-boern"),
    ):
        with pytest.raises(Refused) as refused:
            world.talk(ask, on=asked.cases, at=TALK, by=world.actor("mette"))
        assert {one.field for one in refused.value.faults} == {"asks"}
    twice = [own(world), {**own(world), "id": "b"}]
    with pytest.raises(Refused, match="twice"):
        world.talk(*twice, on=asked.cases, at=TALK)


def test_what_is_answered_stays_in_a_talk_that_is_corrected(world: World, asked: Recorded) -> None:
    world.answer(asked, own(world), 62, 45, 70, 80, by=alma(world), at=LATER)
    of_ida = world.ask(world.names["ida"], world.names["alma"], "parent-about-child")
    anew = {"corrects": asked.entry_id, "because": "Kun den ene var med.", "at": TALK}
    with pytest.raises(Refused, match="can't be removed"):
        world.tell("talk-opened", asks=[of_ida], **anew)
    world.tell("talk-opened", asks=[own(world)], **anew)
    opened = reading.find_case(world.viewer("mette"), asked.cases[0])
    (talk,) = feedback.talks(opened)
    assert (talk.entry, set(talk.answered)) == (asked.entry_id, {own(world)["id"]})
    assert feedback.open_asks(talk) == ()


def test_goals_are_answered_with_a_step_for_each(world: World, asked: Recorded) -> None:
    alma_, case = world.names["alma"], asked.cases[0]
    said = {"whose": str(alma_), "goal1": "En at lege med", "goal2": "Sove selv"}
    worded = world.tell("goals-worded", on=[case], at=TALK, **said)
    others = world.tell("goals-worded", on=[case], at=TALK, whose=str(world.names["ida"]), goal1="Ro")
    ask = world.ask(alma_, alma_, "self", "maal")
    talk = world.talk(ask, on=[case], at=TALK)
    for marks_, goals in (([5], worded), ([5, 11], worded), ([5], others), ([5, 5], None)):
        named: dict[str, Any] = {"goals": str(goals.entry_id)} if goals else {}
        with pytest.raises(Refused):
            world.answer(talk, ask, *marks_, by=alma(world), at=LATER, **named)
    world.answer(talk, ask, 5, 0, by=alma(world), at=LATER, goals=str(worded.entry_id))
    assert marks(world, case) == [(5, 0)]
