"""A waived duty is born waived with its date; a flag revives it, its withdrawal waives it again."""

import pytest

from tests.law.small import Story, duties

EXAMINE = """
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
[[condition]]
id = "examined-first"
act = "decided"
needs = "examined"
"""
WAIVABLE = """
[[waivable]]
id = "w"
provisions = ["lov/any"]
"""
APPROVAL = """
[approval]
id = "1"
experiment = "e1"
municipality = "756"
citation = "godkendelsen"
valid = {{ from = 2018-05-01, to = 2020-08-31 }}
entry = "{entry}"
at_end = "{at_end}"
[[waiver]]
id = "no-examination"
rules = ["lov/examine", "lov/preliminary", "lov/examined-first"]
basis = "lov/w"
says = "Ingen undersøgelse."
[[way_out]]
id = "violence"
act = "flagged"
back = "unflagged"
then = "{then}"
"""
PRACTICE = """
[[duty]]
id = "talk"
trigger = "notified"
act = "heard"
within = "6w"
[[replaces]]
waiver = "no-examination"
rules = ["talk"]
"""


@pytest.fixture
def story(law):
    def tell(*experiments, entry="triggers-after", at_end="keep", then="revive"):
        approval = APPROVAL.format(entry=entry, at_end=at_end, then=then)
        book = law(EXAMINE, approval=approval, practice=PRACTICE, waivable=WAIVABLE)
        return Story(book, *experiments)

    return tell


def waived(found):
    return [(one.duty.rule.id, one.span.because, one.span.due.day.isoformat()) for one in found.waived]


def test_it_is_born_waived_with_its_ordinary_date(story):
    found = story("e1").act("notified", "2018-06-04T10:00").at("2018-06-05")
    assert waived(found) == [("lov/examine", "e1/no-examination", "2018-10-04")]
    assert duties(found) == [("e1/talk", "open", "2018-07-16")]
    assert found.regime == "lov+e1"


def test_under_ordinary_law_the_same_acts_owe_it(story):
    found = story().act("notified", "2018-06-04T10:00").at("2018-06-05")
    assert duties(found) == [("lov/examine", "open", "2018-10-04")]
    assert (found.waived, found.regime) == ((), "lov")


def test_it_is_never_overdue_and_its_miss_starts_nothing(story):
    found = story("e1").act("notified", "2018-06-04T10:00").act("heard", "2018-06-06").at("2019-06-01")
    assert duties(found) == []
    assert waived(found) == [("lov/examine", "e1/no-examination", "2018-10-04")]


def test_it_is_met_if_done_anyway(story):
    told = story("e1").act("notified", "2018-06-04T10:00").act("examined", "2018-12-01")
    assert waived(told.at("2018-12-02")) == []
    assert told.at("2018-12-02").breached == ()


def test_a_flag_revives_it_with_the_same_date_and_rests_the_replacement(story):
    told = story("e1").act("notified", "2018-06-04T10:00").act("flagged", "2018-06-24T09:00")
    found = told.at("2018-06-24T09:00")
    assert duties(found) == [("lov/examine", "open", "2018-10-04")]
    assert [one.duty.rule.id for one in found.suspended] == ["e1/talk"]
    assert found.regime == "lov"
    assert duties(told.at("2018-06-24T08:59")) == [("e1/talk", "open", "2018-07-16")]


def test_the_withdrawn_flag_waives_it_again_and_returns_the_replacement(story):
    told = story("e1").act("notified", "2018-06-04T10:00").act("flagged", "2018-06-24T09:00")
    told.act("unflagged", "2018-06-28T09:00")
    found = told.at("2018-06-28T09:00")
    assert waived(found) == [("lov/examine", "e1/no-examination", "2018-10-04")]
    assert duties(found) == [("e1/talk", "open", "2018-07-16")]


def test_each_kind_of_flag_must_be_withdrawn(law):
    approval = APPROVAL.format(entry="triggers-after", at_end="keep", then="revive") + 'match = "kind"\n'
    book = law(EXAMINE, approval=approval, practice=PRACTICE, waivable=WAIVABLE)
    told = Story(book, "e1").act("notified", "2018-06-04T10:00").act("flagged", "2018-06-10", kind="violence")
    told.act("flagged", "2018-06-11", kind="abuse")
    assert told.at("2018-06-12").regime == "lov"
    told.act("unflagged", "2018-06-13", kind="violence")
    assert told.at("2018-06-14").regime == "lov"
    told.act("unflagged", "2018-06-15", kind="abuse")
    assert told.at("2018-06-16").regime == "lov+e1"


def test_revived_past_its_date_it_is_dormant_and_never_a_breach(story):
    told = story("e1").act("notified", "2018-06-04T10:00").act("heard", "2018-06-05")
    told.act("flagged", "2018-11-01T12:00")
    found = told.at("2018-11-01T12:00")
    assert duties(found) == [
        ("lov/examine", "dormant", "2018-10-04"),
        ("lov/preliminary", "open", None),  # missed from the revival
    ]
    told.act("examined", "2018-12-01")
    assert told.at("2018-12-02").breached == ()


def test_a_replacement_that_returns_past_its_date_is_no_breach(story):
    told = story("e1").act("notified", "2018-06-04T10:00").act("flagged", "2018-07-01")
    told.act("unflagged", "2018-08-01T10:00")
    assert duties(told.at("2018-08-01T10:00")) == [("e1/talk", "dormant", "2018-07-16")]
    assert told.act("heard", "2018-08-05").at("2018-08-06").breached == ()


def test_triggered_before_the_start_it_is_under_ordinary_law(story):
    found = story("e1").act("notified", "2018-04-30T23:59").at("2018-06-01")
    assert ("lov/examine", "open", "2018-08-30") in duties(found)
    assert waived(found) == []


def test_where_open_duties_enter_too_it_is_waived_from_the_start(story):
    told = story("e1", entry="open-duties").act("notified", "2018-04-30T23:59")
    assert duties(told.at("2018-04-30T23:59")) == [("lov/examine", "open", "2018-08-30")]
    assert waived(told.at("2018-05-01T00:00")) == [("lov/examine", "e1/no-examination", "2018-08-30")]


def test_after_the_end_born_waived_stays_waived_and_new_triggers_do_not(story):
    told = (
        story("e1")
        .act("notified", "2020-08-30T10:00", entry="n1")
        .act("notified", "2020-08-31T00:00", entry="n2")
    )
    found = told.at("2020-09-01")
    assert waived(found) == [("lov/examine", "e1/no-examination", "2020-12-30")]
    assert ("lov/examine", "open", "2020-12-31") in duties(found)
    assert found.regime == "lov"


def test_a_flag_after_the_end_still_revives(story):
    told = story("e1").act("notified", "2020-08-01T10:00").act("flagged", "2020-10-01T10:00")
    assert ("lov/examine", "open", "2020-12-01") in duties(told.at("2020-10-02"))


def test_at_the_end_revive_opens_it(story):
    told = story("e1", at_end="revive").act("notified", "2020-08-01T10:00")
    assert ("lov/examine", "open", "2020-12-01") in duties(told.at("2020-08-31T00:00"))
    assert waived(told.at("2020-08-30T23:59")) != []


def test_at_the_end_lapse_drops_it(story):
    told = story("e1", at_end="lapse").act("notified", "2020-08-01T10:00")
    found = told.at("2020-08-31T00:00")
    assert (duties(found), waived(found), found.breached) == ([], [], ())


def test_outside_when_the_period_ended_it_stays_open(story):
    told = story("e1").act("notified", "2020-08-01T10:00").act("flagged", "2020-08-20T10:00")
    told.act("unflagged", "2020-09-20T10:00")
    assert ("lov/examine", "open", "2020-12-01") in duties(told.at("2020-10-01"))


def test_a_waived_condition_is_reported_and_has_no_effect(story):
    told = story("e1").act("notified", "2018-06-04T10:00")
    found = told.at("2018-06-05")
    assert [(one.act, one.by[0].rule.id, one.by[0].waived_by) for one in found.waived_conditions] == [
        ("decided", "lov/examined-first", "e1/no-examination")
    ]
    assert "decided" in [one.act for one in found.may]
    assert told.act("decided", "2018-06-10").at("2018-06-11").breached == ()


def test_past_acts_keep_the_judgement_of_their_own_date(story):
    told = story("e1").act("notified", "2018-06-04T10:00").act("decided", "2018-06-10", entry="d1")
    told.act("flagged", "2018-06-24").act("decided", "2018-06-25", entry="d2", occasion="1")
    assert [(one.kind, one.triggered_by) for one in told.at("2018-07-01").breached] == [("condition", "d2")]


def test_what_a_dormant_miss_starts_is_counted_from_the_revival(law):
    rules = EXAMINE + '[[duty]]\nid = "explain"\ntrigger = "missed:examine"\nact = "agreed"\nwithin = "7d"\n'
    approval = APPROVAL.format(entry="triggers-after", at_end="keep", then="revive")
    told = Story(law(rules, approval=approval, practice=PRACTICE, waivable=WAIVABLE), "e1")
    told.act("notified", "2018-06-04T10:00").act("flagged", "2018-11-01T12:00")
    found = duties(told.at("2018-11-02"))
    assert ("lov/examine", "dormant", "2018-10-04") in found
    assert ("lov/explain", "open", "2018-11-08") in found


def test_a_flag_raised_twice_is_withdrawn_once(story):
    told = story("e1").act("notified", "2018-06-04T10:00").act("flagged", "2018-06-05T10:00")
    told.act("flagged", "2018-06-06T10:00").act("unflagged", "2018-06-07T10:00")
    assert told.at("2018-06-06T11:00").regime == "lov"
    found = told.at("2018-06-07T10:00")
    assert (found.regime, waived(found)) == ("lov+e1", [("lov/examine", "e1/no-examination", "2018-10-04")])


def test_an_experiments_condition_blocks_only_while_the_case_is_inside(law):
    own = '[[condition]]\nid = "talked"\nact = "started"\nneeds = "heard"\n'
    own += '[[replaces]]\nwaiver = "no-examination"\n'
    approval = APPROVAL.format(entry="triggers-after", at_end="keep", then="revive")
    practice = PRACTICE + own + 'rules = ["talked"]\n'
    told = Story(law(EXAMINE, approval=approval, practice=practice, waivable=WAIVABLE), "e1")
    told.act("notified", "2018-06-04T10:00").act("flagged", "2018-06-06T10:00")
    assert "started" in [one.act for one in told.at("2018-06-05").not_yet]
    found = told.at("2018-06-07")
    assert "started" not in [one.act for one in (*found.not_yet, *found.waived_conditions)]
    assert told.act("started", "2018-06-07").at("2018-06-08").breached == ()
