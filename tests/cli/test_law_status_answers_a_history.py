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
    def asked(text, *options, at="2018-07-10T12:00", code="756", as_text=False):
        table = tmp_path / "history.csv"
        table.write_text(HEADER + text.format(c="c1"), "utf-8")
        words = ["law", "status", str(table), "--municipality", code, "--at", at, *options]
        words += [] if as_text else ["--json"]
        exit_code = main(words)
        out, err = capsys.readouterr()
        if exit_code:
            return exit_code, err
        if as_text:
            return exit_code, out
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
    _, own = ask(WALK + DECIDED)
    _, named = ask(WALK + DECIDED, "--experiment", "R1")
    assert own[0]["regime"] == "serviceloven+r1+r2"
    assert [own[0][one] for one in ("must", "waived", "breached")] == [
        named[0][one] for one in ("must", "waived", "breached")
    ]


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
        (
            "{c},notified,2018-06-04,,,,,,\n",
            (),
            "history.csv: line 2 (row 1), column act: there is no act 'notified'",
        ),
        ("{c},file-note,4. juni,,,,,,\n", (), "line 2 (row 1), column occurred_at: '4. juni' can't be read"),
        (
            "{c},file-note,2018-06-04,,,,[],,\n",
            (),
            "line 2 (row 1), column values: values is not a JSON object",
        ),
        ("{c},file-note,2018-06-04,,,\n", (), "line 2 (row 1): the row has not as many cells"),
        ("{c},file-note,2018-06-04,,,,,,x\n", (), "corrects 'x', which is not above it"),
        ("{c},file-note,2018-03-25T02:30,,,,,,\n", (), "does not exist in Copenhagen"),
        ("{c},file-note,9999-12-31,,,,,,\n", (), "the year 9999 is not within"),
        ("{c},file-note,0001-01-01T00:00,,,,,,\n", (), "the year 1 is not within"),
        (WALK, ("--at", "9999-12-31"), "the year 9999 is not within"),
        (WALK, ("--at", "i går"), "--at 'i går' can't be read"),
        (WALK, ("--municipality", "²³¹"), "is no municipality's code"),
        (WALK, ("--experiment", "r9"), "there is no experiment 'r9'; known are: r1"),
        (
            WALK
            + "{c},help-requested,2018-06-12T09:00,,,,,h1,\n"
            + "{c},need-support-assumed,2018-06-13T09:00,,,,,,\n",
            (),
            "line 11 (row 10), column occasion: case c1: need-support-assumed must say which occasion",
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


NOTIFIED = "{c},notification-received,2018-06-04T10:00,,,,,n1,\n"
TWO = NOTIFIED + "{c},help-requested,2018-06-12T09:00,,,,,h1,\n"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            '{c},risk-flagged,2018-06-04,,,,"{{""knd"": ""violence""}}",,\n',
            "risk-flagged has no field 'knd'. Did you mean 'kind'?",
        ),
        (
            '{c},family-contacted,2018-06-04,,,,"{{""zzz"": null}}",,\n',
            "family-contacted has no field 'zzz'. Its fields are: ",
        ),
        (
            '{c},risk-flagged,2018-06-04,,,,"{{""kind"": ""vold""}}",,\n',
            'risk-flagged.kind can\'t be "vold". ',
        ),
        (
            '{c},effort-ended,2018-06-04,,,,"{{""others_running"": ""true""}}",,\n',
            'effort-ended.others_running can\'t be "true". Does',
        ),
        (
            '{c},effort-ended,2018-06-04,,,,"{{""effort"": 7}}",,\n',
            'effort-ended.effort is no text. Write an id, such as "n1".',
        ),
        (
            '{c},effort-ended,2018-06-04,,,,"{{""effort"": ""e9""}}",,\n',
            "effort-ended.effort: there is no row 'e9' in case c1",
        ),
    ],
)
def test_a_value_that_the_law_could_not_read_is_told(ask, rows, says):
    exit_code, err = ask(NOTIFIED + rows)
    assert exit_code == 2
    assert f"history.csv: line 3 (row 2), column values: {says}" in err


def test_what_is_missing_is_let_be(ask):
    rows = '{c},effort-ended,2018-06-05T10:00,,,,"{{""reason"": """"}}",,\n'
    assert ask(NOTIFIED + rows)[0] == 0


def test_a_reference_may_be_to_another_tables_uuid(ask):
    elsewhere = "018f2f6a-0000-7000-8000-000000000000"
    rows = '{c},effort-ended,2018-06-05T10:00,,,,"{{""effort"": ""' + elsewhere + '""}}",,\n'
    assert ask(NOTIFIED + rows)[0] == 0


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            TWO + "{c},need-support-assumed,2018-06-13T09:00,,n9,,,,\n",
            "'n9' is no occasion of case c1. Write one of: n1, h1.",
        ),
        (TWO + "{c},decision,2018-06-13T09:00,,n9,,,,\n", "'n9' is no occasion of case c1"),
        (TWO + "{c},file-note,2018-06-13T09:00,,x1,,,x1,\n", "'x1' is no occasion of case c1"),
        (
            "{c},file-note,2018-06-13T09:00,,n1,,,,\n",
            "'n1' is no occasion of case c1. No row of the case opens one: leave it empty.",
        ),
        (
            "c2,help-requested,2018-06-01T10:00,,,,,h2,\n{c},file-note,2018-06-13T09:00,,h2,,,,\n",
            "'h2' is no occasion of case c1",
        ),
        (
            TWO + "{c},file-note,2018-06-11T09:00,,h1,,,,\n",
            "the occasion 'h1' was opened later, 2018-06-12T09:00:00+02:00",
        ),
    ],
)
def test_an_occasion_that_no_earlier_act_of_the_case_opened_is_told(ask, rows, says):
    exit_code, err = ask(rows)
    assert exit_code == 2
    line = rows.count("\n") + 1
    assert f"history.csv: line {line} (row {line - 1}), column occasion: {says}" in err


@pytest.mark.parametrize(
    "rows",
    [
        "{c},notification-received,2018-06-04,,,,,n1,\n{c},notification-assessed,2018-06-04T11:00,,n1,,,,\n",
        "{c},notification-received,2018-06-04T10:00,,first,,,,\n{c},notification-assessed,2018-06-05,,first,,,,\n",
        NOTIFIED + "{c},decision,2018-06-13T09:00,,n1,,,d1,\n{c},effort-started,2018-06-14T09:00,,d1,,,,\n",
        NOTIFIED
        + "{c},notification-received,2018-06-04T11:00,,n1,,,n2,n1\n{c},file-note,2018-06-05,,n1,,,,\n",
    ],
)
def test_an_occasion_is_known_by_the_id_of_its_opening_or_by_its_own_name(ask, rows):
    assert ask(rows)[0] == 0


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            "{c},entry-corrected,2018-06-05,,,,,,n1\n",
            "column act: 'entry-corrected' is no row of a history. Write the corrected act",
        ),
        (
            "{c},recorded-on-wrong-case,2018-06-05,,,,,,\n",
            "column corrects: recorded-on-wrong-case names no row",
        ),
    ],
)
def test_what_would_change_nothing_is_told(ask, row, says):
    exit_code, err = ask(NOTIFIED + row)
    assert (exit_code, says in err) == (2, True)


def test_the_line_is_the_files_own_though_a_cell_has_several(ask):
    note = '{c},file-note,2018-06-05,,,"a\nb",,,\n'
    _, err = ask(NOTIFIED + note + "{c},file-note,2018-06-05,,n9,,,,\n")
    assert "history.csv: line 5 (row 3), column occasion: " in err


def test_without_json_it_is_text_for_people(ask):
    exit_code, said = ask(WALK + FLAG, at="2018-06-25T12:00", as_text=True)
    assert (exit_code, said.splitlines()[0]) == (0, "c1: serviceloven")
    lines = [line.split() for line in said.splitlines()]
    assert ["open", "2018-10-04", "examination-completed", "serviceloven/complete-examination"] in [
        one[:4] for one in lines
    ]
    assert ["decision", "waits", "for", "examination-completed"] in [one[:4] for one in lines]
    under_r1 = ask(WALK, at="2018-06-22T12:00", as_text=True)[1]
    assert (
        "  waived\n    duty       2018-10-04  examination-completed  serviceloven/complete-examination"
        in under_r1
    )
    assert ask("", as_text=True) == (0, "\n")


def test_text_tells_each_way_in_which_a_date_may_lack(ask):
    rows = "{c},notification-received,2018-06-04,,,,,n1,\n{c},examination-completed,2018-06-13,,,,,,\n"
    rows += '{c},decision,2018-06-14T09:00,,,,"{{""law_source"": ""serviceloven-52""}}",d1,\n'
    said = ask(rows, "--ordinary", as_text=True)[1]
    assert "undecided  hour not known" in said
    assert "condition  2018-06-14T09:00:00+02:00" in said


def test_faults_in_the_law_itself_end_with_1(ask, monkeypatch, tmp_path):
    monkeypatch.setattr("frirum.cli.law.HOME", tmp_path)
    monkeypatch.setattr("frirum.cli.acts.HOME", tmp_path)
    assert [main(["law", "check"]), ask(NOTIFIED)[0], main(["acts"])] == [1, 1, 1]


def test_a_person_has_one_birth_date(tmp_path, capsys):
    table = tmp_path / "history.csv"
    row = "c1,file-note,2018-06-04,,,,,{born}\n"
    head = "case,act,occurred_at,known_at,occasion,by_role,values,born\n"
    table.write_text(head + row.format(born="2010-03-01") + row.format(born="2010-03-02"), "utf-8")
    assert main(["law", "status", str(table), "--municipality", "756", "--at", "2018-07-01"]) == 2
    assert "line 3 (row 2), column born: case c1 was born 2010-03-01 above" in capsys.readouterr().err


def test_what_the_municipality_learnt_later_was_not_known(ask):
    asked = ("--ordinary", "--known-at", "2018-06-04T23:00")
    _, found = ask(WALK, *asked, at="2018-06-05T08:00")
    assert duty(found, "serviceloven/assess-notification")
    _, found = ask(WALK, *asked[:2], "2018-06-06", at="2018-06-05T10:00")
    assert not duty(found, "serviceloven/assess-notification")


def test_an_unreadable_known_at_names_the_option_and_the_mend(ask):
    code, said = ask(WALK, "--known-at", "yesterday")
    assert code == 2
    assert "--known-at 'yesterday' can't be read" in said
