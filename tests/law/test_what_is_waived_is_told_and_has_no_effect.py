"""A waived exclusion, inclusion or lapse has no effect and is told; page and judge never disagree."""

import pytest

from tests.law.small import Story, duties
from tests.law.test_waiver_changes_standing_and_nothing_else import APPROVAL, PRACTICE, WAIVABLE

RULES = """
[[duty]]
id = "examine"
trigger = "notified"
act = "examined"
within = "4mo"
[[excludes]]
id = "no-decision"
trigger = "refused"
act = "decided"
[[includes]]
id = "decision-again"
trigger = "agreed"
act = "decided"
[[lapses]]
id = "no-need"
by = "dropped"
duty = "examine"
"""
OWN = """
[[excludes]]
id = "not-now"
trigger = "heard"
act = "started"
[[replaces]]
waiver = "w1"
rules = ["not-now"]
"""


@pytest.fixture
def story(law):
    def told(*waived):
        rules = ", ".join(f'"lov/{one}"' for one in waived)
        approval = APPROVAL.format(entry="triggers-after", at_end="keep", then="revive")
        approval = approval.replace('"lov/examine", "lov/preliminary", "lov/examined-first"', rules)
        practice = (PRACTICE + OWN).replace('"w1"', '"no-examination"')
        book = law(RULES, approval=approval, practice=practice, waivable=WAIVABLE)
        return Story(book, "e1").act("notified", "2018-06-04T10:00", entry="n1")

    return told


def set_aside(found):
    return [(one.act, by.kind, by.rule.id, by.waived_by) for one in found.waived_conditions for by in one.by]


def blocked(found, act):
    return [by.rule.id for one in found.not_yet if one.act == act for by in one.by]


def test_a_waived_exclusion_is_told_and_the_act_is_free(story):
    told = story("no-decision").act("refused", "2018-06-05")
    found = told.at("2018-06-06")
    assert set_aside(found) == [("decided", "exclusion", "lov/no-decision", "e1/no-examination")]
    assert blocked(found, "decided") == []
    assert told.act("decided", "2018-06-07").at("2018-06-08").breached == ()


def test_a_flag_brings_the_exclusion_back_and_its_withdrawal_sets_it_aside_again(story):
    told = story("no-decision").act("refused", "2018-06-05").act("flagged", "2018-06-07T10:00")
    assert blocked(told.at("2018-06-08"), "decided") == ["lov/no-decision"]
    told.act("decided", "2018-06-09", entry="d1").act("unflagged", "2018-06-10T10:00")
    assert blocked(told.at("2018-06-11"), "decided") == []
    found = told.act("decided", "2018-06-12", entry="d2").at("2018-06-13")
    assert [(one.rule.id, one.triggered_by) for one in found.breached] == [("lov/no-decision", "d1")]


def test_an_exclusion_from_before_the_experiment_is_waived_in_it(story):
    told = story("no-decision").act("refused", "2018-04-05").act("decided", "2018-06-07", entry="d1")
    assert told.at("2018-06-08").breached == ()
    assert blocked(told.at("2018-04-06"), "decided") == ["lov/no-decision"]


def test_a_waived_inclusion_is_told_and_frees_nothing(story):
    told = story("decision-again").act("refused", "2018-06-05").act("agreed", "2018-06-06")
    found = told.at("2018-06-07")
    assert set_aside(found) == [("decided", "inclusion", "lov/decision-again", "e1/no-examination")]
    assert blocked(found, "decided") == ["lov/no-decision"]
    assert [one.kind for one in told.act("decided", "2018-06-07").at("2018-06-08").breached] == ["exclusion"]


def test_a_waived_lapse_is_told_as_long_as_the_duty_stands(story):
    told = story("no-need").act("dropped", "2018-06-05T10:00", occasion="n1")
    assert set_aside(told.at("2018-06-05T09:59")) == []
    found = told.at("2018-06-06")
    assert set_aside(found) == [("dropped", "lapse", "lov/no-need", "e1/no-examination")]
    assert ("lov/examine", "open", "2018-10-04") in duties(found)
    assert set_aside(told.act("examined", "2018-06-07").at("2018-06-08")) == []


def test_a_lapse_has_effect_while_the_case_is_outside(story):
    told = story("no-need").act("flagged", "2018-06-05").act("dropped", "2018-06-06", occasion="n1")
    found = told.at("2018-06-07")
    assert (set_aside(found), duties(found)) == ([], [])


def test_an_experiments_own_exclusion_binds_only_while_the_case_is_inside(story):
    told = story("no-need").act("heard", "2018-06-05").act("started", "2018-06-06", entry="s1")
    assert blocked(told.at("2018-06-06T12:00"), "started") == ["e1/not-now"]
    told.act("flagged", "2018-06-07T10:00").act("started", "2018-06-08", entry="s2")
    assert blocked(told.at("2018-06-08"), "started") == []
    told.act("unflagged", "2018-06-09T10:00").act("started", "2018-06-10", entry="s3")
    found = told.at("2018-06-11")
    assert [(one.rule.id, one.triggered_by) for one in found.breached] == [
        ("e1/not-now", "s1"),
        ("e1/not-now", "s3"),
    ]


def test_what_only_triggers_outside_binds_from_when_the_case_is_inside_again(story):
    told = story("no-need").act("flagged", "2018-06-05T10:00").act("heard", "2018-06-06")
    told.act("started", "2018-06-07", entry="s1").act("unflagged", "2018-06-08T10:00")
    told.act("started", "2018-06-09", entry="s2")
    assert [one.triggered_by for one in told.at("2018-06-10").breached] == ["s2"]
