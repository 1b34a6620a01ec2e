"""POST /api/law/status answers as `frirum law status --json` does; it keeps nothing, and asks no database."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.cache import cache
from django.test import Client

from frirum.api.limits import EACH_MINUTE
from frirum.api.shapes import LARGEST, MOST_ACTS
from frirum.cli.main import main

DOCS = Path(__file__).parents[2] / "docs"
URL = "/api/law/status"
HISTORY: list[dict[str, Any]] = [
    {
        "case": "c1",
        "act": "notification-received",
        "occurred_at": "2018-06-04T10:00",
        "by_role": "teacher",
        "values": {"professional": True},
        "id": "n1",
    },
    {"case": "c1", "act": "notification-assessed", "occurred_at": "2018-06-06T09:00", "occasion": "n1"},
    {"case": "c1", "act": "need-support-assumed", "occurred_at": "2018-06-11T09:00", "occasion": "n1"},
    {"case": "c0", "act": "help-requested", "occurred_at": "2018-07-01", "born": "2010-05-05"},
]
ASKED: dict[str, Any] = {"municipality": "756", "at": "2018-07-10T12:00", "history": HISTORY}


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    cache.clear()


def ask(asked: Any = None, **other: Any) -> Any:
    content = asked if isinstance(asked, str | bytes) else json.dumps({**(asked or ASKED), **other})
    return Client().post(URL, content, content_type="application/json")


def on_the_command_line(capsys: pytest.CaptureFixture[str], file: Path, *options: str) -> Any:
    columns = ["case", "act", "occurred_at", "known_at", "occasion", "by_role", "values", "id", "born"]
    with file.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, columns)
        writer.writeheader()
        writer.writerows(
            {**one, "values": json.dumps(one["values"]) if "values" in one else ""} for one in HISTORY
        )
    assert (
        main(["law", "status", str(file), "--municipality", "756", "--at", ASKED["at"], "--json", *options])
        == 0
    )
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("regime", "options"),
    [
        ({}, []),
        ({"ordinary": True}, ["--ordinary"]),
        ({"experiment": "r1"}, ["--experiment", "r1"]),
    ],
)
def test_the_answer_is_the_command_lines(regime, options, capsys, tmp_path):
    """Without a database: a query here would fail the test."""
    answer = ask(**regime)
    assert answer.status_code == 200
    assert answer.json() == on_the_command_line(capsys, tmp_path / "history.csv", *options)
    assert [one["case"] for one in answer.json()] == ["c0", "c1"]
    assert answer.json()[1]["breached"]
    jsonschema.validate(answer.json(), json.loads((DOCS / "schemas/law-status.json").read_text("utf-8")))


def test_a_table_sent_row_by_row_as_it_is_means_the_same():
    empty = dict.fromkeys(
        ("known_at", "occasion", "by_role", "values", "id", "corrects", "recorded_at", "born"), ""
    )
    rows = [{**empty, **one, "values": json.dumps(one.get("values", {}))} for one in HISTORY]
    assert ask(history=rows).json() == ask().json()


def test_no_acts_are_no_cases():
    assert ask(history=[]).json() == []


def refused(answer: Any, status: int = 422) -> tuple[list[Any], str]:
    assert answer.status_code == status
    [one] = answer.json()["detail"]
    return one["loc"], f"{one['msg']} {one['mend']}"


def changed(**fields: Any) -> list[dict[str, Any]]:
    return [HISTORY[0], {**HISTORY[1], **fields}]


@pytest.mark.parametrize(
    ("other", "place", "says"),
    [
        ({"municipality": "Ikast"}, ["municipality"], "pattern"),
        ({"at": "yesterday"}, ["at"], "Write ISO 8601"),
        ({"experiment": "r99"}, ["experiment"], "known are"),
        ({"experiment": "r1", "municipality": "159"}, ["experiment"], "uden hjemmel"),
        ({"experiment": "r1", "ordinary": True}, [], "leave one of them out"),
        ({"regime": "r1"}, ["regime"], "not permitted"),
        ({"history": None}, ["history"], "list"),
        ({"history": changed(act="notification-asessed")}, ["history", 1, "act"], "notification-assessed"),
        ({"history": changed(occasion="n2")}, ["history", 1, "occasion"], "n1"),
        ({"history": changed(occurred_at="6/6")}, ["history", 1, "occurred_at"], "Write ISO 8601"),
        ({"history": changed(values={"x": 1})}, ["history", 1, "values"], "no field 'x'"),
        ({"history": changed(values="x")}, ["history", 1, "values"], "not JSON"),
        ({"history": changed(knownat="2018-06-06")}, ["history", 1, "knownat"], "not permitted"),
        ({"history": changed(id="n1")}, ["history", 1, "id"], "twice"),
        ({"history": changed(case="x" * 201)}, ["history", 1, "case"], "200"),
        ({"history": [HISTORY[1]] * (MOST_ACTS + 1)}, ["history"], f"{MOST_ACTS}"),
    ],
)
def test_a_fault_names_its_place(other, place, says):
    where, told = refused(ask(**other))
    assert where == ["body", *place]
    assert says in told


def test_several_faults_of_form_are_told_at_once_and_nothing_is_sent_back():
    answer = ask(municipality="secret-name", at=5)
    assert [one["loc"] for one in answer.json()["detail"]] == [["body", "municipality"], ["body", "at"]]
    assert "secret-name" not in answer.content.decode()


@pytest.mark.parametrize("depth", [500, 900, 990, 2000])
def test_what_is_nested_deep_is_refused_in_words(depth):
    values = '{"a":' * depth + "1" + "}" * depth
    act = json.dumps(HISTORY[0] | {"values": 0}).replace('"values": 0', f'"values": {values}')
    answer = ask(json.dumps({**ASKED, "history": []}).replace('"history": []', f'"history": [{act}]'))
    assert answer.status_code in (400, 422)


def test_half_a_letter_is_no_fault_of_ours():
    answer = ask(json.dumps({**ASKED, "history": [{**HISTORY[0], "case": "\ud800"}]}))
    assert answer.status_code in (200, 400, 422)


@pytest.mark.parametrize("sent", ["", "{", "[" * 50_000, b"\xff\xfe", "[]", '"x"', '{"at": NaN}'])
def test_what_is_no_question_is_refused_in_words(sent):
    answer = ask(sent)
    assert answer.status_code in (400, 422)
    assert answer.json()["detail"][0]["loc"][0] == "body"


def test_a_large_request_is_not_read():
    place, told = refused(ask(at="x" * LARGEST), 413)
    assert place == ["body"]
    assert "Send fewer" in told


def test_who_asks_too_often_waits_and_others_do_not():
    for _ in range(EACH_MINUTE):
        assert ask("{").status_code == 400
    answer = ask()
    assert refused(answer, 429)[1].startswith("too many")
    assert int(answer["Retry-After"]) > 0
    other = Client(REMOTE_ADDR="192.0.2.7").post(URL, json.dumps(ASKED), content_type="application/json")
    assert other.status_code == 200


def test_an_address_can_not_be_made_up(settings):
    for number in range(EACH_MINUTE + 1):
        answer = Client().post(
            URL, "{", content_type="application/json", HTTP_X_FORWARDED_FOR=f"192.0.2.{number}"
        )
    assert answer.status_code == 429


def test_only_a_question_is_answered():
    assert Client().get(URL).status_code == 405


def test_the_document_is_the_one_that_is_kept():
    """docs/schemas/openapi.json is what programs were told; a change of it is a change of the contract."""
    served = Client().get("/api/openapi.json").json()
    assert served == json.loads((DOCS / "schemas/openapi.json").read_text("utf-8"))


def test_the_document_describes_what_is_answered():
    served = Client().get("/api/openapi.json").json()
    shapes = served["components"]["schemas"]
    schema = {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Answer"},
        "components": {"schemas": shapes},
    }
    jsonschema.validate(ask().json(), schema)
    sent = served["paths"][URL]["post"]["requestBody"]["content"]["application/json"]["schema"]
    jsonschema.validate(ASKED, {**sent, "components": {"schemas": shapes}})


def test_no_page_of_documentation_brings_foreign_scripts():
    assert Client().get("/api/docs").status_code == 404
