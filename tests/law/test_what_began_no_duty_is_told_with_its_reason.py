"""What a further notification does not begin, and why; and which earlier act a duty rests on."""

import pytest

from frirum.law import Moment, judge, load
from frirum.law.beside import looked_at, not_begun
from frirum.site.home import HOME
from tests.law.small import Story

AIM = "r1/help-within-six-weeks"


@pytest.fixture(scope="module")
def book():
    return load(HOME)


def judged(told):
    return judge(told.regimes, told.acts, told.person)


def told_of(told, at):
    return [
        (one.rule.id, one.act.id, bool(one.guard), one.other and one.other.triggered_by)
        for one in not_begun(judged(told), Moment.of(at).instant)
    ]


def test_while_an_effort_runs_a_notification_begins_no_new_six_weeks(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("effort-started", "2019-03-25T10:00", occasion="n1")
    told.act("notification-received", "2019-05-06T10:00", entry="n2")
    assert told_of(told, "2019-05-07") == [(AIM, "n2", True, None)]
    assert told_of(told, "2019-05-05") == []


def test_while_the_first_six_weeks_run_another_begins_none(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("notification-received", "2019-03-11T10:00", entry="n2")
    assert told_of(told, "2019-03-12") == [(AIM, "n2", False, "n1")]


def test_what_began_its_own_after_all_or_is_closed_is_not_told(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("notification-received", "2019-03-11T10:00", entry="n2")
    told.act("need-support-not-assumed", "2019-03-12T10:00", occasion="n1")
    assert told_of(told, "2019-03-13") == []
    told.act("notification-received", "2019-03-14T10:00", entry="n3")
    told.act("need-support-not-assumed", "2019-03-15T10:00", occasion="n3")
    assert told_of(told, "2019-03-16") == []


def test_outside_of_the_experiment_nobody_is_told_of_its_aim(book):
    told = Story(book, "r1").act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("risk-flagged", "2019-03-05T10:00", occasion="n1", kind="violence")
    told.act("notification-received", "2019-03-11T10:00", entry="n2")
    assert told_of(told, "2019-03-12") == []


def test_a_duty_to_tell_the_notifier_names_the_notification_that_it_is_about(book):
    told = Story(book).act("notification-received", "2019-03-04T10:00", entry="n1")
    told.act("notification-received", "2019-03-05T10:00", entry="n2", professional=True)
    told.act("notification-received", "2019-03-06T10:00", entry="n3", professional=True)
    told.act("effort-started", "2019-03-25T10:00", occasion="n2")
    told.act("notification-received", "2019-03-26T10:00", entry="n4", professional=True)
    found = judged(told)
    owed = next(one for one in found.duties if one.rule.id == "serviceloven/inform-notifier")
    assert [act.id for act in looked_at(owed, found)] == ["n2"]
