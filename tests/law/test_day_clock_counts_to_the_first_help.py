"""Day n of 42: from the earliest notification that still stands, to the first help since."""

from datetime import date

import pytest

from frirum.law import Moment, judge, load
from frirum.law.dayclock import day_clock
from frirum.site.home import HOME
from tests.law.small import Story


@pytest.fixture(scope="module")
def book():
    return load(HOME)


def figures(told, at):
    clock = day_clock(judge(told.regimes, told.acts, told.person), Moment.of(at).instant)
    return [
        one and (one.started, one.days, one.stopped) for one in (clock.notified, clock.aware)
    ], clock.target


def test_the_day_of_the_notification_is_day_0_and_help_stops_it(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    assert figures(told, "2019-03-04T12:00")[0][0] == (date(2019, 3, 4), 0, None)
    told.act("effort-started", "2019-04-03T10:00", occasion="n1")
    assert figures(told, "2019-05-01") == ([(date(2019, 3, 4), 30, date(2019, 4, 3))] * 2, 42)


def test_aware_counts_from_the_familys_own_request(book):
    told = (
        Story(book).act("help-requested", "2019-03-01T10:00").act("notification-received", "2019-03-04T10:00")
    )
    assert figures(told, "2019-03-11") == ([(date(2019, 3, 4), 7, None), (date(2019, 3, 1), 10, None)], None)


def test_a_notification_closed_before_help_came_does_not_count(book):
    told = Story(book).act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("notification-received", "2019-03-11T10:00", entry="n2")
    told.act("need-support-not-assumed", "2019-03-12T10:00", occasion="n1")
    told.act("effort-started", "2019-03-25T10:00", occasion="n2")
    assert figures(told, "2019-05-01")[0][0] == (date(2019, 3, 11), 14, date(2019, 3, 25))


def test_one_closed_after_help_came_does(book):
    told = Story(book).act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("effort-started", "2019-03-25T10:00", occasion="n1")
    told.act("need-support-not-assumed", "2019-03-26T10:00", occasion="n1")
    assert figures(told, "2019-05-01")[0][0] == (date(2019, 3, 4), 21, date(2019, 3, 25))


def test_once_all_are_closed_without_help_nothing_is_counted(book):
    told = Story(book).act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("need-support-not-assumed", "2019-03-12T10:00", occasion="n1")
    assert figures(told, "2019-03-12T09:59")[0][0] == (date(2019, 3, 4), 8, None)
    assert figures(told, "2019-03-13") == ([None, None], None)


def test_after_help_has_ended_a_new_notification_starts_it_anew(book):
    told = Story(book).act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("effort-started", "2019-03-25T10:00", occasion="n1").act("effort-ended", "2019-06-03T10:00")
    told.act("notification-received", "2019-08-05T10:00", entry="n2")
    assert figures(told, "2019-08-06")[0][0] == (date(2019, 8, 5), 1, None)


def test_outside_of_the_experiment_the_days_are_counted_and_the_aim_rests(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("risk-flagged", "2019-03-14T10:00", occasion="n1", kind="violence")
    assert figures(told, "2019-03-13")[1] == 42
    assert figures(told, "2019-03-24") == ([(date(2019, 3, 4), 20, None)] * 2, None)
    told.act("risk-flag-withdrawn", "2019-03-28T10:00", occasion="n1", kind="violence")
    assert figures(told, "2019-04-01")[1] == 42


def test_help_that_came_while_the_aim_rested_is_held_against_none(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("risk-flagged", "2019-03-14T10:00", occasion="n1", kind="violence")
    told.act("effort-started", "2019-03-24T10:00", occasion="n1")
    told.act("risk-flag-withdrawn", "2019-03-28T10:00", occasion="n1", kind="violence")
    assert figures(told, "2019-05-01") == ([(date(2019, 3, 4), 20, date(2019, 3, 24))] * 2, None)


def test_help_that_came_before_keeps_the_aim_of_its_day(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("effort-started", "2019-03-14T10:00", occasion="n1")
    told.act("risk-flagged", "2019-03-24T10:00", occasion="n1", kind="violence")
    assert figures(told, "2019-05-01")[1] == 42


def test_a_count_that_began_after_the_experiment_has_no_aim_from_an_earlier_one(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("effort-started", "2019-03-25T10:00", occasion="n1").act("effort-ended", "2019-06-03T10:00")
    told.act("notification-received", "2021-08-05T10:00", entry="n2")
    assert figures(told, "2021-08-06")[1] is None
