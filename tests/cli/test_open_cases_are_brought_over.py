"""`frirum import`: good rows in, bad ones listed with line and reason, run twice it adds nothing."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from frirum.cli.main import main
from frirum.law.moments import Moment
from frirum.record import lists
from frirum.record.lawbook import lawbook
from frirum.record.models import Case, Custody, Effort, Entry, Person
from frirum.record.reading import case_file
from frirum.record.rebuild import rebuild
from frirum.record.told import tell
from frirum.record.verify import verify
from tests.cli import open_cases

if TYPE_CHECKING:
    from tests.cast import World

GOOD = next(open_cases.rows(1))


@pytest.fixture
def world(db: None) -> World:
    from tests.cast import World

    here = World()
    here.adopts()
    return here


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def bring(folder: Path, listed: list[dict[str, str]], *more: str, at: str = "756", acts: str = "") -> int:
    file = folder / "cases.csv"
    file.write_text(open_cases.table(listed), encoding="utf-8")
    if acts:
        (folder / "acts.csv").write_text(acts, encoding="utf-8")
        more = (*more, "--acts", str(folder / "acts.csv"))
    errors = str(folder / "errors.csv")
    words = ["import", str(file), "--municipality", at, "--by", "Drift", "--source", "DUBU"]
    return main([*words, "--errors", errors, *more])


def errors(folder: Path) -> list[dict[str, str]]:
    with (folder / "errors.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def check_file_with_bad_rows(folder: Path, count: int) -> None:
    """3 % of `count` rows are bad; the property that both the test and the proof hold."""
    listed = list(open_cases.rows(count, bad_every=33))
    bad = {str(number + 2): open_cases.BAD[number // 33 % 10][0] for number in range(32, count, 33)}
    assert bring(folder, listed) == 1
    good = count - len(bad)
    assert Case.objects.count() == good
    assert Person.objects.exclude(cpr_index="").count() == len(
        {
            row[cell]
            for nth, row in enumerate(listed, 2)
            if str(nth) not in bad
            for cell in ("child_cpr", "parent1_cpr")
        }
    )
    said = errors(folder)
    assert {one["line"]: one["column"] for one in said} == bad
    assert all(one["wrong"] and one["write"] for one in said)
    before = Entry.objects.count()
    assert bring(folder, listed) == 1
    assert Entry.objects.count() == before
    assert errors(folder) == said
    mended = list(open_cases.rows(count))
    assert bring(folder, mended) == 0
    assert Case.objects.count() == count
    assert not list(verify())


def test_good_rows_go_in_and_bad_ones_are_listed(world: World, folder: Path) -> None:
    check_file_with_bad_rows(folder, 200)
    assert rebuild(check=True) == []


@pytest.mark.proof
def test_ten_thousand_open_cases(world: World, folder: Path) -> None:
    check_file_with_bad_rows(folder, 10_000)


def test_a_row_is_a_whole_case(world: World, folder: Path) -> None:
    assert bring(folder, [GOOD]) == 0
    case = Case.objects.select_related("person").get()
    assert (case.person.name, case.unit, case.status) == (GOOD["child_name"], "familieraadgivningen", "open")
    assert case.opened_at == Moment.of("2018-01-15T10:00").instant
    assert case.help_on is not None
    assert Effort.objects.get().what == ["serviceloven-52-3-3"]
    assert Custody.objects.get().form == "sole"
    acts = {act.name: act for act in case_file(case).acts}
    assert acts["decision"].occasion == acts["notification-received"].id
    assert acts["consent-given"].values["by"] == str(Custody.objects.get().holder_id)
    seen = lists.cases(world.viewer("mette")).rows
    assert [one.id for one in seen] == [case.id]


def test_a_decision_that_had_what_goes_before_is_no_breach(world: World, folder: Path) -> None:
    before = {"examined_on": "2018-01-30", "child_heard_on": "2018-01-25", "plan_made_on": "2018-01-31"}
    assert bring(folder, [GOOD | before]) == 0
    whole = Case.objects.get()
    assert not case_file(whole).judgement.breaches
    assert bring(folder, [GOOD | {"case": "S-9", "child_cpr": "0202104321"}]) == 0
    bare = case_file(Case.objects.exclude(pk=whole.pk).get())
    assert {one.act for one in bare.judgement.breaches} == {"decision"}


def test_it_says_who_brought_it_from_which_line_of_which_file(world: World, folder: Path) -> None:
    import hashlib

    assert bring(folder, [{**GOOD, "case": "X"}, GOOD | {"child_cpr": "0101104399"}]) == 0
    said = [tell(entry).said for entry in Entry.objects.filter(act="case-imported").order_by("sequence")]
    data = (folder / "cases.csv").read_bytes()
    assert [(one["source_system"], one["source_id"], one["line"]) for one in said] == [
        ("DUBU", "X", 2),
        ("DUBU", "S-0", 3),
    ]
    assert {one["imported_by"] for one in said} == {"Drift"}
    assert {one["file_hash"] for one in said} == {hashlib.sha256(data).hexdigest()}


def test_a_changed_row_is_told_and_changes_nothing(world: World, folder: Path) -> None:
    bring(folder, [GOOD])
    before = Entry.objects.count()
    assert bring(folder, [{**GOOD, "effort_started_on": "2018-03-01"}]) == 1
    assert Entry.objects.count() == before
    (said,) = errors(folder)
    assert said["line"] == "2"
    assert "says something else" in said["wrong"]


def test_the_order_of_columns_is_no_change(world: World, folder: Path) -> None:
    bring(folder, [GOOD])
    assert bring(folder, [dict(reversed(GOOD.items()))]) == 0


def test_a_trial_keeps_nothing(world: World, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Entry.objects.count()
    assert bring(folder, list(open_cases.rows(3, bad_every=3)), "--dry-run") == 1
    assert "Tried, and kept nothing: 2 cases" in capsys.readouterr().out
    assert (Entry.objects.count(), Person.objects.count()) == (before, 0)
    assert len(errors(folder)) == 1


def test_nobody_is_there_twice_and_siblings_are_one_family(world: World, folder: Path) -> None:
    lone = world.register("Lone Opdigtet", cpr="0101701234")
    first, second = list(open_cases.rows(2))
    listed = [{**first, "parent1_cpr": "010170-1234"}, {**second, "parent1_cpr": "0101701234"}]
    assert bring(folder, listed) == 0
    assert Person.objects.count() == 3
    assert set(Person.objects.values_list("stream", flat=True)) == {Person.objects.get(pk=lone).stream}


def test_a_word_makes_a_family_where_no_number_is_known(world: World, folder: Path) -> None:
    plain = {name: GOOD[name] for name in ("case", "opened_on", "child_name", "child_cpr")}
    other = {**plain, "case": "S-9", "child_name": "Bo Opdigtet", "child_cpr": "0202104321"}
    assert bring(folder, [{**plain, "family": "F1"}, {**other, "family": "F1"}]) == 0
    assert len(set(Person.objects.values_list("stream", flat=True))) == 1


def test_a_child_with_an_open_case_gets_no_second_history(world: World, folder: Path) -> None:
    alma = world.register("Alma Brandt", cpr=GOOD["child_cpr"])
    world.notified(alma)
    before = Entry.objects.count()
    assert bring(folder, [GOOD]) == 1
    assert Entry.objects.count() == before
    assert errors(folder)[0]["wrong"] == "the child has an open case here already"


def test_another_municipalitys_child_is_another_person(world: World, folder: Path) -> None:
    there = {name: text for name, text in GOOD.items() if name not in ("unit", "adviser")}
    assert bring(folder, [GOOD]) == 0
    assert bring(folder, [there], at="159") == 0
    assert sorted(Case.objects.values_list("municipality", flat=True)) == ["159", "756"]
    assert Person.objects.count() == 4
    assert {one.municipality for one in lists.cases(world.viewer("sofie")).rows} == {"159"}
    assert {one.municipality for one in lists.cases(world.viewer("birgit")).rows} == {"756"}


@pytest.mark.parametrize(
    ("mended", "column", "says"),
    [
        ({"case": "010110-4321"}, "case", "is a CPR number"),
        ({"child_cpr": "", "child_born": ""}, "child_cpr", "nobody knows who"),
        ({"parent1_name": ""}, "parent1_name", "no name"),
        ({"notified_at": ""}, "notified_at", "notifier_kind is said, but not when"),
        ({"consent_by": "parent2"}, "consent_by", "can't be chosen"),
        ({"effort_kind": "barnets-lov-32-5"}, "effort_kind", "can't be chosen"),
        ({"effort_started_on": "2018-02-30"}, "effort_started_on", "is no date"),
    ],
)
def test_what_is_wrong_is_said_by_its_column(
    world: World, folder: Path, mended: dict[str, str], column: str, says: str
) -> None:
    assert bring(folder, [{**GOOD, "child_born": "", "consent_by": "", **mended}]) == 1
    assert any(one["column"] == column and says in one["wrong"] for one in errors(folder)), errors(folder)
    assert not Case.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_danish_spreadsheet_is_read(world: World, folder: Path, encoding: str) -> None:
    file = folder / "sager.csv"
    header = "Sagsnummer;Oprettet;Barnets navn;Barnets CPR;Forælder1 navn;Underrettet;Underretter;Bekymring"
    row = "S-1;5.3.2018;Åse Ærlig;010110-4321;Øjvind Ærlig;05-03-2018 10:15;Skole;Slår"
    file.write_bytes(f"{header}\n{row}\n".encode(encoding))
    assert main(["import", str(file), "--municipality", "756"]) == 0
    assert {one.name for one in Person.objects.all()} == {"Åse Ærlig", "Øjvind Ærlig"}
    assert Entry.objects.get(act="notification-received").known == Moment.of("2018-03-05T10:15")


@pytest.mark.parametrize(
    "text",
    [
        "case,opened_on\nS,2018-01-01\n",
        "case,opened_on,child_name,shoe\n",
        "",
        'case,opened_on,child_name\n"S',
    ],
)
def test_a_file_that_can_not_be_read_changes_nothing(world: World, folder: Path, text: str) -> None:
    (folder / "cases.csv").write_text(text, encoding="utf-8")
    before = Entry.objects.count()
    assert main(["import", str(folder / "cases.csv"), "--municipality", "756"]) == 2
    assert Entry.objects.count() == before


PAPER = json.dumps({"id": str(UUID(int=1)), "name": "a", "type": "x", "size": 1, "sha256": "0" * 64})
ACTS = "case,act,occurred_at,known_at,occasion,by_role,values,id,corrects\n"


def test_a_history_comes_along(world: World, folder: Path) -> None:
    plain = {name: GOOD[name] for name in ("case", "opened_on", "child_name", "child_cpr", "parent1_name")}
    acts = ACTS + "\n".join([
        'S-0,notification-received,2018-01-10T09:00,,,intake,"{""notifier_kind"": ""child""}",n1,',
        "S-0,notification-assessed,2018-01-10T12:00,,n1,intake,,,",
        'S-0,meeting-held,2018-01-20,,,adviser,"{""text"": ""Hej"", ""with"": [""child"", ""parent1""]}",m,',
        'S-0,meeting-held,2018-01-20,,,adviser,"{""text"": ""Hejsa"", ""with"": [""parent1""]}",,m',
    ])  # fmt: skip
    assert bring(folder, [plain], acts=acts) == 0
    case = Case.objects.get()
    told = case_file(case)
    told_of = next(act for act in told.acts if act.name == "notification-received")
    assert told_of.values["notifier_kind"] == "child", "a choice is no person"
    meeting = next(act for act in told.acts if act.name == "meeting-held")
    assert set(meeting.values["with"]) == {str(one) for one in Person.objects.values_list("pk", flat=True)}
    assert meeting.by_role == "adviser"
    corrected = Entry.objects.get(act="meeting-held", corrects__isnull=False)
    assert tell(corrected).said["text"] == "Hejsa"
    assert bring(folder, [plain], acts=acts) == 0
    assert bring(folder, [plain], acts=acts.replace("Hejsa", "Hov")) == 1


@pytest.mark.parametrize(
    ("row", "column", "says"),
    [
        ("S-0,notification-recieved,2018-01-10,,,x,,,", "act", "no act"),
        ("S-0,person-registered,2018-01-10,,,x,,,", "act", "no act of a case's own"),
        ('S-0,meeting-held,2018-01-10,,,x,"{""with"": [""parent2""]}",,', "values", "no person 'parent2'"),
        ("S-0,notification-assessed,2018-01-10,,n7,x,,,", "occasion", "no occasion"),
        ('S-0,file-note,2018-01-10,,,x,"{""documents"": [PAPER]}",,', "values", "documents can't come"),
    ],
)
def test_a_fault_in_a_history_keeps_that_case_out_alone(
    world: World, folder: Path, row: str, column: str, says: str
) -> None:
    first, second = list(open_cases.rows(2))
    assert (
        bring(folder, [first, second], acts=ACTS + row.replace("PAPER", PAPER.replace('"', '""')) + "\n") == 1
    )
    wrong = [one for one in errors(folder) if one["file"] == "acts.csv"]
    assert [(one["line"], one["column"]) for one in wrong] == [("2", column)]
    assert says in wrong[0]["wrong"]
    assert Case.objects.count() == 1


def test_what_the_door_alone_can_refuse_costs_no_other_case(world: World, folder: Path) -> None:
    """Two notifications are open: an act that needs one must say which; only the door knows."""
    first, second = list(open_cases.rows(2))
    acts = ACTS + "\n".join([
        'S-0,notification-received,2018-03-10T09:00,,,intake,"{""notifier_kind"": ""school""}",n1,',
        "S-0,notification-reassessed,2018-03-11T12:00,,,intake,,,",
    ])  # fmt: skip
    assert bring(folder, [first, second], acts=acts) == 1
    assert [one.person.name for one in Case.objects.select_related("person")] == [second["child_name"]]
    (wrong,) = errors(folder)
    assert (wrong["file"], wrong["line"], wrong["column"]) == ("acts.csv", "3", "occasion")


def test_only_the_machinery_may_leave_out_what_a_form_asks_for(world: World) -> None:
    from dataclasses import replace

    from frirum.record.drafts import Refused
    from frirum.record.journal import record_many

    alma = world.register("Alma Brandt")
    gap = replace(world.draft("file-note", about=[alma], exactly=True, text="Hej"), partial=True)
    with pytest.raises(Refused):
        record_many([replace(gap, actor=world.actor("rikke"))])
    record_many([gap])


def test_the_page_of_columns_names_them_all() -> None:
    from frirum.record.importing.columns import COLUMNS

    page = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
    for column in COLUMNS:
        assert f"`{column.name}`" in page, column.name
        assert f"`{column.danish}`" in page, column.danish


def test_the_example_can_be_imported(world: World) -> None:
    examples = Path(__file__).parents[2] / "docs" / "examples"
    words = ["import", str(examples / "cases.csv"), "--acts", str(examples / "acts.csv")]
    assert main([*words, "--municipality", "756"]) == 0
    assert Case.objects.count() == 3


def test_each_act_that_a_row_tells_of_is_in_the_vocabulary() -> None:
    from frirum.record.importing.columns import BY_NAME, TOLD

    for one in TOLD:
        kind = lawbook().vocabulary[one.act]
        assert one.when in BY_NAME
        for name, column in one.fields.items():
            assert kind.find(name), (one.act, name)
            assert column in BY_NAME
