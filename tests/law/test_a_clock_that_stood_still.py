"""A pause counts for the time that it took from a running clock, and the explanation says how long."""

from datetime import date, timedelta

import pytest

from frirum.law import judge
from frirum.law.explain import Last, NoDate, Sum, Weekdays, steps
from frirum.law.standing import Halt
from tests.law.small import Story, duties

RULES = """
[[duty]]
id = "examine"
trigger = "notified"
act = "examined"
within = "7d"
roll = "next-weekday"
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "24h"
[[duty]]
id = "call"
trigger = "notified"
act = "heard"
within = "asap"
[[duty]]
id = "write"
trigger = "notified"
act = "agreed"
within = "6wd"
[[suspends]]
id = "waits"
from = "refused"
until = "consented"
duty = ["examine", "assess", "call", "write"]
"""


@pytest.fixture
def told(law):
    return Story(law(RULES))


def of(told, at, rule):
    [found] = [one for one in duties(told.at(at)) if one[0] == f"lov/{rule}"]
    return found[1:]


def counted(told, rule):
    judgement = judge(told.regimes, told.acts, told.person)
    return steps(next(one for one in judgement.duties if one.rule.id == f"lov/{rule}"))


def stood_still(told, rule):
    return sum((one.length for one in counted(told, rule) if isinstance(one, Halt)), timedelta(0))


def only(told, rule, kind):
    [found] = [one for one in counted(told, rule) if isinstance(one, kind)]
    return found


def test_a_pause_after_the_date_moves_nothing(told):
    told.act("notified", "2018-03-01T10:00").act("refused", "2018-03-20").act("consented", "2018-03-25")
    assert of(told, "2018-03-26", "examine") == ("overdue", "2018-03-08")
    assert of(told, "2018-03-26", "assess") == ("overdue", "2018-03-02T10:00:00+01:00")
    assert of(told, "2018-03-26", "call") == ("open", None)


def test_a_second_pause_counts_where_the_first_has_moved_the_date(told):
    told.act("notified", "2018-03-01T10:00").act("refused", "2018-03-05").act("consented", "2018-03-08")
    told.act("refused", "2018-03-10").act("consented", "2018-03-12")
    assert of(told, "2018-03-12T23:59:59.999999", "examine") == ("open", "2018-03-13")
    assert stood_still(told, "examine") == timedelta(days=5)


def test_a_pause_before_the_clock_began_moves_nothing(told):
    told.act("refused", "2018-02-01").act("consented", "2018-02-10").act("notified", "2018-03-01T10:00")
    assert of(told, "2018-03-01T11:00", "examine") == ("open", "2018-03-08")
    assert of(told, "2018-03-01T11:00", "assess") == ("open", "2018-03-02T10:00:00+01:00")


def test_of_a_pause_that_had_begun_only_the_rest_counts(told):
    told.act("refused", "2018-02-25").act("notified", "2018-03-01T10:00").act("consented", "2018-03-05T12:00")
    assert of(told, "2018-03-06T09:00", "examine") == ("open", "2018-03-12")
    assert of(told, "2018-03-06T09:00", "assess") == ("open", "2018-03-06T12:00:00+01:00")


def test_the_explanation_says_for_how_long(told):
    told.act("notified", "2018-03-01T10:00").act("refused", "2018-03-01T12:00").act(
        "consented", "2018-03-03T12:00"
    )
    assert stood_still(told, "examine") == timedelta(days=2)
    assert stood_still(told, "assess") == timedelta(hours=48)
    assert only(told, "examine", Sum).due.day == date(2018, 3, 8)
    assert str(only(told, "assess", Sum).due.instant) == "2018-03-02 09:00:00+00:00"


def test_a_day_that_was_moved_for_a_holiday_is_no_pause(told):
    told.act("notified", "2018-03-03T10:00")
    assert only(told, "examine", Sum).due.day == date(2018, 3, 10)
    last = only(told, "examine", Last)
    assert (last.free.why, last.to) == ("saturday", date(2018, 3, 12))
    assert stood_still(told, "examine") == timedelta(0)


def test_a_pause_that_ended_before_the_duty_was_known_is_told_too(told):
    told.act("notified", "2018-03-01T10:00", entry="n1").act("refused", "2018-03-01T12:00")
    told.act("consented", "2018-03-01T13:00").act(
        "notified", "2018-03-01T09:00", corrects="n1", known="2018-03-01T10:00"
    )
    assert stood_still(told, "assess") == timedelta(hours=1)


def test_without_a_pause_there_is_none(told):
    told.act("notified", "2018-03-01T10:00")
    assert not any(stood_still(told, one) for one in ("examine", "assess", "call", "write"))
    assert only(told, "call", NoDate).why == "asap"
    assert [day.day for day in only(told, "write", Weekdays).counted] == [2, 3, 5, 6, 7, 8]
