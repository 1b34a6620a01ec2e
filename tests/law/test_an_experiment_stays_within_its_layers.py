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
ELSEWHERE = """
```
```toml
[provision]
id = "other"
citation = "§ 2"
valid = { from = 2000-01-01 }
[[waivable]]
id = "w"
provisions = ["lov/other"]
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
    found = refused(tmp_path, waivable=ELSEWHERE)
    says = "no legal basis (uden hjemmel): lov/w does not reach lov/examine"
    assert found == [f"experiments/e1/approval.md:9: {says}. Name another, or drop it."]


def test_what_may_never_be_waived(tmp_path):
    found = refused(tmp_path, waivable=WAIVABLE + '[[never]]\nprovisions = ["lov/any"]\n')
    assert "lov/examine may never be waived" in found[0]


def test_a_consequential_waiver_alone(tmp_path):
    waivable = WAIVABLE + 'requires = ["first"]\n' + WAIVABLE.replace('"w"', '"first"')
    assert "it may only follow lov/first" in refused(tmp_path, waivable=waivable)[0]


def test_a_waiver_that_depends_on_one_not_approved(tmp_path):
    found = refused(tmp_path, approval=APPROVAL + 'requires = ["other"]\n')
    assert "it depends on 'e1/other', which is not approved" in found[0]


def test_a_practice_rule_that_replaces_nothing(tmp_path):
    found = refused(tmp_path, practice=PRACTICE.split("[[replaces]]")[0])
    assert "e1/talk replaces nothing that is waived" in found[0]


def test_a_basis_for_another_network(tmp_path):
    network = '[[network]]\nid = "other"\nmunicipalities = ["159"]\n'
    found = refused(tmp_path, waivable=WAIVABLE + 'networks = ["other"]\n' + network)
    assert "lov/w is not for the network ''. It is for: other." in found[0]


SUSPENDS = """
[[suspends]]
id = "waits"
from = "refused"
until = "agreed"
duty = "DUTY"
"""


@pytest.mark.parametrize("duty", ["lov/examine", "talk"])
def test_a_practice_may_make_no_clock_stand_still(tmp_path, duty):
    practice = PRACTICE.replace('["talk"]', '["talk", "waits"]') + SUSPENDS.replace("DUTY", duty)
    says = "no legal basis (uden hjemmel): e1/waits: only a statute may make a clock stand still"
    assert refused(tmp_path, practice=practice) == [f"experiments/e1/practice.md:18: {says}. Take it out."]


def test_a_suspension_is_nothing_to_waive(tmp_path):
    waivable = WAIVABLE + SUSPENDS.replace("DUTY", "examine")
    approval = APPROVAL.replace('["lov/examine"]', '["lov/examine", "lov/waits"]')
    assert "lov/waits makes a clock stand still" in refused(tmp_path, approval=approval, waivable=waivable)[0]


def test_a_practice_may_take_no_statutory_duty_away(tmp_path):
    lapses = '[[lapses]]\nid = "gone"\nby = "dropped"\nduty = ["talk", "lov/examine"]\n'
    practice = PRACTICE.replace('["talk"]', '["talk", "gone"]') + lapses
    [found] = refused(tmp_path, practice=practice)
    assert "e1/gone: lov/examine is not the experiment's own" in found


def test_an_approval_holds_no_rules(tmp_path):
    rule = '[provision]\nid = "more"\ncitation = "pkt. 2"\nvalid = { from = 2018-05-01 }\n'
    rule += '[[duty]]\nid = "call"\ntrigger = "notified"\nact = "heard"\n'
    practice = PRACTICE.replace('["talk"]', '["talk", "call"]')
    assert (
        "e1/call: it stands in the approval"
        in refused(tmp_path, approval=APPROVAL + rule, practice=practice)[0]
    )


@pytest.mark.parametrize("kind", [WAIVABLE.replace('"w"', '"mine"'), '[[never]]\nprovisions = ["lov/any"]\n'])
def test_an_experiment_gives_itself_no_legal_basis(tmp_path, kind):
    assert "belongs in a statute" in refused(tmp_path, approval=APPROVAL + kind)[0]


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
