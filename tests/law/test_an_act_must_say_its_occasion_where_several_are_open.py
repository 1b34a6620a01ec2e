"""An act takes the only open occasion, else it must say which."""

import pytest

from frirum.law import OccasionNeeded, judge
from tests.law.small import Story


def occasions(told):
    return [one.occasion for one in judge(told.regimes, told.acts, told.person).acts]


def test_an_act_without_one_takes_the_only_open(law):
    told = Story(law("")).act("notified", "2018-03-01", entry="n1").act("assessed", "2018-03-02")
    assert occasions(told) == ["n1", "n1"]


def test_with_two_open_it_must_say_which(law):
    told = Story(law("")).act("notified", "2018-03-01", entry="n1").act("notified", "2018-03-02", entry="n2")
    told.act("assessed", "2018-03-03")
    with pytest.raises(OccasionNeeded, match="n1, n2"):
        occasions(told)


def test_an_act_that_need_not_say_belongs_to_none_of_several(law):
    told = Story(law("")).act("notified", "2018-03-01", entry="n1").act("notified", "2018-03-02", entry="n2")
    assert occasions(told.act("heard", "2018-03-03")) == ["n1", "n2", None]


def test_a_closed_occasion_is_not_taken(law):
    told = Story(law("")).act("notified", "2018-03-01", entry="n1").act("dropped", "2018-03-02")
    told.act("notified", "2018-03-03", entry="n2").act("assessed", "2018-03-04")
    assert occasions(told) == ["n1", "n1", "n2", "n2"]


def test_what_is_done_under_a_decision_is_done_under_its_notification(law):
    rules = """
    [[duty]]
    id = "help"
    trigger = "notified"
    act = "started"
    settles = "matching"
    """
    told = (
        Story(law(rules)).act("notified", "2018-03-01", entry="n1").act("decided", "2018-03-02", entry="d1")
    )
    told.act("started", "2018-03-03")
    assert occasions(told) == ["n1", "d1", "d1"]
    assert told.at("2018-03-04").must == ()


def test_an_opening_act_may_be_given_a_name_by_the_table(law):
    told = (
        Story(law(""))
        .act("notified", "2018-03-01", occasion="first")
        .act("assessed", "2018-03-02", occasion="first")
    )
    assert occasions(told) == ["first", "first"]
