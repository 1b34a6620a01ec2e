"""Of a single duty there is one at a time: a later trigger waits, and starts its own only if it may."""

from tests.law.small import Story, duties
from tests.law.test_guards_clocks_and_single_duties import HELP


def two(book):
    return Story(book).act("notified", "2018-03-01", entry="n1").act("notified", "2018-03-10", entry="n2")


def test_a_trigger_whose_occasion_was_closed_meanwhile_starts_nothing(law):
    told = (
        two(law(HELP)).act("dropped", "2018-03-11", occasion="n2").act("dropped", "2018-03-12", occasion="n1")
    )
    assert duties(told.at("2018-03-13")) == []


def test_a_trigger_whose_occasion_is_closed_later_starts_its_own_first(law):
    told = (
        two(law(HELP)).act("dropped", "2018-03-12", occasion="n1").act("dropped", "2018-03-14", occasion="n2")
    )
    assert duties(told.at("2018-03-13")) == [("lov/help", "open", "2018-04-21")]
    assert duties(told.at("2018-03-15")) == []


def test_once_the_duty_is_met_nothing_waits_for_it_any_more(law):
    told = two(law(HELP)).act("started", "2018-03-20").act("ended", "2018-04-20")
    told.act("notified", "2018-05-01", entry="n3").act("dropped", "2018-05-02", occasion="n3")
    assert duties(told.at("2018-05-03")) == []


def test_after_the_case_was_closed_nothing_waits_any_more(law):
    rules = """
    [[duty]]
    id = "talk"
    trigger = "heard"
    act = "agreed"
    single = "case"
    [[lapses]]
    id = "not-needed"
    by = "refused"
    duty = "talk"
    """
    told = Story(law(rules)).act("heard", "2018-03-01").act("heard", "2018-03-02").act("closed", "2018-03-03")
    told.act("heard", "2018-04-01").act("refused", "2018-04-02")
    assert duties(told.at("2018-04-03")) == []
