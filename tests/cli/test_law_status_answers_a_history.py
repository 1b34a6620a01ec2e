"""`frirum law status`: the same acts under R1, under ordinary law, flagged, and under Barnets lov."""

import json
from pathlib import Path

import jsonschema
import pytest

from frirum.cli.main import main

HEADER = "case,act,occurred_at,known_at,occasion,by_role,values,id,corrects\n"
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schemas/law-status.json").read_text("utf-8"))

WALK = """\
{c},notification-received,2018-06-04T10:00,2018-06-04T10:00,,teacher,"{{""professional"": true}}",n1,
{c},notification-assessed,2018-06-05T09:00,,n1,intake,,,
{c},notification-acknowledged,2018-06-08T09:00,,n1,intake,,,
{c},need-support-assumed,2018-06-11T09:00,,n1,adviser,,,
{c},social-assessment,2018-06-13T09:00,,,adviser,,,
{c},involvement-plan-agreed,2018-06-14T09:00,,,adviser,,,
{c},goals-agreed,2018-06-20T09:00,,,adviser,,,
{c},consent-given,2018-06-21T09:00,,,adviser,"{{""to_what"": ""effort""}}",,
"""
DECIDED = """\
{c},decision,2018-06-28T09:00,,,adviser,"{{""law_source"": ""serviceloven-52""}}",d1,
{c},effort-started,2018-07-04T09:00,,,adviser,,,
"""
FLAG = '{c},risk-flagged,2018-06-24T09:00,,,adviser,"{{""kind"": ""violence""}}",f1,\n'
UNFLAG = '{c},risk-flag-withdrawn,2018-06-28T09:00,,,adviser,"{{""kind"": ""violence""}}",,\n'


@pytest.fixture
def ask(tmp_path, capsys):
    def asked(text, *options, at="2018-07-10T12:00", code="756"):
        table = tmp_path / "history.csv"
        table.write_text(HEADER + text.format(c="c1"), "utf-8")
        words = ["law", "status", str(table), "--municipality", code, "--at", at, "--json", *options]
        exit_code = main(words)
        out, err = capsys.readouterr()
        if exit_code:
            return exit_code, err
        answers = json.loads(out)
        jsonschema.validate(answers, SCHEMA)
        return exit_code, answers

    return asked


def duty(answers, name, kind="must"):
    return [one for one in answers[0][kind] if one["duty"] == name]


def test_under_r1_the_examination_is_waived_with_its_ordinary_date(ask):
    _, found = ask(WALK + DECIDED, "--experiment", "r1")
    [waived] = duty(found, "serviceloven/complete-examination", "waived")
    assert (waived["due"], waived["waived_by"], waived["kind"]) == ("2018-10-04", "r1/no-examination", "duty")
    assert found[0]["regime"] == "serviceloven+r1"
    assert found[0]["breached"] == []
    [follow_up] = duty(found, "r1/follow-up-6-12-weeks")
    assert follow_up["due"] == "2018-09-26"


def test_the_municipalitys_own_experiment_applies_without_being_named(ask):
    assert ask(WALK + DECIDED)[1] == ask(WALK + DECIDED, "--experiment", "R1")[1]


def test_under_ordinary_law_it_is_open_and_the_decision_without_it_is_a_breach(ask):
    _, found = ask(WALK + DECIDED, "--ordinary")
    [open_one] = duty(found, "serviceloven/complete-examination")
    assert (open_one["status"], open_one["due"]) == ("open", "2018-10-04")
    against = {one["rule"] for one in found[0]["breached"] if one["act"] == "decision"}
    assert "serviceloven/examination-before-decision" in against
    assert found[0]["waived"] == []


def test_a_flag_brings_it_back_with_the_same_date_and_its_withdrawal_waives_it_again(ask):
    _, flagged = ask(WALK + FLAG, at="2018-06-25T12:00")
    assert [one["due"] for one in duty(flagged, "serviceloven/complete-examination")] == ["2018-10-04"]
    assert flagged[0]["regime"] == "serviceloven"
    _, again = ask(WALK + FLAG + UNFLAG)
    [waived] = duty(again, "serviceloven/complete-examination", "waived")
    assert waived["due"] == "2018-10-04"


def test_a_second_notification_keeps_the_first_ones_24_hours(ask):
    second = "{c},notification-received,2018-06-04T15:00,,,neighbour,,n2,\n"
    first = WALK.splitlines(keepends=True)[0]
    _, found = ask(first + second, at="2018-06-04T16:00")
    dues = [(one["due"], one["occasion"]) for one in duty(found, "serviceloven/assess-notification")]
    assert dues == [("2018-06-05T10:00:00+02:00", "n1"), ("2018-06-05T15:00:00+02:00", "n2")]


def test_barnets_lov_a_missed_examination_starts_the_preliminary_assessment(ask):
    rows = """\
{c},notification-received,2024-03-04T10:00,,,teacher,,n1,
{c},need-support-assumed,2024-03-11T09:00,,n1,adviser,,,
{c},examination-opened,2024-03-12T09:00,,,adviser,,,
"""
    _, before = ask(rows, at="2024-07-04T23:00")
    assert duty(before, "barnets-lov/complete-examination")[0]["status"] == "open"
    _, after = ask(rows, at="2024-07-05T00:00")
    assert [one["status"] for one in duty(after, "barnets-lov/complete-examination")] == ["overdue"]
    [preliminary] = duty(after, "barnets-lov/preliminary-assessment")
    assert (preliminary["due"], preliminary["due_kind"]) == (None, "asap")
    assert preliminary["triggered_by"].endswith(":barnets-lov/complete-examination")
    late = rows + "{c},examination-completed,2024-07-20T09:00,,,adviser,,,\n"
    _, done = ask(late, at="2024-07-21")
    assert ("late", "2024-07-04") in [(one["kind"], one["due"]) for one in done[0]["breached"]]


def test_row_numbers_stand_in_for_ids(ask):
    rows = """\
{c},notification-received,2018-06-04T10:00,,,teacher,,,
{c},notification-assessed,2018-06-04T11:00,,1,,,,
"""
    _, found = ask(rows, at="2018-06-05")
    assert duty(found, "serviceloven/assess-notification") == []
    assert {one["triggered_by"] for one in found[0]["must"]} == {"1"}


def test_cases_come_sorted(ask):
    _, found = ask(
        "b,help-requested,2018-06-04T10:00,,,family,,,\na,help-requested,2018-06-04T10:00,,,family,,,\n"
    )
    assert [one["case"] for one in found] == ["a", "b"]


@pytest.mark.parametrize(
    ("rows", "options", "says"),
    [
        ("{c},notified,2018-06-04,,,,,,\n", (), "line 2: there is no act 'notified'"),
        ("{c},file-note,4. juni,,,,,,\n", (), "line 2: occurred_at '4. juni' can't be read"),
        ("{c},file-note,2018-06-04,,,,[],,\n", (), "line 2: values is not a JSON object"),
        ("{c},file-note,2018-06-04,,,\n", (), "line 2: the row has not as many cells"),
        ("{c},file-note,2018-06-04,,,,,,x\n", (), "corrects 'x', which is not above it"),
        ("{c},file-note,2018-03-25T02:30,,,,,,\n", (), "does not exist in Copenhagen"),
        ("{c},file-note,9999-12-31,,,,,,\n", (), "the year 9999 is not within"),
        ("{c},file-note,0001-01-01T00:00,,,,,,\n", (), "the year 1 is not within"),
        (WALK, ("--at", "9999-12-31"), "the year 9999 is not within"),
        (WALK, ("--municipality", "²³¹"), "is no municipality's code"),
        (WALK, ("--experiment", "r9"), "there is no experiment 'r9'; known are: r1"),
        (
            WALK
            + "{c},help-requested,2018-06-12T09:00,,,,,h1,\n"
            + "{c},need-support-assumed,2018-06-13T09:00,,,,,,\n",
            (),
            "line 11: case c1: need-support-assumed must say which occasion",
        ),
    ],
)
def test_bad_input_says_where_and_what_to_write(ask, rows, options, says):
    exit_code, err = ask(rows, *options)
    assert exit_code == 2
    assert says in err
    assert "Traceback" not in err


def test_an_experiment_of_another_municipality_has_no_legal_basis(ask):
    exit_code, err = ask(WALK, "--experiment", "r1", code="159")
    assert (exit_code, "no legal basis" in err) == (2, True)
