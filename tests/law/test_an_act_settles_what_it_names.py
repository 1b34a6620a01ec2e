"""What an act says may decide which duty it settles, from which day time runs, and what it covers."""

from tests.law.small import Story, duties

NAMED = """
[[duty]]
id = "end-it"
trigger = "started"
act = "ended"
within = "4w"
settles = "named"
"""


def test_only_the_one_that_is_named_is_settled(law):
    told = Story(law(NAMED)).act("started", "2019-03-01", entry="s1").act("started", "2019-03-02", entry="s2")
    told.act("ended", "2019-03-03", which="s2")
    assert [one.duty.triggered_by for one in told.at("2019-03-04").must] == ["s1"]


def test_an_act_that_names_nothing_settles_nothing(law):
    told = Story(law(NAMED)).act("started", "2019-03-01", entry="s1").act("ended", "2019-03-03")
    assert duties(told.at("2019-03-04")) == [("lov/end-it", "open", "2019-03-29")]


def test_a_corrected_trigger_is_still_the_one_that_is_named(law):
    told = Story(law(NAMED)).act("started", "2019-03-01", entry="s1")
    told.act("started", "2019-03-05", entry="s2", corrects="s1").act("ended", "2019-03-06", which="s1")
    assert duties(told.at("2019-03-07")) == []


def test_the_newest_version_of_a_trigger_may_be_named_too(law):
    told = Story(law(NAMED)).act("started", "2019-03-01", entry="s1")
    told.act("started", "2019-03-05", entry="s2", corrects="s1").act("ended", "2019-03-06", which="s2")
    assert duties(told.at("2019-03-07")) == []


ON_A_DAY = """
[[duty]]
id = "meet"
trigger = "planned"
clock = { act = "planned", field = "day" }
act = "followed"
"""


def test_the_day_that_an_act_names_is_the_last(law):
    told = Story(law(ON_A_DAY)).act("planned", "2019-03-01", day="2019-04-30")
    assert duties(told.at("2019-04-30T23:59")) == [("lov/meet", "open", "2019-04-30")]
    assert duties(told.at("2019-05-01T00:00")) == [("lov/meet", "overdue", "2019-04-30")]


def test_time_may_run_from_the_day_that_is_named(law):
    rules = ON_A_DAY + 'within = "2w"\n'
    told = Story(law(rules)).act("planned", "2019-03-01", day="2019-04-30")
    assert duties(told.at("2019-05-01")) == [("lov/meet", "open", "2019-05-14")]


def test_an_act_that_names_no_day_sets_no_date(law):
    told = Story(law(ON_A_DAY)).act("planned", "2019-03-01")
    assert duties(told.at("2029-03-01")) == [("lov/meet", "open", None)]


COVERED = """
[[condition]]
id = "decide-first"
act = "planned"
needs = "decided"
about = { field = "kind", covers = "sorts", in = ["help", "refusal"] }
"""


def test_all_that_an_act_says_must_be_covered(law):
    told = Story(law(COVERED)).act("notified", "2019-03-01").act("decided", "2019-03-02", kind="help")
    told.act("planned", "2019-03-03", sorts=["help"]).act("planned", "2019-03-04", sorts=["help", "refusal"])
    assert [str(one.at.date()) for one in told.at("2019-03-05").breached] == ["2019-03-04"]


def test_two_may_cover_it_together(law):
    told = Story(law(COVERED)).act("notified", "2019-03-01").act("decided", "2019-03-02", kind="help")
    told.act("decided", "2019-03-02", kind="refusal").act("planned", "2019-03-03", sorts=["help", "refusal"])
    assert told.at("2019-03-05").breached == ()


def test_one_that_says_not_what_it_is_about_covers_all(law):
    told = Story(law(COVERED)).act("notified", "2019-03-01").act("decided", "2019-03-02")
    told.act("planned", "2019-03-03", sorts=["help", "refusal"])
    assert told.at("2019-03-05").breached == ()


def test_an_act_that_says_nothing_of_it_needs_any(law):
    told = Story(law(COVERED)).act("notified", "2019-03-01").act("planned", "2019-03-02")
    assert len(told.at("2019-03-05").breached) == 1
    told.act("decided", "2019-03-03", kind="help").act("planned", "2019-03-04")
    assert len(told.at("2019-03-05").breached) == 1
