"""A missed duty is overdue, breached once met late, and may start another; time never stops."""

from tests.law.small import Story, duties

RULES = """
[[duty]]
id = "examine"
trigger = "notified"
act = "examined"
within = "4mo"
[[duty]]
id = "preliminary"
trigger = "missed:examine"
act = "agreed"
within = "asap"
[[duty]]
id = "explain"
trigger = "missed:examine"
act = "heard"
within = "7d"
"""


def breaches(found):
    return [(one.kind, one.rule.id, one.act, one.due.day.isoformat()) for one in found.breached]


def test_the_last_day_is_kept_whole(law):
    story = Story(law(RULES)).act("notified", "2018-03-05T10:00")
    assert duties(story.at("2018-07-05T23:59")) == [("lov/examine", "open", "2018-07-05")]


def test_the_next_midnight_it_is_overdue_and_starts_what_follows(law):
    story = Story(law(RULES)).act("notified", "2018-03-05T10:00")
    assert duties(story.at("2018-07-06T00:00")) == [
        ("lov/examine", "overdue", "2018-07-05"),
        ("lov/preliminary", "open", None),
        ("lov/explain", "open", "2018-07-12"),
    ]
    assert breaches(story.at("2018-07-06T00:00")) == []


def test_met_late_is_a_breach_from_then_on(law):
    story = Story(law(RULES)).act("notified", "2018-03-05T10:00").act("examined", "2018-07-06T09:00")
    assert breaches(story.at("2018-07-06T08:59")) == []
    assert breaches(story.at("2018-07-06T09:00")) == [("late", "lov/examine", "examined", "2018-07-05")]
    assert duties(story.at("2018-07-08T09:00"))[0][0] == "lov/preliminary"


def test_met_on_the_last_day_is_in_time_and_starts_nothing(law):
    story = Story(law(RULES)).act("notified", "2018-03-05T10:00").act("examined", "2018-07-05T23:59")
    assert breaches(story.at("2019-01-01")) == []
    assert duties(story.at("2019-01-01")) == []


def test_the_chain_names_the_missed_duty_as_its_trigger(law):
    story = Story(law(RULES)).act("notified", "2018-03-05T10:00", entry="n1")
    preliminary = story.at("2018-08-01").must[1].duty
    assert preliminary.triggered_by == "n1:lov/examine"
    assert preliminary.occasion == "n1"


def test_a_future_miss_is_not_there_yet(law):
    story = Story(law(RULES)).act("notified", "2018-03-05T10:00")
    assert [one.duty.rule.id for one in story.at("2018-04-01").must] == ["lov/examine"]
