"""A second notification keeps the first one's deadline and adds its own (house: four changes to DCR, 1)."""

from tests.law.small import Story, duties

ASSESS = """
[[duty]]
id = "assess"
trigger = "notified"
act = "assessed"
within = "24h"
settles = "matching"
"""
ALL = ASSESS.replace('settles = "matching"', "")


def test_second_notification_keeps_first_deadline_and_adds_its_own(law):
    story = Story(law(ASSESS)).act("notified", "2018-03-05T10:00", entry="n1")
    story.act("notified", "2018-03-05T15:30", entry="n2")
    assert duties(story.at("2018-03-05T16:00")) == [
        ("lov/assess", "open", "2018-03-06T10:00:00+01:00"),
        ("lov/assess", "open", "2018-03-06T15:30:00+01:00"),
    ]


def test_one_assessment_meets_only_its_own_notification(law):
    story = Story(law(ASSESS)).act("notified", "2018-03-05T10:00", entry="n1")
    story.act("notified", "2018-03-05T15:30", entry="n2")
    story.act("assessed", "2018-03-05T16:00", occasion="n1")
    assert duties(story.at("2018-03-05T17:00")) == [("lov/assess", "open", "2018-03-06T15:30:00+01:00")]


def test_where_one_act_settles_all_both_are_met(law):
    story = Story(law(ALL)).act("notified", "2018-03-05T10:00", entry="n1")
    story.act("notified", "2018-03-05T15:30", entry="n2")
    story.act("assessed", "2018-03-05T16:00", occasion="n1")
    assert duties(story.at("2018-03-05T17:00")) == []


def test_two_cases_of_one_clock_are_told_apart_by_their_trigger(law):
    story = Story(law(ASSESS)).act("notified", "2018-03-05T10:00", entry="n1")
    story.act("notified", "2018-03-05T15:30", entry="n2")
    found = story.at("2018-03-05T16:00").must
    assert [(one.duty.triggered_by, one.duty.occasion) for one in found] == [("n1", "n1"), ("n2", "n2")]
