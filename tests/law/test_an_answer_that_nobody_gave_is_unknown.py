"""Under another law some rules look at answers that nobody was asked for: unknown, and told one by one."""

import pytest

from frirum.law import Moment, PersonFacts, load
from frirum.law.comparing import as_if, compare
from frirum.site.home import HOME
from tests.law.small import Story


@pytest.fixture(scope="module")
def book():
    return load(HOME)


@pytest.fixture
def told(book):
    story = Story(book).act("notification-received", "2019-03-01T10:00", entry="n1", reasons=["school"])
    return story.act("need-support-assumed", "2019-03-05T10:00", entry="s1", occasion="n1")


def unasked(book, told, at="2019-06-01", lived=()):
    ordinary = book.regimes("756", lived)
    found = compare(
        tuple(told.acts),
        PersonFacts(),
        ordinary,
        as_if(ordinary, "barnets-lov"),
        Moment.of(at).instant,
        ordinary,
    )
    return [(one.rule.id, one.act.id, one.field, one.foreign) for one in found.unasked_in_other], found


def test_whether_there_must_be_an_examination_is_asked_by_barnets_lov_only(book, told):
    assert unasked(book, told)[0] == [("barnets-lov/examine-serious-case", "s1", "serious", False)]
    assert unasked(book, told, at="2019-03-04")[0] == []


def test_a_decision_under_serviceloven_answers_nothing_that_barnets_lov_asks(book, told):
    told.act(
        "decision", "2019-04-01T10:00", entry="d1", occasion="n1", law_source="serviceloven-52", refusal=False
    )
    asked, found = unasked(book, told)
    assert ("barnets-lov/child-plan", "d1", "law_source", True) in asked
    assert ("barnets-lov/child-plan", "d1", "plan_needed", False) in asked
    assert not {one.rule.id for one in found.unasked_in_one} & {"serviceloven/action-plan-first"}


def test_an_answer_that_was_given_is_no_question(book, told):
    told.act("need-support-assumed", "2024-03-05T10:00", entry="s2", occasion="n1", serious=False)
    assert [one for one in unasked(book, told, at="2024-06-01")[0] if one[1] == "s2"] == []


def test_a_tick_that_could_have_been_set_and_was_not_is_a_no(book, told):
    told.act("notification-assessed", "2024-03-01T12:00", entry="v1", occasion="n1")
    assert [one for one in unasked(book, told, at="2024-06-01")[0] if one[2] == "honour_related"] == []


def test_a_child_that_nobody_had_to_hear_is_unknown_under_barnets_lov_too(book, told):
    told.act("decision", "2019-04-01T10:00", entry="d1", occasion="n1", law_source="serviceloven-52")
    _, found = unasked(book, told, lived=("r1",))
    held = {one.breach.rule.id: one.spared_by for one in found.held_in_other}
    assert held["barnets-lov/child-heard-before-decision"] == "r1/no-fixed-child-talk"
    _, ordinary = unasked(book, told)
    assert all(one.spared_by is None for one in ordinary.held_in_other)
