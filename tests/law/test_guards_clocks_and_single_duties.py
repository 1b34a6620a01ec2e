"""Guards on fields, ages and acts done; clocks that run from another act; one duty at a time."""

from dataclasses import replace
from datetime import date

from frirum.law import Moment, load
from tests.law.small import Story, duties, paragraph, write_law

TELL = """
[[duty]]
id = "tell"
trigger = "examined"
act = "heard"
when = [{ act = "notified", field = "professional", is = true }]
"""


def test_a_guard_looks_at_the_newest_such_act_of_the_same_occasion(law):
    book = law(TELL)
    yes = Story(book).act("notified", "2018-03-01", professional=True).act("examined", "2018-03-02")
    assert duties(yes.at("2018-03-03")) == [("lov/tell", "open", None)]
    no = Story(book).act("notified", "2018-03-01", professional=False).act("examined", "2018-03-02")
    assert duties(no.at("2018-03-03")) == []
    other = Story(book).act("notified", "2018-03-01", entry="n1", professional=True)
    other.act("notified", "2018-03-02", entry="n2", professional=False)
    other.act("examined", "2018-03-03", occasion="n2")
    assert duties(other.at("2018-03-04")) == []


def test_an_erased_act_fires_no_guarded_rule(law):
    told = Story(law(TELL)).act("notified", "2018-03-01", entry="n1", professional=True)
    told.act("erased", "2018-03-02", corrects="n1").act("examined", "2018-03-03")
    assert duties(told.at("2018-03-04")) == []


def test_age_is_the_age_at_the_time(law):
    rules = """
    [[duty]]
    id = "party"
    trigger = "notified"
    act = "heard"
    when = [{ field = "age", in = [10, 11, 12] }]
    """
    book = law(rules)
    told = Story(book, born=date(2008, 3, 5)).act("notified", "2018-03-04", entry="n1")
    told.act("notified", "2018-03-05", entry="n2")
    assert [one.duty.triggered_by for one in told.at("2018-03-06").must] == ["n2"]
    assert duties(Story(book).act("notified", "2018-03-05").at("2018-03-06")) == []


CLOCK = """
[[duty]]
id = "examine"
trigger = "agreed"
clock = { act = "notified", time = "known_at", match = "occasion" }
act = "examined"
within = "4mo"
"""


def test_the_time_runs_from_when_the_municipality_knew(law):
    told = (
        Story(law(CLOCK)).act("notified", "2018-03-01", known="2018-03-05T08:00").act("agreed", "2018-03-12")
    )
    assert duties(told.at("2018-03-12")) == [("lov/examine", "open", "2018-07-05")]
    assert duties(told.at("2018-03-11")) == []


def test_a_correction_that_moves_the_known_date_moves_what_follows(law):
    told = Story(law(CLOCK)).act("notified", "2018-03-01", entry="n1", known="2018-03-05T08:00")
    told.act("agreed", "2018-03-12", entry="a1")
    told.act("notified", "2018-03-01", known="2018-03-02T08:00", corrects="n1")
    found = told.at("2018-03-12")
    assert duties(found) == [("lov/examine", "open", "2018-07-02")]
    assert (found.must[0].duty.triggered_by, found.must[0].duty.occasion) == ("a1", "n1")


def test_the_last_correction_wins(law):
    told = Story(law(CLOCK)).act("notified", "2018-03-01", entry="n1").act("agreed", "2018-03-12")
    told.act("notified", "2018-02-01", entry="c1", corrects="n1").act("notified", "2018-01-31", corrects="c1")
    assert duties(told.at("2018-03-12")) == [("lov/examine", "open", "2018-05-31")]


def test_without_a_clock_act_the_triggers_own_knowledge_counts(law):
    told = Story(law(CLOCK)).act("agreed", "2018-03-12", known="2018-03-13T09:00")
    assert duties(told.at("2018-03-14")) == [("lov/examine", "open", "2018-07-13")]


def test_an_act_recorded_on_the_wrong_case_is_gone(law):
    told = (
        Story(law(CLOCK))
        .act("agreed", "2018-03-12", entry="a1")
        .act("withdrawn", "2018-03-13", corrects="a1")
    )
    assert duties(told.at("2018-03-14")) == []


def test_a_withdrawal_that_is_withdrawn_has_no_effect(law):
    told = Story(law(CLOCK)).act("agreed", "2018-03-12", entry="a1")
    told.act("withdrawn", "2018-03-13", entry="w1", corrects="a1").act(
        "withdrawn", "2018-03-14", corrects="w1"
    )
    assert duties(told.at("2018-03-15")) == [("lov/examine", "open", "2018-07-12")]


HELP = """
[[duty]]
id = "help"
kind = "local-target"
trigger = "notified"
act = "started"
within = "6w"
single = "case"
unless = [{ act = "started", undone_by = "ended" }]
[[lapses]]
id = "no-need"
by = "dropped"
duty = "help"
"""


def test_one_target_at_a_time_from_the_earliest_open_notification(law):
    told = (
        Story(law(HELP)).act("notified", "2018-03-01", entry="n1").act("notified", "2018-03-10", entry="n2")
    )
    assert duties(told.at("2018-03-11")) == [("lov/help", "open", "2018-04-12")]


def test_when_the_first_falls_away_the_second_counts_from_its_own_date(law):
    told = (
        Story(law(HELP)).act("notified", "2018-03-01", entry="n1").act("notified", "2018-03-10", entry="n2")
    )
    told.act("dropped", "2018-03-12", occasion="n1")
    assert duties(told.at("2018-03-13")) == [("lov/help", "open", "2018-04-21")]
    told.act("dropped", "2018-03-14", occasion="n2")
    assert duties(told.at("2018-03-15")) == []


def test_help_meets_it_once_and_no_target_starts_while_help_runs(law):
    told = (
        Story(law(HELP)).act("notified", "2018-03-01", entry="n1").act("notified", "2018-03-10", entry="n2")
    )
    told.act("started", "2018-03-20").act("notified", "2018-04-01", entry="n3")
    assert duties(told.at("2018-04-02")) == []
    told.act("ended", "2018-05-01").act("notified", "2018-05-02", entry="n4")
    assert duties(told.at("2018-05-03")) == [("lov/help", "open", "2018-06-13")]


def test_on_an_erased_act_not_even_an_exception_is_read(law):
    rules = """
    [[condition]]
    id = "heard-first"
    act = "decided"
    needs = "heard"
    unless = [{ act = "decided", field = "kind", is = "refusal" }]
    """
    told = Story(law(rules)).act("decided", "2018-03-05", entry="d1", kind="refusal")
    assert told.at("2018-03-06").breached == ()
    told.act("erased", "2018-03-07", corrects="d1")
    assert told.at("2018-03-08").breached == ()


def test_a_condition_may_ask_what_its_acts_are_about(law):
    rules = """
    [[condition]]
    id = "flagged-first"
    act = "decided"
    needs = "flagged"
    about = { field = "kind", in = ["abuse"] }
    """
    book = law(rules)
    other = Story(book).act("flagged", "2018-03-01", kind="violence").act("decided", "2018-03-02")
    assert [one.kind for one in other.at("2018-03-03").breached] == ["condition"]
    same = Story(book).act("flagged", "2018-03-01", kind="abuse").act("decided", "2018-03-02")
    assert same.at("2018-03-03").breached == ()
    silent = Story(book).act("flagged", "2018-03-01").act("decided", "2018-03-02")
    assert silent.at("2018-03-03").breached == ()


def test_an_experiments_lapses_follow_its_duties_past_its_end(law):
    from tests.law.test_waiver_changes_standing_and_nothing_else import APPROVAL, EXAMINE, PRACTICE, WAIVABLE

    lapse = '[[lapses]]\nid = "no-need"\nby = "dropped"\nduty = "talk"\n'
    practice = PRACTICE.replace('rules = ["talk"]', 'rules = ["talk", "no-need"]').replace(
        "[[replaces]]", lapse + "[[replaces]]"
    )
    approval = APPROVAL.format(entry="triggers-after", at_end="keep", then="revive")
    told = Story(law(EXAMINE, approval=approval, practice=practice, waivable=WAIVABLE), "e1")
    told.act("notified", "2020-08-20", entry="n1")
    assert ("e1/talk", "open", "2020-10-01") in duties(told.at("2020-09-05"))
    told.act("dropped", "2020-09-10", occasion="n1")
    assert duties(told.at("2020-09-11")) == []


def test_a_correction_keeps_its_place_among_acts_known_by_day_only(law):
    """Known by their day alone; correcting the first a week later must not put it after the second."""
    rules = '[[condition]]\nid = "agreed-first"\nact = "decided"\nneeds = "consented"\n'
    told = (
        Story(law(rules)).act("consented", "2018-03-05", entry="c1").act("decided", "2018-03-05", entry="d1")
    )
    recorded = ["2018-03-05T10:00", "2018-03-05T11:00", "2018-03-12T09:00"]
    told.act("consented", "2018-03-05", corrects="c1")
    told.acts = [replace(act, recorded_at=Moment.of(at)) for act, at in zip(told.acts, recorded, strict=True)]
    assert told.at("2018-03-13").breached == ()


def test_a_lapse_follows_its_duty_over_a_change_of_law(tmp_path):
    folder = write_law(tmp_path, "")
    old = paragraph(
        "old",
        "§ 2",
        """
        [[duty]]
        id = "follow"
        trigger = "started"
        act = "followed"
        within = "3mo"
        [[lapses]]
        id = "over"
        by = "ended"
        duty = "follow"
        """,
    ).replace("from = 2000-01-01", "from = 2000-01-01, to = 2024-01-01")
    (folder / "statutes/lov/2.md").write_text(old, "utf-8")
    told = Story(load(folder)).act("started", "2023-12-04").act("ended", "2024-02-05")
    assert duties(told.at("2024-06-01")) == []


def test_written_anew_after_it_was_taken_back_it_counts(law):
    told = Story(law(CLOCK)).act("agreed", "2018-03-12", entry="a1")
    told.act("withdrawn", "2018-03-13", corrects="a1").act("agreed", "2018-03-11", corrects="a1")
    assert duties(told.at("2018-03-15")) == [("lov/examine", "open", "2018-07-11")]


def test_what_corrects_in_name_only_takes_nothing_back(law):
    told = (
        Story(law(CLOCK)).act("agreed", "2018-03-12", entry="a1").act("mended", "2018-03-13", corrects="a1")
    )
    assert duties(told.at("2018-03-15")) == [("lov/examine", "open", "2018-07-12")]


def test_a_duty_is_there_from_when_the_municipality_knew(law):
    rules = '[[duty]]\nid = "assess"\ntrigger = "notified"\nact = "assessed"\nwithin = "7d"\n'
    told = Story(law(rules)).act("notified", "2018-03-01", known="2018-03-05T08:00")
    assert duties(told.at("2018-03-05T07:59")) == []
    assert duties(told.at("2018-03-05T08:00")) == [("lov/assess", "open", "2018-03-12")]
