"""An unlawful act is recorded and judged; a blocked one says what would free it."""

from tests.law.small import Story, duties

CONSENT = """
[[condition]]
id = "consent-first"
act = "started"
needs = "consented"
undone_by = "refused"
"""


def breaches(found):
    return [(one.kind, one.rule.id, one.act) for one in found.breached]


def blocked(found):
    return [(one.act, by.rule.id, by.unblocked_by) for one in found.not_yet for by in one.by]


def test_done_before_its_condition_is_a_breach(law):
    told = Story(law(CONSENT)).act("started", "2018-03-05")
    assert breaches(told.at("2018-03-06")) == [("condition", "lov/consent-first", "started")]


def test_blocked_until_the_condition_is_met(law):
    told = Story(law(CONSENT)).act("notified", "2018-03-01")
    assert blocked(told.at("2018-03-02")) == [("started", "lov/consent-first", ("consented",))]
    told.act("consented", "2018-03-03")
    assert blocked(told.at("2018-03-04")) == []
    assert "started" in [one.act for one in told.at("2018-03-04").may]


def test_consent_withdrawn_blocks_again(law):
    told = Story(law(CONSENT)).act("consented", "2018-03-01").act("refused", "2018-03-02")
    assert blocked(told.at("2018-03-03")) != []
    assert breaches(told.act("started", "2018-03-04").at("2018-03-05")) == [
        ("condition", "lov/consent-first", "started")
    ]


def test_a_guard_on_the_act_itself_binds_only_that_kind(law):
    rules = CONSENT.replace('act = "started"', 'act = "decided"')
    rules += 'when = [{ act = "decided", field = "kind", is = "help" }]\n'
    told = Story(law(rules)).act("decided", "2018-03-05", kind="refusal")
    assert breaches(told.at("2018-03-06")) == []
    told.act("decided", "2018-03-07", kind="help")
    assert breaches(told.at("2018-03-08")) == [("condition", "lov/consent-first", "decided")]
    assert blocked(told.at("2018-03-08")) == [("decided", "lov/consent-first", ("consented",))]


def test_a_milestone_blocks_while_the_duty_is_open(law):
    rules = """
    [[duty]]
    id = "hear"
    trigger = "notified"
    act = "heard"
    [[milestone]]
    id = "heard-first"
    act = "decided"
    needs = "heard"
    """
    told = Story(law(rules)).act("notified", "2018-03-01").act("decided", "2018-03-02")
    assert breaches(told.at("2018-03-03")) == [("milestone", "lov/heard-first", "decided")]
    assert blocked(told.at("2018-03-03")) == [("decided", "lov/heard-first", ("heard",))]
    told.act("heard", "2018-03-04").act("decided", "2018-03-05")
    assert len(breaches(told.at("2018-03-06"))) == 1
    assert blocked(told.at("2018-03-06")) == []


PLAY = """
[[duty]]
id = "examine"
trigger = "notified"
act = "examined"
within = "7d"
[[excludes]]
id = "out"
trigger = "refused"
act = "examined"
[[includes]]
id = "in"
trigger = "consented"
act = "examined"
"""


def test_an_excluded_act_is_out_of_play_and_its_duty_rests(law):
    told = Story(law(PLAY)).act("notified", "2018-03-01").act("refused", "2018-03-03T10:00")
    found = told.at("2018-03-20")
    assert duties(found) == []
    assert [one.duty.rule.id for one in found.suspended] == ["lov/examine"]
    assert blocked(found) == [("examined", "lov/out", ())]


def test_brought_back_in_time_the_deadline_is_unchanged(law):
    told = Story(law(PLAY)).act("notified", "2018-03-01").act("refused", "2018-03-03")
    told.act("consented", "2018-03-05")
    assert duties(told.at("2018-03-06")) == [("lov/examine", "open", "2018-03-08")]


def test_brought_back_past_the_date_it_is_dormant(law):
    told = Story(law(PLAY)).act("notified", "2018-03-01").act("refused", "2018-03-03")
    told.act("consented", "2018-04-05")
    assert duties(told.at("2018-04-06")) == [("lov/examine", "dormant", "2018-03-08")]


def test_an_excluded_act_done_anyway_is_a_breach(law):
    told = Story(law(PLAY)).act("refused", "2018-03-03").act("examined", "2018-03-05")
    assert breaches(told.at("2018-03-06")) == [("exclusion", "lov/out", "examined")]


ONE_OF_TWO = """
[[condition]]
id = "either-first"
act = "decided"
needs = ["heard", "examined"]
[[excludes]]
id = "out"
trigger = "refused"
act = "heard"
[[excludes]]
id = "out-too"
trigger = "ended"
act = "examined"
"""


def test_one_of_several_that_was_done_is_enough_though_it_is_out_of_play_now(law):
    told = Story(law(ONE_OF_TWO)).act("heard", "2018-03-01").act("refused", "2018-03-02")
    assert blocked(told.at("2018-03-03")) == [("heard", "lov/out", ())]
    assert breaches(told.act("decided", "2018-03-04").at("2018-03-05")) == []


def test_one_out_of_play_that_was_not_done_leaves_the_other_to_wait_for(law):
    told = Story(law(ONE_OF_TWO)).act("refused", "2018-03-02")
    assert ("decided", "lov/either-first", ("examined",)) in blocked(told.at("2018-03-03"))
    assert breaches(told.act("decided", "2018-03-04").at("2018-03-05")) == [
        ("condition", "lov/either-first", "decided")
    ]


def test_with_all_of_them_out_of_play_nothing_is_waited_for(law):
    told = Story(law(ONE_OF_TWO)).act("refused", "2018-03-02").act("ended", "2018-03-02")
    assert breaches(told.act("decided", "2018-03-04").at("2018-03-05")) == []


def test_a_suspension_moves_the_date_by_the_days_it_lasted(law):
    rules = (
        PLAY.split("[[excludes]]")[0]
        + """
    [[suspends]]
    id = "waits"
    from = "refused"
    until = "consented"
    duty = "examine"
    """
    )
    told = Story(law(rules)).act("notified", "2018-03-01T10:00").act("refused", "2018-03-03T10:00")
    assert duties(told.at("2018-03-20")) == []
    told.act("consented", "2018-03-13T10:00")
    assert duties(told.at("2018-03-13T10:00")) == [("lov/examine", "open", "2018-03-18")]
    assert duties(told.at("2018-03-02")) == [("lov/examine", "open", "2018-03-08")]
    assert told.act("examined", "2018-03-18").at("2018-03-19").breached == ()


def test_a_lapsed_duty_is_gone_and_a_breach_if_past_its_date(law):
    rules = (
        PLAY.split("[[excludes]]")[0]
        + """
    [[lapses]]
    id = "no-need"
    by = "dropped"
    duty = "examine"
    """
    )
    book = law(rules)
    early = Story(book).act("notified", "2018-03-01", entry="n1").act("dropped", "2018-03-05", occasion="n1")
    assert (duties(early.at("2018-03-20")), breaches(early.at("2018-03-20"))) == ([], [])
    late = Story(book).act("notified", "2018-03-01", entry="n1").act("dropped", "2018-03-15", occasion="n1")
    assert breaches(late.at("2018-03-20")) == [("lapsed", "lov/examine", "examined")]


def test_a_lapse_touches_only_its_own_occasion(law):
    rules = (
        PLAY.split("[[excludes]]")[0]
        + """
    [[lapses]]
    id = "no-need"
    by = "dropped"
    duty = "examine"
    """
    )
    told = (
        Story(law(rules)).act("notified", "2018-03-01", entry="n1").act("notified", "2018-03-02", entry="n2")
    )
    told.act("dropped", "2018-03-03", occasion="n1")
    assert duties(told.at("2018-03-04")) == [("lov/examine", "open", "2018-03-09")]


def test_a_closed_case_lapses_its_duties_unless_the_rule_says_otherwise(law):
    rules = (
        PLAY.split("[[excludes]]")[0]
        + """
    [[duty]]
    id = "tell"
    trigger = "notified"
    act = "heard"
    survives_closing = true
    """
    )
    told = Story(law(rules)).act("notified", "2018-03-01").act("closed", "2018-03-02")
    assert duties(told.at("2018-03-03")) == [("lov/tell", "open", None)]
