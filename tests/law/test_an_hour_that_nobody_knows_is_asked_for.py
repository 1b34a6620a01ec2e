"""A date without a clock time never decides a duty counted in hours: it is undecided, and the screen asks."""

from frirum.law import judge
from tests.law.small import Story, duties

ASSESS = """
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "24h"
settles = "matching"
"""


def test_the_duty_is_undecided_and_never_overdue(law):
    told = Story(law(ASSESS)).act("notified", "2018-03-05")
    assert duties(told.at("2018-03-30")) == [("lov/assess", "undecided", None)]
    assert told.at("2018-03-30").must[0].span.due.kind == "instant"


def test_an_assessment_dated_the_day_it_was_due_is_neither_kept_nor_broken(law):
    told = Story(law(ASSESS)).act("notified", "2018-03-05T10:00").act("assessed", "2018-03-06")
    assert told.at("2018-03-07").breached == ()
    duty = judge(told.regimes, told.acts, told.person).duties[0]
    assert (duty.outcome, duty.in_time) == ("met", None)


def test_a_day_that_is_surely_late_is_late_and_one_surely_in_time_is_kept(law):
    book = law(ASSESS)
    late = Story(book).act("notified", "2018-03-05T10:00").act("assessed", "2018-03-07")
    assert [one.kind for one in late.at("2018-03-08").breached] == ["late"]
    kept = Story(book).act("notified", "2018-03-05T10:00").act("assessed", "2018-03-05")
    assert kept.at("2018-03-08").breached == ()
    assert judge(kept.regimes, kept.acts, kept.person).duties[0].in_time is True


def test_the_corrected_hour_decides(law):
    told = Story(law(ASSESS)).act("notified", "2018-03-05", entry="n1")
    told.act("notified", "2018-03-05T13:00", corrects="n1")
    assert duties(told.at("2018-03-06T13:00")) == [("lov/assess", "open", "2018-03-06T13:00:00+01:00")]
    assert duties(told.at("2018-03-06T13:01"))[0][1] == "overdue"
