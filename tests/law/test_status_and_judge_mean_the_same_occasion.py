"""A condition with match = "occasion" asks the page and the judge the same question."""

import pytest

from frirum.law import load
from tests.law.small import Story, write_law

RULES = """
[[condition]]
id = "agreed-there"
act = ["assessed", "heard", "decided", "notified"]
needs = "agreed"
match = "occasion"
"""


@pytest.fixture
def told(law):
    story = Story(law(RULES)).act("notified", "2018-03-01", entry="n1")
    return story.act("agreed", "2018-03-02", occasion="n1")


def blocked(found):
    return {one.act for one in found.not_yet}


def breached_by(told, name, **said):
    told.act(name, "2018-03-08", entry="now", **said)
    return any(one.triggered_by == "now" for one in told.at("2018-03-09").breached)


def test_met_in_the_only_occasion_it_is_met(told):
    assert blocked(told.at("2018-03-07")) == {"notified"}
    assert not breached_by(told, "decided")


def test_what_opens_an_occasion_of_its_own_finds_nothing_in_it(told):
    assert breached_by(told, "notified")


def test_met_in_one_of_two_occasions_it_is_blocked_for_the_other(told):
    told.act("notified", "2018-03-03", entry="n2")
    assert blocked(told.at("2018-03-07")) == {"notified", "assessed", "heard", "decided"}
    assert breached_by(told, "assessed", occasion="n2")


def test_met_in_another_decision_it_is_not_met_for_a_new_one(law):
    story = (
        Story(law(RULES)).act("notified", "2018-03-01", entry="n1").act("decided", "2018-03-02", entry="d1")
    )
    story.act("agreed", "2018-03-03", occasion="d1")
    assert "decided" in blocked(story.at("2018-03-07"))
    assert breached_by(story, "decided", occasion="n1")


def test_occasions_opened_or_closed_later_are_not_there_yet(told):
    told.act("notified", "2018-03-10", entry="n2").act("dropped", "2018-03-12", occasion="n1")
    assert blocked(told.at("2018-03-07")) == {"notified"}


def test_a_guard_that_an_erased_act_leaves_unknown_blocks_nothing(law):
    rules = """
    [[condition]]
    id = "agreed-first"
    act = "started"
    needs = "agreed"
    unless = [{ act = "notified", field = "professional", is = true }]
    """
    story = Story(law(rules)).act("notified", "2018-03-01", entry="n1", professional=False)
    assert "started" in blocked(story.at("2018-03-07"))
    story.act("erased", "2018-03-02", corrects="n1")
    assert "started" not in blocked(story.at("2018-03-07"))
    assert not breached_by(story, "started")


def test_an_act_of_another_area_is_no_step_in_this_case(tmp_path):
    folder = write_law(tmp_path, "")
    other = folder / "areas/other"
    other.mkdir()
    walk = '[[act]]\nid = "walked"\nlabel = { da = "Gik", en = "Walked" }\nbasis = ["lov/any"]\n'
    (other / "acts.toml").write_text(walk, "utf-8")
    story = Story(load(folder)).act("notified", "2018-03-01")
    assert "walked" not in [one.act for one in story.at("2018-03-02").may]
    assert "walked" in [one.act for one in story.act("walked", "2018-03-03").at("2018-03-04").may]
