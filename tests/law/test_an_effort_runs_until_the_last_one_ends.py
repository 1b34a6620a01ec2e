"""Two efforts run and one ends: for the guard, the day clock and the record one still runs."""

import pytest

from frirum.law import LawErrors, Moment, judge, load
from frirum.law.dayclock import day_clock
from frirum.record.casefacts import efforts
from frirum.site.home import HOME
from tests.law.small import Story, duties, write_law


@pytest.fixture(scope="module")
def book():
    return load(HOME)


@pytest.fixture
def told(book):
    story = Story(book, "r1").act("notification-received", "2018-06-04T10:00", entry="n1")
    story.act("effort-started", "2018-06-18T10:00", entry="e1", occasion="n1")
    return story.act("effort-started", "2018-06-25T10:00", entry="e2", occasion="n1")


def answers(told):
    """Whether an effort runs as a second notification comes: by guard, clock and record."""
    told.act("notification-received", "2018-09-03T10:00", entry="n2")
    judgement = judge(told.regimes, told.acts, told.person)
    targets = [
        one.trigger.id
        for one in judgement.duties
        if one.trigger and one.rule.id == "r1/help-within-six-weeks"
    ]
    clock = day_clock(judgement, Moment.of("2018-09-10T10:00").instant).notified
    return (
        "n2" not in targets,
        clock is not None and clock.stopped is not None,
        [one.root for one in efforts(judgement.acts, {}) if one.until is None],
    )


ended = ("effort-ended", "2018-08-06T10:00")


def test_the_newest_started_goes_on_where_the_older_is_named(told):
    assert answers(told.act(*ended, effort="e1", others_running=True)) == (True, True, ["e2"])


def test_the_older_goes_on_where_none_is_named(told):
    assert answers(told.act(*ended, others_running=True)) == (True, True, ["e1"])


def test_the_older_goes_on_though_the_end_does_not_say_so(told):
    assert answers(told.act(*ended)) == (True, True, ["e1"])


def test_nothing_runs_where_nothing_is_said_to_go_on(told):
    assert answers(told.act(*ended, effort="e1", others_running=False)) == (False, False, [])


def test_nothing_runs_when_each_has_ended(told):
    told.act(*ended, effort="e1", others_running=True)
    assert answers(told.act("effort-ended", "2018-08-13T10:00", effort="e2")) == (False, False, [])


def test_what_is_said_to_go_on_runs_though_its_beginning_is_not_recorded(told):
    told.act(*ended, effort="e1").act("effort-ended", "2018-08-13T10:00", effort="e2", others_running=True)
    assert answers(told) == (True, True, [])


def test_and_ends_with_the_next_end(told):
    told.act(*ended, effort="e1").act("effort-ended", "2018-08-13T10:00", effort="e2", others_running=True)
    assert answers(told.act("effort-ended", "2018-08-20T10:00")) == (False, False, [])


def test_named_by_its_correction_it_is_still_the_one(told):
    told.act("effort-started", "2018-06-19T10:00", entry="e3", corrects="e1", occasion="n1")
    assert answers(told.act(*ended, effort="e3", others_running=True)) == (True, True, ["e2"])


def test_the_end_of_an_effort_that_was_taken_back_ends_no_other(told):
    told.act("recorded-on-wrong-case", "2018-08-01T10:00", corrects="e1")
    assert answers(told.act(*ended, effort="e1")) == (True, True, ["e2"])


def test_the_follow_up_stands_while_one_still_runs(told):
    told.act(*ended, effort="e2")
    follow_up = [one for one in duties(told.at("2018-08-07")) if one[0] == "r1/follow-up-6-12-weeks"]
    assert len(follow_up) == 2


def test_what_undoes_all_at_once_still_does(law):
    rules = """
    [[duty]]
    id = "look"
    trigger = "examined"
    act = "heard"
    when = [{ act = "started", undone_by = ["followed", "ended"] }]
    """
    story = Story(law(rules)).act("started", "2018-03-01", entry="s1").act("followed", "2018-03-02")
    story.act("started", "2018-03-03", entry="s2").act("ended", "2018-03-04", which="s2")
    assert duties(story.act("examined", "2018-03-05").at("2018-03-06")) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ('{ act = "starts", named = "which", others = "others" }', "there is no act 'starts' to end"),
        ('{ act = "started", named = "others", others = "others" }', "no field 'others' of type entry"),
        ('{ act = "started", named = "which" }', "'others' is missing"),
    ],
)
def test_what_an_act_ends_is_checked_on_loading(tmp_path, wrong, says):
    folder = write_law(tmp_path, "")
    acts = folder / "areas/test/acts.toml"
    right = '{ act = "started", named = "which", others = "others" }'
    acts.write_text(acts.read_text("utf-8").replace(right, wrong), "utf-8")
    with pytest.raises(LawErrors, match=says):
        load(folder)
