"""`frirum law compare`: each case under ordinary law and under another, with its limits beside it."""

import json
from pathlib import Path

import jsonschema
import pytest

from frirum.cli.main import main

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/law-compare.json").read_text("utf-8"))
HISTORY = """\
case,act,occurred_at,known_at,occasion,by_role,values,id
c2,notification-received,2018-06-04T10:00,,,teacher,,n1
c1,notification-received,2018-06-04T10:00,,,teacher,,n1
c1,need-support-assumed,2018-06-11T09:00,,n1,adviser,,
c1,decision,2018-06-28T09:00,,,adviser,"{""law_source"": ""serviceloven-52"", ""acute"": true}",d1
"""


@pytest.fixture
def ask(tmp_path, capsys):
    def asked(*options, text=HISTORY):
        table = tmp_path / "history.csv"
        table.write_text(text, "utf-8")
        exit_code = main(["law", "compare", str(table), *options])
        out, err = capsys.readouterr()
        return exit_code, out or err

    return asked


def test_each_case_by_its_experiment_alone(ask):
    exit_code, out = ask("--experiment", "r1", "--json")
    answers = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(answers)
    assert (exit_code, [one["case"] for one in answers]) == (0, ["c1", "c2"])
    first = answers[0]
    assert (first["one"]["regime"], first["other"]["regime"]) == ("serviceloven", "serviceloven+r1")
    waived = [(one["duty"], one["due"], one["status"], one["waived_by"]) for one in first["only_in_one"]]
    assert ("serviceloven/plan-when-acute", "2018-10-28", "unknown", "r1/no-action-plan") in waived
    pairs = {one["one"]["duty"]: one for one in first["both"]}
    assert pairs["serviceloven/complete-examination"]["other"]["duty"] == "r1/social-assessment"
    assert pairs["serviceloven/assess-notification"]["same"]
    assert "lower bound" in first["limits"][0]


def test_under_barnets_lov_as_if_it_had_held(ask):
    _code, out = ask("--law", "barnets-lov", "--municipality", "756", "--json")
    first = json.loads(out)[0]
    assert first["other"] == {"law": "barnets-lov", "regime": "barnets-lov"}
    assert any("decision (d1)" in limit for limit in first["limits"])


def test_two_acts_of_law_are_compared_without_a_municipality(ask):
    code, out = ask("--law", "barnets-lov", "--json")
    assert code == 0
    assert json.loads(out)[0]["other"]["law"] == "barnets-lov"


def test_the_text_says_what_only_one_asks_for_and_the_limits(ask):
    exit_code, out = ask("--experiment", "r1", "--at", "2018-07-01")
    assert exit_code == 0
    for words in ("only under ordinary", "only under r1", "under both, otherwise", "not a forecast"):
        assert words in out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "no law to compare with"),
        (("--experiment", "zz"), "there is no experiment 'zz'"),
        (("--experiment", "r1", "--municipality", "159"), "no legal basis"),
        (("--law", "skatteloven", "--municipality", "756"), "known are: barnets-lov, serviceloven"),
        (("--experiment", "r1", "--at", "soon"), "can't be read"),
    ],
)
def test_what_cannot_be_asked_says_what_to_write(ask, options, says):
    exit_code, err = ask(*options)
    assert (exit_code, says in err) == (2, True), err
