"""One sees one's own answers, and a child's where they are shared with that very person. Nobody sees more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from frirum.law import Moment
from frirum.record import feedback
from frirum.record.drafts import Recorded, Refused
from frirum.record.feedback_sight import Shown, seen_by
from tests.cast import World

ALMA, IDA, OLE, HALF, BERTIL = (UUID(int=number) for number in range(1, 6))
FIRST, SECOND = UUID(int=11), UUID(int=12)
NOON = datetime(2018, 6, 10, 12, tzinfo=UTC)
MORNING, EVENING = datetime(2018, 6, 10, 8, tzinfo=UTC), datetime(2018, 6, 10, 20, tzinfo=UTC)


@dataclass(frozen=True)
class Answer:
    respondent: UUID
    role: str
    measures: str = "outcome"
    talk: UUID = FIRST


OF_ALMA = Answer(ALMA, "self")
OF_THE_TALK = Answer(ALMA, "self", "alliance")
LATER = Answer(ALMA, "self", talk=SECOND)
OF_IDA, ABOUT_HERSELF = Answer(IDA, "parent-about-child"), Answer(IDA, "parent-about-self")
OF_OLE = Answer(OLE, "parent-about-child")
EVERY = (OF_ALMA, OF_THE_TALK, LATER, OF_IDA, ABOUT_HERSELF, OF_OLE)
ALL_OF_HERS = (OF_ALMA, OF_THE_TALK, LATER)


def shown(*what: str, with_: UUID = IDA, talk: UUID | None = None, until: datetime | None = None) -> Shown:
    return Shown(ALMA, frozenset({with_}), frozenset(what), talk, MORNING, until, UUID(int=99))


def sees(person: UUID, *sharings: Shown, at: datetime = NOON) -> tuple[Answer, ...]:
    return seen_by(person, EVERY, sharings, at)


def test_each_sees_their_own() -> None:
    assert sees(ALMA) == ALL_OF_HERS
    assert sees(IDA) == (OF_IDA, ABOUT_HERSELF)
    assert sees(OLE) == (OF_OLE,)  # with custody or without: it opens nothing


@pytest.mark.parametrize("somebody", [HALF, BERTIL], ids=["a half-sibling's parent", "a brother"])
def test_who_has_answered_nothing_sees_nothing(somebody: UUID) -> None:
    assert sees(somebody, shown("outcome", "alliance", "goals")) == ()


def test_what_is_shared_is_shown_to_that_person_alone() -> None:
    assert sees(IDA, shown("outcome")) == (OF_ALMA, LATER, OF_IDA, ABOUT_HERSELF)
    assert sees(IDA, shown("outcome", "alliance")) == (*ALL_OF_HERS, OF_IDA, ABOUT_HERSELF)
    assert sees(OLE, shown("outcome", "alliance")) == (OF_OLE,)


def test_from_one_talk_only() -> None:
    assert sees(IDA, shown("outcome", talk=SECOND)) == (LATER, OF_IDA, ABOUT_HERSELF)


def test_only_while_it_is_shared() -> None:
    ended = shown("outcome", until=NOON)
    assert LATER in sees(IDA, ended, at=MORNING)
    assert LATER not in sees(IDA, ended, at=NOON)
    assert LATER not in sees(IDA, ended, at=EVENING)
    assert LATER not in sees(IDA, shown("outcome"), at=datetime(2018, 6, 9, tzinfo=UTC))


def test_a_sharing_of_the_childs_opens_no_parents_answers() -> None:
    assert OF_OLE not in sees(IDA, shown("outcome", "alliance", "goals"))
    of_ole = Shown(OLE, frozenset({IDA}), frozenset({"outcome"}), None, MORNING, None, UUID(int=98))
    assert OF_OLE not in sees(IDA, of_ole)


# --- the same, through the journal


@pytest.fixture
def talk(world: World) -> Recorded:
    alma, bertil = world.brandt()
    ida, ole = (world.register(f"{name} Brandt", family="brandt") for name in ("Ida", "Ole"))
    world.assigned(world.notified(alma, bertil).cases[0], "mette")
    for parent in (ida, ole):
        world.tell("relation-recorded", about=[alma], other=str(parent), kind="parent", at="2018-06-01T11:00")
    asks = [world.ask(alma, alma), world.ask(ida, alma, "parent-about-child")]
    made = world.talk(*asks, on=[world.case_of(alma).id], at="2018-06-05T14:00")
    for ask in asks:
        world.answer(made, ask, 1, 2, 3, 4, at="2018-06-05T14:10")
    return made


def roles(world: World, who: str, at: str = "2018-06-14T09:00") -> list[str]:
    case = world.case_of(world.names["alma"])
    return [one.role for one in feedback.voice(world.names[who], case, Moment.of(at).instant)]


def test_shared_and_ended_through_the_journal(world: World, talk: Recorded) -> None:
    assert (roles(world, "alma"), roles(world, "ida"), roles(world, "ole")) == (
        ["self"],
        ["parent-about-child"],
        [],
    )
    said = {"whose": str(world.names["alma"]), "with": [str(world.names["ole"])], "what": ["outcome"]}
    held = world.tell("answers-shared", on=talk.cases, at="2018-06-06T10:00", **said)
    assert (roles(world, "ole"), roles(world, "ida")) == (["self"], ["parent-about-child"])
    world.tell("sharing-ended", on=talk.cases, at="2018-06-08T10:00", sharing=str(held.entry_id))
    assert (roles(world, "ole"), roles(world, "ole", "2018-06-07T10:00")) == ([], ["self"])


def test_only_a_childs_own_answers_are_shared_and_by_its_own_case(world: World, talk: Recorded) -> None:
    alma, ida, bertil = (str(world.names[one]) for one in ("alma", "ida", "bertil"))
    for whose, people in ((ida, [alma]), (bertil, [ida]), (alma, [alma])):
        said = {"whose": whose, "with": people, "what": ["outcome"]}
        with pytest.raises(Refused):
            world.tell("answers-shared", on=talk.cases, at="2018-06-06T10:00", **said)


def test_a_sharing_stands_on_the_childs_own_case_and_so_does_its_end(world: World, talk: Recorded) -> None:
    """On a sibling's too, a talk of theirs would be none of the child's, and its end might be there alone."""
    alma, ida, bertil = (world.names[one] for one in ("alma", "ida", "bertil"))
    both = [*talk.cases, world.case_of(bertil).id]
    other = world.talk(world.ask(bertil, bertil), on=both[1:], at="2018-06-05T15:00")
    said = {"whose": str(alma), "with": [str(ida)], "what": ["outcome"]}
    for more in ({}, {"talk": str(other.entry_id)}):
        with pytest.raises(Refused, match="its own case"):
            world.tell("answers-shared", on=both, at="2018-06-06T10:00", **said, **more)
    assert roles(world, "ida") == ["parent-about-child"]


@pytest.mark.parametrize("scope", ["content", "whole"])
def test_that_a_sharing_ended_can_not_be_erased(world: World, talk: Recorded, scope: str) -> None:
    """There is nobody's secret in it, and without it the child's answers would be shared again."""
    said = {"whose": str(world.names["alma"]), "with": [str(world.names["ole"])], "what": ["outcome"]}
    held = world.tell("answers-shared", on=talk.cases, at="2018-06-06T10:00", **said)
    ended = world.tell("sharing-ended", on=talk.cases, at="2018-06-08T10:00", sharing=str(held.entry_id))
    with pytest.raises(Refused, match="shared again"):
        world.tell("entry-erased", corrects=ended.entry_id, scope=scope, at="2018-06-09T10:00")
    assert roles(world, "ole") == []
