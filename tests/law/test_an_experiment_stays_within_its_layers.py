"""Approval within the act, practice within the approval: anything else has no legal basis."""

import pytest

from frirum.law import LawErrors, load
from tests.law.small import write_law

RULES = """
[[duty]]
id = "examine"
trigger = "notified"
act = "examined"
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
valid = { from = 2018-05-01, to = 2020-08-31 }
[[waiver]]
id = "no-examination"
rules = ["lov/examine"]
basis = "lov/w"
says = "Ingen."
"""
PRACTICE = """
[[duty]]
id = "talk"
trigger = "notified"
act = "heard"
[[replaces]]
waiver = "no-examination"
rules = ["talk"]
"""


def refused(tmp_path, approval=APPROVAL, practice=PRACTICE, waivable=WAIVABLE):
    with pytest.raises(LawErrors) as caught:
        load(write_law(tmp_path, RULES, approval=approval, practice=practice, waivable=waivable))
    return [str(one) for one in caught.value.problems]


def test_within_its_layers_it_loads(tmp_path):
    book = load(write_law(tmp_path, RULES, approval=APPROVAL, practice=PRACTICE, waivable=WAIVABLE))
    assert book.experiments["e1"].replaced == {"e1/talk": "e1/no-examination"}


def test_a_waiver_that_the_act_does_not_reach(tmp_path):
    found = refused(tmp_path, waivable=WAIVABLE.replace("lov/any", "lov/other"))
    says = "no legal basis (uden hjemmel): lov/w does not reach lov/examine"
    assert found == [f"experiments/e1/approval.md:9: {says}. Name another, or drop it."]


def test_what_may_never_be_waived(tmp_path):
    found = refused(tmp_path, waivable=WAIVABLE + '[[never]]\nprovisions = ["lov/any"]\n')
    assert "lov/examine may never be waived" in found[0]


def test_a_consequential_waiver_alone(tmp_path):
    waivable = WAIVABLE + 'requires = ["first"]\n'
    assert "it may only follow lov/first" in refused(tmp_path, waivable=waivable)[0]


def test_a_waiver_that_depends_on_one_not_approved(tmp_path):
    found = refused(tmp_path, approval=APPROVAL + 'requires = ["other"]\n')
    assert "it depends on 'e1/other', which is not approved" in found[0]


def test_a_practice_rule_that_replaces_nothing(tmp_path):
    found = refused(tmp_path, practice=PRACTICE.split("[[replaces]]")[0])
    assert "e1/talk replaces nothing that is waived" in found[0]


def test_without_a_published_statute_it_never_applies(tmp_path):
    folder = write_law(tmp_path, RULES, approval=APPROVAL, practice=PRACTICE, waivable=WAIVABLE)
    own = folder / "experiments/e1/experiment.toml"
    own.write_text(own.read_text("utf-8").replace("published = true", "published = false"), "utf-8")
    (folder / "municipalities/756.toml").write_text(
        'code = "756"\nname = "By"\nslug = "by"\nexperiments = ["e1"]\n', "utf-8"
    )
    book = load(folder)
    assert book.regimes("756").experiments == ()
    with pytest.raises(ValueError, match="no published statute"):
        book.regimes("756", ("e1",))


def test_another_municipality_may_not_use_it(tmp_path):
    book = load(write_law(tmp_path, RULES, approval=APPROVAL, practice=PRACTICE, waivable=WAIVABLE))
    with pytest.raises(ValueError, match="no legal basis"):
        book.regimes("159", ("e1",))
